/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { existsSync, readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from '../process';
import { withProgress, type Say } from '../progress';

/** The servers that queue mode needs, as Debian and Ubuntu name their packages. */
const packages = { 'redis-server': 'redis-server', postgres: 'postgresql', nginx: 'nginx' };

export type ServerProgram = keyof typeof packages | 'initdb' | 'psql';

/** Debian keeps PostgreSQL's own programs out of PATH, in a folder for each version. */
function postgresFolders(): string[] {
	const versions = '/usr/lib/postgresql';
	if (!existsSync(versions)) return [];
	return readdirSync(versions).map((version) => join(versions, version, 'bin'));
}

const folders = () => [
	...postgresFolders(),
	...(process.env.PATH ?? '').split(delimiter),
	'/usr/sbin',
];

const find = (program: ServerProgram) =>
	folders()
		.map((folder) => join(folder, program))
		.find(existsSync);

/** @throws Error when it is not installed */
export function serverProgram(program: ServerProgram): string {
	const path = find(program);
	if (!path) throw new Error(`${program} is not on this machine`);
	return path;
}

/** Debian asks this script before it starts a freshly installed service: none is to run besides ours. */
async function withoutServices(work: () => Promise<void>): Promise<void> {
	const policy = '/usr/sbin/policy-rc.d';
	const isOurs = !existsSync(policy);
	if (isOurs) await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	try {
		await work();
	} finally {
		if (isOurs) await rm(policy, { force: true });
	}
}

/**
 * Installs Redis, PostgreSQL and nginx where they are missing and the user may install packages.
 * @throws Error with the command that does it, where this user may not
 */
export async function installServers(say: Say): Promise<void> {
	const missing = Object.entries(packages).flatMap(([program, name]) =>
		find(program as ServerProgram) ? [] : [name],
	);
	if (missing.length === 0) return;
	const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
	if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
		throw new Error(`Queue mode needs ${missing.join(', ')}. On Debian: sudo ${command.join(' ')}`);
	}
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const log = join(tmpdir(), `n8n-chakrahq-apt-${process.pid}.log`);
	const what = `Installing ${missing.join(', ')} with apt-get (once, about half a minute; nothing is started)`;
	await withProgress(say, what, async () => {
		await run({ file: 'apt-get', args: ['update'], env, log });
		const [file = '', ...args] = command;
		await withoutServices(async () => await run({ file, args, env, log }));
	});
	await rm(log, { force: true });
}
