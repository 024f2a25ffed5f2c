/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lock } from 'proper-lockfile';

/** A lock that its owner has not renewed for so long belongs to a process that died. */
const staleMs = 10_000;

/** Another process may be installing the whole n8n, which takes minutes. */
const retries = { forever: true, minTimeout: 500, maxTimeout: 500 };

const isHeld = (error: unknown) =>
	typeof error === 'object' && error !== null && 'code' in error && error.code === 'ELOCKED';

/**
 * Runs `work` while holding the lock file, so that only one process on this machine does it at a time. `onWait` is
 * called once if another process holds the lock.
 */
export async function withLock<T>(
	lockfilePath: string,
	onWait: () => void,
	work: () => Promise<T>,
): Promise<T> {
	await mkdir(dirname(lockfilePath), { recursive: true });
	const options = { lockfilePath, realpath: false, stale: staleMs };
	const release = await lock(lockfilePath, options).catch(async (error: unknown) => {
		if (!isHeld(error)) throw error;
		onWait();
		return await lock(lockfilePath, { ...options, retries });
	});
	try {
		return await work();
	} finally {
		await release();
	}
}
