/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { request, type ClientRequest } from 'node:http';
import { eventBody } from '../../../sandbox/webhooks/eventBody';
import { signature } from '../../../sandbox/webhooks/sendWebhook';
import { eventually } from '../eventually';
import { useSandbox } from '../useSandbox';
import { webhookSecret, type TriggerHost } from './triggerHost';
import { useTrigger } from './useTrigger';

const sandbox = useSandbox();
const trigger = useTrigger(sandbox);

const events = [
	{ kind: 'text', messageId: 'wamid.A' },
	{ kind: 'image', messageId: 'wamid.B' },
];
const body = JSON.stringify(eventBody('meta', events));
const both = ['wamid.A', 'wamid.B'];

const begun = ({ runs }: TriggerHost) => runs.flat().map(({ json: { messageId } }) => messageId);

const deliver = async (host: TriggerHost) =>
	expect(await host.deliver({ events })).toMatchObject({ status: 200 });

/** A request that is not answered yet. */
function sending(host: TriggerHost, sent = body): ClientRequest {
	const headers = { ...signature(body, webhookSecret), 'content-length': Buffer.byteLength(body) };
	const going = request(host.workflow.url(), { method: 'POST', headers, agent: false });
	going.on('error', () => {}).write(sent);
	return going;
}

/** Closes the connection of a request, and returns when n8n has finished it. */
async function hangUp(host: TriggerHost, going: ClientRequest): Promise<void> {
	const finished = host.finished + 1;
	going.destroy();
	host.goOn();
	await eventually(() => host.finished === finished, 30_000);
}

test('A sender that hangs up in the middle of its request has started nothing, and delivers again', async () => {
	const host = await trigger();
	const going = sending(host, body.slice(0, 100));
	await new Promise((resolve) => going.once('socket', (socket) => socket.once('connect', resolve)));
	await hangUp(host, going);
	expect(begun(host)).toEqual([]);
	await deliver(host);
	expect(begun(host)).toEqual(both);
});

describe('A sender that hangs up while files come down', () => {
	const downloading = async () => {
		sandbox().configure({ answerDelayMs: 500 });
		const host = await trigger({ downloadMedia: true });
		const going = sending(host);
		await eventually(() => sandbox().requests.length === 1, 30_000);
		return { host, going };
	};

	test('starts one run, where n8n stores it', async () => {
		const { host, going } = await downloading();
		await hangUp(host, going);
		await deliver(host);
		expect(begun(host)).toEqual(both);
	});

	test('has all of its messages when it delivers again, where n8n could not store the run', async () => {
		const { host, going } = await downloading();
		host.cannotStore = true;
		await hangUp(host, going);
		host.cannotStore = false;
		await deliver(host);
		expect(begun(host)).toEqual(both);
	});
});

describe('What is delivered again while n8n stores the run of a sender that hung up', () => {
	/** The first request is being stored, and the second one waits for its result. */
	const deliveredTwice = async () => {
		const host = await trigger();
		host.pauseStoring();
		const going = sending(host);
		await eventually(() => host.isStoring, 30_000);
		return { host, going, again: host.deliver({ events }) };
	};

	test('starts no second run, where n8n stored the first', async () => {
		const { host, going, again } = await deliveredTwice();
		going.destroy();
		host.goOn();
		expect(await again).toMatchObject({ status: 200 });
		expect(begun(host)).toEqual(both);
	});

	test('starts the run, where n8n could not store the first', async () => {
		const { host, going, again } = await deliveredTwice();
		const { goOn: endFirst } = host;
		host.cannotStore = true;
		host.pauseStoring();
		going.destroy();
		endFirst();
		await eventually(() => host.finished === 1 && host.isStoring, 30_000);
		host.cannotStore = false;
		host.goOn();
		expect(await again).toMatchObject({ status: 200 });
		expect(begun(host)).toEqual(both);
	});
});

test('n8n that fails again and again takes the message once it can', async () => {
	const host = await trigger();
	host.cannotStore = true;
	for (let i = 0; i < 3; i++) {
		expect(await host.deliver({ events })).toMatchObject({ status: 500 });
	}
	host.cannotStore = false;
	await deliver(host);
	await deliver(host);
	expect(begun(host)).toEqual(both);
});

describe('Two triggers', () => {
	test('start a run each for the same message, and one each when it is delivered again', async () => {
		const hosts = [await trigger(), await trigger()];
		for (const host of [...hosts, ...hosts]) await deliver(host);
		expect(hosts.map(begun)).toEqual([both, both]);
	});

	test('do not share a failure: what one could not store the other has', async () => {
		const [first, second] = [await trigger(), await trigger()];
		first.cannotStore = true;
		expect(await first.deliver({ events })).toMatchObject({ status: 500 });
		await deliver(second);
		first.cannotStore = false;
		await deliver(second);
		await deliver(first);
		expect([first, second].map(begun)).toEqual([both, both]);
	});
});

test('A download that began earlier and is stored later takes back nothing that was remembered meanwhile', async () => {
	sandbox().configure({ answerDelayMs: 1000 });
	const host = await trigger({ downloadMedia: true });
	const slow = host.deliver({ events: [{ kind: 'image', messageId: 'wamid.SLOW' }] });
	await eventually(() => sandbox().requests.length === 1, 30_000);
	await host.deliver({ events: [{ kind: 'text', messageId: 'wamid.QUICK' }] });
	await slow;
	host.workflow.restart();
	await host.deliver({ events: [{ kind: 'text', messageId: 'wamid.QUICK' }] });
	await host.deliver({ events: [{ kind: 'image', messageId: 'wamid.SLOW' }] });
	expect(begun(host)).toEqual(['wamid.QUICK', 'wamid.SLOW']);
});

test('A crash while a file comes down loses nothing, whatever was stored meanwhile', async () => {
	sandbox().configure({ answerDelayMs: 1000 });
	const host = await trigger({ downloadMedia: true });
	const slow = { events: [{ kind: 'image', messageId: 'wamid.SLOW' }] };
	const going = host.deliver(slow);
	await eventually(() => sandbox().requests.length === 1, 30_000);
	await host.deliver({ events: [{ kind: 'text', messageId: 'wamid.QUICK' }] });
	// The run of the slow one is never stored, and the sender has no answer.
	host.cannotStore = true;
	host.workflow.restart();
	expect(await going).toMatchObject({ status: 500 });
	host.cannotStore = false;
	await host.deliver({ events: [{ kind: 'text', messageId: 'wamid.QUICK' }] });
	await host.deliver(slow);
	await host.deliver(slow);
	expect(begun(host)).toEqual(['wamid.QUICK', 'wamid.SLOW']);
});
