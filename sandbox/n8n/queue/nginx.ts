/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { logTail, start, type Running } from '../process';
import { serverProgram } from './debianServers';

const readyMs = 30_000;

/** What stands in docs/scaling.md, with the addresses of this machine. */
const balancer = (port: number, processors: string[]) => `
upstream n8n_webhooks {
	hash $uri consistent;
${processors.map((address) => `\tserver ${address} max_fails=0;`).join('\n')}
}

server {
	listen 127.0.0.1:${port};
	client_max_body_size 16m;
	location / {
		proxy_pass http://n8n_webhooks;
		proxy_http_version 1.1;
		proxy_set_header Host $http_host;
		proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
		proxy_set_header X-Forwarded-Proto $scheme;
	}
}
`;

/**
 * Started by root, nginx serves as a user who may not enter this folder, and answers 500 to what it cannot buffer
 * there.
 */
const user = process.getuid?.() === 0 ? 'user root;' : '';

/** The whole file. It keeps nginx inside its own folder, so any user can start it. */
const configuration = (folder: string, server: string) => `
${user}
pid ${folder}/nginx.pid;
error_log stderr;
daemon off;
worker_processes 1;
events {}
http {
	access_log off;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
	.map((kind) => `\t${kind}_temp_path ${folder}/${kind};`)
	.join('\n')}
${server}
}
`;

/** An nginx that sends each webhook's path always to the same webhook processor. */
export class Nginx {
	private constructor(
		readonly url: string,
		private readonly running: Running,
	) {}

	/** @param processors each as `host:port`; they need not run yet */
	static async create(parent: string, port: number, processors: string[]): Promise<Nginx> {
		const folder = join(parent, 'nginx');
		const log = `${folder}.log`;
		await mkdir(folder);
		const file = join(folder, 'nginx.conf');
		await writeFile(file, configuration(folder, balancer(port, processors)));
		const args = ['-c', file, '-p', folder, '-e', 'stderr'];
		const running = start({ file: serverProgram('nginx'), args, env: process.env, log });
		const url = `http://127.0.0.1:${port}`;
		for (const began = Date.now(); Date.now() - began < readyMs; await wait(100)) {
			if (await fetch(url).catch(() => undefined)) return new Nginx(url, running);
		}
		await running.kill();
		throw new Error(`nginx did not answer in time\n${logTail(log)}`);
	}

	async stop(): Promise<void> {
		await this.running.stop();
	}
}
