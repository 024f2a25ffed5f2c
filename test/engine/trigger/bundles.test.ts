import { seedMedia } from '../../../sandbox/seed/media';
import { eventually } from '../eventually';
import { storedBytes } from '../storedFile';
import { useSandbox } from '../useSandbox';
import type { TriggerHost } from './triggerHost';
import { useTrigger } from './useTrigger';

const trigger = useTrigger(useSandbox());

const bundling = { additionalOptions: { bundleSeconds: 2 } };
const begun = ({ runs }: TriggerHost) =>
	runs.map((items) => items.map(({ json: { messageId, bundle } }) => ({ messageId, bundle })));
const untilRuns = async (host: TriggerHost, count: number) =>
	await eventually(() => host.runs.length === count, 30_000);

test('What one person writes in a row starts one run, oldest first, and each is answered at once', async () => {
	const host = await trigger(bundling);
	for (const [messageId, timestamp] of [
		['a', 10],
		['c', 30],
		['b', 20],
	] as const) {
		const answer = await host.deliver({ events: [{ kind: 'text', messageId, timestamp }] });
		expect(answer).toMatchObject({ status: 200 });
		expect(host.runs).toEqual([]);
	}
	await untilRuns(host, 1);
	expect(begun(host)).toEqual([
		['a', 'b', 'c'].map((messageId, index) => ({ messageId, bundle: { index, count: 3 } })),
	]);
});

test('What comes again in these seconds is in the bundle once; a reaction has its place, a status none', async () => {
	const host = await trigger({ ...bundling, events: ['message', 'status'] });
	const text = (messageId: string, timestamp: number) => ({ kind: 'text', messageId, timestamp });
	await host.deliver({ events: [text('a', 10)] });
	await host.deliver({ events: [{ kind: 'read', messageId: 's', timestamp: 12 }] });
	await host.deliver({ events: [{ kind: 'reaction', messageId: 'r', timestamp: 15 }] });
	await host.deliver({ events: [text('a', 10), text('b', 20)] });
	await host.deliver({ events: [text('c', 20)] });
	await untilRuns(host, 2);
	const [status, bundle] = begun(host);
	expect(status).toEqual([{ messageId: 's' }]);
	// Those of the same second are in the order in which they came.
	expect(bundle).toEqual(
		['a', 'r', 'b', 'c'].map((messageId, index) => ({ messageId, bundle: { index, count: 4 } })),
	);
	await host.deliver({ events: [text('b', 20)] });
	expect(host.runs).toHaveLength(2);
});

test('With a filter by number, messages to other numbers are in no bundle', async () => {
	const phoneNumbers = '775966265503012';
	const host = await trigger({ additionalOptions: { bundleSeconds: 1, phoneNumbers } });
	const to = (phoneNumberId: string) => ({ kind: 'text', phoneNumberId, messageId: phoneNumberId });
	await host.deliver({ events: [to('694794789348887')] });
	await host.deliver({ events: [to(phoneNumbers)] });
	await untilRuns(host, 1);
	expect(begun(host)).toEqual([[{ messageId: phoneNumbers, bundle: { index: 0, count: 1 } }]]);
});

test('Two people, or one in two chats, are not mixed', async () => {
	const host = await trigger(bundling);
	await host.deliver({ events: [{ kind: 'text', from: '15550100001' }] });
	await host.deliver({ events: [{ kind: 'text', from: '15550100002' }] });
	await host.deliver({ events: [{ kind: 'text', members: { group_id: 'g' } }] });
	await untilRuns(host, 3);
	expect(host.runs.map((items) => items.length)).toEqual([1, 1, 1]);
});

test('What comes in both formats is in one bundle, whichever comes first', async () => {
	const host = await trigger(bundling);
	const deliver = async (format: 'chakra' | 'meta', messageId: string, timestamp: number) =>
		await host.deliver({ format, events: [{ kind: 'text', messageId, timestamp }] });
	await deliver('chakra', 'a', 10);
	await deliver('meta', 'a', 10);
	await deliver('meta', 'b', 20);
	await deliver('chakra', 'b', 20);
	await deliver('chakra', 'c', 30);
	await host.deliver({ events: [{ kind: 'text', phoneNumberId: '694794789348887' }] });
	await untilRuns(host, 2);
	// Both end at about the same time, in either order.
	const bundles = begun(host).map((run) => run.map(({ messageId }) => messageId));
	expect(bundles).toContainEqual(['a', 'b', 'c']);
});

test.each([1.5, '={{ 1.5 }}', '={{ "soon" }}', '={{ $json.missing }}'])(
	'No event is lost where the seconds are %p',
	async (bundleSeconds) => {
		const host = await trigger({ additionalOptions: { bundleSeconds } });
		expect(await host.deliver({ events: [{ kind: 'text' }] })).toMatchObject({ status: 200 });
		await untilRuns(host, 1);
		expect(host.items).toHaveLength(1);
	},
);

test('A bundle ends at 50 messages', async () => {
	const host = await trigger({ additionalOptions: { bundleSeconds: 60 } });
	const events = Array.from({ length: 50 }, () => ({ kind: 'text' }));
	await host.deliver({ events });
	await untilRuns(host, 1);
	expect(host.items).toHaveLength(50);
});

test('What is no message does not wait, and has no bundle', async () => {
	const host = await trigger({ ...bundling, events: ['status'] });
	await host.deliver({ events: [{ kind: 'read' }] });
	await untilRuns(host, 1);
	expect(host.items[0]?.json).not.toHaveProperty('bundle');
});

test('A request without a message waits for its run to be stored, as without bundles', async () => {
	const host = await trigger({ ...bundling, events: ['message', 'status'] });
	host.cannotStore = true;
	expect(await host.deliver({ events: [{ kind: 'read' }] })).toMatchObject({ status: 500 });
	host.cannotStore = false;
	expect(await host.deliver({ events: [{ kind: 'read' }] })).toMatchObject({ status: 200 });
	expect(host.runs).toHaveLength(1);
});

test('All messages of bundles are known after a restart, whichever bundle ended last', async () => {
	const host = await trigger({ additionalOptions: { bundleSeconds: 1 } });
	const deliver = async (messageId: string, from: string) =>
		await host.deliver({ events: [{ kind: 'text', messageId, from }] });
	const sent = [
		['a1', '15550100001'],
		['b1', '15550100002'],
		['a2', '15550100001'],
		['a3', '15550100001'],
	] as const;
	for (const [messageId, from] of sent) await deliver(messageId, from);
	await untilRuns(host, 2);
	host.workflow.restart();
	for (const [messageId, from] of sent) await deliver(messageId, from);
	await deliver('a4', '15550100001');
	await untilRuns(host, 3);
	expect(begun(host).at(-1)).toEqual([{ messageId: 'a4', bundle: { index: 0, count: 1 } }]);
});

test('Two people who write in turns, more than a bundle holds, each have runs of their own', async () => {
	const host = await trigger({ additionalOptions: { bundleSeconds: 60 } });
	const ten = (from: string) => Array.from({ length: 10 }, () => ({ kind: 'text', from }));
	for (let turn = 0; turn < 10; turn++) {
		await host.deliver({ events: ten('15550100001') });
		await host.deliver({ events: ten('15550100002') });
	}
	await untilRuns(host, 4);
	expect(host.runs.map((items) => items.length)).toEqual([50, 50, 50, 50]);
	const senders = host.runs.map((items) => new Set(items.map(({ json }) => json.from)).size);
	expect(senders).toEqual([1, 1, 1, 1]);
});

test('The files of all messages of a bundle are there', async () => {
	const host = await trigger({ ...bundling, downloadMedia: true });
	await host.deliver({ events: [{ kind: 'image' }] });
	await host.deliver({ events: [{ kind: 'image' }] });
	await untilRuns(host, 1);
	const [picture] = seedMedia();
	for (const { binary } of host.items)
		expect(await storedBytes(binary?.data)).toEqual(picture?.bytes);
	expect(host.items).toHaveLength(2);
});

test('A test run does not wait', async () => {
	const host = await trigger({ additionalOptions: { bundleSeconds: 60 } });
	await host.deliver({ events: [{ kind: 'text' }] }, 'webhook-test');
	expect(host.items[0]?.json).toMatchObject({ bundle: { index: 0, count: 1 } });
});
