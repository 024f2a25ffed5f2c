/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that serves n8n below a path, and removes the path, as n8n's documentation asks for. */
export class PathProxy {
	/** The address of n8n. */
	target = '';

	private constructor(
		private readonly server: Server,
		readonly url: string,
	) {}

	static async start(path: string): Promise<PathProxy> {
		const server = createServer((incoming, response) => {
			const below = incoming.url ?? '';
			if (!below.startsWith(`${path}/`)) {
				response.writeHead(404).end();
				return;
			}
			const { method, headers } = incoming;
			const outgoing = request(
				`${proxy.target}${below.slice(path.length)}`,
				{ method, headers },
				(answer) => {
					response.writeHead(answer.statusCode ?? 502, answer.headers);
					answer.pipe(response);
				},
			);
			outgoing.on('error', () => response.writeHead(502).end());
			incoming.pipe(outgoing);
		});
		await once(server.listen(0, '127.0.0.1'), 'listening');
		const { port } = server.address() as AddressInfo;
		const proxy = new PathProxy(server, `http://127.0.0.1:${port}${path}`);
		return proxy;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}
}
