/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../freePort';
import { logTail, start, type Running } from '../process';
import { serverProgram } from './debianServers';

const readyMs = 30_000;

async function answers(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}

/** A Redis on a loopback port of its own that writes down each command, as a production Redis for n8n should. */
export class Redis {
	private running: Running | undefined;

	private constructor(
		private readonly folder: string,
		readonly port: number,
	) {}

	static async create(folder: string): Promise<Redis> {
		const redis = new Redis(join(folder, 'redis'), await freePort());
		await mkdir(redis.folder);
		await redis.start();
		return redis;
	}

	/** What n8n needs to know. */
	get env(): Record<string, string> {
		return { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(this.port) };
	}

	/** @param appendOnly whether it writes down each command */
	async start({ appendOnly } = { appendOnly: true }): Promise<void> {
		const log = `${this.folder}.log`;
		const writing = ['--appendonly', appendOnly ? 'yes' : 'no', '--appendfsync', 'everysec'];
		const place = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder];
		this.running = start({
			file: serverProgram('redis-server'),
			args: [...place, '--save', '', ...writing],
			env: process.env,
			log,
		});
		for (const began = Date.now(); Date.now() - began < readyMs; await wait(100)) {
			if (await answers(this.port)) return;
		}
		throw new Error(`Redis did not answer in time\n${logTail(log)}`);
	}

	async kill(): Promise<void> {
		await this.running?.kill();
	}

	async stop(): Promise<void> {
		await this.running?.stop();
	}
}
