import { call } from './callSandbox';
import { useSandbox } from './useSandbox';

const running = useSandbox();
const leads = '/v1/ext/procedure/lead/process';

async function find(body: object): Promise<{ keys: unknown[]; hasMore: boolean }> {
	const { json } = await call(running(), 'POST', `${leads}/list`, { json: body });
	const { _data: data, _meta: meta } = Object(json);
	const keys = data.map((process: { data: object }) => Object(process.data).lead_id);
	return { keys, hasMore: meta.hasMore };
}

describe('the process list', () => {
	it('comes in pages', async () => {
		const first = await find({});
		const second = await find({ skip: 10 });
		expect([first.keys.length, first.hasMore]).toEqual([10, true]);
		expect(second).toEqual({ keys: ['LEAD-11', 'LEAD-12'], hasMore: false });
	});

	it.each<[object, string[]]>([
		[{ name: 'Ana' }, ['LEAD-1']],
		[{ name: ['Ana', 'Bo'] }, ['LEAD-1', 'LEAD-2']],
		[{ status: 'COMPLETED', assignedTo: 'janedoe' }, ['LEAD-3', 'LEAD-9']],
		[{ score: { '>=': 10 } }, ['LEAD-11', 'LEAD-12']],
		[{ score: { '>': 1, '<': 3 } }, ['LEAD-3']],
		[{ createdAt: { '<': '2026-01-05T09:00:30+01:00' } }, ['LEAD-1']],
		[
			{ or: [{ name: 'Ana' }, { and: [{ name: 'Bo' }, { status: 'OPEN' }] }] },
			['LEAD-1', 'LEAD-2'],
		],
		[{ name: { '!=': 'Ana' }, score: { '<=': 1 } }, ['LEAD-2']],
	])('understands %j', async (where, expected) => {
		expect((await find({ where })).keys).toEqual(expected);
	});
});

it('a process can be made, changed by its key and removed', async () => {
	const sandbox = running();
	const data = { lead_id: 'NEW-1', name: 'Zoe' };
	await call(sandbox, 'POST', leads, { json: { data } });
	const key = `${leads}/lead_id/NEW-1`;
	const changed = await call(sandbox, 'PUT', key, {
		json: { data: { city: 'Goa' }, state: 'CONVERTED' },
	});
	expect(Object(changed.json)._data).toMatchObject({
		state: 'CONVERTED',
		data: { ...data, city: 'Goa' },
	});
	expect((await call(sandbox, 'DELETE', key)).status).toBe(200);
	expect((await call(sandbox, 'DELETE', key)).status).toBe(404);
	expect((await call(sandbox, 'PUT', `${leads}/name/LEAD-1`, { json: {} })).status).toBe(404);
});

it('a bulk update tells for each entry what came of it', async () => {
	const sandbox = running();
	const processes = [
		{ lead_id: 'LEAD-1', update: { state: 'CONVERTED' } },
		{ lead_id: 'LEAD-2', update: { isDeleted: true } },
		{ lead_id: 'nobody', update: {} },
		{ update: {} },
	];
	const { json } = await call(sandbox, 'PATCH', leads, { json: { processes } });
	const job = `/v1/ext/background-job/${Object(json)._data.id}/entries`;
	const { json: entries } = await call(sandbox, 'GET', job);
	expect(Object(entries)._data).toMatchObject(
		['SUCCESS', 'SUCCESS', 'ERROR', 'INVALID'].map((completionStatus) => ({ completionStatus })),
	);
	expect((await find({ where: { state: 'CONVERTED' } })).keys).toEqual(['LEAD-1']);
	expect((await find({ where: { lead_id: 'LEAD-2' } })).keys).toEqual([]);
});
