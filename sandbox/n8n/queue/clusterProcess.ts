/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../freePort';
import type { N8nInstall } from '../install';
import { logTail, start, type Running } from '../process';

/** n8n's own command for it; `start` is the main process. */
export type Role = 'start' | 'worker' | 'webhook';

const readyMs = 300_000;

/** One process of an n8n in queue mode. It keeps its address when it is started again. */
export class ClusterProcess {
	readonly url: string;
	readonly log: string;
	private current: Running | undefined;

	constructor(
		private readonly install: N8nInstall,
		private readonly role: Role,
		private readonly folder: string,
		private readonly env: NodeJS.ProcessEnv,
		private readonly port: number,
	) {
		this.url = `http://127.0.0.1:${port}`;
		this.log = join(folder, 'n8n.log');
	}

	/** Only while it is started. */
	get running(): Running {
		if (!this.current) throw new Error(`n8n ${this.role} has not been started`);
		return this.current;
	}

	/**
	 * Starts it; the main process is not waited for.
	 * @param env what is other than in the rest of the cluster
	 */
	async launch(env: NodeJS.ProcessEnv = {}): Promise<Running> {
		this.current = start({
			file: this.install.node,
			args: [this.install.script, this.role],
			cwd: this.folder,
			log: this.log,
			env: {
				...this.env,
				N8N_PORT: String(this.role === 'worker' ? await freePort() : this.port),
				N8N_RUNNERS_BROKER_PORT: String(await freePort()),
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(this.port),
				...env,
			},
		});
		return this.current;
	}

	/** Starts it and waits until it is ready. */
	async start(env: NodeJS.ProcessEnv = {}): Promise<void> {
		await this.launch(env);
		await this.ready();
	}

	/** Waits until it says that it is ready, with its database and Redis. It is killed where it does not become so. */
	async ready(): Promise<void> {
		const { running } = this;
		let isGone = false;
		void running.ended.then(() => (isGone = true));
		for (const began = Date.now(); Date.now() - began < readyMs && !isGone; await wait(200)) {
			const answer = await fetch(`${this.url}/healthz/readiness`).catch(() => undefined);
			if (answer?.ok) return;
		}
		await running.kill();
		throw new Error(`n8n ${this.role} did not become ready\n${logTail(this.log)}`);
	}

	/** As a crash does it. */
	async kill(): Promise<void> {
		await this.current?.kill();
	}

	/** As an administrator does it. n8n finishes what is under way, up to its N8N_GRACEFUL_SHUTDOWN_TIMEOUT. */
	async stop(graceMs?: number): Promise<void> {
		await this.current?.stop(graceMs);
	}

	/** The executions that a worker took on, from its log. */
	async takenExecutions(): Promise<string[]> {
		const log = await readFile(this.log, 'utf8');
		return [...log.matchAll(/Worker started execution (\d+)/g)].map(([, id = '']) => id);
	}
}
