import { mapFields, search } from '../editor';
import { byId, onlyJson, operate, errorOf } from '../operate';
import { filledIn } from '../process/process';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const lead = { resource: 'lead', operation: 'create' };
const sent = () => sandbox().requests.filter(({ method }) => method === 'POST');

test('creates a lead without a procedure to choose', async () => {
	const json = onlyJson(
		await operate(sandbox(), {
			...lead,
			columns: filledIn({ name: 'Ada', score: '5' }),
			dataJson: '{ "phone_number": "15550100077" }',
			assignedTo: byId('janedoe'),
		}),
	);
	expect(json).toMatchObject({ id: expect.any(String), assignedTo: 'janedoe' });
	expect(sent().map(({ path, body }) => [path, body])).toEqual([
		[
			'/v1/ext/procedure/lead/process',
			{
				data: { name: 'Ada', score: 5, phone_number: '15550100077' },
				assignedTo: 'janedoe',
			},
		],
	]);
});

test('shows the attributes and states of leads', async () => {
	const { fields } = await mapFields(sandbox(), 'getProcessAttributes', lead);
	expect(fields.map(({ id }) => id)).toContain('lead_id');
	expect(await search(sandbox(), 'searchStates', lead, 'convert')).toEqual([
		{ name: 'Converted (CONVERTED)', value: 'CONVERTED' },
	]);
});

test('refuses a value that does not fit, and sends nothing', async () => {
	const refusal = errorOf(await operate(sandbox(), { ...lead, dataJson: { score: 'x' } }));
	expect(refusal).toMatch(/^Score \(score\) must be a number, and is "x" \[item 0\]/);
	expect(sent()).toEqual([]);
});

test('is not created again when the response is lost', async () => {
	sandbox().inject({ cutAnswer: true, match: { method: 'POST' } });
	expect(errorOf(await operate(sandbox(), lead))).toMatch(/look in ChakraHQ before/);
	expect(sent()).toHaveLength(1);
});
