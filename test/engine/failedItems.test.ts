import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, operate, senderId } from './operate';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

const to = '={{ $json.phone }}';
const template = byName('hello_world');
const templateLanguage = 'en_US';
const sends: Array<[name: string, parameters: INodeParameters]> = [
	['message: send', { resource: 'message', operation: 'send', recipient: to, text: 'Hello' }],
	[
		'message: sendRaw',
		{
			resource: 'message',
			operation: 'sendRaw',
			messageJson: '={{ { to: $json.phone, type: "text", text: { body: "Hello" } } }}',
		},
	],
	[
		'templateMessage: send',
		{ resource: 'templateMessage', operation: 'send', recipient: to, template, templateLanguage },
	],
	[
		'templateMessage: sendMeta',
		{
			resource: 'templateMessage',
			operation: 'sendMeta',
			recipient: to,
			template,
			templateLanguage,
		},
	],
];

async function goOn(parameters: INodeParameters, rows: IDataObject[], credential?: IDataObject) {
	const { output, error } = await operate(
		sandbox(),
		{ sender: byId(senderId), ...parameters },
		{ items: rows.map((json) => ({ json })), onError: 'continueRegularOutput', credential },
	);
	if (error) throw new Error(error.message);
	return output.map(({ json }) => json);
}

const rows = [
	{ phone: '+1 (555) 010-0001', customer: 'Ana' },
	{ phone: '+1 (555) 010-0002', customer: 'Bo' },
];

/** The outputs of a run whose refused items go to an output of their own. */
async function withErrorOutput(parameters: INodeParameters, rows: IDataObject[]) {
	const { output, errorOutput, error } = await operate(
		sandbox(),
		{ sender: byId(senderId), ...parameters },
		{ items: rows.map((json) => ({ json })), onError: 'continueErrorOutput' },
	);
	if (error) throw new Error(error.message);
	return { sent: output, refused: errorOutput };
}

describe.each(sends)('%s, where the node goes on', (_, parameters) => {
	const refuseSecond = () =>
		sandbox().inject({
			match: { method: 'POST' },
			after: 1,
			status: 400,
			body: { _data: [], _errors: ['(#131026) Message undeliverable'] },
		});

	test('a refused item keeps its recipient, and says that it failed', async () => {
		refuseSecond();
		expect(await goOn(parameters, rows)).toMatchObject([
			{ recipient: '15550100001', status: expect.stringMatching(/^(accepted|sent)$/) },
			{ recipient: '15550100002', status: 'failed', metaCode: 131026 },
		]);
	});

	test('so does an item that was never sent, with the recipient as it was given', async () => {
		const [first] = await goOn({ ...parameters, sender: byId('={{ $json.nothing }}') }, [
			{ phone: 'Ana' },
		]);
		expect(first).toMatchObject({ recipient: 'Ana', status: 'failed' });
		const [other] = await goOn(parameters, rows, { accessToken: '' });
		expect(other).toMatchObject({ recipient: '15550100001', status: 'failed' });
	});

	test('an item that may have been sent is not called failed', async () => {
		sandbox().inject({ match: { method: 'POST' }, status: 500 });
		expect((await goOn(parameters, rows))[0]).toMatchObject({
			recipient: '15550100001',
			status: 'unclear',
			mayBeDone: true,
		});
	});

	test('at the error output it keeps its recipient, status and reason beside the fields of its input', async () => {
		refuseSecond();
		const { sent, refused } = await withErrorOutput(parameters, rows);
		expect(sent.map(({ json }) => json.recipient)).toEqual(['15550100001']);
		expect(refused).toEqual([
			{
				json: {
					...rows[1],
					recipient: '15550100002',
					status: 'failed',
					error: expect.stringMatching(/131026.*\[item 1\]$/),
					message: expect.any(String),
					remedy: refused[0]?.json.message,
					apiMessage: '(#131026) Message undeliverable',
					httpStatus: 400,
					metaCode: 131026,
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	test('at the error output, too, an item that may have been sent is not called failed', async () => {
		sandbox().inject({ match: { method: 'POST' }, status: 500 });
		const { refused } = await withErrorOutput(parameters, rows);
		expect(refused[0]?.json).toMatchObject({ recipient: '15550100001', status: 'unclear' });
	});

	test('Include Input Fields works for all of them', async () => {
		refuseSecond();
		const options = { ...(parameters.options as object), includeInputFields: true };
		expect(await goOn({ ...parameters, options }, rows)).toMatchObject(rows);
	});
});

test('the recipient of Send for Process is the process', async () => {
	const [refused] = await goOn(
		{
			resource: 'templateMessage',
			operation: 'sendForProcess',
			procedureShortId: 'lead',
			primaryKeyOrId: '={{ $json.id }}',
			template: byName('Not a name'),
			templateLanguage: 'en_US',
		},
		[{ id: 'LEAD-004038' }],
	);
	expect(refused).toMatchObject({ recipient: 'lead LEAD-004038', status: 'failed' });
});

test('an expression that cannot be read leaves the recipient out, and the reason stays', async () => {
	const [refused] = await goOn(
		{ resource: 'message', operation: 'send', recipient: "={{ $('Nobody').item }}", text: 'Hi' },
		[{}],
	);
	expect(refused).toMatchObject({ recipient: null, status: 'failed' });
	expect(refused?.error).toMatch(/Nobody|node/);
});

test('an operation that sends nothing has no such status', async () => {
	const nobody = byId('00000000-0000-4000-8000-0000000000ff');
	const parameters = { resource: 'user', operation: 'get', userId: nobody };
	const [refused] = await goOn(parameters, [{}]);
	expect(refused?.error).toMatch(/user/);
	expect(refused).not.toHaveProperty('status');
});
