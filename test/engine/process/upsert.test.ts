import { errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { autoMapped, filledIn, process } from './process';

const sandbox = useSandbox();
const written = () =>
	sandbox()
		.requests.filter(({ path }) => !/\/(config|list)$/.test(path))
		.map(({ method, path }) => `${method} ${path.replace('/v1/ext/procedure/lead/process', '')}`);

test('updates what there is, creates what there is not, and one key twice ends as one process', async () => {
	const items = ['LEAD-1', 'NEW-1', 'NEW-1'].map((lead_id, score) => ({
		json: { lead_id, score },
	}));
	const { output, error } = await process(sandbox(), 'upsert', { columns: autoMapped }, { items });
	expect(error).toBeUndefined();
	expect(written()).toEqual(['PUT /lead_id/LEAD-1', 'POST ', 'PUT /lead_id/NEW-1']);
	expect(output.map(({ json }) => json.data)).toEqual([
		expect.objectContaining({ lead_id: 'LEAD-1', name: 'Ana', score: 0 }),
		expect.objectContaining({ lead_id: 'NEW-1', score: 1 }),
		expect.objectContaining({ lead_id: 'NEW-1', score: 2 }),
	]);
});

test('matches by what the form says, without the configuration', async () => {
	sandbox().inject({ status: 403, match: { path: '/config' } });
	const columns = filledIn({ lead_id: 'LEAD-2', score: 5 }, ['lead_id']);
	expect((await process(sandbox(), 'upsert', { columns })).error).toBeUndefined();
	expect(written()).toEqual(['PUT /lead_id/LEAD-2']);
});

test('refuses an item without its key, and sends nothing', async () => {
	const columns = filledIn({ score: 5 });
	expect(errorOf(await process(sandbox(), 'upsert', { columns }))).toMatch(
		/^The primary key lead_id has no value \[item 0\]/,
	);
	expect(written()).toEqual([]);
});

test.each([
	['the form matches by', { columns: filledIn({ old_id: 'LEAD-1', score: 5 }, ['old_id']) }],
	['the options name', { dataJson: '{ "old_id": 1 }', options: { primaryKeyAttribute: 'old_id' } }],
])('refuses an attribute that is no more, which %s', async (_, parameters) => {
	expect(errorOf(await process(sandbox(), 'upsert', parameters))).toMatch(
		/^The procedure has no attribute old_id to find processes by \[item 0\].*renamed/,
	);
	expect(sandbox().requests.map(({ path }) => path)).toEqual(['/v1/ext/config']);
});

test('refuses a form that matches by another attribute than the primary key', async () => {
	const columns = filledIn({ name: 'Ana', score: 5 }, ['name']);
	expect(errorOf(await process(sandbox(), 'upsert', { columns }))).toMatch(
		/^The form matches by name, and the primary key is lead_id \[item 0\].*match by lead_id/,
	);
	expect(written()).toEqual([]);
});

test('creates nothing where nobody knows whether there is one', async () => {
	sandbox().inject({ status: 200, body: {}, match: { path: '/list' } });
	const columns = filledIn({ lead_id: 'LEAD-1' });
	expect(errorOf(await process(sandbox(), 'upsert', { columns }))).toMatch(
		/^ChakraHQ did not tell whether there is such a process/,
	);
	expect(written()).toEqual([]);
});

test('a creation whose answer was lost is not sent again', async () => {
	sandbox().inject({ cutAnswer: true, match: { method: 'POST', path: /process$/ } });
	const columns = filledIn({ lead_id: 'NEW-2' });
	expect(errorOf(await process(sandbox(), 'upsert', { columns }))).toMatch(
		/look in ChakraHQ before you do it again/,
	);
	expect(written()).toEqual(['POST ']);
});
