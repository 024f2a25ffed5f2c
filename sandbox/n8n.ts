/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportedCredential, ImportedWorkflow } from './n8n/entries';
import { n8nEnvironment } from './n8n/environment';
import { freePort } from './n8n/freePort';
import { installN8n, whatIsMissing, type N8nInstall } from './n8n/install';
import { packTarball, prepareUserFolder } from './n8n/package';
import { watchPeakMemory } from './n8n/peakMemory';
import { logTail, removeAtExit, start, type Running } from './n8n/process';
import { silence, type Say } from './n8n/progress';
import { connect, newOwner, type N8nServer } from './n8n/server';
import { readStoredRun, type RunItem, type StoredRun } from './n8n/storedRun';
import { n8nVersions, type N8nVersion } from './n8n/versions';

export { installN8n, n8nVersions, packTarball, whatIsMissing };
export type { ImportedCredential, ImportedWorkflow, N8nServer, RunItem, StoredRun };

export interface N8nOptions {
	/** Default: the current one. */
	version?: N8nVersion;
	/** n8n's user folder, kept afterwards. Default: a temporary one, removed by `close`. */
	folder?: string;
	/** Default: what this n8n does by itself (2.x `filesystem`; 1.x `default`, that is in memory). */
	binaryMode?: 'default' | 'filesystem' | 'database';
	env?: Record<string, string>;
	/** Progress; default: silence. */
	say?: Say;
}

interface Execution extends StoredRun {
	/** Wall time of the whole `n8n execute` process, starting up included. */
	seconds: number;
	/** Peak resident memory of that process in bytes; undefined where the system does not tell. */
	peakMemory: number | undefined;
}

const defaultTimeoutMs = 120_000;

/** A real n8n with this package installed in it, driven through n8n's own commands. */
export class N8n {
	readonly log: string;
	private readonly owner = newOwner();
	private readonly servers = new Set<N8nServer>();

	constructor(
		readonly install: N8nInstall,
		readonly folder: string,
		private readonly options: N8nOptions,
	) {
		this.log = join(folder, 'n8n.log');
	}

	async importCredentials(...credentials: ImportedCredential[]): Promise<void> {
		await this.import('credentials', credentials);
	}

	/** Replaces a workflow of the same id. */
	async importWorkflow(...workflows: ImportedWorkflow[]): Promise<void> {
		await this.import('workflow', workflows);
	}

	/**
	 * Runs a stored workflow once, in an n8n process of its own (about 4 s on top of the work).
	 * A run that ends in a workflow error is returned like any other: look at `status`.
	 * @throws when n8n stored no run, or when `timeout` (milliseconds, default two minutes) is over
	 */
	async execute(id: string, { timeout = defaultTimeoutMs } = {}): Promise<Execution> {
		const before = await readStoredRun(this.install, this.folder, id);
		const began = performance.now();
		const running = await this.command(['execute', '--id', id]);
		const peak = watchPeakMemory(running.child.pid ?? 0);
		const timedOut = await this.endOrTimeOut(running, timeout);
		const seconds = (performance.now() - began) / 1000;
		const peakMemory = peak();
		if (timedOut)
			throw new Error(`Workflow ${id} still ran after ${timeout} ms\n${logTail(this.log)}`);
		const run = await readStoredRun(this.install, this.folder, id);
		if (!run || run.id === before?.id) {
			throw new Error(`n8n stored no run of workflow ${id}\n${logTail(this.log)}`);
		}
		return { ...run, seconds, peakMemory };
	}

	/** Starts the editor on a free port of this machine, with an owner signed in. */
	async start(): Promise<N8nServer> {
		const port = await freePort();
		const url = `http://127.0.0.1:${port}`;
		const running = await this.command(['start'], { N8N_PORT: String(port) });
		const server = await connect(running, url, this.owner, this.log);
		this.servers.add(server);
		return server;
	}

	/** Stops what was started and removes a temporary folder. */
	async close(): Promise<void> {
		await Promise.all([...this.servers].map(async (server) => await server.stop()));
		this.servers.clear();
		if (!this.options.folder) rmSync(this.folder, { recursive: true, force: true });
	}

	private async command(args: string[], env: Record<string, string> = {}): Promise<Running> {
		return start({
			file: this.install.node,
			args: [this.install.script, ...args],
			cwd: this.folder,
			log: this.log,
			env: {
				...n8nEnvironment({ ...this.options, version: this.install.version, folder: this.folder }),
				N8N_RUNNERS_BROKER_PORT: String(await freePort()),
				...env,
			},
		});
	}

	private async import(kind: 'credentials' | 'workflow', entries: unknown[]): Promise<void> {
		const input = join(this.folder, `import-${randomUUID()}.json`);
		await writeFile(input, JSON.stringify(entries), { mode: 0o600 });
		try {
			const code = await (await this.command([`import:${kind}`, `--input=${input}`])).ended;
			if (code !== 0) throw new Error(`n8n could not import the ${kind}\n${logTail(this.log)}`);
		} finally {
			rmSync(input, { force: true });
		}
	}

	private async endOrTimeOut(running: Running, timeout: number): Promise<boolean> {
		let timedOut = false;
		const timer = setTimeout(() => {
			timedOut = true;
			void running.stop();
		}, timeout);
		await running.ended;
		clearTimeout(timer);
		return timedOut;
	}
}

/** Installs what is missing and sets up an n8n that has this package, packed from the checkout, in it. */
export async function createN8n(options: N8nOptions = {}): Promise<N8n> {
	const say = options.say ?? silence;
	const install = await installN8n(options.version ?? n8nVersions.current, say);
	const tarball = await packTarball(say);
	const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'n8n-chakrahq-')));
	if (!options.folder) removeAtExit(folder);
	mkdirSync(folder, { recursive: true });
	await prepareUserFolder(folder, tarball);
	return new N8n(install, folder, options);
}
