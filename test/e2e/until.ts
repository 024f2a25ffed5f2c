/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';

/** Waits until a condition is true. @throws Error after half a minute */
export async function until(
	isTrue: () => boolean | Promise<boolean>,
	limitMs = 30_000,
): Promise<void> {
	for (const began = Date.now(); !(await isTrue()); await wait(50)) {
		if (Date.now() - began > limitMs) throw new Error(`It did not come true: ${isTrue.toString()}`);
	}
}
