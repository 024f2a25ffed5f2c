/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { request } from 'node:http';
import { MAX_REMEMBERED } from '../../../nodes/Chakra/trigger/repeatMemory';
import {
	eventBody,
	type EventOutline,
	type WebhookFormat,
} from '../../../sandbox/webhooks/eventBody';
import { signature } from '../../../sandbox/webhooks/sendWebhook';
import { eventually } from '../eventually';
import { useSandbox } from '../useSandbox';
import { webhookSecret, type TriggerHost } from './triggerHost';
import { useTrigger } from './useTrigger';

const trigger = useTrigger(useSandbox());

const both = { events: ['message', 'status'] };
const message = (messageId = 'wamid.A'): EventOutline => ({ kind: 'text', messageId });
const status = (kind: string, messageId = 'wamid.A'): EventOutline => ({ kind, messageId });

async function deliver(host: TriggerHost, format: WebhookFormat, ...events: EventOutline[]) {
	expect(await host.deliver({ format, events })).toMatchObject({ status: 200 });
}

/** The messages and statuses that runs began with. */
const begun = ({ runs }: TriggerHost) =>
	runs.flat().map(({ json: { messageId, status: of } }) => {
		const { state } = { state: 'message', ...(typeof of === 'object' ? of : {}) };
		return `${String(messageId)} ${String(state)}`;
	});

test('A message that is delivered again, in either format, does not start a second run', async () => {
	const host = await trigger();
	await deliver(host, 'meta', message());
	await deliver(host, 'meta', message());
	await deliver(host, 'chakra', message());
	expect(begun(host)).toEqual(['wamid.A message']);
});

test("A message that came in ChakraHQ's format first does not start a second run either", async () => {
	const host = await trigger();
	await deliver(host, 'chakra', message());
	await deliver(host, 'meta', message());
	expect(begun(host)).toEqual(['wamid.A message']);
});

test('A status that is delivered again, in any format, does not start a second run; a new one does', async () => {
	const host = await trigger(both);
	await deliver(host, 'meta', status('delivered'));
	await deliver(host, 'chakra', status('delivered'));
	await deliver(host, 'legacy', status('delivered'));
	await deliver(host, 'legacy', status('read'));
	expect(begun(host)).toEqual(['wamid.A delivered', 'wamid.A read']);
});

test('A decision on a template that is delivered again does not start a second run; the next decision does', async () => {
	const host = await trigger({ events: ['templateStatus'] });
	const decision = (event: string): EventOutline => ({
		kind: 'message_template_status_update',
		timestamp: 1_756_322_278,
		members: { event },
	});
	for (const event of ['APPROVED', 'APPROVED', 'PAUSED', 'APPROVED']) {
		await deliver(host, 'meta', decision(event));
	}
	expect(host.runs.flat().map(({ json }) => json.template)).toMatchObject([
		{ status: 'APPROVED' },
		{ status: 'PAUSED' },
	]);
});

test('A repeat inside a batch is left out, and the rest of the batch comes through', async () => {
	const host = await trigger();
	await deliver(host, 'meta', message('wamid.A'), message('wamid.A'), message('wamid.B'));
	await deliver(host, 'meta', message('wamid.B'), message('wamid.C'));
	expect(begun(host)).toEqual(['wamid.A message', 'wamid.B message', 'wamid.C message']);
});

test('Of equal requests that come together one starts a run', async () => {
	const host = await trigger();
	const ids = Array.from({ length: 20 }, (_, index) => `wamid.${index}`);
	await Promise.all(
		[...ids, ...ids, ...ids].map(async (id) => await deliver(host, 'meta', message(id))),
	);
	expect(begun(host).sort()).toEqual(ids.map((id) => `${id} message`).sort());
});

test('What has started a run is known after a restart', async () => {
	const host = await trigger(both);
	await deliver(host, 'meta', message(), status('read', 'wamid.B'));
	host.workflow.restart();
	await deliver(host, 'meta', message(), status('read', 'wamid.B'), message('wamid.C'));
	expect(begun(host)).toEqual(['wamid.A message', 'wamid.B read', 'wamid.C message']);
});

test('What n8n stores of it has an end', async () => {
	const host = await trigger();
	for (let batch = 0; batch < 5; batch++) {
		const ids = Array.from({ length: MAX_REMEMBERED / 4 }, (_, index) => `wamid.${batch}.${index}`);
		await deliver(host, 'meta', ...ids.map(message));
	}
	expect(JSON.stringify(host.workflow.stored).length).toBeLessThan(30 * MAX_REMEMBERED);
	host.workflow.restart();
	await deliver(host, 'meta', message('wamid.0.0'), message('wamid.4.0'));
	expect(begun(host).slice(2500)).toEqual(['wamid.0.0 message']);
});

test('A message that n8n could not start a run for starts one when it is delivered again', async () => {
	const host = await trigger();
	host.cannotStore = true;
	expect(await host.deliver({ events: [message()] })).toMatchObject({ status: 500 });
	host.cannotStore = false;
	await deliver(host, 'meta', message());
	await deliver(host, 'meta', message());
	expect(begun(host)).toEqual(['wamid.A message']);
});

describe('A sender that hangs up before the answer', () => {
	/** Returns when n8n has finished the request that the client gave up. */
	async function hangUp(host: TriggerHost, body: string): Promise<void> {
		const finished = host.finished + 1;
		const headers = signature(body, webhookSecret);
		const sending = request(host.workflow.url(), { method: 'POST', headers, agent: false });
		sending.on('error', () => {}).end(body);
		await eventually(() => host.isStoring, 30_000);
		sending.destroy();
		host.goOn();
		await eventually(() => host.finished === finished, 30_000);
	}

	const body = JSON.stringify(eventBody('meta', [message()]));

	test('has its message when it delivers again, where n8n could not store the run', async () => {
		const host = await trigger();
		host.pauseStoring();
		host.cannotStore = true;
		await hangUp(host, body);
		host.cannotStore = false;
		await deliver(host, 'meta', message());
		expect(begun(host)).toEqual(['wamid.A message']);
	});

	test('starts no second run, where n8n stored the first', async () => {
		const host = await trigger();
		host.pauseStoring();
		await hangUp(host, body);
		await deliver(host, 'meta', message());
		expect(begun(host)).toEqual(['wamid.A message']);
	});
});

test('An event that the filters hold back is not remembered', async () => {
	const host = await trigger({ events: ['message'], messageTypes: ['image'] });
	await deliver(host, 'meta', message());
	expect(host.workflow.stored).toEqual({});
});

test('With Ignore Repeats off every delivery starts a run, and nothing is stored', async () => {
	const host = await trigger({ ignoreRepeats: false });
	await deliver(host, 'meta', message());
	await deliver(host, 'meta', message());
	expect(begun(host)).toEqual(['wamid.A message', 'wamid.A message']);
	expect(host.workflow.stored).toEqual({});
});

test('Events that have neither an ID nor a time always start a run', async () => {
	const host = await trigger({ events: ['account'] });
	const changes = [{ field: 'account_review_update', value: { decision: 'APPROVED' } }];
	const body = JSON.stringify({ entry: [{ id: '83784929738012', changes }] });
	await host.deliver({ body });
	await host.deliver({ body });
	expect(host.runs).toHaveLength(2);
});

test('Without Only Newer Statuses an older status comes through after a later one', async () => {
	const host = await trigger(both);
	await deliver(host, 'meta', status('read'));
	await deliver(host, 'meta', status('delivered'));
	expect(begun(host)).toEqual(['wamid.A read', 'wamid.A delivered']);
});

test('With Only Newer Statuses an older status of a message never follows a later one', async () => {
	const host = await trigger({ ...both, orderedStatuses: true });
	await deliver(host, 'meta', status('sent'));
	await deliver(host, 'legacy', status('read'));
	await deliver(host, 'chakra', status('delivered'));
	await deliver(host, 'meta', status('sent', 'wamid.B'), status('played'));
	host.workflow.restart();
	await deliver(host, 'meta', status('delivered'), status('delivered', 'wamid.B'));
	expect(begun(host)).toEqual([
		'wamid.A sent',
		'wamid.A read',
		'wamid.B sent',
		'wamid.A played',
		'wamid.B delivered',
	]);
});

test('A repeat that n8n cannot store makes no later status forgotten, with Ignore Repeats off', async () => {
	const host = await trigger({ events: ['status'], orderedStatuses: true, ignoreRepeats: false });
	const deliver = async (kind: string) =>
		await host.deliver({ events: [{ kind, messageId: 's' }] });
	await deliver('read');
	host.cannotStore = true;
	expect(await deliver('read')).toMatchObject({ status: 500 });
	host.cannotStore = false;
	await deliver('delivered');
	expect(host.items).toMatchObject([{ json: { status: { state: 'read' } } }]);
});

test('Only Newer Statuses works with Ignore Repeats off', async () => {
	const host = await trigger({ ...both, orderedStatuses: true, ignoreRepeats: false });
	await deliver(host, 'meta', status('read'));
	await deliver(host, 'meta', status('read'), status('sent'));
	expect(begun(host)).toEqual(['wamid.A read', 'wamid.A read']);
});

describe('A test run', () => {
	test('takes every event, also one that has started a run', async () => {
		const host = await trigger({ ...both, orderedStatuses: true });
		await deliver(host, 'meta', message(), status('read'));
		await host.deliver({ events: [message(), status('sent')] }, 'webhook-test');
		await host.deliver({ events: [message(), status('sent')] }, 'webhook-test');
		expect(host.runs.map((items) => items.length)).toEqual([2, 2, 2]);
	});

	test('leaves nothing behind that would keep the event from starting a run later', async () => {
		const host = await trigger();
		await host.deliver({ events: [message()] }, 'webhook-test');
		await deliver(host, 'meta', message());
		expect(host.runs).toHaveLength(2);
	});

	test('checks the signature and the filters all the same', async () => {
		const host = await trigger();
		expect(await host.deliver({ secret: 'another' }, 'webhook-test')).toMatchObject({
			status: 500,
		});
		// n8n shows this in the editor. In production, the response and n8n's log say it.
		expect(host.thrown.splice(0)).toMatchObject([
			{
				message: 'A request was turned down: The signature is missing or wrong',
				description: expect.stringMatching(/Admin > Team > Secrets.* Webhook Secret/),
			},
		]);
		await host.deliver({ events: [{ kind: 'read' }] }, 'webhook-test');
		expect(host.runs).toEqual([]);
	});
});

test('A status that the filter holds back is still one that an older one does not follow', async () => {
	const host = await trigger({ ...both, statuses: ['delivered'], orderedStatuses: true });
	await deliver(host, 'meta', status('read'));
	await deliver(host, 'meta', status('delivered'));
	await deliver(host, 'meta', status('delivered', 'wamid.B'));
	expect(begun(host)).toEqual(['wamid.B delivered']);
});
