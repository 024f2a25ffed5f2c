/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from '../../../bench/certificate';
import { startSandbox } from '../../../sandbox/server';

test('with a key and a certificate the same API is served over https', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'chakra-https-'));
	const cert = readFileSync(makeCertificate(folder), 'utf8');
	const key = readFileSync(join(folder, 'key.pem'), 'utf8');
	const sandbox = await startSandbox({ tls: { key, cert } });
	try {
		const status = await new Promise((done, fail) => {
			const url = `${sandbox.httpsUrl}/v1/ext/plugin/whatsapp/${sandbox.pluginId}/config`;
			get(url, { ca: cert }, ({ statusCode }) => done(statusCode)).once('error', fail);
		});
		expect(status).toBe(401);
		expect(sandbox.requests).toHaveLength(1);
	} finally {
		await sandbox.close();
		await rm(folder, { recursive: true });
	}
});
