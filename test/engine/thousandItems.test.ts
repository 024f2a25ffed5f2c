import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { resources } from '../../nodes/Chakra/actions';
import { seed as smallSeed, type Seed } from '../../sandbox/seed';
import { byId, operate, wabaId } from './operate';
import { byKey } from './process/process';
import { outputs } from './schemas/outputs';
import { useSandbox } from './useSandbox';

const count = 1000;
const uuid = (i: number) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;

/** What is deleted is gone for the next item: so there is one of each for every item. */
function seed(): Seed {
	const small = smallSeed();
	const [lead] = small.processes;
	const templates = small.templates[wabaId] ?? [];
	const [template] = templates;
	if (!lead || !template) throw new Error('The seed has no lead or no template');
	return {
		...small,
		processes: Array.from({ length: count }, (_, i) => ({
			...lead,
			id: uuid(i),
			data: { lead_id: `LEAD-${i}`, score: i },
		})),
		templates: {
			...small.templates,
			[wabaId]: [
				...templates,
				...Array.from({ length: count }, (_, i) => ({
					...template,
					id: String(7_000_000 + i),
					name: `template_${i}`,
				})),
			],
		},
	};
}

const sandbox = useSandbox({ seed });

/** Why an operation is not run once for each item. */
const others: Record<string, string> = {
	'account: forgetSendOnceKeys': 'does one thing for all items, with the parameters of the first',
	'message: sendAndWait': 'asks one question, and the node waits for its answer',
};

/** Operations that send all items in one call. */
const together = ['lead: updateMany', 'process: createMany', 'process: updateMany'];

const lead = byKey('=LEAD-{{ $itemIndex }}');
const recipient = '={{ 15550200000 + $itemIndex }}';
const phone = (i: number) => String(15550200000 + i);

/** Parameters that are another for each item, and what of it must come out with the same item. */
const own: Record<string, { parameters: INodeParameters; comesOut?: (i: number) => IDataObject }> =
	{
		'chat: getWindow': {
			parameters: { phoneNumber: recipient },
			comesOut: (i) => ({ phoneNumber: phone(i) }),
		},
		'lead: create': {
			parameters: { columns: null, dataJson: '={{ { score: $itemIndex } }}' },
			comesOut: (i) => ({ data: { score: i } }),
		},
		'lead: updateMany': { parameters: { process: lead } },
		'message: send': { parameters: { recipient }, comesOut: (i) => ({ recipient: phone(i) }) },
		'photo: upload': {
			parameters: {
				photoId: `={{ '${uuid(0).slice(0, 24)}' + String($itemIndex).padStart(12, '0') }}`,
			},
			comesOut: (i) => ({ id: uuid(i) }),
		},
		'process: create': {
			parameters: { columns: null, dataJson: '={{ { score: $itemIndex } }}' },
			comesOut: (i) => ({ data: { score: i } }),
		},
		'process: createMany': {
			parameters: { columns: null, dataJson: '={{ { lead_id: "NEW-" + $itemIndex } }}' },
		},
		'process: delete': { parameters: { process: lead }, comesOut: (i) => ({ data: { score: i } }) },
		'process: get': { parameters: { process: lead }, comesOut: (i) => ({ data: { score: i } }) },
		'process: getAll': {
			parameters: {
				returnAll: true,
				filters: {
					conditions: [{ keyName: 'score', condition: '=', keyValue: '={{ $itemIndex }}' }],
				},
			},
			comesOut: (i) => ({ data: { score: i } }),
		},
		'process: update': {
			parameters: { process: lead, columns: null, state: 'NEW' },
			comesOut: (i) => ({ data: { score: i } }),
		},
		'process: updateMany': { parameters: { process: lead } },
		'process: upsert': {
			parameters: { columns: null, dataJson: '={{ { lead_id: "LEAD-" + $itemIndex } }}' },
			comesOut: (i) => ({ data: { score: i } }),
		},
		'template: create': { parameters: { name: '=new_{{ $itemIndex }}' } },
		'template: delete': {
			parameters: { templateId: byId('={{ 7000000 + $itemIndex }}') },
		},
		'templateMessage: send': {
			parameters: { recipient },
			comesOut: (i) => ({ recipient: phone(i) }),
		},
		'templateMessage: sendMeta': {
			parameters: { recipient },
			comesOut: (i) => ({ recipient: phone(i) }),
		},
	};

const operations = resources.flatMap(({ entry, operations: all }) =>
	all.map((operation) => `${entry.value}: ${operation.entry.value}`),
);

test('each operation is run with 1,000 items, or says why not', () => {
	const known = [...operations].sort();
	expect([...new Set([...Object.keys(outputs), ...Object.keys(others)])].sort()).toEqual(known);
	expect([...Object.keys(own), ...together].filter((name) => !known.includes(name))).toEqual([]);
});

const eachItem = operations.filter((name) => !(name in others));

test.each(eachItem)(
	'%s works on 1,000 items, and each output belongs to its item',
	async (name) => {
		const [resource = '', operation = ''] = name.split(': ');
		const { runs, prepare } = outputs[name] ?? { runs: [] };
		const [run] = runs;
		const [item = {}] = run?.items ?? [];
		const { parameters = {}, comesOut } = own[name] ?? {};
		const prepared = await prepare?.(sandbox());
		const before = sandbox().requests.length;
		const { output, error } = await operate(
			sandbox(),
			{ resource, operation, limit: 1, ...run?.parameters, ...prepared, ...parameters },
			{ items: Array.from({ length: count }, () => item) },
		);
		expect(error).toBeUndefined();
		const indexes = Array.from({ length: count }, (_, i) => i);
		const isTogether = together.includes(name);
		if (isTogether) {
			expect(output).toHaveLength(count);
			const calls = sandbox().requests.slice(before);
			expect(calls.filter(({ method }) => ['POST', 'PATCH'].includes(method))).toHaveLength(1);
			return;
		}
		const from = output.map(({ pairedItem }) => (pairedItem as { item: number }).item);
		expect([...new Set(from)]).toEqual(indexes);
		if (!comesOut) return;
		expect(output.map(({ json }) => json)).toMatchObject(indexes.map(comesOut));
	},
	60_000,
);
