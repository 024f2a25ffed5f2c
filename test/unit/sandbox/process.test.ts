/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sandboxClient } from '../../../sandbox/client';

const root = join(__dirname, '../../..');
const chunk = Buffer.alloc(64 * 1024, 'x');
const chunks = 3200;

interface Started {
	url: string;
	token: string;
	pluginId: string;
	pid: number;
	/** Sends the signal of Ctrl-C and returns the exit code. */
	stop(): Promise<number | null>;
}

/** The sandbox in a process of its own, as `npm run sandbox` starts it. */
async function start(...flags: string[]): Promise<Started> {
	const args = ['--import', 'tsx', 'sandbox/main.ts', '--json', ...flags];
	const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
	const [line] = await once(createInterface(child.stdout), 'line');
	const ended = once(child, 'exit');
	return {
		...JSON.parse(line),
		pid: child.pid ?? 0,
		async stop() {
			child.kill('SIGINT');
			const [code] = await ended;
			return code;
		},
	};
}

const residentMb = (pid: number) =>
	Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;

/** Streams an upload of 200 MB and returns the peak memory of the sandbox, in MB. */
async function uploadStream({ url, token, pluginId, pid }: Started): Promise<number> {
	const path = `${url}/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`;
	const headers = {
		authorization: `Bearer ${token}`,
		'content-type': 'multipart/form-data; boundary=cut',
	};
	const sending = request(path, { method: 'POST', headers });
	const answered = once(sending, 'response');
	let most = residentMb(pid);
	sending.write('--cut\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n');
	for (let sent = 0; sent < chunks; sent++) {
		if (!sending.write(chunk)) await once(sending, 'drain');
		if (sent % 100 === 0) most = Math.max(most, residentMb(pid));
	}
	sending.end('\r\n--cut--\r\n');
	const [answer] = await answered;
	answer.resume();
	expect(answer.statusCode).toBe(200);
	return Math.max(most, residentMb(pid));
}

describe('a sandbox in a process of its own', () => {
	jest.setTimeout(60_000);
	let folder: string;
	let sandbox: Started;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'sandbox-test-'));
		sandbox = await start('--folder', folder);
	});
	afterAll(async () => {
		await sandbox.stop();
		await rm(folder, { recursive: true });
	});

	it('holds no upload in memory', async () => {
		const client = sandboxClient(sandbox.url);
		const before = residentMb(sandbox.pid);
		const most = await uploadStream(sandbox);
		expect(await client.uploads()).toMatchObject([{ size: chunks * chunk.length }]);
		expect(most - before).toBeLessThan(80);
		await client.reset();
	});

	it('can be told and asked everything over HTTP', async () => {
		const client = sandboxClient(sandbox.url);
		const headers = { authorization: `Bearer ${sandbox.token}` };
		const status = async () => (await fetch(`${sandbox.url}/v1/ext/config`, { headers })).status;

		await client.inject({ status: 503, match: { path: /CONFIG$/i } });
		expect([await status(), await status()]).toEqual([503, 200]);
		await client.inject({ status: 503, times: 5 });
		await client.clearFaults();
		expect(await status()).toBe(200);
		expect(await client.requests()).toMatchObject(
			[503, 200, 200].map((code) => ({ status: code })),
		);

		await client.configure({ counting: true, answerDelayMs: 100 });
		const begun = Date.now();
		await status();
		expect(Date.now() - begun).toBeGreaterThanOrEqual(95);

		const message = {
			method: 'POST',
			headers: { ...headers, 'content-type': 'application/json' },
			body: JSON.stringify({
				whatsappPhoneNumberId: '775966265503012',
				templateName: 'hello_world',
			}),
		};
		const send = `/v1/ext/plugin/whatsapp/${sandbox.pluginId}/phoneNumber/1/send-template-message`;
		await fetch(sandbox.url + send, message);
		expect(await client.messages()).toMatchObject([{ to: '1' }]);
		expect(await client.contractViolations()).toEqual([]);

		await client.reset();
		expect([await client.requests(), await client.messages()]).toEqual([[], []]);
	});

	it.each([
		['a field that faults have not', { status: 500, often: true }, /no field "often"/],
		['a field of the wrong type', { status: '500' }, /"status" has the wrong type/],
		['a fault of no kind', {}, /A fault is one of/],
	])('refuses %s', async (_what, fault, reason) => {
		const body = JSON.stringify(fault);
		const headers = { 'content-type': 'application/json' };
		const answer = await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', headers, body });
		expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(reason)]);
	});

	it('takes its flags, and ends on Ctrl-C without a trace', async () => {
		const other = await start('--token', 'chosen', '--plugin-id', sandbox.pluginId, '--counting');
		expect(other).toMatchObject({ token: 'chosen', pluginId: sandbox.pluginId });
		await uploadStream(other);
		expect(await sandboxClient(other.url).uploads()).toMatchObject([{ path: null }]);
		expect(await other.stop()).toBe(0);
		await expect(fetch(other.url)).rejects.toThrow();
		expect(existsSync(folder)).toBe(true);
	});

	/** Runs the command until it ends, with a webhook that it delivers to. */
	async function deliver(...flags: string[]) {
		const heard: string[] = [];
		const webhook = createServer((incoming, answer) => {
			incoming.on('data', (part) => heard.push(String(part)));
			incoming.on('end', () => answer.end('heard'));
		}).listen(0, '127.0.0.1');
		await once(webhook, 'listening');
		const to = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/`;
		const args = ['--import', 'tsx', 'sandbox/main.ts', '--at', sandbox.url, '--to', to, ...flags];
		const child = spawn(process.execPath, args, { cwd: root });
		const printed: string[] = [];
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (part) => printed.push(String(part)));
		}
		const [code] = await once(child, 'close');
		webhook.close();
		return { code, heard: heard.join(''), printed: printed.join('') };
	}

	it('delivers an event from a running sandbox, and ends', async () => {
		const { code, heard } = await deliver('--send', 'text');
		expect(code).toBe(0);
		expect(heard).toContain('whatsapp_business_account');
	});

	it('presses a button of a message that is in a running sandbox, and ends', async () => {
		const { token, pluginId, url } = sandbox;
		const path = `/v1/ext/plugin/whatsapp/${pluginId}/api/v24.0/775966265503012/messages`;
		const reply = { id: 'yes-id', title: 'Yes' };
		const interactive = {
			type: 'button',
			body: { text: 'May it be paid?' },
			action: { buttons: [{ type: 'reply', reply }] },
		};
		await fetch(url + path, {
			method: 'POST',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			body: JSON.stringify({
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: '15550100001',
				type: 'interactive',
				interactive,
			}),
		});
		const messageId = (await sandboxClient(url).messages()).at(-1)?.whatsappMessageId ?? '';

		const pressed = await deliver('--press', messageId, '--title', 'Yes');
		expect(pressed).toMatchObject({
			code: 0,
			printed: expect.stringContaining('answered 200: heard'),
		});
		const event = JSON.parse(pressed.heard).entry[0].changes[0].value.messages[0];
		expect(event).toMatchObject({
			from: '15550100001',
			context: { id: messageId },
			interactive: { type: 'button_reply', button_reply: reply },
		});

		const other = await deliver('--press', messageId, '--title', 'No');
		expect(other).toMatchObject({ code: 1, heard: '' });
		expect(other.printed).toContain(`Message ${messageId} has no button "No"`);
	});
});
