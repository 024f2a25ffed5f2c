/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock';
import { run } from './process';
import { withProgress, type Say } from './progress';

/** Debian asks this script before it starts a freshly installed service: none is to run besides ours. */
const policy = '/usr/sbin/policy-rc.d';

async function withoutServices(work: () => Promise<void>): Promise<void> {
	const isOurs = !existsSync(policy);
	if (isOurs) await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	try {
		await work();
	} finally {
		if (isOurs) await rm(policy, { force: true });
	}
}

/**
 * Installs packages of Debian or Ubuntu with apt-get, of which only one can run at a time. None of their services is
 * started.
 * @param what for the line that says so
 * @throws Error with the command that does it, where this user may not
 */
export async function installDebianPackages(
	names: string[],
	what: string,
	say: Say,
): Promise<void> {
	const install = ['install', '-y', '--no-install-recommends', ...names];
	if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
		throw new Error(
			`${names.join(', ')} must be installed. On Debian: sudo apt-get ${install.join(' ')}`,
		);
	}
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const log = join(tmpdir(), `n8n-chakrahq-apt-${process.pid}.log`);
	const lock = join(tmpdir(), 'n8n-chakrahq-apt.lock');
	const onWait = () => say('apt-get is being used by another process: waiting for it');
	await withLock(lock, onWait, async () => {
		await withProgress(say, what, async () => {
			await run({ file: 'apt-get', args: ['update'], env, log });
			await withoutServices(async () => await run({ file: 'apt-get', args: install, env, log }));
		});
	});
	await rm(log, { force: true });
}
