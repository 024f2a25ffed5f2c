/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { rm, writeFile } from 'node:fs/promises';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { seedMedia } from '../../../sandbox/seed/media';
import type { EventOutline } from '../../../sandbox/webhooks/eventBody';
import { storageFolder } from '../core';
import { binaryModes } from '../engine';
import { eventually } from '../eventually';
import { storedBytes } from '../storedFile';
import { useSandbox } from '../useSandbox';
import { received as taken, type TriggerHost } from './triggerHost';
import { useTrigger, type TriggerOptions } from './useTrigger';

const sandbox = useSandbox();
const trigger = useTrigger(sandbox);

const [picture, page] = seedMedia();
const paths = () => sandbox().requests.map(({ path, query }) => `${path}${query}`);
const media = (item: INodeExecutionData | undefined) => item?.json.media;

/** In milliseconds; enough for a busy machine. */
const untilRun = async ({ runs }: TriggerHost, count = 1) =>
	await eventually(() => runs.length === count, 30_000);

async function received(
	events: EventOutline[],
	additionalOptions: INodeParameters = {},
	options: TriggerOptions = {},
) {
	const host = await trigger({ downloadMedia: true, additionalOptions }, options);
	expect(await host.deliver({ events })).toMatchObject({ status: 200 });
	await untilRun(host);
	return host.items;
}

test.each(binaryModes)(
	'The file of a message is in its item, with its type, size and bytes: %s mode',
	async (binaryMode) => {
		const [item] = await received([{ kind: 'image' }], {}, { binaryMode });
		expect(item?.json).toMatchObject({
			type: 'image',
			text: 'Is it still there?',
			media: { id: picture?.id, caption: 'Is it still there?' },
		});
		expect(item?.binary).toMatchObject({
			data: {
				mimeType: 'image/png',
				fileName: 'image.png',
				fileExtension: 'png',
				bytes: picture?.bytes.length,
			},
		});
		expect(await storedBytes(item?.binary?.data)).toEqual(picture?.bytes);
		expect(media(item)).not.toHaveProperty('downloadError');
	},
);

test.each(['voice', 'video', 'document', 'sticker', 'audio', 'editedImage'])(
	'Every kind of file is downloaded: %s',
	async (kind) => {
		const [item] = await received([{ kind }]);
		const expected = kind === 'document' ? page : picture;
		expect(await storedBytes(item?.binary?.data)).toEqual(expected?.bytes);
	},
);

test('A document keeps the name that the customer gave it', async () => {
	const [item] = await received([{ kind: 'document' }]);
	expect(item?.binary?.data).toMatchObject({
		fileName: 'Invoice 7.pdf',
		mimeType: 'application/pdf',
	});
});

test.each([
	['../../etc/passwd.pdf', 'passwd.pdf'],
	['C:\\Users\\Ana\\Invoice.pdf', 'Invoice.pdf'],
	['Rechnung für Zoë 🧾.pdf', 'Rechnung für Zoë 🧾.pdf'],
	['a\r\nb.pdf', 'ab.pdf'],
	['', 'document.pdf'],
])('A name that could do harm is cleaned: %j', async (filename, fileName) => {
	const document = { id: page?.id, mime_type: 'application/pdf', filename };
	const [item] = await received([{ kind: 'document', members: { document } }]);
	expect(item?.binary?.data?.fileName).toBe(fileName);
});

test('The type is the one that ChakraHQ answers with, not the one in the event', async () => {
	const audio = { id: picture?.id, mime_type: 'audio/mpeg' };
	const [item] = await received([{ kind: 'audio', members: { audio } }]);
	expect(item?.binary?.data?.mimeType).toBe('image/png');
	expect(media(item)).toMatchObject({ mimeType: 'audio/mpeg' });
});

test('An answer that does not know the type leaves it to the event', async () => {
	sandbox().inject({ status: 200, body: 'OggS', contentType: 'application/octet-stream' });
	const [item] = await received([{ kind: 'voice' }]);
	expect(item?.binary?.data).toMatchObject({ mimeType: 'audio/ogg', fileExtension: 'ogg' });
});

test('The file goes into the field that the options name', async () => {
	const [item] = await received([{ kind: 'image' }], { binaryPropertyName: 'photo' });
	expect(Object.keys(item?.binary ?? {})).toEqual(['photo']);
});

test('A redirect is followed without the token', async () => {
	const [item] = await received([{ kind: 'redirectingImage' }]);
	expect(await storedBytes(item?.binary?.data)).toEqual(picture?.bytes);
	expect(
		sandbox().requests.map(({ path, authorized }) => [path.split('/')[1], authorized]),
	).toEqual([
		['v2', true],
		['cdn', false],
	]);
});

test('A file is looked for by its ID at both paths, then by the mid of its link', async () => {
	const image = {
		id: '404',
		url: `https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${picture?.mid}&hash=x`,
	};
	const [item] = await received([{ kind: 'image', members: { image } }]);
	expect(await storedBytes(item?.binary?.data)).toEqual(picture?.bytes);
	expect(paths()).toEqual([
		expect.stringMatching(/^\/v2\/whatsapp\/v[\d.]+\/media\/404\/show$/),
		expect.stringMatching(/^\/v1\/whatsapp\/v[\d.]+\/media\/404\/show$/),
		expect.stringMatching(
			new RegExp(
				`^/v2/whatsapp/v[\\d.]+/media/whatsapp_business/attachments\\?mid=${picture?.mid}$`,
			),
		),
	]);
});

test('A file without an ID is looked for by its link alone', async () => {
	const image = { url: `https://lookaside.fbsbx.com/?mid=${picture?.mid}` };
	const [item] = await received([{ kind: 'image', members: { image } }]);
	expect(await storedBytes(item?.binary?.data)).toEqual(picture?.bytes);
	expect(paths()).toHaveLength(1);
});

test('A JSON file in the shape of a refusal is the file where the message says that it is JSON', async () => {
	const body = '{"_errors":["(#131052) Media download error"]}';
	sandbox().inject({ status: 200, body, contentType: 'application/json' });
	const document = { id: page?.id, mime_type: 'application/json', filename: 'log.json' };
	const [item] = await received([{ kind: 'document', members: { document } }]);
	expect(await storedBytes(item?.binary?.data)).toEqual(Buffer.from(body));
	expect(item?.binary?.data).toMatchObject({ fileName: 'log.json' });
});

describe('A file that cannot be had leaves its event whole, with the reason:', () => {
	const reasons: Array<[string, EventOutline, RegExp]> = [
		[
			'expired',
			{ kind: 'expiredImage' },
			/^ChakraHQ has no file under this ID or link \(HTTP 404\).*download when the message comes in\.$/,
		],
		[
			'refused',
			{ kind: 'refusedImage' },
			/^This access token is not allowed to do this \(HTTP 403\)/,
		],
		[
			'without ID and link',
			{ kind: 'image', members: { image: { mime_type: 'image/png' } } },
			/^The message names no file: it has neither a media ID nor a link/,
		],
		[
			'with a link that has no mid',
			{ kind: 'image', members: { image: { url: 'https://lookaside.fbsbx.com/' } } },
			/^The attachment link has no "mid"/,
		],
		[
			'with an ID that no address can hold',
			{ kind: 'image', members: { image: { id: '..' } } },
			/./,
		],
	];

	test.each(reasons)('%s', async (_, outline, reason) => {
		const [item] = await received([{ ...outline, messageId: 'wamid.X' }]);
		expect(item).not.toHaveProperty('binary');
		expect(item?.json).toMatchObject({
			event: 'message',
			messageId: 'wamid.X',
			from: '15550100001',
			type: 'image',
			media: { downloadError: expect.stringMatching(reason) },
		});
	});

	test('a refusal that ChakraHQ put into a success', async () => {
		sandbox().inject({ status: 200, body: { _errors: ['(#131052) Media download error'] } });
		const [item] = await received([{ kind: 'image' }]);
		expect(media(item)).toMatchObject({
			downloadError: expect.stringContaining('Media download error'),
		});
	});

	test('a page to sign in, in place of a picture', async () => {
		const body = '<!doctype html><title>Sign in</title>';
		sandbox().inject({ status: 200, body, contentType: 'text/html' });
		const [item] = await received([{ kind: 'image' }]);
		expect(item).not.toHaveProperty('binary');
		expect(media(item)).toMatchObject({
			downloadError: expect.stringMatching(/^A web page came in place of the file \(image\/png\)/),
		});
	});

	test('larger than Max File Size, found out on the way', async () => {
		const body = 'x'.repeat(3 * 1024 * 1024);
		sandbox().inject({ status: 200, body, contentType: 'video/mp4' });
		const [item] = await received([{ kind: 'video' }], { maxFileSize: 2 });
		expect(item).not.toHaveProperty('binary');
		expect(media(item)).toMatchObject({
			downloadError: expect.stringMatching(
				/^The file is larger than Max File Size allows \(2 MB\)/,
			),
		});
	});

	test('larger than Max File Size, as its length says beforehand', async () => {
		const headers = { 'content-length': String(200 * 1024 * 1024) };
		sandbox().inject({ status: 200, body: 'x', contentType: 'video/mp4', headers });
		const [item] = await received([{ kind: 'video' }]);
		expect(media(item)).toMatchObject({
			downloadError: expect.stringContaining('Max File Size allows (100 MB)'),
		});
		expect(sandbox().requests).toHaveLength(1);
	});

	test('empty', async () => {
		sandbox().inject({ status: 200, body: '', contentType: 'image/png' });
		const [item] = await received([{ kind: 'image' }]);
		expect(media(item)).toMatchObject({ downloadError: expect.stringMatching(/is empty/) });
	});

	test('too slow', async () => {
		sandbox().inject({ neverAnswer: true, match: { path: '/media/' } });
		const [item] = await received([{ kind: 'image' }], { timeout: 1, maxTries: 1 });
		expect(media(item)).toMatchObject({
			downloadError:
				"The download did not end within the Timeout. Raise Timeout in the node's options.",
		});
	});

	test('behind a server that stays in trouble, after the tries', async () => {
		sandbox().inject({ status: 500, times: 2, match: { path: '/media/' } });
		const [item] = await received([{ kind: 'image' }], { maxTries: 2 });
		expect(media(item)).toMatchObject({
			downloadError: expect.stringMatching(/\(HTTP 500\), after 2 tries/),
		});
		expect(sandbox().requests).toHaveLength(2);
	});

	test('behind a credential without a token', async () => {
		const [item] = await received([{ kind: 'image' }], {}, { credential: { accessToken: '' } });
		expect(media(item)).toMatchObject({
			downloadError: expect.stringMatching(/^The ChakraHQ credential has no access token/),
		});
	});

	test.each([100, 3_000_000])('where n8n cannot store it: %d bytes', async (bytes) => {
		const host = await trigger({ downloadMedia: true, additionalOptions: { maxTries: 2 } });
		// As a folder without rights, or a full disk.
		await rm(storageFolder, { recursive: true, force: true });
		await writeFile(storageFolder, '');
		sandbox().inject({ status: 200, body: 'x'.repeat(bytes), contentType: 'video/mp4', times: 2 });
		await host.deliver({ events: [{ kind: 'video' }, { kind: 'text' }] });
		await rm(storageFolder);
		expect(host.items).toHaveLength(2);
		expect(media(host.items[0])).toMatchObject({
			downloadError: expect.stringMatching(/^n8n could not store the file \(ENOTDIR.*free space/),
		});
		expect(sandbox().requests).toHaveLength(2);
	});

	test('and the other files of its batch come all the same', async () => {
		const kinds = ['image', 'expiredImage', 'text', 'document'];
		const items = await received(kinds.map((kind) => ({ kind })));
		expect(items.map(({ binary }) => binary?.data?.fileName)).toEqual([
			'image.png',
			undefined,
			undefined,
			'Invoice 7.pdf',
		]);
		expect(items.map((item) => Object.keys(media(item) ?? {}).includes('downloadError'))).toEqual([
			false,
			true,
			false,
			false,
		]);
	});
});

test('A server in trouble for a moment is asked again', async () => {
	sandbox().inject({ status: 429, headers: { 'retry-after': '0' } });
	const [item] = await received([{ kind: 'image' }]);
	expect(await storedBytes(item?.binary?.data)).toEqual(picture?.bytes);
	expect(sandbox().requests).toHaveLength(2);
});

test('Where ChakraHQ asks one file to slow down, the other files of its request wait too', async () => {
	sandbox().configure({ answerDelayMs: 50 });
	sandbox().inject({ status: 429, headers: { 'retry-after': '1' } });
	const items = await received(Array.from({ length: 12 }, () => ({ kind: 'image' })));
	expect(items.every(({ binary }) => binary !== undefined)).toBe(true);
	const [first, ...later] = sandbox().requests;
	// Ten at once were on their way before the answer came.
	const afterwards = later.slice(9).map(({ startedAt }) => startedAt - (first?.endedAt ?? 0));
	expect(afterwards).toHaveLength(3);
	expect(Math.min(...afterwards)).toBeGreaterThan(900);
});

test('At most ten files come down at once, of however many messages', async () => {
	sandbox().configure({ answerDelayMs: 100 });
	const host = await trigger({ downloadMedia: true });
	const requests = Array.from({ length: 5 }, async () => {
		await host.deliver({ events: Array.from({ length: 6 }, () => ({ kind: 'image' })) });
	});
	await Promise.all(requests);
	await untilRun(host, 5);
	const asked = sandbox().requests;
	expect(asked).toHaveLength(30);
	const atOnce = asked.map(
		({ startedAt }) =>
			asked.filter((one) => one.startedAt <= startedAt && (one.endedAt ?? Infinity) > startedAt)
				.length,
	);
	expect(Math.max(...atOnce)).toBeLessThanOrEqual(10);
});

test('The answer is held back until the run with the file is stored', async () => {
	const host = await trigger({ downloadMedia: true });
	const events = [{ kind: 'text' }, { kind: 'image', messageId: 'wamid.A' }];
	host.cannotStore = true;
	expect(await host.deliver({ events })).toMatchObject({ status: 500 });
	host.cannotStore = false;
	expect(await host.deliver({ events })).toMatchObject({ status: 200 });
	expect(host.items).toHaveLength(2);
});

test('The answer is held back for five seconds at most, however long a file takes', async () => {
	sandbox().inject({ neverAnswer: true, match: { path: '/media/' } });
	const host = await trigger({
		downloadMedia: true,
		additionalOptions: { timeout: 6, maxTries: 1 },
	});
	const began = Date.now();
	const { status, body } = await host.deliver({ events: [{ kind: 'image' }] });
	expect(Date.now() - began).toBeGreaterThan(4500);
	expect([status, JSON.parse(body)]).toEqual([200, taken]);
	expect(host.runs).toEqual([]);
	await untilRun(host);
}, 60_000);

test('What is delivered again during a download waits for the same result', async () => {
	sandbox().configure({ answerDelayMs: 500 });
	const host = await trigger({ downloadMedia: true });
	const events = [{ kind: 'image', messageId: 'wamid.A' }];
	host.cannotStore = true;
	const first = host.deliver({ events });
	await eventually(() => sandbox().requests.length === 1, 30_000);
	const again = host.deliver({ events });
	expect(await first).toMatchObject({ status: 500 });
	host.cannotStore = false;
	// The first one could not be stored, so this one is not a repeat.
	expect(await again).toMatchObject({ status: 200 });
	expect(host.items).toHaveLength(1);
});

test.each([
	['Download Media is off', { downloadMedia: false }, 'image'],
	['no message has a file', { downloadMedia: true }, 'text'],
])('Where %s, n8n answers as soon as it has stored the run', async (_, parameters, kind) => {
	const host = await trigger(parameters);
	const { status, body } = await host.deliver({ events: [{ kind }] });
	expect([status, JSON.parse(body)]).toEqual([200, taken]);
	expect(host.items).toHaveLength(1);
	expect(host.items[0]).not.toHaveProperty('binary');
	expect(sandbox().requests).toEqual([]);
});

test('A repeat is not downloaded again', async () => {
	const host = await trigger({ downloadMedia: true });
	const events = [{ kind: 'image', messageId: 'wamid.A' }];
	await host.deliver({ events });
	await host.deliver({ events });
	await untilRun(host);
	expect(sandbox().requests).toHaveLength(1);
});

test('A test run downloads as well', async () => {
	const host = await trigger({ downloadMedia: true });
	await host.deliver({ events: [{ kind: 'image' }] }, 'webhook-test');
	await untilRun(host);
	expect(await storedBytes(host.items[0]?.binary?.data)).toEqual(picture?.bytes);
});
