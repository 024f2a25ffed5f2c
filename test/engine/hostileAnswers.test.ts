/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { INodeParameters } from 'n8n-workflow';
import { findOperation } from '../../nodes/Chakra/actions';
import { operate, errorOf, type OperateRun } from './operate';
import { httpAnswer } from './rawServer';
import { outputs } from './schemas/outputs';
import { useUsedKeys } from './usedKeys';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();
useUsedKeys();

/** What a server does with a request that changes something, once it has all of it. `body` is the sandbox's answer. */
type Answer = (socket: Socket, body: string) => void;

/**
 * Stands before the sandbox: what reads goes through, what changes something is done there and answered by `answer`.
 */
class Gateway {
	/** Requests that change something, as `METHOD path`. */
	readonly changes: string[] = [];

	answer: Answer = (socket, body) => socket.end(httpAnswer(200, body));

	/** Answers for the next changes that are refused without being done. */
	readonly refusals: string[] = [];

	/** Only these are answered by it. */
	isMeant: (request: string) => boolean = () => true;

	private readonly server: Server = createServer((request, response) => {
		void this.pass(request, response.socket ?? undefined);
	});

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	private async pass(request: IncomingMessage, socket: Socket | undefined): Promise<void> {
		const { method = 'GET', url = '/', headers } = request;
		const chunks: Uint8Array[] = [];
		for await (const chunk of request) chunks.push(chunk as Uint8Array);
		const name = `${method} ${url}`;
		const isRead = method === 'GET' || /process\/?(list|search|fetch|filter)|query/i.test(url);
		socket?.on('error', () => {});
		const isChange = !isRead && this.isMeant(name);
		if (isChange) this.changes.push(name);
		const refusal = isChange ? this.refusals.shift() : undefined;
		if (refusal !== undefined) {
			socket?.end(refusal);
			return;
		}
		const { authorization = '', 'content-type': type } = headers;
		const answer = await fetch(`${sandbox().url}${url}`, {
			method,
			headers: { authorization, ...(type && { 'content-type': type }) },
			...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
		});
		const body = await answer.text();
		if (socket && isChange) this.answer(socket, body);
		else socket?.end(httpAnswer(answer.status, body));
	}
}

let gateway: Gateway;
beforeEach(async () => {
	gateway = new Gateway();
	await gateway.start();
});
afterEach(async () => await gateway.close());

const page = '<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>';
const badGateway = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));

/** After each of these nobody knows whether it was done. */
const unclearAnswers: Record<string, Answer> = {
	'a connection that is reset': (socket) => socket.resetAndDestroy(),
	'a connection that ends': (socket) => socket.end(),
	'an empty 200': (socket) => socket.end(httpAnswer(200, '')),
	'a page to sign in': (socket) =>
		socket.end(httpAnswer(200, page, { 'content-type': 'text/html' })),
	"a proxy's 502": (socket) => socket.end(httpAnswer(502, badGateway)),
	'a redirect to another host': (socket) =>
		socket.end(httpAnswer(307, '', { location: 'http://127.0.0.1:9/elsewhere' })),
	'half an answer': (socket, body) =>
		socket.end(
			`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length + 9}\r\n\r\n${body.slice(0, body.length / 2)}`,
		),
	'a length that is too short': (socket, body) =>
		socket.end(httpAnswer(200, body, { 'content-length': String(Math.floor(body.length / 2)) })),
	'a bomb of gzip': (socket) => {
		socket.write(
			`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`,
		);
		socket.end(bomb);
	},
	'50 MB': (socket) => {
		socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"_data":"');
		socket.end(Buffer.alloc(50 * 1024 * 1024, 'x'));
	},
	'a null': (socket) => socket.end(httpAnswer(200, 'null')),
	'an empty list': (socket) => socket.end(httpAnswer(200, '[]')),
	'an "OK"': (socket) => socket.end(httpAnswer(200, '"OK"')),
};

/** Those that take long, for one operation of each way to send. */
const slowAnswers = ['a bomb of gzip', '50 MB'];

/** The sandbox's answer in a less usual form. */
const goodAnswers: Record<string, Answer> = {
	'in HTTP/1.0': (socket, body) => socket.end(`HTTP/1.0 200 OK\r\n\r\n${body}`),
	'after 100 Continue': (socket, body) =>
		socket.end(`HTTP/1.1 100 Continue\r\n\r\n${httpAnswer(200, body)}`),
	'after 103 Early Hints': (socket, body) =>
		socket.end(`HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${httpAnswer(200, body)}`),
	'with a byte-order mark': (socket, body) => socket.end(httpAnswer(200, `\ufeff${body}`)),
	'said to be HTML': (socket, body) =>
		socket.end(httpAnswer(200, body, { 'content-type': 'text/html; charset=iso-8859-1' })),
};

interface Case {
	parameters: INodeParameters;
	run: OperateRun;
	/** It must not be repeated. */
	isOnce: boolean;
}

/** Every operation that changes something, as its schema is made. */
async function changing(name: string): Promise<Case> {
	const [resource = '', operation = ''] = name.split(': ');
	const { runs, prepare } = outputs[name] ?? { runs: [] };
	const given = runs.at(-1) ?? {};
	const prepared = await prepare?.(sandbox());
	const found = findOperation(resource, operation);
	const options = found?.description.find((field) => field.name === 'options')?.options ?? [];
	const isKeyed = options.some((option) => option.name === 'sendOnceKey');
	// Create or Update finds its process, and an update may be repeated.
	const isOnce = (isKeyed && operation !== 'upsert') || /Many$/.test(operation);
	return {
		parameters: {
			resource,
			operation,
			...given.parameters,
			...prepared,
			options: { ...(given.parameters?.options as INodeParameters), maxTries: isOnce ? 3 : 1 },
		},
		run: { ...(given.items && { items: given.items }) },
		isOnce,
	};
}

const names = Object.keys(outputs).filter(
	(name) => !/: (get\w*|download|wait|forgetSendOnceKeys)$/.test(name),
);
const ofEachKind = [
	'lead: create',
	'message: send',
	'photo: upload',
	'process: createMany',
	'process: delete',
	'template: update',
];

/** What gives back an ID, a link or a proof of Meta's. */
const needsAnswer =
	/^message: send|^templateMessage: send(?:Meta)?$|Many$|upload|^template: create|^call: act|^partner/;

/** Runs the operation against the gateway. A file that goes up first goes through. */
async function run({ parameters, run: given }: Case) {
	gateway.isMeant = (request) =>
		parameters.operation === 'uploadPublic' || !request.includes('upload-public-media');
	return await operate({ ...sandbox(), url: gateway.url }, parameters, given);
}

describe.each(names)('%s', (name) => {
	const kinds = Object.keys(unclearAnswers).filter(
		(kind) => ofEachKind.includes(name) || !slowAnswers.includes(kind),
	);
	test.each(kinds)('%s claims nothing and goes out once', async (kind) => {
		const found = await changing(name);
		const answer = unclearAnswers[kind];
		if (answer) gateway.answer = answer;
		const refusal = errorOf(await run(found));
		expect(gateway.changes).toHaveLength(1);
		expect(refusal).toContain('[item 0]');
		expect(refusal).toMatch(/\| \S/);
		if (found.isOnce) expect(refusal).toMatch(/all the same|may have been|before you send/);
	});

	test.each(Object.keys(goodAnswers))('the answer %s is taken', async (kind) => {
		const found = await changing(name);
		const answer = goodAnswers[kind];
		if (answer) gateway.answer = answer;
		const { error, output } = await run(found);
		expect(error).toBeUndefined();
		expect(output).not.toEqual([]);
	});

	test('No Content says that it was done, where nothing has to come back', async () => {
		const found = await changing(name);
		gateway.answer = (socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n');
		const result = await run(found);
		expect(gateway.changes).toHaveLength(1);
		if (!needsAnswer.test(name)) expect(result.error).toBeUndefined();
		else expect(errorOf(result)).toMatch(/\| \S/);
	});

	test.each([
		['in the past', new Date(0).toUTCString()],
		['of no time', '0'],
	])('429 with a Retry-After %s is tried again', async (_, retryAfter) => {
		const found = await changing(name);
		const options = { ...(found.parameters.options as INodeParameters), maxTries: 3 };
		const slow = httpAnswer(429, '{"_errors":["slow"]}', { 'retry-after': retryAfter });
		gateway.refusals.push(slow, slow);
		const { error } = await run({ ...found, parameters: { ...found.parameters, options } });
		expect(error).toBeUndefined();
		expect(gateway.changes).toHaveLength(3);
	});
});

const slowly: Record<string, Answer> = {
	'drips in': (socket, body) => {
		socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`);
		const drip = setInterval(() => socket.write('{'), 200);
		socket.on('close', () => clearInterval(drip));
	},
	'stops in its middle': (socket, body) => {
		socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n{`);
	},
};
const slowCases = ofEachKind.flatMap((name) => Object.keys(slowly).map((kind) => [name, kind]));

test.each(slowCases)('%s: an answer that %s ends with the Timeout', async (name, kind = '') => {
	const found = await changing(name ?? '');
	const answer = slowly[kind];
	if (answer) gateway.answer = answer;
	const options = { ...(found.parameters.options as INodeParameters), timeout: 1 };
	const parameters = { ...found.parameters, options };
	const refusal = errorOf(await run({ ...found, parameters }));
	expect(refusal).toMatch(/no answer within a second|Timeout/);
	expect(gateway.changes).toHaveLength(1);
});

test('a process whose deletion was not answered is gone at the next try, which says deleted', async () => {
	const { parameters } = await changing('process: delete');
	gateway.answer = (socket) => {
		gateway.answer = (next, body) => next.end(httpAnswer(404, body));
		socket.destroy();
	};
	const options = { maxTries: 2 };
	const { output, error } = await run({
		parameters: { ...parameters, options },
		run: {},
		isOnce: false,
	});
	expect(error).toBeUndefined();
	expect(gateway.changes).toHaveLength(2);
	expect(output.map(({ json }) => json)).toEqual([{ deleted: true }]);
});

test('what ChakraHQ answers to a deletion in words is told', async () => {
	const found = await changing('process: delete');
	gateway.answer = (socket) => socket.end(httpAnswer(200, '{"message":"Moved to the bin"}'));
	const { output, hints } = await run(found);
	expect(output.map(({ json }) => json)).toEqual([{ deleted: true }]);
	expect(hints.map(({ message }) => message)).toEqual(['ChakraHQ answered: Moved to the bin']);
});
