/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pLimit from 'p-limit';
import { readExample } from '../../sandbox/n8n/example';
import { chain, chakra } from '../../sandbox/n8n/workflow';
import { webhookSecret } from '../../sandbox/n8n/workspace';
import { asRecord } from '../../sandbox/narrow';
import { seedMedia } from '../../sandbox/seed/media';
import { eventBody } from '../../sandbox/webhooks/eventBody';
import { signature, type WebhookDelivery } from '../../sandbox/webhooks/sendWebhook';
import { sha256 } from './pictures';
import { itemsOf, trigger, TriggerStage } from './triggerStage';
import { useSharedN8n } from './useN8n';

const base = useSharedN8n();
let stage: TriggerStage;
beforeAll(() => {
	stage = new TriggerStage(base().live);
});

const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
const triggered = (parameters: Record<string, unknown> = {}) => chain([trigger(parameters), end]);
const [picture] = seedMedia();

async function pluginConfig(): Promise<Record<string, unknown>> {
	const { url, token, pluginId } = base().sandbox;
	const answer = await fetch(`${url}/v1/ext/plugin/whatsapp/${pluginId}/config`, {
		headers: { authorization: `Bearer ${token}` },
	});
	return asRecord(asRecord(await answer.json())._data);
}

it('starts the workflow with a signed event at the production URL, in either format', async () => {
	const published = await stage.publish(triggered());
	expect(await stage.deliver(published)).toMatchObject({ status: 200 });
	expect(itemsOf(await stage.lastOf(1, published))).toMatchObject([
		{ json: { event: 'message', type: 'text', text: 'Hi, can you help me?', contactName: 'Ana' } },
	]);
	expect(await stage.deliver(published, { format: 'chakra' })).toMatchObject({ status: 200 });
	expect(itemsOf(await stage.lastOf(2, published))).toMatchObject([
		{ json: { event: 'message', type: 'text', chakraMessageId: expect.any(String) } },
	]);
});

it('answers somebody who has no phone number at from of the event, in one workflow', async () => {
	const userId = 'US.13491208655302741918';
	const answer = chakra('Answer', {
		resource: 'message',
		operation: 'send',
		sender: { __rl: true, mode: 'id', value: '775966265503012' },
		recipient: '={{ $json.from }}',
		text: 'Hello',
	});
	const published = await stage.publish(chain([trigger(), answer]));
	const contacts = [{ user_id: userId, profile: { name: 'Ana', username: 'ana.example' } }];
	const messages = [{ from: '', from_user_id: userId, id: 'wamid.A', type: 'text' }];
	const change = { field: 'messages', value: { contacts, messages } };
	const body = { object: 'whatsapp_business_account', entry: [{ changes: [change] }] };
	expect(await stage.deliver(published, { body: JSON.stringify(body) })).toMatchObject({
		status: 200,
	});
	await stage.lastOf(1, published);
	expect(base().sandbox.messages).toMatchObject([{ body: { recipient: userId, type: 'text' } }]);
	expect(base().sandbox.messages[0]?.body).not.toHaveProperty('to');
});

it('starts it at the test URL as well, also with an event that came before', async () => {
	const published = await stage.publish(triggered());
	const message = { events: [{ kind: 'text', messageId: 'wamid.BOTH' }] };
	await stage.deliver(published, message);
	await stage.lastOf(1, published);
	await stage.listen(published);
	expect(await stage.deliver(published, message, 'webhook-test')).toMatchObject({ status: 200 });
	expect(itemsOf(await stage.lastOf(2, published))).toMatchObject([
		{ json: { messageId: 'wamid.BOTH' } },
	]);
});

it('turns down what is not signed, or is no event, and starts nothing', async () => {
	const published = await stage.publish(triggered());
	const statusOf = async (delivery: Omit<WebhookDelivery, 'url'>) =>
		(await stage.deliver(published, delivery)).status;
	expect(await statusOf({ secret: undefined })).toBe(401);
	expect(await statusOf({ secret: 'another' })).toBe(401);
	expect(await statusOf({ secret: undefined, body: 'not JSON' })).toBe(401);
	expect(await statusOf({ body: 'not JSON' })).toBe(400);
	expect(await statusOf({ body: '{}' })).toBe(400);
	expect(await statusOf({ body: '['.repeat(100_000) })).toBe(400);
	expect(await statusOf({ body: JSON.stringify({ a: 'x'.repeat(5e6) }) })).toBe(413);
	expect(await statusOf({ body: JSON.stringify({ a: 'x'.repeat(20e6) }) })).toBe(413);
	const form = { 'content-type': 'multipart/form-data; boundary=x' };
	expect(await statusOf({ body: '--x--', headers: form })).toBe(415);
	// It still works, and this is the only run.
	expect(await statusOf({ byteOrderMark: true, signedAs: 'meta' })).toBe(200);
	await stage.lastOf(1, published);
});

it('starts one run for a message that comes again, also in the other format', async () => {
	const published = await stage.publish(triggered());
	const message = { events: [{ kind: 'text', messageId: 'wamid.AGAIN' }] };
	await stage.deliver(published, message);
	await stage.deliver(published, message);
	await stage.deliver(published, { ...message, format: 'chakra' });
	await stage.lastOf(1, published);
});

it.each(['OPTIONS', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('is not started by %s', async (method) => {
	const published = await stage.publish(triggered());
	const body = JSON.stringify(eventBody('meta', [{ kind: 'text' }]));
	const headers = { 'content-type': 'application/json', ...signature(body, webhookSecret) };
	const isEmpty = method === 'HEAD' || method === 'OPTIONS';
	const answer = await fetch(stage.url(published), { method, headers, ...(!isEmpty && { body }) });
	expect(answer.status).not.toBe(500);
	await stage.deliver(published);
	await stage.lastOf(1, published);
});

it('loses none of 200 messages that come at once, each twice, and runs none twice', async () => {
	const published = await stage.publish(triggered());
	const ids = Array.from({ length: 200 }, () => `wamid.${randomUUID()}`);
	const limit = pLimit(50);
	const one = (messageId: string) =>
		limit(async () => {
			const { status } = await stage.deliver(published, { events: [{ kind: 'text', messageId }] });
			return status;
		});
	const statuses = await Promise.all(ids.flatMap((id) => [one(id), one(id)]));
	expect(statuses).toEqual(Array(400).fill(200));
	await stage.lastOf(200, published);
	expect((await stage.messageIds(published)).sort()).toEqual([...ids].sort());
}, 600_000);

it('answers before it downloads, and keeps the event of a file that cannot be had', async () => {
	const { sandbox } = base();
	const published = await stage.publish(triggered({ downloadMedia: true }));
	sandbox.inject({ match: { path: '/media/' }, slowAnswerMs: 10_000 });
	const { status } = await stage.deliver(published, { events: [{ kind: 'image' }] });
	expect(status).toBe(200);
	expect(sandbox.requests.filter(({ endedAt }) => endedAt !== null)).toEqual([]);
	const [item] = itemsOf(await stage.lastOf(1, published));
	expect(item?.binary).toMatchObject({ data: { mimeType: 'image/png', fileName: 'image.png' } });

	await stage.deliver(published, {
		events: [{ kind: 'expiredImage' }, { kind: 'redirectingImage' }],
	});
	const [expired, redirected] = itemsOf(await stage.lastOf(2, published));
	expect(expired).not.toHaveProperty('binary');
	expect(expired?.json.media).toMatchObject({
		id: '1166846181421454',
		downloadError: expect.stringMatching(/no file under this ID or link \(HTTP 404\)/),
	});
	expect(redirected?.binary).toMatchObject({ data: { mimeType: 'image/png' } });
	expect(sandbox.requests.find(({ path }) => path.startsWith('/cdn/'))).toMatchObject({
		status: 200,
		authorized: false,
	});
});

it('enters its URL into the plugin, keeps all else, and takes out only that', async () => {
	const before = await pluginConfig();
	const published = await stage.publish(
		triggered({ registerWebhook: true, events: ['message', 'messageEcho'] }),
	);
	expect(await pluginConfig()).toEqual({
		...before,
		passThroughWebhookUrl: stage.url(published),
		enableMessageEchoesForPassThroughWebhook: true,
	});
	await stage.unpublish(published);
	expect(await pluginConfig()).toEqual({ ...before, passThroughWebhookUrl: '' });
});

it('is not published in place of another URL, and says which and what to do', async () => {
	const first = await stage.publish(triggered({ registerWebhook: true }));
	await expect(stage.publish(triggered({ registerWebhook: true }))).rejects.toThrow(
		new RegExp(`set to another URL: ${stage.url(first)}\\. Turn Replace Another URL on`),
	);
	expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: stage.url(first) });
	await stage.unpublish(first);
});

describe('the examples', () => {
	it('that begin with the trigger are these', async () => {
		const files = await readdir(join(__dirname, '../../examples'));
		const workflows = files
			.filter((file) => file.endsWith('.json'))
			.map(async (file) => ({ file, nodes: (await readExample(file)).nodes.map(asRecord) }));
		const begun = (await Promise.all(workflows)).filter(({ nodes }) =>
			nodes.some(({ type }) => type === 'n8n-nodes-chakrahq.chakraTrigger'),
		);
		// Other examples with a trigger are tested in askExamples and processExamples.
		expect(begun.map(({ file }) => file).sort()).toEqual([
			'approve-invoice.json',
			'auto-reply-with-picture.json',
			'conversation-with-agent.json',
			'delivery-failure-alert.json',
			'keep-leads-and-answer.json',
			'photo-to-lead.json',
			'save-inbound-files.json',
		]);
	});

	it('auto-reply-with-picture.json sends a picture back as a reply', async () => {
		const { sandbox } = base();
		const published = await stage.publish(await readExample('auto-reply-with-picture.json'));
		const events = [{ kind: 'image', messageId: 'wamid.PICTURE', from: '15550100007' }];
		await stage.deliver(published, { events });
		await stage.lastOf(1, published);
		const [upload] = sandbox.uploads;
		expect(upload?.sha256).toBe(sha256(picture?.bytes ?? Buffer.alloc(0)));
		expect(sandbox.messages).toMatchObject([
			{
				to: '15550100007',
				from: '775966265503012',
				body: {
					type: 'image',
					image: { link: upload?.publicMediaUrl },
					context: { message_id: 'wamid.PICTURE' },
				},
			},
		]);
	});

	it('save-inbound-files.json writes what customers send to disk', async () => {
		const folder = join(base().n8n.folder, 'inbox');
		await mkdir(folder);
		const published = await stage.publish(await readExample('save-inbound-files.json', { folder }));
		await stage.deliver(published, {
			events: [{ kind: 'document' }, { kind: 'image' }, { kind: 'expiredImage' }],
		});
		await stage.lastOf(1, published);
		const names = (await readdir(folder)).sort();
		expect(names).toEqual([
			expect.stringMatching(/^2\S+Z 15550100001 1166846181421424 image\.png$/),
			expect.stringMatching(/^2\S+Z 15550100001 1166846181421434 Invoice 7\.pdf$/),
		]);
		expect(await readFile(join(folder, String(names[0])))).toEqual(picture?.bytes);
	});

	it('delivery-failure-alert.json tells why a message was not delivered', async () => {
		const alerts: string[] = [];
		const chat = createServer((req, res) => {
			void text(req).then((body) => {
				alerts.push(body);
				res.end('ok');
			});
		}).listen(0, '127.0.0.1');
		await once(chat, 'listening');
		const { port } = chat.address() as AddressInfo;
		const published = await stage.publish(
			await readExample('delivery-failure-alert.json', { alertUrl: `http://127.0.0.1:${port}/` }),
		);
		await stage.deliver(published, { events: [{ kind: 'delivered' }] });
		await stage.deliver(published, { events: [{ kind: 'failed', messageId: 'wamid.LOST' }] });
		await stage.lastOf(1, published);
		// The Chakra webhook does not tell to whom the message was to go.
		await stage.deliver(published, {
			format: 'chakra',
			events: [{ kind: 'failed', messageId: 'wamid.LOST2' }],
		});
		await stage.lastOf(2, published);
		chat.close();
		expect(alerts).toEqual([
			expect.stringMatching(/to 15550100001 was not delivered.*131047.*wamid\.LOST/),
			expect.stringMatching(/WhatsApp message was not delivered\. No reason was given/),
		]);
	});
});
