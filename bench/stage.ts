/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createN8n, type N8n } from '../sandbox/n8n';
import type { Say } from '../sandbox/n8n/progress';
import { sandboxProcess, type SandboxProcess } from './sandboxProcess';

/** The real n8n and the sandbox that every scenario runs on. */
export interface Stage {
	n8n: N8n;
	sandbox: SandboxProcess;
	/** A fresh folder that n8n may read from. */
	folder(): Promise<string>;
	/** Forgets the files that n8n stored. */
	clearStorage(): Promise<void>;
	close(): Promise<void>;
}

export const credential = { id: 'benchChakraApi', name: 'ChakraHQ account' };

/** Packs this checkout, starts the sandbox in a process of its own and sets up an n8n with the package. */
export async function setStage(say: Say): Promise<Stage> {
	const n8n = await createN8n({ say, binaryMode: 'filesystem' });
	const sandbox = await sandboxProcess(join(n8n.folder, 'sandbox.log'));
	const { token: accessToken, url: baseUrl, pluginId } = sandbox;
	const data = { accessToken, baseUrl, pluginId };
	await n8n.importCredentials({ ...credential, type: 'chakraApi', data });
	return {
		n8n,
		sandbox,
		async folder() {
			const folder = join(n8n.folder, randomUUID());
			await mkdir(folder);
			return folder;
		},
		async clearStorage() {
			await rm(join(n8n.folder, '.n8n', 'storage'), { recursive: true, force: true });
		},
		async close() {
			await sandbox.stop();
			await n8n.close();
		},
	};
}
