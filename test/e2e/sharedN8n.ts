/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { createN8n, installN8n, N8n, n8nVersions, type N8nServer } from '../../sandbox/n8n';
import { attach, type N8nAddress } from '../../sandbox/n8n/server';
import { sayAloud } from './sayAloud';

const addressVariable = 'CHAKRA_SHARED_N8N';

/** Jest keeps nothing else from before all tests until after them. */
const kept = globalThis as { sharedN8n?: N8n };

/**
 * Starts the n8n that test files share if they need nothing special of it, because a start takes a quarter of a minute.
 * They find it by an environment variable.
 */
export async function startSharedN8n(): Promise<void> {
	kept.sharedN8n = await createN8n({ say: sayAloud });
	const { folder } = kept.sharedN8n;
	const { url, owner, session } = await kept.sharedN8n.start();
	process.env[addressVariable] = JSON.stringify({ folder, url, owner, session });
}

export async function stopSharedN8n(): Promise<void> {
	await kept.sharedN8n?.close();
}

/** It cannot be stopped by those who share it. */
export async function sharedN8n(): Promise<{ n8n: N8n; server: N8nServer }> {
	const { folder, ...address } = JSON.parse(process.env[addressVariable] ?? '{}') as N8nAddress & {
		folder: string;
	};
	const install = await installN8n(n8nVersions.current, sayAloud);
	return { n8n: new N8n(install, folder, { folder }), server: attach(address) };
}
