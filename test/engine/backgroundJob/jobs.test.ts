import type { INodeParameters } from 'n8n-workflow';
import { onlyJson, operate, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { startJob } from './startJob';

const sandbox = useSandbox();
const unknown = '00000000-0000-4000-8000-00000000ffff';
const act = async (operation: string, parameters: INodeParameters) =>
	await operate(sandbox(), { resource: 'backgroundJob', operation, ...parameters });

test('get gives the progress of a job', async () => {
	const jobId = await startJob(sandbox(), 3);
	expect(onlyJson(await act('get', { jobId }))).toMatchObject({
		id: jobId,
		counts: { NOT_STARTED: 3 },
	});
	expect(onlyJson(await act('get', { jobId }))).toMatchObject({ counts: { SUCCESS: 3 } });
});

test('wait asks until no entry waits', async () => {
	const jobId = await startJob(sandbox(), 2);
	expect(onlyJson(await act('wait', { jobId }))).toMatchObject({ counts: { SUCCESS: 2 } });
});

test.each<[object, object]>([
	[{}, { SUCCESS: 1, PROCESSING: 1 }],
	[{}, { SUCCESS: 1, 'In progress': 1 }],
	[{}, { success: 1, not_started: 1 }],
	[{ completionStatus: 'PENDING' }, { SUCCESS: 1 }],
	[{ completionStatus: 'in_progress' }, { SUCCESS: 2 }],
])('wait does not take what is being worked on for done: %j %j', async (job, counts) => {
	const jobId = await startJob(sandbox(), 2);
	const underWay = { _data: job, _meta: { bjEntryCompletionStatusVsCount: counts } };
	const done = { _data: { end: true }, _meta: { bjEntryCompletionStatusVsCount: { SUCCESS: 2 } } };
	sandbox().inject({ status: 200, body: underWay });
	sandbox().inject({ status: 200, body: done });
	expect(onlyJson(await act('wait', { jobId }))).toMatchObject({ end: true });
});

test('wait gives up after its time, and says that the job goes on', async () => {
	const jobId = await startJob(sandbox(), 1);
	const body = { _data: {}, _meta: { bjEntryCompletionStatusVsCount: { NOT_STARTED: 1 } } };
	sandbox().inject({ status: 200, body, times: 20 });
	expect(errorOf(await act('wait', { jobId, options: { jobTimeout: 1 } }))).toMatch(
		new RegExp(`^The job ${jobId} was not done within a second .*It goes on in ChakraHQ`),
	);
});

test('gives 1,000 entries as they are', async () => {
	const jobId = await startJob(sandbox(), 1000);
	const { output } = await act('getEntries', { jobId, returnAll: true });
	expect(output).toHaveLength(1000);
	expect(output[0]?.json).toEqual({
		id: expect.any(String),
		completionStatus: 'SUCCESS',
		process: expect.any(String),
	});
	expect((await act('getEntries', { jobId })).output).toHaveLength(50);
});

const entriesPath = `/v1/ext/background-job/${unknown}/entries`;
test.each<[string, (page: number) => object]>([
	['a path', (page) => ({ nextPath: `${entriesPath}?page=${page}` })],
	['a URL', (page) => ({ n: `https://api.example.com${entriesPath}?page=${page}` })],
	['a path without ext', (page) => ({ next: entriesPath.replace('/ext', '') + `?page=${page}` })],
	['a query alone', (page) => ({ nextPage: `?page=${page}` })],
	['a relative path', (page) => ({ nextPagePath: `entries?page=${page}` })],
	[
		'one of several links',
		(page) => ({
			links: {
				...{ self: `${entriesPath}?page=${page - 1}`, prev: `${entriesPath}?page=${page - 2}` },
				next: { href: `${entriesPath}?page=${page}` },
			},
		}),
	],
])('follows the next page, written as %s, over three pages', async (_, linksTo) => {
	const page = (id: number) => ({
		status: 200,
		body: { _data: [{ id }], _meta: { total: 3, ...linksTo(id + 1) } },
	});
	sandbox().inject(page(1));
	sandbox().inject(page(2));
	const last = { links: { prev: `${entriesPath}?page=2` } };
	sandbox().inject({ status: 200, body: { _data: [{ id: 3 }], _meta: last } });
	const { output, error } = await act('getEntries', { jobId: unknown, returnAll: true });
	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.id)).toEqual([1, 2, 3]);
	expect(sandbox().requests.map(({ query }) => query)).toEqual(['', '?page=2', '?page=3']);
});

test.each<[string, object, number]>([
	['a total alone', { total: 5 }, 1],
	['a total and a cursor', { totalCount: 5, nextCursor: 'QVFI' }, 1],
	['a cursor alone', { paging: { next: 'QVFI' } }, 1],
	['a path elsewhere', { next: '/v1/ext/jobs/entries/2' }, 1],
	['all that there are', { total: 2, totalPages: 9, next: null, limit: 50 }, 0],
	['none', {}, 0],
])('says where not all entries may be here: _meta has %s', async (_, _meta, hints) => {
	const body = { _data: [{ id: 1 }, { id: 2 }], _meta };
	sandbox().inject({ status: 200, body, times: 2 });
	const result = await act('getEntries', { jobId: unknown, returnAll: true });
	expect([result.error, result.output.length]).toEqual([undefined, 2]);
	expect(result.hints).toHaveLength(hints);
	if (hints > 0)
		expect(result.hints[0]?.message).toMatch(/^Perhaps not all entries.* 2 (of 5 )?were read/);
	expect((await act('getEntries', { jobId: unknown, limit: 2 })).hints).toEqual([]);
});

test('a job without entries gives none', async () => {
	sandbox().inject({ status: 200, body: { _data: [], _meta: { total: 0 } } });
	expect((await act('getEntries', { jobId: unknown })).output).toEqual([]);
});

test.each(['get', 'getEntries', 'wait'])(
	'%s refuses a text that is not an ID, and explains a 404',
	async (operation) => {
		expect(errorOf(await act(operation, { jobId: 'job 1' }))).toMatch(
			/^Job ID "job 1" is not an ID/,
		);
		expect(sandbox().requests).toEqual([]);
		expect(errorOf(await act(operation, { jobId: unknown }))).toMatch(
			new RegExp(`^ChakraHQ has no background job ${unknown} \\(HTTP 404\\)`),
		);
	},
);
