/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { INodeParameters } from 'n8n-workflow';
import { defaultPluginId } from '../../../sandbox/server';
import { docx as docxFile, officeWithDistantEntries } from '../../unit/files/sampleFiles';
import { operate, errorOf, type OperateRun } from '../operate';
import { startRawServer } from '../rawServer';
import { storedBytes } from '../storedFile';
import { madeUpToken } from '../useSandbox';

const photoId = '00000000-0000-4000-8000-0000000000f1';

/** Both operations that download a file. They share their code. */
const ways: Array<[string, INodeParameters]> = [
	['Media > Download', { resource: 'media', findBy: 'mediaId', mediaId: '7', options: {} }],
	['Photo > Download', { resource: 'photo', photoId, options: {} }],
];

const answerOf = (status: number, headers: Record<string, string>, body: Buffer) =>
	Buffer.concat([
		Buffer.from(
			[
				`HTTP/1.1 ${status} Status`,
				...Object.entries({ 'content-length': String(body.length), ...headers })
					.filter(([, value]) => value !== '')
					.map(([name, value]) => `${name}: ${value}`),
				'connection: close',
				'',
				'',
			].join('\r\n'),
			'latin1',
		),
		body,
	]);

async function download(
	answer: Buffer,
	way: INodeParameters = ways[0]?.[1] ?? {},
	run: OperateRun = {},
) {
	const server = await startRawServer(() => answer);
	const target = { url: server.url, token: madeUpToken(), pluginId: defaultPluginId };
	return await operate(target, { operation: 'download', ...way }, run);
}

const json = { 'content-type': 'application/json' };
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

const jsonFiles: Array<[string, Buffer]> = [
	['in Latin-1', Buffer.from('{"name":"Zo\xeb"}', 'latin1')],
	['with a byte order mark', Buffer.from('\ufeff{"a":1}')],
	['in UTF-16', utf16('{"_errors":["x"]}')],
	['of several lines, each JSON', Buffer.from('{"a":1}\n{"a":2}\n')],
	['with _errors among other members', Buffer.from('{"_errors":["late"],"rows":[1,2]}')],
	['with an error of its own', Buffer.from('{"error":"none today"}')],
	['that says success: false', Buffer.from('{"success":false}')],
	['that is broken', Buffer.from('{"a":')],
	['that is a list', Buffer.from('[{"_errors":["x"]}]')],
	['in the shape of an answer', Buffer.from('{"_data":{"a":1},"_errors":[]}')],
	['that is one word', Buffer.from('null')],
	['longer than any refusal', Buffer.from(`{"_errors":["${'x'.repeat(70_000)}"]}`)],
];

describe.each(ways)('%s gives a JSON file as it is', (_, way) => {
	test.each(jsonFiles)('%s', async (__, bytes) => {
		for (const binaryMode of ['filesystem', 'memory'] as const) {
			const { output, error } = await download(answerOf(200, json, bytes), way, { binaryMode });
			expect(error).toBeUndefined();
			expect(await storedBytes(output[0]?.binary?.data)).toEqual(bytes);
			expect(output[0]?.json).toMatchObject({ fileSize: bytes.length });
		}
	});
});

test('A JSON file of 20 MB comes as it is', async () => {
	const bytes = Buffer.from(`[${'{"name":"Zo\xeb"},'.repeat(1_250_000)}{}]`, 'latin1');
	const { output, error } = await download(answerOf(200, json, bytes));
	expect(error).toBeUndefined();
	expect((await storedBytes(output[0]?.binary?.data)).equals(bytes)).toBe(true);
});

describe('An answer in the shape of a refusal', () => {
	const refusal = Buffer.from('{"_data":null,"_errors":["(#131052) Media download error"]}');

	test.each<[string, Buffer, Record<string, string>]>([
		['as JSON', refusal, json],
		['as JSON with a charset', refusal, { 'content-type': 'application/json; charset=utf-8' }],
		['under the type of a picture', refusal, { 'content-type': 'image/png' }],
		['without a type', refusal, {}],
		['with a byte order mark', Buffer.concat([Buffer.from('\ufeff'), refusal]), json],
		[
			"in Meta's words",
			Buffer.from('{"error":{"message":"Media download error","code":131052}}'),
			json,
		],
	])('is one: %s', async (_, body, headers) => {
		for (const [, way] of ways) {
			expect(errorOf(await download(answerOf(200, headers, body), way))).toMatch(
				/Media download error/,
			);
		}
	});

	test('is the file where its name says that it is JSON', async () => {
		const headers = { ...json, 'content-disposition': 'attachment; filename="log.json"' };
		const { output } = await download(answerOf(200, headers, refusal));
		expect(await storedBytes(output[0]?.binary?.data)).toEqual(refusal);
		expect(output[0]?.json).toMatchObject({ fileName: 'log.json', mimeType: 'application/json' });
	});

	test('is the file where File Name says that it is JSON', async () => {
		const way = { ...ways[0]?.[1], options: { fileName: 'log.json' } };
		const { output } = await download(answerOf(200, json, refusal), way);
		expect(await storedBytes(output[0]?.binary?.data)).toEqual(refusal);
	});
});

const picture = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(9000, 7)]);
const png = { 'content-type': 'image/png' };
const packed = gzipSync(picture);
const brotli = brotliCompressSync(picture);
/** Bytes that cannot be compressed, so that a part of them is large. */
const noise = Buffer.from(
	Array.from({ length: 300_000 }, (_, index) => (index * index * 7919) >> 5),
);
const packedNoise = gzipSync(noise);

describe.each(ways)('%s refuses what is not the whole file', (_, way) => {
	const once = { ...way, options: { maxTries: 1 } };

	test.each<[string, Buffer, RegExp]>([
		['a part of it', answerOf(206, png, picture), /only a part of the file \(HTTP 206\)/],
		[
			'a part of it, with its place',
			answerOf(206, { ...png, 'content-range': `bytes 0-9007/20000` }, picture),
			/only a part of the file/,
		],
		[
			'fewer bytes than announced',
			answerOf(200, { ...png, 'content-length': '90000' }, picture),
			/broke off before the whole file was there/,
		],
		[
			// More than is looked at before n8n stores the rest: the error must not come while nobody listens.
			'the beginning of a large file',
			answerOf(200, { ...png, 'content-length': '900000' }, noise.subarray(0, 100_000)),
			/broke off before the whole file was there/,
		],
		[
			'chunks without an end',
			answerOf(
				200,
				{ ...png, 'content-length': '', 'transfer-encoding': 'chunked' },
				Buffer.from('4\r\nabcd\r\n'),
			),
			/broke off/,
		],
		[
			'gzip that was cut',
			answerOf(200, { ...png, 'content-encoding': 'gzip' }, packed.subarray(0, -6)),
			/not the one that was announced/,
		],
		[
			'a long gzip that was cut',
			answerOf(200, { ...png, 'content-encoding': 'gzip' }, packedNoise.subarray(0, -2000)),
			/not the one that was announced/,
		],
		[
			'Brotli that was cut',
			answerOf(200, { ...png, 'content-encoding': 'br' }, brotli.subarray(0, -3)),
			/not the one that was announced/,
		],
		['nothing', answerOf(200, png, Buffer.alloc(0)), /^The file is empty \(0 bytes\)/],
		['nothing at all', answerOf(204, { 'content-length': '' }, Buffer.alloc(0)), /is empty/],
	])('%s', async (__, answer, words) => {
		const result = await download(answer, once);
		expect(errorOf(result)).toMatch(words);
		expect(result.output).toEqual([]);
	});

	test.each<[string, Buffer, Buffer]>([
		[
			'gzip without its length',
			answerOf(200, { ...png, 'content-encoding': 'gzip', 'content-length': '' }, packed),
			picture,
		],
		[
			'a range that is all of it',
			answerOf(206, { ...png, 'content-range': 'bytes 0-9007/9008' }, picture),
			picture,
		],
		[
			'a body until the connection ends',
			answerOf(200, { ...png, 'content-length': '' }, picture),
			picture,
		],
	])('and takes what is: %s', async (__, answer, bytes) => {
		const { output, error } = await download(answer, once);
		expect(error).toBeUndefined();
		expect((await storedBytes(output[0]?.binary?.data)).equals(bytes)).toBe(true);
	});
});

test.each([0, 5, 100_000])(
	'A server that falls silent after %i bytes ends with the Timeout',
	async (sent) => {
		const server = createServer((_, response) => {
			response.writeHead(200, { ...png, 'content-length': '900000' });
			response.flushHeaders();
			if (sent > 0) response.write(noise.subarray(0, sent));
		});
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const { port } = server.address() as AddressInfo;
		const target = {
			url: `http://127.0.0.1:${port}`,
			token: madeUpToken(),
			pluginId: defaultPluginId,
		};
		const options = { maxTries: 1, timeout: 1 };
		const result = await operate(target, { operation: 'download', ...ways[0]?.[1], options });
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
		expect(errorOf(result)).toMatch(/^The download did not end within the Timeout/);
		expect(result.output).toEqual([]);
	},
);

test('A file that is not asked for in pieces or packed is asked for so', async () => {
	const server = await startRawServer(() => answerOf(200, png, picture));
	const target = { url: server.url, token: madeUpToken(), pluginId: defaultPluginId };
	await operate(target, { operation: 'download', ...ways[0]?.[1] });
	expect(server.requests[0]?.head).toMatch(/^accept-encoding: identity$/im);
	expect(server.requests[0]?.head).not.toMatch(/^range:/im);
});

describe('The type of a download is mended as that of an upload', () => {
	const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

	test.each<[string, string, string, Buffer, string, string]>([
		[
			'a zip by its name',
			'application/zip',
			'offer.docx',
			Buffer.from(officeWithDistantEntries()),
			'offer.docx',
			docx,
		],
		['a zip by its bytes', 'application/zip', '', Buffer.from(docxFile()), 'document.docx', docx],
		['bytes by their mark', 'application/octet-stream', '', picture, 'image.png', 'image/png'],
		['text by its name', 'text/plain', 'a.csv', Buffer.from('a,b\n1,2\n'), 'a.csv', 'text/csv'],
		['a picture of another type', 'image/jpeg', '', picture, 'image.png', 'image/png'],
		[
			'a page in place of a picture',
			'image/png',
			'',
			Buffer.from('<!doctype html><p>Sorry'),
			'file.html',
			'text/html',
		],
	])('%s', async (_, stated, name, bytes, fileName, mimeType) => {
		const disposition = name && { 'content-disposition': `attachment; filename="${name}"` };
		const { output } = await download(
			answerOf(200, { 'content-type': stated, ...(disposition || {}) }, bytes),
		);
		expect(output[0]?.json).toMatchObject({ fileName, mimeType });
	});
});

describe("A customer's name keeps its ending, also one that is not known here", () => {
	test.each<[string, string, string]>([
		['plan.dxf', '  0\nSECTION\n', 'text/plain'],
		['konto.STA', ':20:X\r\n:25:Y\r\n', 'text/plain'],
		['track.gpx', '<?xml version="1.0"?><gpx/>', 'application/xml'],
		['design.sketch', 'PK\x03\x04\x0a\0\0\0\0\0', 'application/zip'],
		['IT01234567890_FPR01.xml.p7m', 'MIAGCSqGSIb3DQEHAqCAMIACAQEx\n', 'application/pkcs7-mime'],
	])('%s', async (name, content, mimeType) => {
		const headers = {
			'content-type': 'application/octet-stream',
			'content-disposition': `attachment; filename="${name}"`,
		};
		const { output } = await download(answerOf(200, headers, Buffer.from(content, 'latin1')));
		expect(output[0]?.json).toMatchObject({ fileName: name, mimeType });
	});

	test('and gets one where it has none', async () => {
		const headers = { 'content-disposition': 'attachment; filename="Offer of Dr.Smith"' };
		const { output } = await download(answerOf(200, headers, Buffer.from('hello')));
		expect(output[0]?.json).toMatchObject({ fileName: 'Offer of Dr.Smith.txt' });
	});
});

test.each(['zstd', 'gzip, br', 'compress'])(
	'A file that n8n cannot unpack is refused: %s',
	async (packing) => {
		const body = brotliCompressSync(gzipSync(picture));
		const result = await download(answerOf(200, { ...png, 'content-encoding': packing }, body));
		expect(errorOf(result)).toMatch(/came packed|broke off/);
		expect(result.output).toEqual([]);
	},
);

test.each(ways)('%s hints at a web page in place of the file', async (_, way) => {
	const page = Buffer.from('<!doctype html><title>Sign in</title>');
	const html = { 'content-type': 'text/html' };
	const { output, hints } = await download(answerOf(200, html, page), way);
	expect(output[0]?.json).toMatchObject({ mimeType: 'text/html' });
	expect(hints.map(({ message }) => message)).toEqual([
		expect.stringMatching(/^A downloaded file is a web page\./),
	]);
});
