import type { IDataObject } from 'n8n-workflow';
import { errorOf, type OperateRun } from '../operate';
import { autoMapped, process } from '../process/process';
import { useUsedKeys } from '../usedKeys';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const usedKeys = useUsedKeys();

const leads = ['NEW-1', 'NEW-2', 'NEW-3', 'NEW-4'];

const createMany = async (
	ids: string[],
	options: IDataObject = {},
	{ waitForJob = true, ...run }: OperateRun & { waitForJob?: boolean } = {},
) =>
	await process(
		sandbox(),
		'createMany',
		{
			columns: autoMapped,
			waitForJob,
			options: { sendOnceKey: '={{ $json.lead_id }}', maxTries: 1, ...options },
		},
		{ items: ids.map((lead_id) => ({ json: { lead_id } })), ...run },
	);

/** The leads of each call. */
const calls = () =>
	sandbox()
		.requests.filter(({ path }) => path.endsWith('/process/bulk-create'))
		.map(({ body }) => (body as IDataObject[]).map(({ lead_id }) => lead_id));

type Result = Awaited<ReturnType<typeof createMany>>;
const skippedItems = ({ output }: Result) =>
	output
		.filter(({ json }) => json.status === 'skipped')
		.map(({ pairedItem }) => (pairedItem as { item: number }).item);
const refuse = () =>
	sandbox().inject({ match: { path: /bulk-create/ }, status: 400, body: { _errors: ['no'] } });

/** The job of the next call refuses this lead, and its entries name theirs. */
function refuseEntry(refused: string) {
	const entries = leads.slice(0, 2).map((lead_id) => ({
		lead_id,
		completionStatus: lead_id === refused ? 'INVALID' : 'SUCCESS',
	}));
	sandbox().inject({
		match: { path: /\/entries/ },
		status: 200,
		body: { _data: entries, _meta: { total: entries.length } },
	});
}

/** What a crashed run leaves behind. */
async function dieWhileSending(...keys: string[]) {
	const where = {
		workflow: { id: 'engine-test', active: false },
		node: { id: 'ChakraHQ' } as never,
	};
	const begun = keys.map((key) => `chakra begun ${key}`);
	await usedKeys.checkProcessedAndRecord(begun, 'node', where, { mode: 'entries' });
}

test('a second run of the same list creates nothing, and gives each item as skipped', async () => {
	expect((await createMany(leads)).output.map(({ json }) => json.completionStatus)).toEqual(
		leads.map(() => 'SUCCESS'),
	);
	const second = await createMany(leads);
	expect(calls()).toEqual([leads]);
	expect(second.error).toBeUndefined();
	expect(second.output.map(({ json }) => json)).toEqual(
		leads.map((sendOnceKey) => ({
			status: 'skipped',
			reason: expect.stringContaining('was used before'),
			sendOnceKey,
		})),
	);
	expect(second.hints.map(({ message }) => message)).toEqual([
		'4 items skipped, because the Send Once Key was used before.',
	]);
});

test('only those that are new go out, also where the job is not waited for', async () => {
	await createMany(leads.slice(0, 2), {}, { waitForJob: false });
	const second = await createMany(leads, { outputSkippedItems: false });
	expect(calls()).toEqual([leads.slice(0, 2), leads.slice(2)]);
	expect(second.output.map(({ json }) => json.completionStatus)).toEqual(['SUCCESS', 'SUCCESS']);
});

test('of two items with one key the second is skipped, in one call and in two', async () => {
	const together = await createMany(['NEW-1', 'NEW-2', 'NEW-1']);
	expect(skippedItems(together)).toEqual([2]);
	// Not the hint that several items for the same process were sent.
	expect(together.hints.map(({ message }) => message)).toEqual([
		expect.stringMatching(/^1 item skipped, because an item before/),
	]);
	const apart = await createMany(['NEW-3', 'NEW-4', 'NEW-3'], { batchSize: 1 });
	expect(skippedItems(apart)).toEqual([2]);
	expect(calls()).toEqual([['NEW-1', 'NEW-2'], ['NEW-3'], ['NEW-4']]);
});

test('what was refused is free again: the call as a whole, or an entry of its job', async () => {
	refuse();
	expect(errorOf(await createMany(leads))).toContain('no');
	refuseEntry('NEW-2');
	await createMany(leads.slice(0, 2));
	const third = await createMany(leads);
	expect(skippedItems(third)).toEqual([0]);
	expect(calls()).toEqual([leads, leads.slice(0, 2), leads.slice(1)]);
});

test('a call whose answer was lost is reported once, and its items are skipped from then on', async () => {
	sandbox().inject({ match: { path: /bulk-create/ }, cutAnswer: true });
	expect(errorOf(await createMany(leads))).toMatch(/may have been/);
	expect(skippedItems(await createMany(leads))).toEqual([0, 1, 2, 3]);
	expect(calls()).toEqual([leads]);
});

test('what a crashed run was sending is named once, and the others go out', async () => {
	await dieWhileSending('NEW-2');
	const second = await createMany(leads);
	expect(errorOf(second)).toMatch(/may have been sent before.*"NEW-2"/);
	expect(skippedItems(await createMany(leads))).toEqual([0, 1, 2, 3]);
	expect(calls()).toEqual([['NEW-1', 'NEW-3', 'NEW-4']]);
});

test('where a key cannot be recorded nothing goes out, and with On Error = Continue each item says so', async () => {
	usedKeys.isAway = true;
	expect(errorOf(await createMany(leads))).toContain('did not record the Send Once Key');
	const { output } = await createMany(leads, {}, { onError: 'continueRegularOutput' });
	expect(output.map(({ json }) => json.error)).toEqual(
		leads.map(() => expect.stringContaining('did not record the Send Once Key')),
	);
	expect(calls()).toEqual([]);
	usedKeys.isAway = false;
	await createMany(leads);
	expect(calls()).toEqual([leads]);
});

test('two executions of one process with the same list create each once, and do not wait for ever', async () => {
	const both = await Promise.all([
		createMany(leads, { batchSize: 2 }),
		createMany([...leads].reverse(), { batchSize: 3 }),
	]);
	expect(calls().flat().sort()).toEqual(leads);
	expect(both.flatMap(skippedItems)).toHaveLength(4);
});

test('a list with more keys than the history that ends in the middle: a fresh run creates only what is missing', async () => {
	const list = Array.from({ length: 150 }, (_, index) => `NEW-${index}`);
	const options = { sendOnceHistory: 100, batchSize: 25 };
	sandbox().inject({
		match: { path: /bulk-create/ },
		after: 5,
		status: 400,
		body: { _errors: ['no'] },
	});
	await createMany(list, options, { waitForJob: false });
	const before = calls().length;
	await createMany(list, options, { waitForJob: false });
	expect(calls().slice(before)).toEqual([list.slice(125)]);
});
