/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { defaultPluginId } from '../../sandbox/server';
import { messageParameters } from './message/message';
import { errorOf, operate } from './operate';
import { httpAnswer, startRawServer } from './rawServer';
import { madeUpToken } from './useSandbox';

/** Nothing listens there: whatever comes goes to the proxy. */
const url = 'https://127.0.0.1:9';

/** Sends a message once, in an n8n that is to go through this proxy. */
async function sendThrough(proxy: string, token = madeUpToken()) {
	process.env.HTTPS_PROXY = proxy;
	const parameters = messageParameters({ options: { maxTries: 1 } });
	return errorOf(await operate({ url, token, pluginId: defaultPluginId }, parameters));
}
afterEach(() => void delete process.env.HTTPS_PROXY);

test('a proxy that lets nobody through is told as such, and sees no token', async () => {
	const proxy = await startRawServer(() => httpAnswer(403, '<h1>Blocked by policy</h1>'));
	const token = madeUpToken();
	const refusal = await sendThrough(proxy.url, token);
	expect(refusal).toContain('instead of ChakraHQ (HTTP 403): Blocked by policy');
	expect(refusal).toContain('whoever runs n8n can let it through');
	expect(proxy.requests).toHaveLength(1);
	expect(proxy.requests[0]?.head).toMatch(/^CONNECT 127\.0\.0\.1:9 /);
	expect(proxy.requests[0]?.head).not.toContain(token);
});

test('of a proxy whose address is none it is said that nothing was sent', async () => {
	const refusal = await sendThrough('http://proxy of the company:8080');
	expect(refusal).toContain('nothing was sent');
	expect(refusal).toContain('HTTPS_PROXY (ERR_INVALID_URL)');
});
