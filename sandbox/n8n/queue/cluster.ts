/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { n8nEnvironment } from '../environment';
import { freePort } from '../freePort';
import { installN8n, type N8nInstall } from '../install';
import { packTarball, prepareUserFolder } from '../package';
import { removeAtExit } from '../process';
import type { Say } from '../progress';
import { connect, newOwner, type N8nServer } from '../server';
import { n8nVersions, type N8nVersion } from '../versions';
import { ClusterProcess, type Role } from './clusterProcess';
import { installServers } from './debianServers';
import { Nginx } from './nginx';
import { Postgres } from './postgres';
import { Redis } from './redis';

/**
 * So that a crash is noticed within seconds: by n8n's own values it takes minutes. Shorter locks would run out on a
 * busy machine.
 */
const quickRecovery = {
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1',
};

/** What the processes of a cluster are made in. */
interface Ground {
	folder: string;
	postgres: Postgres;
	redis: Redis;
	/** Of the load balancer, which is the address that n8n gives to others. */
	port: number;
}

async function prepareProcesses(
	install: N8nInstall,
	{ folder, postgres, redis, port }: Ground,
	say: Say,
) {
	const { version } = install;
	const tarball = await packTarball(say);
	const env = {
		...quickRecovery,
		...postgres.env,
		...redis.env,
		EXECUTIONS_MODE: 'queue',
		// What is started by hand runs on a worker too, as what a trigger starts does.
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_ENCRYPTION_KEY: randomBytes(16).toString('hex'),
		// A worker reads what the test has put there, whichever worker it is.
		N8N_RESTRICT_FILE_ACCESS_TO: folder,
	};
	return async (name: string, role: Role) => {
		const home = join(folder, name);
		await mkdir(home);
		await prepareUserFolder(home, tarball);
		const whole = n8nEnvironment({ version, folder: home, env });
		return new ClusterProcess(install, role, home, whole, await freePort());
	};
}

/** n8n in queue mode: a main process, two workers, two webhook processors behind nginx, with PostgreSQL and Redis. */
export class Cluster {
	private readonly owner = newOwner();
	private signedIn: N8nServer | undefined;
	private nginx: Nginx | undefined;

	private constructor(
		readonly install: N8nInstall,
		private readonly ground: Ground,
		readonly main: ClusterProcess,
		readonly workers: ClusterProcess[],
		readonly webhookProcessors: ClusterProcess[],
	) {}

	/** Installs what is missing and starts everything on free loopback ports, in a temporary folder. */
	static async start(say: Say, version: N8nVersion = n8nVersions.current): Promise<Cluster> {
		await installServers(say);
		const folder = await mkdtemp(join(tmpdir(), 'n8n-chakrahq-queue-'));
		removeAtExit(folder);
		const postgres = await Postgres.create(folder);
		const redis = await Redis.create(folder);
		const ground = { folder, postgres, redis, port: await freePort() };
		const install = await installN8n(version, say);
		const prepare = await prepareProcesses(install, ground, say);
		const cluster = new Cluster(
			install,
			ground,
			await prepare('main', 'start'),
			[await prepare('worker-1', 'worker'), await prepare('worker-2', 'worker')],
			[await prepare('webhook-1', 'webhook'), await prepare('webhook-2', 'webhook')],
		);
		let isUp = false;
		try {
			await cluster.startAll();
			isUp = true;
		} finally {
			if (!isUp) await cluster.close();
		}
		return cluster;
	}

	private get others(): ClusterProcess[] {
		return [...this.workers, ...this.webhookProcessors];
	}

	private async startAll(): Promise<void> {
		const { folder, port } = this.ground;
		const processors = this.webhookProcessors.map(({ url }) => new URL(url).host);
		this.nginx = await Nginx.create(folder, port, processors);
		await this.startMain(); // first, and alone: it sets the database up
		await Promise.all(this.others.map(async (each) => await each.start()));
	}

	get folder(): string {
		return this.ground.folder;
	}

	get postgres(): Postgres {
		return this.ground.postgres;
	}

	get redis(): Redis {
		return this.ground.redis;
	}

	/** Of the load balancer before the webhook processors. */
	get url(): string {
		return `http://127.0.0.1:${this.ground.port}`;
	}

	/** The main process, with its owner signed in. */
	get server(): N8nServer {
		if (!this.signedIn) throw new Error('The main process has not been started');
		return this.signedIn;
	}

	/** Starts the main process, also after a crash. */
	async startMain(): Promise<void> {
		const running = await this.main.launch();
		this.signedIn = await connect(running, this.main.url, this.owner, this.main.log);
	}

	/** All of it at once, as where the power goes. */
	async kill(): Promise<void> {
		const processes = [this.main, ...this.others, this.postgres, this.redis];
		await Promise.all(processes.map(async (each) => await each.kill()));
	}

	/** After `kill`. */
	async startAgain(): Promise<void> {
		await Promise.all([this.postgres.start(), this.redis.start()]);
		await Promise.all([this.startMain(), ...this.others.map(async (each) => await each.start())]);
	}

	async close(): Promise<void> {
		await Promise.all([this.main, ...this.others].map(async (each) => await each.kill()));
		await this.nginx?.stop();
		await this.postgres.stop();
		await this.redis.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}
}
