/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { MAX_BODY_BYTES, MAX_DEPTH } from '../../../nodes/Chakra/events/parseBody';
import { eventBody } from '../../../sandbox/webhooks/eventBody';
import { signature } from '../../../sandbox/webhooks/sendWebhook';
import { anything } from '../../unit/trigger/anything';
import { useSandbox } from '../useSandbox';
import { webhookSecret, type TriggerHost } from './triggerHost';
import { useTrigger } from './useTrigger';

const trigger = useTrigger(useSandbox());

const messageOf = (body: string) => String(JSON.parse(body).message);

/** After any rejected request, the trigger still accepts an event. */
async function expectAlive(host: TriggerHost) {
	expect(await host.deliver()).toMatchObject({ status: 200 });
	expect(host.items).toHaveLength(1);
}

test.each([
	['no body at all', '', 400, 'The body is not JSON'],
	['a form', 'entry=1&event=message', 400, 'The body is not JSON'],
	['half of a JSON', '{"entry":[', 400, 'The body is not JSON'],
	[
		'bytes after the JSON',
		`${JSON.stringify(eventBody('meta', [{ kind: 'text' }]))}x`,
		400,
		'The body is not JSON',
	],
	['a list', '[{"event":"message","payload":{}}]', 400, 'The body is not a JSON object'],
	['null', 'null', 400, 'The body is not a JSON object'],
	['a text', '"message"', 400, 'The body is not a JSON object'],
	['an empty object', '{}', 400, "The body has neither Meta's shape nor ChakraHQ's"],
	[
		'entries that are none',
		'{"entry":[1]}',
		400,
		"The body has neither Meta's shape nor ChakraHQ's",
	],
	[
		'an event without a payload',
		'{"event":"message"}',
		400,
		"The body has neither Meta's shape nor ChakraHQ's",
	],
	[
		'too many levels',
		`{"a":${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}}`,
		400,
		`The body is nested deeper than ${MAX_DEPTH} levels`,
	],
	[
		'a million levels',
		'{"a":'.repeat(600_000),
		400,
		`The body is nested deeper than ${MAX_DEPTH} levels`,
	],
	[
		'too many events',
		JSON.stringify({ entry: [{ changes: Array(1001).fill({ field: 'x', value: {} }) }] }),
		413,
		'The body has more than 1000 events',
	],
	[
		'too many bytes',
		JSON.stringify({ a: 'x'.repeat(MAX_BODY_BYTES) }),
		413,
		'The body is larger than 4 MB',
	],
])('A signed request with %s is told so, and starts nothing', async (_, body, status, reason) => {
	const host = await trigger();
	const answer = await host.deliver({ body });
	expect(answer.status).toBe(status);
	expect(messageOf(answer.body)).toBe(reason);
	expect(host.runs).toEqual([]);
	await expectAlive(host);
});

test.each(['', 'hello', '[]', '{}', '{"body":{"entry":[]}}'])(
	'While somebody listens, the editor says why %j starts nothing, and what to do',
	async (body) => {
		const host = await trigger();
		await host.listen();
		await host.deliver({ body }, 'webhook-test');
		expect(host.thrown.splice(0)).toMatchObject([
			{
				message: expect.stringMatching(/^A request was turned down: The body/),
				description: expect.stringMatching(/not what ChakraHQ sends.* Execute step again/),
			},
		]);
		expect(host.runs).toEqual([]);
	},
);

test('A form with files is turned down unread', async () => {
	const host = await trigger();
	const form = new FormData();
	form.append('entry', new File(['x'], 'x.json'));
	const answer = await fetch(host.workflow.url(), { method: 'POST', body: form });
	expect(answer.status).toBe(415);
	expect(messageOf(await answer.text())).toBe('The body must be JSON, not a form');
	expect(host.runs).toEqual([]);
	await expectAlive(host);
});

test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', ''])(
	'An event is an event under whatever type it comes: "%s"',
	async (type) => {
		const host = await trigger();
		expect(await host.deliver({ headers: { 'content-type': type } })).toMatchObject({
			status: 200,
		});
		expect(host.items).toHaveLength(1);
	},
);

/** A request without Content-Length, as a stream of equal parts. */
async function stream(host: TriggerHost, parts: number, headers: Record<string, string> = {}) {
	const sending = request(host.workflow.url(), { method: 'POST', headers, agent: false });
	const answered = new Promise<{ status: number; body: string }>((resolve, reject) => {
		sending.on('error', reject).on('response', (response) => {
			void text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }));
		});
	});
	const megabyte = Buffer.alloc(1024 * 1024, ' ');
	for (let part = 0; part < parts; part++) {
		await new Promise<void>((resolve) => sending.write(megabyte, () => resolve()));
	}
	sending.end();
	return await answered;
}

test('A body that turns out too large while it comes is turned down as well', async () => {
	const host = await trigger();
	const answer = await stream(host, 5);
	expect(answer.status).toBe(413);
	expect(messageOf(answer.body)).toBe('The body is larger than 4 MB');
	await expectAlive(host);
});

test('A small body that unpacks to a large one is turned down', async () => {
	const host = await trigger();
	const large = new Blob([Buffer.alloc(30 * 1024 * 1024)]).stream();
	const packed = large.pipeThrough(new CompressionStream('gzip'));
	const body = Buffer.from(await new Response(packed).arrayBuffer());
	expect(body.length).toBeLessThan(100_000);
	const headers = { 'content-encoding': 'gzip', ...signature(body, webhookSecret) };
	const answer = await fetch(host.workflow.url(), { method: 'POST', headers, body });
	expect(answer.status).toBe(413);
	await expectAlive(host);
});

test('A body that says gzip and is none is turned down', async () => {
	const host = await trigger();
	const answer = await host.deliver({ headers: { 'content-encoding': 'gzip' } });
	expect(answer.status).toBe(400);
	expect(messageOf(answer.body)).toBe('The body could not be read');
	await expectAlive(host);
});

test('A sender that goes away in the middle of its body starts nothing', async () => {
	const host = await trigger();
	const sending = request(host.workflow.url(), {
		method: 'POST',
		headers: { 'content-length': '1000' },
		agent: false,
	});
	const gone = new Promise((resolve) => sending.on('error', resolve));
	await new Promise<void>((resolve) => sending.write('{"entry":[', () => resolve()));
	sending.destroy(new Error('gone'));
	await gone;
	expect(host.runs).toEqual([]);
	await expectAlive(host);
});

test('Keys that could reach a prototype are nowhere in the item, not even in the raw event', async () => {
	const host = await trigger({ events: ['other'], additionalOptions: { includeRaw: true } });
	const payload =
		'{"__proto__":{"polluted":1},"a":{"constructor":{"prototype":{"polluted":1}},"b":2}}';
	await host.deliver({ body: `{"event":"new","payload":${payload}}` });
	expect(host.items[0]?.json).toMatchObject({ details: { a: { b: 2 } }, raw: { event: 'new' } });
	expect(JSON.stringify(host.items)).not.toMatch(/polluted|constructor|__proto__/);
	expect({}).not.toHaveProperty('polluted');
});

test('Whatever signed JSON comes, it starts a run or is told what is wrong with it', async () => {
	const everything = ['message', 'messageEcho', 'status', 'templateStatus', 'account', 'other'];
	const host = await trigger({ events: everything, additionalOptions: { includeRaw: true } });
	const bodies = fc.oneof(
		anything,
		fc.record({
			entry: fc.array(fc.record({ changes: fc.array(fc.record({ value: anything })) })),
		}),
		fc.record({ event: fc.constantFrom('message', 'status', 'toString'), payload: anything }),
	);
	await fc.assert(
		fc.asyncProperty(bodies, async (body) => {
			const { status } = await host.deliver({ body: JSON.stringify(body) });
			expect([200, 400, 413]).toContain(status);
		}),
		{ numRuns: 200 },
	);
	for (const { json } of host.runs.flat()) expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});
