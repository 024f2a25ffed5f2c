/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it has happened; after ten seconds it fails. */
export async function until(happened: () => boolean): Promise<void> {
	const latest = Date.now() + 10_000;
	while (!happened() && Date.now() < latest) await sleep(10);
	if (!happened()) throw new Error(`Has not happened: ${happened.toString()}`);
}
