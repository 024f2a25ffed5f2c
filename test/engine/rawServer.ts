/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** One request as it came over the wire. */
export interface RawRequest {
	/** Request line and headers, without the blank line. */
	head: string;
	body: Buffer;
}

/** Bytes to answer with; the connection ends after them. */
export type RawAnswer = (request: RawRequest, socket: Socket) => string | Buffer;

interface RawServer {
	url: string;
	requests: RawRequest[];
	/** Connections that are open now. */
	open(): number;
	close(): Promise<void>;
}

const blankLine = Buffer.from('\r\n\r\n');

/** A server that parses nothing and answers with any bytes, for what the sandbox would not do. */
export async function startRawServer(answer: RawAnswer): Promise<RawServer> {
	const requests: RawRequest[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket)).on('error', () => {});
		let bytes = Buffer.alloc(0);
		socket.on('data', (chunk: Buffer) => {
			bytes = Buffer.concat([bytes, chunk]);
			const request = wholeRequest(bytes);
			if (!request) return;
			requests.push(request);
			bytes = Buffer.alloc(0);
			socket.end(answer(request, socket));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const raw: RawServer = {
		url: `http://127.0.0.1:${port}`,
		requests,
		open: () => sockets.size,
		async close() {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
			running.delete(raw);
		},
	};
	running.add(raw);
	return raw;
}

/** Servers that a test has not closed, for example because it failed before. */
const running = new Set<RawServer>();
afterEach(async () => void (await Promise.all([...running].map(async (one) => await one.close()))));

function wholeRequest(bytes: Buffer): RawRequest | undefined {
	const end = bytes.indexOf(blankLine);
	if (end === -1) return undefined;
	const head = bytes.toString('utf8', 0, end);
	const body = bytes.subarray(end + blankLine.length);
	const length = Number(/^content-length: *(\d+)$/im.exec(head)?.[1] ?? 0);
	return body.length < length ? undefined : { head, body };
}

/** An HTTP answer with its length stated. */
export function httpAnswer(status: number, body: string, headers: Record<string, string> = {}) {
	const lines = Object.entries({
		'content-type': 'application/json',
		'content-length': String(Buffer.byteLength(body)),
		connection: 'close',
		...headers,
	}).map(([name, value]) => `${name}: ${value}`);
	return [`HTTP/1.1 ${status} Status`, ...lines, '', body].join('\r\n');
}

export const uploaded = (publicMediaUrl = 'https://media.example/file') =>
	httpAnswer(200, JSON.stringify({ _data: { publicMediaUrl } }));
