import type { INodeParameters } from 'n8n-workflow';
import { binaryModes } from '../engine';
import { onlyJson, operate, errorOf, type OperateRun } from '../operate';
import { picture } from '../pictures';
import { storedBytes } from '../storedFile';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

const ownId = '00000000-0000-4000-8000-0000000000f1';
const photo = async (operation: string, parameters: INodeParameters, run?: OperateRun) =>
	await operate(sandbox(), { resource: 'photo', operation, ...parameters }, run);
const withPicture = { items: [{ files: { data: picture } }] };
const upload = async (parameters: INodeParameters = {}, run: OperateRun = withPicture) =>
	await photo('upload', parameters, run);

describe.each(binaryModes)('kept in %s mode', (binaryMode) => {
	test('a photo is uploaded and downloaded with the same bytes', async () => {
		const uploaded = onlyJson(await upload({}, { ...withPicture, binaryMode }));
		expect(uploaded).toMatchObject({ filename: 'hat.png', filetype: 'png' });
		const photoId = String(uploaded?.id);
		const { output, error } = await photo('download', { photoId }, { binaryMode });
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ photoId, mimeType: 'image/png', binaryField: 'data' });
		if (binaryMode !== 'combined') {
			expect(await storedBytes(output[0]?.binary?.data)).toEqual(picture.bytes);
		}
		expect(sandbox().requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'POST /v1/ext/photo',
			`GET /v1/ext/photo/${photoId}`,
		]);
	});
});

test("a photo is uploaded under an ID of one's own", async () => {
	expect(onlyJson(await upload({ photoId: ` ${ownId.toUpperCase()} ` }))).toMatchObject({
		id: ownId,
	});
	expect(sandbox().requests.map(({ path }) => path)).toEqual([`/v1/ext/photo/${ownId}`]);
});

test('an upload is tried again when its response is lost', async () => {
	sandbox().inject({ cutAnswer: true });
	expect(onlyJson(await upload())).toMatchObject({ filename: 'hat.png' });
	expect(sandbox().requests).toHaveLength(2);
});

test.each<[string, INodeParameters, OperateRun, RegExp]>([
	[
		'an ID that is no UUID',
		{ photoId: 'mine' },
		withPicture,
		/^Photo ID "mine" is not a UUID .*five groups of letters and digits/,
	],
	['an item without a file', {}, {}, /^Input Binary Field "data" is not in this item/],
	[
		'several files',
		{ binaryPropertyName: 'data,data' },
		withPicture,
		/^Input Binary Field names several files/,
	],
	[
		'an empty file',
		{},
		{ items: [{ files: { data: { ...picture, bytes: Buffer.alloc(0) } } }] },
		/^The file "hat.png" is empty/,
	],
])('Upload refuses %s, and sends nothing', async (_, parameters, run, sentence) => {
	expect(errorOf(await upload(parameters, run))).toMatch(sentence);
	expect(sandbox().requests).toEqual([]);
});

test('Upload refuses a response without an ID', async () => {
	sandbox().inject({ status: 200, body: { _data: {} } });
	expect(errorOf(await upload())).toMatch(/took the photo and gave no ID/);
});

test('Download says that there is no such photo', async () => {
	expect(errorOf(await photo('download', { photoId: ownId }))).toMatch(
		/^ChakraHQ has no photo with the ID 0.*f1 \(HTTP 404\)/,
	);
});

test('Download gives data about the photo as a file if that is the response', async () => {
	sandbox().inject({ status: 200, body: { _data: { id: ownId } } });
	const { output } = await photo('download', { photoId: ownId });
	expect(output[0]?.json).toMatchObject({ mimeType: 'application/json' });
});
