import { SsrfProtectionConfig } from '@n8n/config';
import { Container } from '@n8n/di';
import { byId, operate, senderId } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

const protection = Container.get(SsrfProtectionConfig);
afterEach(() => {
	protection.enabled = false;
});

const text = {
	...{ resource: 'message', operation: 'send', sender: byId(senderId) },
	...{ recipient: '+1 555 010 0001', type: 'text', text: 'Hello', options: { maxTries: 2 } },
};

test("what n8n's own protection blocks was not sent, and says who can allow it", async () => {
	protection.enabled = true;
	const { error } = await operate(sandbox(), text);
	expect(error).toMatchObject({
		message: 'n8n could not reach ChakraHQ, nothing was sent, after 2 tries [item 0]',
		description: expect.stringMatching(/N8N_SSRF_ALLOWED_HOSTNAMES \(SsrfBlockedIpError\)\.$/),
	});
	expect(sandbox().requests).toEqual([]);
});
