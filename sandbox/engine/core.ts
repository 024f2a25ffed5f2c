/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Container } from '@n8n/di';

// n8n-core keeps settings and files in the user's folder. Give it a separate folder before it is loaded.
const folder = mkdtempSync(join(tmpdir(), 'chakra-engine-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'false';
process.env.N8N_LOG_LEVEL = 'silent';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- after the lines above, which an import would precede
export const core: typeof import('n8n-core') = require('n8n-core');

/**
 * Where n8n keeps files: outside the items, inside them, or outside and named in an item's JSON (n8n 2's combined
 * mode). `database` needs a storage of the caller's.
 */
export type BinaryMode = 'filesystem' | 'memory' | 'combined' | 'database';
export const binaryModes: BinaryMode[] = ['filesystem', 'memory', 'combined'];

/** Where files are while they are kept outside the items. */
export const storageFolder = join(folder, 'binary');

const configModes = {
	filesystem: 'filesystem',
	memory: 'default',
	combined: 'filesystem',
	database: 'database',
} as const;

/** Applies to the whole process, so parallel runs must use the same storage. */
export async function useBinaryMode(mode: BinaryMode): Promise<void> {
	const config = Container.get(core.BinaryDataConfig);
	config.localStoragePath = storageFolder;
	config.mode = configModes[mode];
	await Container.get(core.BinaryDataService).init();
}

/** Removes everything that the engine has stored in this process. */
export function removeEngineFolder(): void {
	rmSync(folder, { recursive: true, force: true });
}
