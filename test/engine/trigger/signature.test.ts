import { createHmac } from 'node:crypto';
import { eventBody } from '../../../sandbox/webhooks/eventBody';
import { signature, type WebhookDelivery } from '../../../sandbox/webhooks/sendWebhook';
import { useSandbox } from '../useSandbox';
import { webhookSecret } from './triggerHost';
import { useTrigger } from './useTrigger';

const trigger = useTrigger(useSandbox());

const body = JSON.stringify(eventBody('meta', [{ kind: 'text' }]));
const hex = createHmac('sha256', webhookSecret).update(body).digest('hex');
const chakra = (value: string) => ({ 'x-chakra-signature-256': value });
const meta = (value: string) => ({ 'x-hub-signature-256': value });

test.each<[string, Record<string, string>]>([
	["ChakraHQ's header", chakra(hex)],
	["ChakraHQ's header with sha256= in front", chakra(`sha256=${hex}`)],
	['upper case', chakra(hex.toUpperCase())],
	["Meta's header", meta(`sha256=${hex}`)],
	["Meta's header without sha256=", meta(hex)],
	['both headers', { ...meta(`sha256=${hex}`), ...chakra(hex) }],
	[
		"Meta's own signature beside ChakraHQ's",
		{ ...meta(`sha256=${'a'.repeat(64)}`), ...chakra(hex) },
	],
])('A request signed right starts a run: %s', async (_, headers) => {
	const host = await trigger();
	const answer = await host.deliver({ body, headers, secret: undefined });
	expect(answer.status).toBe(200);
	expect(host.items).toMatchObject([{ json: { event: 'message', text: 'Hi, can you help me?' } }]);
});

test.each<[string, Record<string, string>]>([
	['no signature', {}],
	['the signature of another secret', signature(body, 'another')],
	['the signature of another body', signature('{}', webhookSecret)],
	['a digit too few', chakra(hex.slice(1))],
	['a digit too many', chakra(`${hex}0`)],
	['two signatures in one header', chakra(`${hex}, ${hex}`)],
	['the signature in another header', { 'x-signature': hex }],
	['the right digits for another digest', chakra(`sha1=${hex}`)],
	['an empty header', chakra('')],
])('A request with %s gets 401 and starts nothing', async (_, headers) => {
	const host = await trigger();
	const answer = await host.deliver({ body, headers, secret: undefined });
	expect(answer).toMatchObject({
		status: 401,
		body: JSON.stringify({ message: 'The signature is missing or wrong' }),
	});
	expect(host.runs).toEqual([]);
});

test.each([
	['read and written again', JSON.stringify(JSON.parse(body), null, 2)],
	['with a character escaped', body.replace('help', '\\u0068elp')],
	['with a space at its end', `${body} `],
])('A signed body that a relay has %s gets 401', async (_, reencoded) => {
	const host = await trigger();
	const answer = await host.deliver({ body: reencoded, headers: chakra(hex), secret: undefined });
	expect(answer.status).toBe(401);
	expect(host.runs).toEqual([]);
});

test('The signature is checked before anything else: a body that is no JSON gets 401, not 400', async () => {
	const host = await trigger();
	expect(await host.deliver({ body: 'no JSON', secret: 'another' })).toMatchObject({ status: 401 });
});

test('A byte-order mark in front is signed along and then passed over', async () => {
	const host = await trigger();
	expect(await host.deliver({ byteOrderMark: true })).toMatchObject({ status: 200 });
	expect(host.items).toHaveLength(1);
});

test('A byte-order mark that was put in front after signing gets 401', async () => {
	const host = await trigger();
	const marked: Omit<WebhookDelivery, 'url'> = { body, byteOrderMark: true, headers: chakra(hex) };
	expect(await host.deliver({ ...marked, secret: undefined })).toMatchObject({ status: 401 });
});

test('A compressed body is taken as it was before it was compressed', async () => {
	const host = await trigger();
	const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
	const answer = await fetch(host.workflow.url(), {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', ...chakra(hex) },
		body: await new Response(stream).arrayBuffer(),
	});
	expect(answer.status).toBe(200);
	expect(host.items).toHaveLength(1);
});

test.each(['', '  ', null])(
	'Without a secret in the credential every request gets 401: %j',
	async (given) => {
		const host = await trigger({}, { credential: { webhookSecret: given } });
		const empty = createHmac('sha256', '').update(body).digest('hex');
		expect(await host.deliver({ body, headers: chakra(empty), secret: undefined })).toMatchObject({
			status: 401,
			body: JSON.stringify({ message: 'Webhook Secret is not set in the ChakraHQ credential' }),
		});
		expect(host.runs).toEqual([]);
	},
);

test.each([
	['spaces around it', ` ${webhookSecret}\n`],
	['signs of no width around it', `\u200b${webhookSecret}\u200e\ufeff`],
	['marks of direction and spaces around it', `\u2066 ${webhookSecret} \u2069`],
])('A secret that was pasted with %s works', async (_, pasted) => {
	const host = await trigger({}, { credential: { webhookSecret: pasted } });
	expect(await host.deliver()).toMatchObject({ status: 200 });
});

test.each<[string, Omit<WebhookDelivery, 'url'>]>([
	['without a signature', { secret: undefined }],
	['with a wrong one', { secret: 'another' }],
])(
	'With Verify Signature off a request %s starts a run, also without a secret',
	async (_, delivery) => {
		const host = await trigger({ verifySignature: false }, { credential: { webhookSecret: '' } });
		expect(await host.deliver(delivery)).toMatchObject({ status: 200 });
		expect(host.items).toHaveLength(1);
	},
);

test('Verify Signature stays on where an expression fails to turn it off', async () => {
	const host = await trigger({ verifySignature: '={{ undefined }}' });
	expect(await host.deliver({ secret: undefined })).toMatchObject({ status: 401 });
});
