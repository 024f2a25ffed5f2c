/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Fault } from '../../../sandbox/faults';
import type { Sandbox } from '../../../sandbox/server';
import { call, fileForm, uploadPath } from './callSandbox';
import { until } from './until';
import { useSandbox } from './useSandbox';

const running = useSandbox();
const form = (size = 10) => fileForm(Buffer.alloc(size, 'x'), 'a.txt', 'text/plain');
const upload = async (size?: number) =>
	await call(running(), 'POST', uploadPath(running()), { form: form(size) });
const last = () => running().requests.at(-1);

/** A connection with an upload of so many bytes, of which only the headers were sent. */
async function beginUpload({ url, token, pluginId }: Sandbox, length: number): Promise<Socket> {
	const socket = connect(Number(new URL(url).port), '127.0.0.1');
	socket.on('error', () => undefined);
	await once(socket, 'connect');
	socket.write(
		`POST ${uploadPath(running())} HTTP/1.1\r\nhost: sandbox\r\nauthorization: Bearer ${token}\r\n` +
			`content-type: multipart/form-data; boundary=cut\r\ncontent-length: ${length}\r\n\r\n`,
	);
	expect(pluginId).toBe(running().pluginId);
	return socket;
}

function received(socket: Socket): () => string {
	let text = '';
	socket.on('data', (chunk) => (text += chunk.toString()));
	return () => text;
}

describe('which requests a fault is played for', () => {
	const statuses = async (fault: Fault, ...paths: string[]) => {
		running().inject(fault);
		const found: number[] = [];
		for (const path of paths) found.push((await call(running(), 'GET', path)).status);
		return found;
	};
	const config = '/v1/ext/config';
	const users = '/v1/ext/users';

	it('is the next one', async () => {
		expect(await statuses({ status: 503 }, config, config)).toEqual([503, 200]);
	});

	it('is as many as it says, after as many as it says', async () => {
		const fault = { status: 503, times: 2, after: 1 };
		expect(await statuses(fault, config, config, config, config)).toEqual([200, 503, 503, 200]);
	});

	it.each([
		['a part of the path', { path: '/users' }],
		['an expression for the path', { path: /users$/ }],
		['the method too', { method: 'get', path: users }],
	])('are those that match %s', async (_what, match) => {
		expect(await statuses({ status: 503, match }, config, users)).toEqual([200, 503]);
	});

	it('are none of another method', async () => {
		expect(await statuses({ status: 503, match: { method: 'POST' } }, config)).toEqual([200]);
	});

	it('goes through the faults in their order', async () => {
		running().inject({ status: 500 });
		expect(await statuses({ status: 503 }, config, config, config)).toEqual([500, 503, 200]);
	});

	it('are none once faults are cleared, or the sandbox reset', async () => {
		running().inject({ status: 500, times: 9 });
		running().clearFaults();
		expect(await statuses({ status: 500, times: 9 }, config)).toEqual([500]);
		await running().reset();
		expect((await call(running(), 'GET', config)).status).toBe(200);
	});

	it.each<[string, Fault]>([
		['no kind', { times: 2 }],
		['two kinds', { status: 500, refuse: true }],
	])('is refused with %s', (_what, fault) => {
		expect(() => running().inject(fault)).toThrow(TypeError);
	});
});

describe('status', () => {
	it('answers with body and headers, once the request was read, and stores nothing', async () => {
		const body = { _data: [], _errors: ['Too many'] };
		running().inject({ status: 429, headers: { 'retry-after': '7' }, body });
		const { status, headers, json } = await upload(100_000);
		expect([status, headers.get('retry-after'), json]).toEqual([429, '7', body]);
		expect(last()).toMatchObject({
			status: 429,
			fault: 'status',
			operationId: 'uploadPublicMedia',
			bodyBytes: Number(last()?.headers['content-length']),
		});
		expect(running().uploads).toEqual([]);
	});

	it('can say `_errors` in a 200, which no contract check stops', async () => {
		running().inject({ status: 200, body: { _errors: ['Not really'] } });
		expect((await upload()).json).toEqual({ _errors: ['Not really'] });
	});

	it('can be a page of a gateway', async () => {
		running().inject({ status: 502, body: '<html>Bad Gateway</html>', contentType: 'text/html' });
		const { status, text, headers } = await upload();
		expect([status, text, headers.get('content-type')]).toEqual([
			502,
			'<html>Bad Gateway</html>',
			'text/html',
		]);
	});

	it('keeps the JSON body of a request that was not handled', async () => {
		running().inject({ status: 500 });
		const json = { limit: 3 };
		await call(running(), 'POST', '/v1/ext/chat', { json });
		expect(last()).toMatchObject({ status: 500, body: json });
	});

	it('can be early: the answer comes with nothing of the body read', async () => {
		running().inject({ status: 413, body: 'Too large', early: true });
		const socket = await beginUpload(running(), 1_000_000);
		const text = received(socket);
		await until(() => text().endsWith('Too large'));
		expect(text()).toMatch(/^HTTP\/1\.1 413 /);
		expect(last()).toMatchObject({ status: 413, bodyBytes: 0 });
		await once(socket, 'close');
	});
});

it('redirectTo sends elsewhere', async () => {
	running().inject({ redirectTo: 'http://127.0.0.2:9/other' });
	running().inject({ redirectTo: 'http://127.0.0.2:9/other', status: 308 });
	const found = [await upload(), await upload()];
	expect(found.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
		[302, 'http://127.0.0.2:9/other'],
		[308, 'http://127.0.0.2:9/other'],
	]);
});

it('slowAnswerMs handles the request at once and answers later', async () => {
	running().inject({ slowAnswerMs: 400 });
	const start = Date.now();
	const answer = upload();
	await until(() => running().uploads.length === 1);
	expect(last()).toMatchObject({ status: null, endedAt: null });
	expect((await answer).status).toBe(200);
	expect(Date.now() - start).toBeGreaterThanOrEqual(395);
});

it('a slow answer notices that the other side has gone', async () => {
	running().inject({ slowAnswerMs: 60_000 });
	const sandbox = running();
	const headers = { authorization: `Bearer ${sandbox.token}` };
	const signal = AbortSignal.timeout(200);
	await expect(fetch(`${sandbox.url}/v1/ext/config`, { headers, signal })).rejects.toThrow();
	await until(() => last()?.endedAt !== null);
	expect(last()).toMatchObject({ remoteClosed: true, status: null });
});

it('dripAnswer sends a byte every 100 ms without an end', async () => {
	running().inject({ dripAnswer: true });
	const sandbox = running();
	const stop = new AbortController();
	const headers = { authorization: `Bearer ${sandbox.token}` };
	const answer = await fetch(`${sandbox.url}/v1/ext/config`, { headers, signal: stop.signal });
	const reader = answer.body?.getReader();
	const start = Date.now();
	for (let bytes = 0; bytes < 4;) bytes += (await reader?.read())?.value?.length ?? 0;
	expect(Date.now() - start).toBeGreaterThanOrEqual(200);
	stop.abort();
	await until(() => last()?.endedAt !== null);
	expect(last()).toMatchObject({ status: 200, remoteClosed: true });
});

it('hugeAnswerBytes streams that many bytes of JSON', async () => {
	running().inject({ hugeAnswerBytes: 3_000_000 });
	const { status, text, json } = await upload();
	expect([status, text.length]).toEqual([200, 3_000_000]);
	expect(Object(json)._data).toMatch(/^x+$/);
});

it('slowReadBytesPerSecond reads at that pace and then handles the request', async () => {
	running().inject({ slowReadBytesPerSecond: 400_000 });
	const start = Date.now();
	const { status } = await upload(200_000);
	expect(status).toBe(200);
	expect(Date.now() - start).toBeGreaterThanOrEqual(400);
	expect(running().uploads).toMatchObject([{ size: 200_000 }]);
});

describe('cutAfterBytes', () => {
	it('ends the connection in the middle of the body', async () => {
		running().inject({ cutAfterBytes: 100_000 });
		await expect(upload(5_000_000)).rejects.toThrow();
		await until(() => last()?.endedAt !== null);
		expect(last()).toMatchObject({ status: null, remoteClosed: false, fault: 'cutAfterBytes' });
		expect(last()?.bodyBytes).toBeGreaterThanOrEqual(100_000);
		expect(last()?.bodyBytes).toBeLessThan(1_000_000);
		expect(running().uploads).toEqual([]);
	});

	it('handles a body that is shorter', async () => {
		running().inject({ cutAfterBytes: 100_000 });
		expect((await upload(10)).status).toBe(200);
	});
});

it('cutAnswer handles and records the request, and the answer is lost', async () => {
	running().inject({ cutAnswer: true });
	await expect(upload()).rejects.toThrow();
	expect(running().uploads).toHaveLength(1);
	await until(() => last()?.endedAt !== null);
	expect(last()).toMatchObject({ status: null, remoteClosed: false });
	expect((await upload()).status).toBe(200);
});

it('refuse ends the connection with nothing read', async () => {
	running().inject({ refuse: true });
	const socket = await beginUpload(running(), 1000);
	const text = received(socket);
	await once(socket, 'close');
	expect(text()).toBe('');
	expect(last()).toMatchObject({ status: null, bodyBytes: 0, fault: 'refuse' });
});

describe('neverAnswer', () => {
	it.each([
		['reads the request', false],
		['reads nothing when it is early', true],
	])('%s and leaves the other side waiting', async (_what, early) => {
		running().inject({ neverAnswer: true, early });
		const socket = await beginUpload(running(), 1000);
		const text = received(socket);
		socket.write(Buffer.alloc(1000));
		await until(() => last()?.bodyBytes === (early ? 0 : 1000));
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(text()).toBe('');
		socket.destroy();
		await until(() => last()?.remoteClosed === true);
	});
});

it('a fault can be played for a public file', async () => {
	await upload();
	running().inject({ status: 404, match: { path: '/public-media/' } });
	const url = running().uploads[0]?.publicMediaUrl ?? '';
	expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([404, 200]);
});

it('a delay set for all answers holds for each', async () => {
	running().configure({ answerDelayMs: 200 });
	const start = Date.now();
	await Promise.all([upload(), upload(), upload()]);
	expect(Date.now() - start).toBeGreaterThanOrEqual(195);
	running().configure({ answerDelayMs: 0 });
	expect((await upload()).status).toBe(200);
});
