/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { asRecord } from '../../sandbox/narrow';

/*
 * Answers every request with a file. The path begins with its size in bytes. Prints its addresses as one line of JSON.
 * The sandbox is not used because its media are small and held in memory.
 */
const certificate = String(process.argv[2]);
const block = Buffer.alloc(1024 * 1024, 'frame ');
block.write('\0\0\0\x18ftypisom', 'latin1');

function* file(bytes: number): Generator<Buffer> {
	for (let left = bytes; left > 0; left -= block.length) yield block.subarray(0, left);
}

function answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
	const bytes = Number(url.split('/')[1]);
	response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': bytes });
	Readable.from(file(bytes), { objectMode: false }).pipe(response);
}

async function portOf(server: Server): Promise<string> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return String(asRecord(server.address()).port);
}

async function main(): Promise<void> {
	const tls = {
		key: readFileSync(join(certificate, 'key.pem')),
		cert: readFileSync(join(certificate, 'cert.pem')),
	};
	const http = `http://127.0.0.1:${await portOf(createServer(answer))}`;
	const https = `https://127.0.0.1:${await portOf(createHttpsServer(tls, answer))}`;
	process.stdout.write(`${JSON.stringify({ http, https })}\n`);
}

void main();
