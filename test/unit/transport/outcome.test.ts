/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { ChakraError } from '../../../nodes/Chakra/transport/chakraError';
import { outcomeOf } from '../../../nodes/Chakra/transport/outcome';

const running = new Set<Server>();
const sockets = new Set<Socket>();

afterEach(async () => {
	for (const socket of sockets) socket.destroy();
	await Promise.all([...running].map(close));
	sockets.clear();
});

async function listen(server: Server): Promise<number> {
	running.add(server);
	server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
	running.delete(server);
	await new Promise((resolve) => server.close(resolve));
}

async function closedPort(): Promise<number> {
	const server = createServer();
	const port = await listen(server);
	await close(server);
	return port;
}

const BODY = '{"to":"15550100001"}';

/** What Node throws for a POST that fails. */
async function errorOf(post: typeof httpRequest, options: RequestOptions): Promise<unknown> {
	return await new Promise((resolve, reject) => {
		const headers = { 'content-length': BODY.length, connection: 'close' };
		const request = post({ host: '127.0.0.1', method: 'POST', headers, agent: false, ...options });
		request.on('error', resolve).on('response', () => reject(new Error('It was answered')));
		request.end(BODY);
	});
}

/** axios and n8n each wrap Node's error in one of their own. */
const wrapped = (cause: unknown) => new Error('n8n', { cause: new Error('axios', { cause }) });

const errorWith = (facts: object) => Object.assign(new Error('from Node'), facts);

describe('what Node itself throws', () => {
	test('a closed port: nothing was sent', async () => {
		const error = await errorOf(httpRequest, { port: await closedPort() });
		expect(outcomeOf(error)).toEqual({ kind: 'unsent', why: 'ECONNREFUSED' });
	});

	test('a name that nobody has: nothing was sent', async () => {
		const error = await errorOf(httpRequest, { host: 'nowhere.invalid' });
		expect(outcomeOf(error)).toEqual({
			kind: 'unsent',
			why: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
		});
	});

	test('a name with several addresses, none of which answers: nothing was sent', async () => {
		const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
		const error = await errorOf(httpRequest, {
			host: 'several.test',
			port: await closedPort(),
			lookup: (_, __, give) => give(null, addresses),
		});
		expect(error).toHaveProperty('errors');
		expect(outcomeOf(error)).toEqual({ kind: 'unsent', why: 'ECONNREFUSED' });
	});

	test('a reset after the request: it may have arrived', async () => {
		const server = createServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
		const error = await errorOf(httpRequest, { port: await listen(server) });
		expect(outcomeOf(error)).toEqual({ kind: 'lost', why: 'ECONNRESET' });
	});

	test('a closed connection without a response: it may have arrived', async () => {
		const server = createServer((socket) => socket.once('data', () => socket.end()));
		const error = await errorOf(httpRequest, { port: await listen(server) });
		expect(outcomeOf(error)).toEqual({ kind: 'lost', why: 'ECONNRESET' });
	});

	test('a response that is not HTTP: it may have arrived', async () => {
		const server = createServer((socket) => socket.once('data', () => socket.end('SSH-2.0\r\n')));
		const error = await errorOf(httpRequest, { port: await listen(server) });
		expect(outcomeOf(error)).toMatchObject({ kind: 'lost', why: expect.stringMatching(/^HPE_/) });
	});
});

describe('what Node throws where TLS breaks', () => {
	/** A pre-shared key, so that no certificate is needed. */
	const psk = Buffer.from('0123456789abcdef');
	const cipher = { ciphers: 'PSK-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' } as const;
	const client = {
		...cipher,
		pskCallback: () => ({ psk, identity: 'test' }),
		checkServerIdentity: () => undefined,
	};

	test('before it begins, as where http is asked with https: nothing was sent', async () => {
		const server = createServer((socket) => socket.once('data', () => socket.end('no TLS')));
		const error = await errorOf(httpsRequest, { port: await listen(server) });
		expect(outcomeOf(error)).toEqual({ kind: 'unsent', why: 'EPROTO' });
	});

	test.each([
		['bytes that are no TLS', Buffer.from('no TLS at all\n')],
		['a record with a wrong checksum', Buffer.from([0x17, 3, 3, 0, 32, ...Buffer.alloc(32, 7)])],
	])('after the request has arrived, by %s: it may have been done', async (_, broken) => {
		let received = '';
		const server = createTlsServer({ ...cipher, pskCallback: () => psk }, (socket) =>
			socket
				.on('error', () => {})
				.on('data', (data: Buffer) => {
					received += data.toString();
					if (received.includes(BODY)) wire?.write(broken);
				}),
		);
		const port = await listen(server);
		let wire: Socket | undefined;
		const between = createServer((socket) => {
			const onward = connect(port, '127.0.0.1').on('error', () => {});
			sockets.add(onward);
			wire = socket;
			socket.pipe(onward).pipe(socket);
		});
		const error = await errorOf(httpsRequest, { port: await listen(between), ...client });
		expect(received).toContain(BODY);
		expect(outcomeOf(error)).toMatchObject({
			kind: 'lost',
			why: expect.stringMatching(/^ERR_SSL_/),
		});
	});
});

describe('errors that no test can provoke here', () => {
	test.each([
		['no name server', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }],
		['a name with no address of the wanted kind', { code: 'EAI_ADDRFAMILY' }],
		['a connection that nobody took', { code: 'ETIMEDOUT', syscall: 'connect' }],
		['no way to the host', { code: 'EHOSTUNREACH', syscall: 'connect' }],
		['no network', { code: 'ENETUNREACH', syscall: 'connect' }],
		['no free port on this machine', { code: 'EADDRNOTAVAIL' }],
		['a certificate of nobody known', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }],
		['a certificate that is over', { code: 'CERT_HAS_EXPIRED' }],
		['a certificate of its own making', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
		['one in the chain', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }],
		['a certificate for another name', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
	])('%s: nothing was sent', (_, facts) => {
		expect(outcomeOf(errorWith(facts))).toEqual({ kind: 'unsent', why: facts.code });
	});

	test.each([
		['silence in the middle', { code: 'ETIMEDOUT', syscall: 'read' }],
		['a network that went away in the middle', { code: 'ENETUNREACH', syscall: 'read' }],
		['a host that went away in the middle', { code: 'EHOSTUNREACH', syscall: 'write' }],
		['a pipe that broke', { code: 'EPIPE', syscall: 'write' }],
		['a reset', { code: 'ECONNRESET', syscall: 'read' }],
		['TLS that was broken off', { code: 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR' }],
		["axios's own time-out", { code: 'ECONNABORTED' }],
		["axios's own cancelling", { code: 'ERR_CANCELED' }],
		['something without a code', {}],
	])('%s: it may have been done', (_, facts: { code?: string; syscall?: string }) => {
		expect(outcomeOf(errorWith(facts))).toEqual({ kind: 'lost', why: facts.code ?? '' });
	});

	test('several addresses of which one took the connection and broke it: it may have been done', () => {
		const errors = [errorWith({ code: 'ETIMEDOUT' }), errorWith({ code: 'ECONNRESET' })];
		expect(outcomeOf(new AggregateError(errors))).toEqual({ kind: 'lost', why: 'ETIMEDOUT' });
	});
});

describe("errors wrapped around Node's error", () => {
	test('change nothing', async () => {
		const error = await errorOf(httpRequest, { port: await closedPort() });
		expect(outcomeOf(wrapped(error))).toEqual({ kind: 'unsent', why: 'ECONNREFUSED' });
		expect(outcomeOf(wrapped(errorWith({ code: 'EPIPE' })))).toEqual({
			kind: 'lost',
			why: 'EPIPE',
		});
	});

	test('a ChakraError is found in them', () => {
		const refusal = new ChakraError('The stored file changed');
		expect(outcomeOf(wrapped(refusal))).toEqual({ kind: 'failed', error: refusal });
	});

	test('that refer to each other in a circle are followed to an end', () => {
		const error = errorWith({ code: 'EPIPE' });
		error.cause = error;
		expect(outcomeOf(error)).toEqual({ kind: 'lost', why: 'EPIPE' });
	});

	test.each([[undefined], [null], ['text'], [7], [Symbol('x')], [[]]])(
		'a thrown %p is something that may have been done',
		(thrown) => {
			expect(outcomeOf(thrown)).toEqual({ kind: 'lost', why: '' });
		},
	);
});
