/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackages } from '../debianPackages';
import type { Say } from '../progress';

/** The servers that queue mode needs, as Debian and Ubuntu name their packages. */
const packages = { 'redis-server': 'redis-server', postgres: 'postgresql', nginx: 'nginx' };

type ServerProgram = keyof typeof packages | 'initdb' | 'psql';

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

/** Installs Redis, PostgreSQL and nginx where they are missing. @throws Error where this user may not */
export async function installServers(say: Say): Promise<void> {
	const missing = Object.entries(packages).flatMap(([program, name]) =>
		find(program as ServerProgram) ? [] : [name],
	);
	if (missing.length === 0) return;
	const what = `Installing ${missing.join(', ')} with apt-get (once, about half a minute; nothing is started)`;
	await installDebianPackages(missing, what, say);
}
