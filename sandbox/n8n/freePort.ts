/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of this machine that nobody uses right now. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address === 'object' && address) return address.port;
	throw new Error('No free port was given');
}
