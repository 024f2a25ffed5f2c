/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import FormData from 'form-data';
import { startSandbox } from '../../../sandbox/server';
import { call, fileForm, uploadPath } from './callSandbox';
import { until } from './until';
import { useSandbox } from './useSandbox';

const running = useSandbox();

/** Sends a body as it is given, byte by byte. */
async function sendRaw(type: string, body: Buffer) {
	const sandbox = running();
	const headers = { authorization: `Bearer ${sandbox.token}`, 'content-type': type };
	const answer = await fetch(sandbox.url + uploadPath(sandbox), { method: 'POST', headers, body });
	return { status: answer.status, text: await answer.text() };
}

const part = (disposition: string, body: string, type = 'text/plain') =>
	`--cut\r\ncontent-disposition: form-data; ${disposition}\r\ncontent-type: ${type}\r\n\r\n${body}\r\n`;
const sendParts = async (...parts: string[]) =>
	await sendRaw('multipart/form-data; boundary=cut', Buffer.from(`${parts.join('')}--cut--\r\n`));

describe('an upload', () => {
	it('answers a public URL made of team, day, UUID and the extension of the name', async () => {
		const sandbox = running();
		const form = fileForm('hello', 'ticket.PNG', 'image/png');
		const { status, json } = await call(sandbox, 'POST', uploadPath(sandbox), { form });
		expect(status).toBe(200);
		const today = new Date().toISOString().slice(0, 10);
		expect(json).toEqual({
			_data: {
				publicMediaUrl: expect.stringMatching(
					new RegExp(`^${sandbox.url}/public-media/[-0-9a-f]{36}/${today}/[-0-9a-f]{36}\\.PNG$`),
				),
			},
		});
	});

	it('records what came over the wire', async () => {
		const sandbox = running();
		const bytes = randomBytes(300_000);
		const form = fileForm(bytes, 'photo.jpg', 'image/jpeg');
		form.append('filename', 'holiday.jpg');
		const { json } = await call(sandbox, 'POST', uploadPath(sandbox), { form });
		const [upload] = sandbox.uploads;
		expect(upload).toEqual({
			id: expect.any(String),
			pluginId: sandbox.pluginId,
			fileName: 'photo.jpg',
			mimeType: 'image/jpeg',
			filenameField: 'holiday.jpg',
			size: bytes.length,
			sha256: createHash('sha256').update(bytes).digest('hex'),
			path: expect.any(String),
			publicMediaUrl: expect.any(String),
			contentLength: expect.stringMatching(/^\d+$/),
			partHeaders: {
				'content-disposition': 'form-data; name="file"; filename="photo.jpg"',
				'content-type': 'image/jpeg',
			},
		});
		expect(json).toEqual({ _data: { publicMediaUrl: upload?.publicMediaUrl } });
		expect(readFileSync(upload?.path ?? '').equals(bytes)).toBe(true);
		expect(sandbox.requests).toMatchObject([
			{
				method: 'POST',
				path: uploadPath(sandbox),
				operationId: 'uploadPublicMedia',
				status: 200,
				authorized: true,
				remoteClosed: false,
				bodyBytes: Number(upload?.contentLength),
			},
		]);
		expect(sandbox.requests[0]?.headers).not.toHaveProperty('authorization');
	});

	it.each(['naïve 🎟️👩‍👩‍👧.png', 'تقرير نهائي.pdf', 'דוח.docx', '日本語.txt', 'a;b, c=d.txt'])(
		'keeps the name %s',
		async (name) => {
			const sandbox = running();
			const form = fileForm('x', name, 'text/plain');
			await call(sandbox, 'POST', uploadPath(sandbox), { form });
			expect(sandbox.uploads[0]?.fileName).toBe(name);
		},
	);

	it('does not hide path parts in a name', async () => {
		await sendParts(part('name="file"; filename="../../etc/passwd"', 'x'));
		expect(running().uploads[0]?.fileName).toBe('../../etc/passwd');
	});

	it('keeps the media type with its parameters', async () => {
		await sendParts(part('name="file"; filename="a.ogg"', 'x', 'audio/ogg; codecs=opus'));
		expect(running().uploads[0]?.mimeType).toBe('audio/ogg; codecs=opus');
	});

	it('takes a stream from the form-data package, which sends no length', async () => {
		const sandbox = running();
		const bytes = randomBytes(200_000);
		const form = new FormData();
		form.append('filename', 'first.bin');
		form.append('file', bytes, { filename: 'ü.bin', contentType: 'application/pdf' });
		const headers = { authorization: `Bearer ${sandbox.token}`, ...form.getHeaders() };
		const { port } = new URL(sandbox.url);
		await new Promise<void>((resolve, reject) => {
			const options = { port, path: uploadPath(sandbox), headers };
			form.submit(options, (error, answer) => {
				if (error !== null) return reject(error);
				answer.resume().once('end', resolve);
			});
		});
		expect(sandbox.uploads).toMatchObject([
			{
				fileName: 'ü.bin',
				mimeType: 'application/pdf',
				size: bytes.length,
				filenameField: 'first.bin',
			},
		]);
	});
});

describe('the public URL', () => {
	it('serves the bytes to anyone, with the type of the part', async () => {
		const sandbox = running();
		const form = fileForm('hello', 'a.txt', 'audio/ogg');
		await call(sandbox, 'POST', uploadPath(sandbox), { form });
		const url = sandbox.uploads[0]?.publicMediaUrl ?? '';
		const { status, text, headers } = await call(sandbox, 'GET', new URL(url).pathname, {
			token: null,
		});
		expect([status, text]).toEqual([200, 'hello']);
		expect(Object.fromEntries(headers)).toMatchObject({
			'content-type': 'audio/ogg',
			'content-length': '5',
			etag: `"${sandbox.uploads[0]?.sha256}"`,
			'x-content-type-options': 'nosniff',
		});
	});

	it('answers HEAD, and 304 to who has it already', async () => {
		const sandbox = running();
		const form = fileForm('hello', 'a.txt', 'text/plain');
		await call(sandbox, 'POST', uploadPath(sandbox), { form });
		const { publicMediaUrl, sha256 } = sandbox.uploads[0] ?? { publicMediaUrl: '', sha256: '' };
		const head = await fetch(publicMediaUrl, { method: 'HEAD' });
		expect([head.status, head.headers.get('content-length')]).toEqual([200, '5']);
		const headers = { 'if-none-match': `"${sha256}"` };
		const again = await new Promise((resolve) => {
			get(publicMediaUrl, { headers }, (answer) => resolve(answer.resume().statusCode));
		});
		expect(again).toBe(304);
	});

	it('serves a type that cannot stand in a header as a type that says nothing', async () => {
		await sendParts(part('name="file"; filename="a.txt"', 'x', 'text/plain; title=🎟️'));
		const answer = await fetch(running().uploads[0]?.publicMediaUrl ?? '');
		expect(answer.headers.get('content-type')).toBe('application/octet-stream');
	});

	it('is 404 when nothing is there', async () => {
		const { status } = await call(running(), 'GET', '/public-media/a/b/c.png', { token: null });
		expect(status).toBe(404);
	});
});

describe('a form that is not as the contract has it', () => {
	it.each([
		['has no file', [part('name="filename"', 'a.png')], /required property 'file'/],
		[
			'has a part more',
			[part('name="file"; filename="a"', 'x'), part('name="note"', 'x')],
			/additional/,
		],
		['has the file as text', [part('name="file"', 'x')], /must be a file/],
		['has text as a file', [part('name="filename"; filename="a"', 'x')], /must be text/],
		[
			'has two files',
			[part('name="file"; filename="a"', 'x'), part('name="file"; filename="b"', 'y')],
			/came twice/,
		],
	])('is refused when it %s', async (_what, parts, reason) => {
		const { status, text } = await sendParts(...parts);
		expect(status).toBe(400);
		expect(text).toMatch(reason);
		expect(running().uploads).toEqual([]);
	});

	it('is refused when it ends too soon', async () => {
		const body = Buffer.from(part('name="file"; filename="a"', 'x'.repeat(1000)).slice(0, 300));
		expect((await sendRaw('multipart/form-data; boundary=cut', body)).status).toBe(400);
	});

	it('is refused without a boundary', async () => {
		expect((await sendRaw('multipart/form-data', Buffer.from('x'))).status).toBe(400);
	});

	it('is refused as JSON', async () => {
		const sandbox = running();
		const { status } = await call(sandbox, 'POST', uploadPath(sandbox), { json: { file: {} } });
		expect(status).toBe(415);
	});
});

describe('the folder', () => {
	it('keeps nothing of refused or broken uploads', async () => {
		const sandbox = running();
		const form = fileForm('kept', 'a.txt', 'text/plain');
		await call(sandbox, 'POST', uploadPath(sandbox), { form });
		const kept = sandbox.uploads[0]?.path ?? '';
		await sendParts(part('name="file"; filename="a"', 'x'), part('name="note"', 'x'));
		await sendHalf();
		await until(() => sandbox.requests.at(-1)?.remoteClosed === true);
		await until(() => readdirSync(dirname(kept)).length === 1);
	});

	it('is emptied by a reset', async () => {
		const sandbox = running();
		const form = fileForm('kept', 'a.txt', 'text/plain');
		await call(sandbox, 'POST', uploadPath(sandbox), { form });
		const kept = sandbox.uploads[0]?.path ?? '';
		expect(existsSync(kept)).toBe(true);
		await sandbox.reset();
		expect(existsSync(kept)).toBe(false);
	});

	it('goes with the sandbox when it is the sandbox’s own, and stays when it was given', async () => {
		const given = await mkdtemp(join(tmpdir(), 'given-'));
		const folders: string[] = [];
		for (const folder of [undefined, given]) {
			const sandbox = await startSandbox({ folder });
			const form = fileForm('x', 'a.txt', 'text/plain');
			await call(sandbox, 'POST', uploadPath(sandbox), { form });
			folders.push(dirname(sandbox.uploads[0]?.path ?? ''));
			await sandbox.close();
		}
		expect(folders.map((folder) => existsSync(folder))).toEqual([false, true]);
		await rm(given, { recursive: true });
	});
});

/** Begins an upload and hangs up in the middle of the file. */
async function sendHalf(): Promise<void> {
	const sandbox = running();
	const beginning = part('name="file"; filename="a"', 'x'.repeat(100_000));
	const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
	socket.write(
		`POST ${uploadPath(sandbox)} HTTP/1.1\r\nhost: sandbox\r\nauthorization: Bearer ${sandbox.token}\r\n` +
			'content-type: multipart/form-data; boundary=cut\r\ncontent-length: 500000\r\n\r\n',
	);
	socket.write(beginning);
	await until(() => (sandbox.requests.at(-1)?.bodyBytes ?? 0) >= beginning.length);
	socket.destroy();
}
