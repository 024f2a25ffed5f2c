/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

// Not `instanceof Error`: in Jest, Node's errors come from another realm.
const codeOf = (error: unknown): unknown =>
	typeof error === 'object' && error && 'code' in error ? error.code : undefined;

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
}

async function isHeld(lock: string): Promise<boolean> {
	const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
	return pid > 0 && isAlive(pid);
}

async function take(lock: string): Promise<boolean> {
	const refused: unknown = await writeFile(lock, String(process.pid), { flag: 'wx' }).catch(
		(error: unknown) => error,
	);
	if (refused === undefined) return true;
	if (codeOf(refused) === 'EEXIST') return false;
	throw refused;
}

/**
 * Runs `work` while holding the lock file, so that only one process on this machine does it at a time. A lock whose
 * owner has died is taken over at once. `onWait` is called once if another process holds the lock.
 */
export async function withLock<T>(
	lock: string,
	onWait: () => void,
	work: () => Promise<T>,
): Promise<T> {
	await mkdir(dirname(lock), { recursive: true });
	let isWaiting = false;
	while (!(await take(lock))) {
		if (!isWaiting) onWait();
		isWaiting = true;
		await wait(500);
		if (!(await isHeld(lock))) await rm(lock, { force: true });
	}
	try {
		return await work();
	} finally {
		await rm(lock, { force: true });
	}
}
