import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { resources } from '../../nodes/Chakra/actions';
import type { RecordedRequest } from '../../sandbox/records';
import { seed as smallSeed, type Seed } from '../../sandbox/seed';
import type { InputItem } from './engine';
import { byId, operate, wabaId } from './operate';
import { picture } from './pictures';
import { byKey } from './process/process';
import { outputs } from './schemas/outputs';
import { useUsedKeys } from './usedKeys';
import { useSandbox } from './useSandbox';

/** An item takes about 2 ms, most of it in n8n and in the sandbox. */
const LONG_LIST = 1000;

/** The number of an item. It has the same length for all, so that none contains another one. */
const numberOf = (index: number) => String(FIRST_NUMBER + index);
const FIRST_NUMBER = 7_000_000;
const number = `{{ ${FIRST_NUMBER} + $itemIndex }}`;
const anyNumber = /7000\d{3}/g;

const phone = `=1555${number}`;
const lead = byKey(`=LEAD-${number}`);
const sends = { recipient: phone, options: { parallelSends: 20 } };
const longAccount = '83784929738099';
const template = { account: byId(longAccount), templateId: byId(`=${number}`) };
const toRecipient = (item: string) => ({ recipient: `1555${item}` });
const ofLead = (item: string) => ({ data: { lead_id: `LEAD-${item}` } });

/** One run of an operation with many items. */
interface ManyItems {
	/** Parameters with the number of the item in them. */
	parameters?: INodeParameters;
	files?: (index: number) => InputItem['files'];
	/** What the output of an item holds, by its number. */
	output?: (item: string) => IDataObject;
	/**
	 * Whether all items are sent in one request. The sandbox's background jobs do not say which entry belongs to which
	 * item: process/bulk.test.ts tests how they are paired.
	 */
	isOneRequest?: true;
}

/** The operations whose request or output is another for each item. All others do the same for each. */
const manyItems: Record<string, ManyItems> = {
	'account: forgetSendOnceKeys': {
		parameters: { sendOnceKey: `=${number}` },
		output: (sendOnceKey) => ({ sendOnceKey }),
	},
	'call: act': { parameters: { recipient: phone } },
	'call: getPermissions': { parameters: { recipient: phone } },
	'chat: getWindow': {
		parameters: { phoneNumber: phone },
		output: (item) => ({ phoneNumber: `1555${item}` }),
	},
	'lead: create': {
		parameters: { columns: null, dataJson: `={"lead_id":"NEW-${number}"}` },
		output: (item) => ({ data: { lead_id: `NEW-${item}` } }),
	},
	'lead: updateMany': { parameters: { process: lead }, isOneRequest: true },
	'media: uploadPublic': {
		parameters: { options: { parallelUploads: 20 } },
		files: (index) => ({ data: { ...picture, fileName: `${numberOf(index)}.png` } }),
		output: (item) => ({ fileName: `${item}.png` }),
	},
	'message: markAsRead': { parameters: { messageId: `=wamid.${number}` } },
	'message: send': { parameters: sends, output: toRecipient },
	'message: sendRaw': {
		parameters: { messageJson: `={"to":"1555${number}","type":"text","text":{"body":"Hello"}}` },
		output: toRecipient,
	},
	'partner: createConnectToken': {
		parameters: { plugin: 'new', newPluginName: 'Client', clientReferenceId: `=${number}` },
	},
	'photo: upload': {
		parameters: { photoId: `=00000000-0000-4000-8000-00000${number}` },
		output: (item) => ({ id: `00000000-0000-4000-8000-00000${item}` }),
	},
	'process: create': {
		parameters: { columns: null, dataJson: `={"lead_id":"NEW-${number}"}` },
		output: (item) => ({ data: { lead_id: `NEW-${item}` } }),
	},
	'process: createMany': {
		parameters: { columns: null, dataJson: `={"lead_id":"NEW-${number}"}` },
		isOneRequest: true,
	},
	'process: delete': { parameters: { process: lead } },
	'process: get': { parameters: { process: lead }, output: ofLead },
	'process: getAll': {
		parameters: {
			filters: {
				conditions: [{ keyName: 'lead_id', condition: '=', keyValue: `=LEAD-${number}` }],
			},
		},
		output: ofLead,
	},
	'process: update': {
		parameters: { process: lead, columns: null, state: 'NEW' },
		output: ofLead,
	},
	'process: updateMany': { parameters: { process: lead }, isOneRequest: true },
	'process: upsert': {
		parameters: { columns: null, dataJson: `={"lead_id":"LEAD-${number}"}` },
		output: ofLead,
	},
	'task: create': { parameters: { process: lead } },
	'template: create': {
		parameters: { name: `=new_${number}` },
		output: (item) => ({ name: `new_${item}` }),
	},
	'template: delete': { parameters: template },
	'template: get': {
		parameters: template,
		output: (id) => ({ id }),
	},
	'template: update': {
		parameters: template,
		output: (id) => ({ id }),
	},
	'templateMessage: send': { parameters: sends, output: toRecipient },
	'templateMessage: sendForProcess': {
		parameters: { primaryKeyOrId: `=LEAD-${number}`, options: { parallelSends: 20 } },
	},
	'templateMessage: sendMeta': { parameters: sends, output: toRecipient },
};

/** Operations that do not run for each item, and why. */
const oncePerRun: Record<string, string> = {
	'message: sendAndWait': 'asks one question, and all items wait for its answer',
};

/** A lead and a template for each item. */
function seed(): Seed {
	const small = smallSeed();
	const [firstLead] = small.processes;
	const [firstTemplate] = small.templates[wabaId] ?? [];
	if (!firstLead || !firstTemplate) throw new Error('The seed has no lead or no template');
	const leads = Array.from({ length: LONG_LIST }, (_, index) => ({
		...firstLead,
		id: `00000000-0000-4000-8000-00000${numberOf(index)}`,
		data: { ...firstLead.data, lead_id: `LEAD-${numberOf(index)}` },
	}));
	const templates = Array.from({ length: LONG_LIST }, (_, index) => ({
		...firstTemplate,
		id: numberOf(index),
		name: `template_${numberOf(index)}`,
	}));
	return {
		...small,
		processes: [...small.processes, ...leads],
		templates: { ...small.templates, [longAccount]: templates },
	};
}

const sandbox = useSandbox({ seed });
useUsedKeys();

const operations = resources.flatMap(({ entry, operations: all }) =>
	all.map((operation) => ({
		name: `${entry.value}: ${operation.entry.value}`,
		resource: entry.value,
		operation: operation.entry.value,
	})),
);

test('each operation has a run in schemas/outputs.ts, to be done with many items, or says here why not', () => {
	const names = operations.map(({ name }) => name);
	expect(Object.keys({ ...outputs, ...oncePerRun }).sort()).toEqual([...names].sort());
	expect(names).toEqual(expect.arrayContaining(Object.keys(manyItems)));
});

test.each(operations.filter(({ name }) => !(name in oncePerRun)))(
	'$name does each of many items once, and gives each its own output',
	async ({ name, resource, operation }) => {
		const { runs, prepare } = outputs[name] ?? { runs: [] };
		const { [name]: many = {} } = manyItems;
		const [first] = runs;
		const [firstItem = {}] = first?.items ?? [];
		const prepared = await prepare?.(sandbox());
		const before = sandbox().requests.length;
		const { output, error } = await operate(
			sandbox(),
			{ resource, operation, limit: 1, ...first?.parameters, ...prepared, ...many.parameters },
			{
				items: Array.from({ length: LONG_LIST }, (_, index) => ({
					...firstItem,
					...(many.files && { files: many.files(index) }),
				})),
			},
		);
		expect(error).toBeUndefined();
		const indexes = Array.from({ length: LONG_LIST }, (_, index) => index);
		const numbers = indexes.map(numberOf);
		if (many.isOneRequest) expect(output).toHaveLength(LONG_LIST);
		else expect([...new Set(output.map(itemOf))]).toEqual(indexes);
		const { output: outputOfItem } = many;
		if (outputOfItem) {
			expect(output.map(({ json }) => json)).toMatchObject(numbers.map(outputOfItem));
		}
		const sent = numbersByCall(sandbox().requests.slice(before));
		if (many.isOneRequest) expect(Object.values(sent).flat()).toEqual([numbers]);
		for (const call of Object.values(sent)) expect(call.flat().sort()).toEqual(numbers);
	},
	60_000,
);

function itemOf({ pairedItem }: { pairedItem?: unknown }): number {
	return (pairedItem as { item: number }).item;
}

/** The items' numbers in each request that has some, by the call that it is. */
function numbersByCall(requests: readonly RecordedRequest[]): Record<string, string[][]> {
	const byCall: Record<string, string[][]> = {};
	for (const { operationId = '', path, body } of requests) {
		const found = `${path} ${JSON.stringify(body)}`.match(anyNumber) ?? [];
		if (found.length > 0) (byCall[operationId] ??= []).push([...new Set(found)]);
	}
	return byCall;
}
