/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { sandboxClient, type SandboxClient } from '../sandbox/client';
import { logTail, start } from '../sandbox/n8n/process';
import { asRecord } from '../sandbox/narrow';

/** A sandbox that counts and does nothing else, in a process of its own. */
export interface SandboxProcess extends SandboxClient {
	url: string;
	token: string;
	pluginId: string;
	uploadUrl: string;
	stop(): Promise<void>;
}

export async function sandboxProcess(log: string): Promise<SandboxProcess> {
	const main = resolve(__dirname, '..', 'sandbox', 'main.ts');
	const running = start({
		file: process.execPath,
		args: ['--import', 'tsx', main, '--counting', '--json'],
		cwd: resolve(__dirname, '..'),
		env: process.env,
		log,
	});
	const { stdout } = running.child;
	if (!stdout) throw new Error('The sandbox has no output');
	const [line] = await Promise.race([
		once(createInterface(stdout), 'line'),
		running.ended.then(() => []),
	]);
	if (typeof line !== 'string') throw new Error(`The sandbox did not start\n${logTail(log)}`);
	const { url, token, pluginId } = asRecord(JSON.parse(line));
	if (typeof url !== 'string' || typeof token !== 'string' || typeof pluginId !== 'string') {
		throw new Error(`The sandbox did not say where it is, but: ${line}`);
	}
	return {
		...sandboxClient(url),
		url,
		token,
		pluginId,
		uploadUrl: `${url}/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`,
		stop: async () => await running.stop(),
	};
}
