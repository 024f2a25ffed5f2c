/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installNode } from '../../sandbox/n8n/install';
import { logTail, removeAtExit, start } from '../../sandbox/n8n/process';
import type { Say } from '../../sandbox/n8n/progress';
import { asRecord } from '../../sandbox/narrow';
import { makeCertificate } from '../certificate';
import { randomFile } from '../files';
import { sandboxProcess } from '../sandboxProcess';
import type { BufferResult, BufferRun } from './bufferRun';
import type { BufferCase, BufferSettings } from './settings';

interface BufferStage {
	/** Measures one row, in a process of its own. */
	measure(one: BufferCase, reads: BufferRun['reads']): Promise<BufferResult>;
	close(): Promise<void>;
}

/** A file to upload, the sandbox that counts it, and a server to download it from. */
export async function setBufferStage(
	{ node: major, mode, bytes }: BufferSettings,
	say: Say,
): Promise<BufferStage> {
	const node = join(await installNode(say, major), 'bin', 'node');
	const folder = await mkdtemp(join(tmpdir(), 'chakra-bench-'));
	removeAtExit(folder);
	const certificate = makeCertificate(folder);
	const sandbox = await sandboxProcess(join(folder, 'sandbox.log'), folder);
	const server = await fileServer(folder);
	const paths = new Map<number, string>();
	const { token: accessToken, pluginId } = sandbox;
	return {
		async measure({ direction, protocol, files }, reads) {
			const fileBytes = Math.floor(bytes / files);
			const file = paths.get(files) ?? (await randomFile(folder, `${files}.bin`, fileBytes));
			paths.set(files, file);
			await sandbox.reset();
			const baseUrl = {
				upload: { http: sandbox.url, https: sandbox.httpsUrl },
				download: server.urlsFor(fileBytes),
			}[direction][protocol];
			const account = { baseUrl, accessToken, pluginId };
			const result = await inProcess(node, certificate, {
				...{ direction, mode, reads, files, file, fileBytes },
				...account,
			});
			const arrived = (await sandbox.uploads()).filter(({ size }) => size === fileBytes).length;
			const expected = direction === 'upload' ? files : 0;
			if (arrived !== expected) throw new Error(`${arrived} of ${expected} files arrived whole`);
			return result;
		},
		async close() {
			await server.stop();
			await sandbox.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function fileServer(folder: string) {
	const log = join(folder, 'fileServer.log');
	const running = start({
		file: process.execPath,
		args: ['--import', 'tsx', join(__dirname, 'fileServer.ts'), folder],
		env: process.env,
		log,
	});
	const { stdout } = running.child;
	if (!stdout) throw new Error('The file server has no output');
	const [line] = await Promise.race([
		once(createInterface(stdout), 'line'),
		running.ended.then(() => []),
	]);
	if (typeof line !== 'string') throw new Error(`It did not start\n${logTail(log)}`);
	const { http, https } = asRecord(JSON.parse(line));
	return {
		urlsFor: (bytes: number) => ({
			http: `${String(http)}/${bytes}`,
			https: `${String(https)}/${bytes}`,
		}),
		stop: async () => await running.stop(),
	};
}

async function inProcess(node: string, certificate: string, run: BufferRun): Promise<BufferResult> {
	const child = fork(join(__dirname, 'oneRun.ts'), [JSON.stringify(run)], {
		execPath: node,
		execArgv: ['--import', 'tsx', '--expose-gc'],
		env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate },
	});
	let result: BufferResult | undefined;
	child.once('message', (message) => (result = message as unknown as BufferResult));
	await once(child, 'exit');
	if (!result) throw new Error(`A run of ${run.direction} has failed`);
	return result;
}
