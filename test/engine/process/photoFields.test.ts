import type { INodeParameters } from 'n8n-workflow';
import { operate, errorOf, type OperateRun } from '../operate';
import { picture } from '../pictures';
import { useSandbox } from '../useSandbox';
import { autoMapped, byKey, filledIn, process } from './process';

const sandbox = useSandbox();

const photos = (...rows: INodeParameters[]) => ({ photoFields: { photos: rows } });
const ofData = photos({ attribute: 'photo', binaryPropertyName: 'data' });
const withPicture: OperateRun = { items: [{ files: { data: picture } }] };
const sent = () =>
	sandbox()
		.requests.filter(({ path }) => !/config$|list$|job/.test(path))
		.map(({ method, path, body }) => ({ method, path, body }));

test.each<[string, INodeParameters, string, string, object]>([
	[
		'create',
		{ columns: filledIn({ lead_id: 'NEW-1' }) },
		'POST',
		'/v1/ext/procedure/lead/process',
		{ data: { lead_id: 'NEW-1', photo: expect.any(String) } },
	],
	[
		'upsert',
		{ columns: filledIn({ lead_id: 'LEAD-2' }) },
		'PUT',
		'/v1/ext/procedure/lead/process/lead_id/LEAD-2',
		{ data: { lead_id: 'LEAD-2', photo: expect.any(String) } },
	],
	[
		'update',
		{ process: byKey('LEAD-1') },
		'PUT',
		'/v1/ext/procedure/lead/process/lead_id/LEAD-1',
		{ data: { photo: expect.any(String) } },
	],
	[
		'createMany',
		{ columns: filledIn({ lead_id: 'NEW-1' }) },
		'POST',
		'/v1/ext/procedure/lead/process/bulk-create',
		[{ lead_id: 'NEW-1', data: { lead_id: 'NEW-1', photo: expect.any(String) } }],
	],
	[
		'updateMany',
		{ process: byKey('LEAD-1') },
		'PATCH',
		'/v1/ext/procedure/lead/process',
		{ processes: [{ lead_id: 'LEAD-1', update: { data: { photo: expect.any(String) } } }] },
	],
])('%s uploads a photo first, and sends its ID', async (operation, given, method, path, body) => {
	const { error } = await process(sandbox(), operation, { ...given, ...ofData }, withPicture);
	expect(error).toBeUndefined();
	const [upload, change, ...more] = sent();
	expect(upload).toMatchObject({ method: 'POST', path: '/v1/ext/photo' });
	expect(change).toEqual({ method, path, body });
	expect(more).toEqual([]);
	const [id] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(JSON.stringify(change?.body)) ?? [];
	const found = await operate(sandbox(), {
		resource: 'photo',
		operation: 'download',
		photoId: id ?? '',
	});
	expect(found.output[0]?.json).toMatchObject({ mimeType: 'image/png' });
});

test('an attribute is found by its name too', async () => {
	const given = photos({ attribute: ' PHOTO ' });
	await process(sandbox(), 'update', { process: byKey('LEAD-1'), ...given }, withPicture);
	expect(sent()[1]?.body).toEqual({ data: { photo: expect.any(String) } });
});

test('a photo for an attribute that there is not goes out with a hint', async () => {
	const given = photos({ attribute: 'picture', binaryPropertyName: 'data' });
	const { hints } = await process(sandbox(), 'create', given, withPicture);
	expect(sent().at(-1)?.body).toEqual({ data: { picture: expect.any(String) } });
	expect(hints).toMatchObject([{ message: expect.stringMatching(/no attribute “picture”/) }]);
});

test('an attribute that takes several gets all their IDs, in order', async () => {
	const rows = [
		{ attribute: 'site', binaryPropertyName: 'front, back' },
		{ attribute: 'site', binaryPropertyName: 'data' },
	];
	const files = { front: picture, back: picture, data: picture };
	await process(
		sandbox(),
		'create',
		{ columns: filledIn({ lead_id: 'NEW-2' }), ...photos(...rows) },
		{ items: [{ files }] },
	);
	expect(sent()).toHaveLength(4);
	const text = expect.any(String);
	expect(sent().at(-1)?.body).toEqual({ data: { lead_id: 'NEW-2', site: [text, text, text] } });
});

test('each item of a bulk call has the photo of its own', async () => {
	const items = ['NEW-1', 'NEW-2'].map((lead_id) => ({
		json: { lead_id },
		files: { data: picture },
	}));
	await process(sandbox(), 'createMany', { columns: autoMapped, ...ofData }, { items });
	const ids = JSON.stringify(sent().at(-1)?.body).match(/"photo":"[^"]+"/g);
	expect(new Set(ids).size).toBe(2);
});

test('an item whose photo cannot be uploaded fails alone if the node continues', async () => {
	const items = ['NEW-1', 'NEW-2'].map((lead_id) => ({
		json: { lead_id },
		files: { data: picture },
	}));
	sandbox().inject({ match: { path: '/v1/ext/photo' }, status: 403, body: {} });
	const { output } = await process(
		sandbox(),
		'createMany',
		{ columns: autoMapped, ...ofData },
		{ items, onError: 'continueRegularOutput' },
	);
	expect(sent().at(-1)?.body).toMatchObject([{ lead_id: 'NEW-2' }]);
	expect(output.map(({ json, pairedItem }) => [json.completionStatus, pairedItem])).toEqual([
		[undefined, { item: 0 }],
		['SUCCESS', { item: 1 }],
	]);
});

test('a bulk call whose photo cannot be uploaded is not made if the node stops', async () => {
	sandbox().inject({ match: { path: '/v1/ext/photo' }, status: 403, body: {} });
	const { error } = await process(
		sandbox(),
		'createMany',
		{ columns: filledIn({ lead_id: 'NEW-1' }), ...ofData },
		withPicture,
	);
	expect(error?.message).toMatch(/HTTP 403/);
	expect(sent().map(({ path }) => path)).toEqual(['/v1/ext/photo']);
});

test.each<[string, INodeParameters, OperateRun, RegExp]>([
	['no file', ofData, {}, /^Input Binary Field "data" is not in this item/],
	[
		'no attribute',
		photos({ binaryPropertyName: 'data' }),
		withPicture,
		/^A photo has no attribute/,
	],
	[
		'an attribute that is a number',
		photos({ attribute: 'score', binaryPropertyName: 'data' }),
		withPicture,
		/^The attribute score takes no photo/,
	],
	[
		'two photos for one',
		photos({ attribute: 'photo', binaryPropertyName: 'data, data' }),
		withPicture,
		/^The attribute photo takes one photo, not 2/,
	],
	[
		'an empty file',
		ofData,
		{ items: [{ files: { data: { ...picture, bytes: Buffer.alloc(0) } } }] },
		/^The file "hat.png" is empty/,
	],
])('refuses %s, and sends nothing', async (_, parameters, run, sentence) => {
	expect(
		errorOf(await process(sandbox(), 'update', { process: byKey('LEAD-1'), ...parameters }, run)),
	).toMatch(sentence);
	expect(sent()).toEqual([]);
});
