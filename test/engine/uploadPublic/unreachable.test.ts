/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createServer, type Server } from 'node:net';
import { sleep } from 'n8n-workflow';
import { defaultPluginId } from '../../../sandbox/server';
import { httpAnswer, startRawServer, uploaded, type RawAnswer } from '../rawServer';
import { oneItem, upload, type Target } from '../upload';
import { madeUpToken } from '../useSandbox';

const at = (url: string): Target => ({ url, token: madeUpToken(), pluginId: defaultPluginId });

/** An address of this machine on which nothing listens. */
async function closedPort(): Promise<string> {
	const server = createServer();
	const address = await listening(server);
	await new Promise((resolve) => server.close(resolve));
	return address;
}

async function listening(server: Server): Promise<string> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return typeof address === 'object' ? `127.0.0.1:${address?.port}` : '';
}

describe('With files kept outside the items:', () => {
	const binaryMode = 'filesystem';

	async function uploadTo(url: string, maxTries: number) {
		return await upload(at(url), {
			binaryMode,
			items: oneItem(),
			parameters: { options: { maxTries } },
		});
	}

	describe('A server that cannot be reached', () => {
		const toldWith = (code: string) => ({
			message: 'n8n could not reach ChakraHQ, nothing was sent, after 2 tries [item 0]',
			description: expect.stringMatching(new RegExp(`^Check Base URL .*\\(${code}\\)\\.$`)),
		});

		test('is reported as such, with the reason, after all tries: a closed port', async () => {
			const startedAt = Date.now();
			const { error } = await uploadTo(`http://${await closedPort()}`, 2);
			expect(error).toMatchObject(toldWith('ECONNREFUSED'));
			expect(Date.now() - startedAt).toBeGreaterThan(700);
		});

		test('is reported as such, with the reason, after all tries: no TLS where TLS is asked for', async () => {
			const server = createServer((socket) => {
				socket.on('error', () => {}).once('data', () => socket.end('this is no TLS'));
			});
			const address = await listening(server);
			const { error } = await uploadTo(`https://${address}`, 2);
			expect(error).toMatchObject(toldWith('\\w+'));
			await new Promise((resolve) => server.close(resolve));
		});

		test('is tried again, and reached when it is there', async () => {
			const address = await closedPort();
			const running = uploadTo(`http://${address}`, 3);
			const server = createServer((socket) => {
				socket.once('data', () => socket.end(uploaded('https://media.example/late')));
			});
			await sleep(300);
			await new Promise<void>((resolve) =>
				server.listen(Number(address.split(':')[1]), '127.0.0.1', resolve),
			);
			const { output, error } = await running;
			expect(error).toBeUndefined();
			expect(output[0]?.json.publicMediaUrl).toBe('https://media.example/late');
			await new Promise((resolve) => server.close(resolve));
		});
	});

	describe('An answer that breaks HTTP', () => {
		const half = httpAnswer(
			200,
			JSON.stringify({ _data: { publicMediaUrl: 'https://a.example/b' } }),
		);
		const answers: Array<[string, RawAnswer]> = [
			['cut in the middle of its body', () => half.slice(0, -10)],
			['cut in the middle of its headers', () => half.slice(0, 30)],
			[
				'cut in a chunk',
				() => 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n20\r\n{"_data":',
			],
			['that is no HTTP', () => 'SSH-2.0-OpenSSH_9.6\r\n'],
			['with nothing in it', () => ''],
			[
				'that says gzip and is none',
				() => httpAnswer(200, 'not gzip', { 'content-encoding': 'gzip' }),
			],
		];

		test.each(answers)('%s is reported as a broken connection', async (_, answer) => {
			const server = await startRawServer(answer);
			const { error } = await uploadTo(server.url, 1);
			expect(error?.message).toBe(
				'The connection to ChakraHQ broke off before an answer came [item 0]',
			);
			expect(error?.description).toMatch(/^Run it again, or look at the network/);
			expect(server.requests).toHaveLength(1);
		});

		test('is tried again', async () => {
			const server = await startRawServer(() =>
				server.requests.length === 1 ? half.slice(0, -10) : half,
			);
			const { output } = await uploadTo(server.url, 2);
			expect(output[0]?.json.publicMediaUrl).toBe('https://a.example/b');
			expect(server.requests.map(({ body }) => body.length)).toEqual([
				server.requests[0]?.body.length,
				server.requests[0]?.body.length,
			]);
		});
	});
});
