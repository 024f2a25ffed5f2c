/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createN8n, type N8n } from '../sandbox/n8n';
import type { Say } from '../sandbox/n8n/progress';
import { makeCertificate } from './certificate';
import { sandboxProcess, type SandboxProcess } from './sandboxProcess';

/** The real n8n and the sandbox that every scenario runs on. */
export interface Stage {
	n8n: N8n;
	sandbox: SandboxProcess;
	/** Path of the certificate of the sandbox's https. */
	certificate: string;
	/** A fresh folder that n8n may read from. */
	folder(): Promise<string>;
	/** Deletes the files that n8n stored. */
	clearStorage(): Promise<void>;
	close(): Promise<void>;
}

export const credential = { id: 'benchChakraApi', name: 'ChakraHQ account' };
export const httpsCredential = { id: 'benchChakraHttps', name: 'ChakraHQ over https' };

/** Packs this checkout, starts the sandbox in a process of its own and sets up an n8n with the package. */
export async function setStage(say: Say): Promise<Stage> {
	const tls = await mkdtemp(join(tmpdir(), 'chakra-bench-'));
	const env = { NODE_EXTRA_CA_CERTS: makeCertificate(tls) };
	const n8n = await createN8n({ say, binaryMode: 'filesystem', env });
	const sandbox = await sandboxProcess(join(n8n.folder, 'sandbox.log'), tls);
	const { token: accessToken, pluginId } = sandbox;
	for (const [account, baseUrl] of [
		[credential, sandbox.url],
		[httpsCredential, sandbox.httpsUrl],
	] as const) {
		const data = { accessToken, baseUrl, pluginId };
		await n8n.importCredentials({ ...account, type: 'chakraApi', data });
	}
	return {
		n8n,
		sandbox,
		certificate: env.NODE_EXTRA_CA_CERTS,
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
			await rm(tls, { recursive: true, force: true });
		},
	};
}
