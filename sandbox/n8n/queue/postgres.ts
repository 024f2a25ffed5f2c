/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development code: runs in Node, never in n8n */
import { execFile, execFileSync } from 'node:child_process';
import { chmod, chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../freePort';
import { logTail, run, start, type Running } from '../process';
import { serverProgram } from './debianServers';

const execute = promisify(execFile);
const readyMs = 30_000;

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function serverUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (flag: string) =>
		Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
	return { uid: id('-u'), gid: id('-g') };
}

/** A PostgreSQL on a loopback port of its own, with its data below a folder. */
export class Postgres {
	private running: Running | undefined;

	private constructor(
		private readonly data: string,
		private readonly log: string,
		private readonly user: { uid: number; gid: number } | undefined,
		readonly port: number,
	) {}

	static async create(folder: string): Promise<Postgres> {
		const data = join(folder, 'postgres');
		const log = join(folder, 'postgres.log');
		const user = serverUser();
		await mkdir(data, { mode: 0o700 });
		if (user) {
			await chmod(folder, 0o755); // so that the other user gets through to its own folder
			await chown(data, user.uid, user.gid);
		}
		const args = ['-D', data, '-A', 'trust', '-U', 'n8n', '-E', 'UTF8', '--locale=C'];
		await run({ file: serverProgram('initdb'), args, env: process.env, cwd: '/', log, user });
		const postgres = new Postgres(data, log, user, await freePort());
		await postgres.start();
		return postgres;
	}

	/** What n8n needs to know. */
	get env(): Record<string, string> {
		return {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(this.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			DB_POSTGRESDB_PASSWORD: 'n8n',
		};
	}

	async start(): Promise<void> {
		// Only a power cut would lose what the operating system has and the disk does not.
		const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
		this.running = start({
			file: serverProgram('postgres'),
			args: ['-D', this.data, '-p', String(this.port), ...settings.flatMap((one) => ['-c', one])],
			env: process.env,
			cwd: '/',
			log: this.log,
			user: this.user,
		});
		for (const began = Date.now(); Date.now() - began < readyMs; await wait(100)) {
			if (await this.query('SELECT 1').catch(() => undefined)) return;
		}
		throw new Error(`PostgreSQL did not answer in time\n${logTail(this.log)}`);
	}

	/** The rows, each as the texts of its columns. */
	async query(sql: string): Promise<string[][]> {
		const { stdout } = await execute(
			serverProgram('psql'),
			[
				'-h',
				'127.0.0.1',
				'-p',
				String(this.port),
				'-U',
				'n8n',
				'-d',
				'postgres',
				'-AtX',
				'-c',
				sql,
			],
			{ maxBuffer: 1024 ** 3, cwd: '/' },
		);
		const lines = stdout.split('\n').filter((line) => line !== '');
		return lines.map((line) => line.split('|'));
	}

	/** Ends all connections at once, in good order. */
	async stop(): Promise<void> {
		await this.end('SIGINT'); // SIGTERM would wait for n8n's connections to end
	}

	/** Without writing anything more, as a crash does: the next start recovers from its log. */
	async kill(): Promise<void> {
		await this.end('SIGQUIT'); // SIGKILL would leave its children to themselves
	}

	private async end(signal: NodeJS.Signals): Promise<void> {
		const { running } = this;
		this.running = undefined;
		running?.child.kill(signal);
		await running?.ended;
	}
}
