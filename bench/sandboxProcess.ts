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
	httpsUrl: string;
	token: string;
	pluginId: string;
	uploadUrl: string;
	httpsUploadUrl: string;
	stop(): Promise<void>;
}

/** @param certificate folder with key.pem and cert.pem */
export async function sandboxProcess(log: string, certificate: string): Promise<SandboxProcess> {
	const main = resolve(__dirname, '..', 'sandbox', 'main.ts');
	const running = start({
		file: process.execPath,
		args: ['--import', 'tsx', main, '--counting', '--json', '--tls', certificate],
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
	const said = asRecord(JSON.parse(line));
	const text = (name: string): string => {
		const value = said[name];
		if (typeof value === 'string') return value;
		throw new Error(`The sandbox did not say its ${name}, but: ${line}`);
	};
	const url = text('url');
	const httpsUrl = text('httpsUrl');
	const token = text('token');
	const pluginId = text('pluginId');
	const upload = `/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`;
	return {
		...sandboxClient(url),
		url,
		httpsUrl,
		token,
		pluginId,
		uploadUrl: `${url}${upload}`,
		httpsUploadUrl: `${httpsUrl}${upload}`,
		stop: async () => await running.stop(),
	};
}
