/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { INodeParameters } from 'n8n-workflow';
import { seedMedia } from '../../../sandbox/seed/media';
import { binaryModes } from '../engine';
import { memoryGrowth } from '../memoryGrowth';
import { operate, errorOf, type OperateRun } from '../operate';
import { storedBytes } from '../storedFile';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

const [picture, page, redirecting, expired, refused] = seedMedia();
const linkTo = (mid = '') =>
	`https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${mid}&ext=1&hash=x`;

async function download(parameters: INodeParameters, run?: OperateRun) {
	return await operate(
		sandbox(),
		{ resource: 'media', operation: 'download', findBy: 'mediaId', ...parameters },
		run,
	);
}

/** In n8n's combined mode the file lies among the item's fields. */
const fileOf = ({ output: [item] }: Awaited<ReturnType<typeof download>>, field = 'data') =>
	item?.binary?.[field];

describe.each(binaryModes.filter((mode) => mode !== 'combined'))(
	'kept in %s mode',
	(binaryMode) => {
		test.each<[string, INodeParameters]>([
			['its media ID', { mediaId: picture?.id ?? '' }],
			['its media ID with spaces around it', { mediaId: ` ${picture?.id}\n` }],
			['its attachment link', { findBy: 'attachmentLink', attachmentLink: linkTo(picture?.mid) }],
		])('a file comes by %s, with its bytes, type and name', async (_, parameters) => {
			const result = await download(parameters, { binaryMode });
			expect(result.error).toBeUndefined();
			expect(result.output).toMatchObject([
				{
					json: {
						fileName: 'image.png',
						mimeType: 'image/png',
						fileSize: picture?.bytes.length,
						binaryField: 'data',
					},
					binary: { data: { mimeType: 'image/png', fileName: 'image.png', fileExtension: 'png' } },
					pairedItem: { item: 0 },
				},
			]);
			expect(await storedBytes(fileOf(result))).toEqual(picture?.bytes);
		});
	},
);

test('in the combined binary mode the file lies among the fields of the item', async () => {
	const { output, error } = await download(
		{ mediaId: picture?.id ?? '' },
		{ binaryMode: 'combined' },
	);
	expect(error).toBeUndefined();
	expect(JSON.stringify(output[0])).toContain('"mimeType":"image/png"');
});

test('each item gets its own file, in order, and what it held where that is asked for', async () => {
	const { output } = await download(
		{
			mediaId: '={{ $json.media.id }}',
			binaryPropertyName: '={{ $json.field }}',
			options: { includeInputFields: true },
		},
		{
			items: [
				{ json: { media: { id: page?.id }, field: 'contract' } },
				{ json: { media: { id: picture?.id }, field: 'photo' } },
			],
		},
	);
	expect(output).toMatchObject([
		{
			json: { media: { id: page?.id }, mimeType: 'application/pdf', binaryField: 'contract' },
			pairedItem: { item: 0 },
		},
		{
			json: { media: { id: picture?.id }, mimeType: 'image/png', binaryField: 'photo' },
			pairedItem: { item: 1 },
		},
	]);
	expect(output.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([['contract'], ['photo']]);
});

test.each([
	['offer.pdf', 'offer.pdf'],
	['../../etc/offer', 'offer.pdf'],
	['Angebot für Zoë 🧾.pdf', 'Angebot für Zoë 🧾.pdf'],
])('File Name %j stores it as %j', async (fileName, stored) => {
	const result = await download({ mediaId: page?.id ?? '', options: { fileName } });
	expect(fileOf(result)?.fileName).toBe(stored);
});

test('a redirect is followed without the token', async () => {
	const result = await download({ mediaId: redirecting?.id ?? '' });
	expect(await storedBytes(fileOf(result))).toEqual(redirecting?.bytes);
	expect(
		sandbox().requests.map(({ path, authorized }) => [path.split('/')[1], authorized]),
	).toEqual([
		['v2', true],
		['cdn', false],
	]);
});

test('where the current path has nothing, the earlier one is asked', async () => {
	sandbox().inject({ status: 404, match: { path: '/v2/' } });
	const result = await download({ mediaId: picture?.id ?? '' });
	expect(await storedBytes(fileOf(result))).toEqual(picture?.bytes);
	expect(sandbox().requests.map(({ path }) => path.split('/')[1])).toEqual(['v2', 'v1']);
});

test('a file larger than Max File Size is not downloaded further, and nothing of it is stored', async () => {
	const body = 'x'.repeat(2 * 1024 * 1024);
	sandbox().inject({ status: 200, body, contentType: 'video/mp4' });
	const result = await download({ mediaId: picture?.id ?? '', options: { maxFileSize: 1 } });
	expect(errorOf(result)).toMatch(
		/^The file is larger than Max File Size allows \(1 MB\) \[item 0\] \| Raise Max File Size/,
	);
	expect(result.output).toEqual([]);
});

test('a connection that breaks off in the middle is tried again', async () => {
	sandbox().inject({ cutAnswer: true, match: { path: '/media/' } });
	const result = await download({ mediaId: picture?.id ?? '' });
	expect(await storedBytes(fileOf(result))).toEqual(picture?.bytes);
	expect(sandbox().requests).toHaveLength(2);
});

describe('A large file', () => {
	const MB = 1024 * 1024;
	const video = Buffer.alloc(MB, 'frame ');
	video.write('\0\0\0\x18ftypisom', 'latin1');
	const row = Buffer.alloc(MB, '{"a":1},');
	let asked = 0;
	/** Answers every request with a file of 200 MB, and holds only one MB of it in memory. */
	const server = createServer(({ url }, response) => {
		asked++;
		const isJson = url?.includes('/2/');
		response.setHeader('content-type', isJson ? 'application/json' : 'video/mp4');
		Readable.from(Array.from({ length: 200 }, () => (isJson ? row : video))).pipe(response);
	});
	beforeAll(async () => {
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	});
	beforeEach(() => (asked = 0));
	afterAll(async () => await new Promise((done) => server.close(done)));

	test.each([
		['a video', '1', 'video/mp4'],
		['JSON', '2', 'application/json'],
	])(
		'of 200 MB is downloaded whole, and never held in memory: %s',
		async (_, mediaId, mimeType) => {
			await download({ mediaId: picture?.id ?? '' });
			const { port } = server.address() as AddressInfo;
			const to = { ...sandbox(), url: `http://127.0.0.1:${port}` };
			const growth = await memoryGrowth(
				() => asked > 0,
				async () => {
					const options = { maxFileSize: 300 };
					const parameters = { resource: 'media', operation: 'download', mediaId, options };
					const { output, error } = await operate(to, { findBy: 'mediaId', ...parameters });
					expect(error).toBeUndefined();
					expect(output[0]?.json).toMatchObject({ fileSize: 200 * MB, mimeType });
				},
			);
			expect(growth).toBeLessThan(100);
		},
	);
});

const refusals: Array<[string, INodeParameters, RegExp]> = [
	[
		'an empty Media ID',
		{ mediaId: ' ' },
		/^Media ID is empty \[item 0\] \| Take it from the event/,
	],
	[
		'an empty Attachment Link',
		{ findBy: 'attachmentLink', attachmentLink: "={{ '' }}" },
		/^Attachment Link is empty \[item 0\] \| .*media\.url/,
	],
	[
		'a link of another kind',
		{ findBy: 'attachmentLink', attachmentLink: 'https://example.com/cat.png' },
		/^The attachment link has no "mid" .*\[item 0\] \| .*by Media ID/,
	],
	[
		'a file that is gone',
		{ mediaId: expired?.id ?? '' },
		/^ChakraHQ has no file under this ID or link \(HTTP 404\).*WhatsApp keeps files for some days only/,
	],
	[
		'a file that the key may not see',
		{ mediaId: refused?.id ?? '' },
		/^This access token is not allowed to do this \(HTTP 403\)/,
	],
	['an ID that leads elsewhere', { mediaId: '../../users' }, /has no file under this ID/],
	['an ID that is a step upwards', { mediaId: '..' }, /\[item 0\]/],
];

test.each(refusals)('says what to do about %s', async (_, parameters, words) => {
	expect(errorOf(await download(parameters))).toMatch(words);
	const outside = sandbox().requests.filter(({ path }) => !path.includes('/media/'));
	expect(outside).toEqual([]);
});

test('a file that cannot be downloaded is reported at its position if the node continues', async () => {
	const { output } = await download(
		{ mediaId: '={{ $json.id }}' },
		{
			items: [expired, picture].map((media) => ({ json: { id: media?.id } })),
			onError: 'continueRegularOutput',
		},
	);
	expect(output).toMatchObject([
		{ json: { httpStatus: 404, error: expect.stringContaining('has no file') } },
		{ json: { mimeType: 'image/png' }, pairedItem: { item: 1 } },
	]);
});
