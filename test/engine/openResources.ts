/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { storageFolder } from './core';

/** Stored files that this process holds open (Linux). */
export function openStoredFiles(): string[] {
	return readdirSync('/proc/self/fd')
		.map((fd) => targetOf(`/proc/self/fd/${fd}`))
		.filter((target) => target.startsWith(storageFolder));
}

function targetOf(link: string): string {
	try {
		return readlinkSync(link);
	} catch {
		// The descriptor that listed the folder is closed by now.
		return '';
	}
}

/** How many timers keep this process alive. */
export function openTimers(): number {
	return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
}

/**
 * Connections to a server on 127.0.0.1 that its clients in this process still hold open (Linux). The
 * server itself cannot tell: if it reads slowly, it learns late that the other side has closed.
 */
export function openConnectionsTo(url: string): number {
	const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0');
	const established = '01';
	return readFileSync('/proc/net/tcp', 'utf8')
		.split('\n')
		.map((line) => line.trim().split(/\s+/))
		.filter(([, , remote, state]) => remote === `0100007F:${port}` && state === established).length;
}
