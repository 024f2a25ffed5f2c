import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { eventually } from '../eventually';
import { operate, errorOf, type OperateRun } from '../operate';
import { useUsedKeys } from '../usedKeys';
import { useSandbox } from '../useSandbox';
import { byKey, sendHello } from './helloByKey';

const sandbox = useSandbox();
const usedKeys = useUsedKeys();

const recipients = Array.from({ length: 6 }, (_, index) => `1555010000${index}`);
const items = (...to: string[]) => to.map((recipient) => ({ json: { recipient } }));

function send(
	to: string[],
	options: IDataObject = {},
	{ always = byKey, ...run }: OperateRun & { always?: IDataObject } = {},
) {
	return sendHello(sandbox(), to, { ...always, ...options }, run);
}

const sentTo = () => sandbox().messages.map(({ to }) => to);
const statusOf = ({ output }: Awaited<ReturnType<typeof send>>) =>
	output.map(({ json }) => (json.status === 'skipped' ? 'skipped' : (json.error ?? 'sent')));
/** A request without a response, so that nobody knows whether the message was sent. */
const loseAnswerOf = (recipient: string) =>
	sandbox().inject({ match: { path: recipient }, cutAnswer: true });
const refuse = (recipient: string) =>
	sandbox().inject({ match: { path: recipient }, status: 400, body: { _errors: ['no'] } });

/** What a crashed run leaves behind: the key was stored before the send, and nothing after it. */
async function dieWhileSending(recipient: string) {
	await usedKeys.checkProcessedAndRecord(
		[`chakra begun ${recipient}`],
		'node',
		{
			workflow: { id: 'engine-test', active: false },
			node: { id: 'ChakraHQ' } as never,
		},
		{ mode: 'entries' },
	);
}

test('a second run of the same list sends nothing, and gives each item as skipped', async () => {
	await send(recipients);
	const second = await send(recipients, { includeInputFields: true });

	expect(sentTo()).toEqual(recipients);
	expect(statusOf(second)).toEqual(recipients.map(() => 'skipped'));
	expect(second.output[2]).toEqual({
		json: {
			recipient: recipients[2],
			status: 'skipped',
			reason: expect.stringContaining('was used before'),
			sendOnceKey: recipients[2],
		},
		pairedItem: { item: 2 },
	});
	expect(second.hints.map(({ message }) => message)).toEqual([
		'6 items skipped, because the Send Once Key was used before.',
	]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
	'keys that another process overwrites at call %i are recorded again, so a second run sends nothing',
	async (call) => {
		usedKeys.overwrittenCall = call;
		await send(recipients, { parallelSends: 3 });
		usedKeys.overwrittenCall = 0;
		const second = await send(recipients);

		expect(sentTo().sort()).toEqual(recipients);
		expect(statusOf(second)).toEqual(recipients.map(() => 'skipped'));
	},
);

test('skipped items can be left out', async () => {
	await send(recipients.slice(0, 4));
	const { output } = await send(recipients, { outputSkippedItems: false });
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 4 }, { item: 5 }]);
});

test.each([1, 10])(
	'of two items with one key the second is skipped, %i at once',
	async (parallelSends) => {
		const [first = '', second = ''] = recipients;
		const result = await send([first, second, first, first], { parallelSends });
		expect(sentTo().sort()).toEqual([first, second]);
		expect(statusOf(result)).toEqual(['sent', 'sent', 'skipped', 'skipped']);
		expect(result.output[3]?.json.reason).toMatch(/^An item before in this run has the same/);
		expect(result.hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(
				/^2 items skipped, because an item before in this run has the same Send Once Key. If each is to be sent, give each a key/,
			),
		]);
	},
);

test('two executions of one process that send the same list at once send each item once', async () => {
	const both = await Promise.all([
		send(recipients, { parallelSends: 3 }),
		send([...recipients].reverse(), { parallelSends: 3 }),
	]);
	expect(sentTo().sort()).toEqual(recipients);
	expect(both.flatMap(statusOf).filter((status) => status === 'skipped')).toHaveLength(6);
});

test('what was refused is surely not sent, so its key is free again', async () => {
	refuse(recipients[1] ?? '');
	const first = await send(recipients);
	expect(errorOf(first)).toContain('[item 1]');
	const second = await send(recipients);
	expect(second.error).toBeUndefined();
	expect(statusOf(second)).toEqual(['skipped', 'sent', 'sent', 'sent', 'sent', 'sent']);
	expect(sentTo()).toEqual(recipients);
});

test('a key of which nobody knows the end is told of once in that run, and skipped afterwards', async () => {
	loseAnswerOf(recipients[1] ?? '');
	const first = await send(recipients, {}, { onError: 'continueRegularOutput' });
	expect(first.output[1]?.json.mayBeDone).toBe(true);
	const second = await send(recipients);
	expect(statusOf(second)).toEqual(recipients.map(() => 'skipped'));
	expect(sentTo()).toEqual(recipients);
});

test('what a crashed run was sending is reported once as possibly sent, and does not stop the other items', async () => {
	await dieWhileSending(recipients[1] ?? '');
	await dieWhileSending(recipients[4] ?? '');

	const second = await send(recipients);

	expect(errorOf(second)).toContain('This may have been sent before');
	expect(errorOf(second)).toContain('[item 1]');
	expect(errorOf(second)).toContain('items 4.');
	expect(sentTo()).toEqual([0, 2, 3, 5].map((index) => recipients[index]));
	expect(statusOf(await send(recipients))).toEqual(recipients.map(() => 'skipped'));
	expect(sentTo()).toHaveLength(4);
});

test('all that a crashed run was sending are named, also where 50 went at once', async () => {
	const many = Array.from({ length: 50 }, (_, index) => String(15550200100 + index));
	for (const recipient of many) await dieWhileSending(recipient);
	const second = await send(many);
	expect(errorOf(second)).toContain('[item 0]');
	const others = many.slice(1).map((_, index) => index + 1);
	expect(errorOf(second)).toContain(`items ${others.join(', ')}.`);
});

test('what a cancelled run was sending is reported by the next run, because n8n keeps no output of it', async () => {
	const [, lost = '', underWay = ''] = recipients;
	const isUnderWay = () => sentTo().includes(underWay);
	loseAnswerOf(lost);
	sandbox().inject({ match: { path: underWay }, slowAnswerMs: 2000 });
	const onError = 'continueRegularOutput';
	const cancelled = await send(recipients, {}, { onError, cancelWhen: isUnderWay });
	expect(cancelled.run.status).toBe('canceled');

	const second = await send(recipients, {}, { onError });
	const mayBe = expect.stringContaining('This may have been sent before');
	expect(statusOf(second)).toEqual(['skipped', mayBe, mayBe, 'sent', 'sent', 'sent']);
	expect(statusOf(await send(recipients))).toEqual(recipients.map(() => 'skipped'));
	expect(sentTo()).toEqual(recipients);
});

test('with On Error = Continue the item carries that it may have been sent', async () => {
	await dieWhileSending(recipients[0] ?? '');
	const { output } = await send(recipients, {}, { onError: 'continueRegularOutput' });
	expect(output[0]?.json).toMatchObject({
		mayBeDone: true,
		remedy: expect.stringContaining('Look in ChakraHQ'),
	});
	expect(output.slice(1).filter(({ json }) => json.whatsappMessageId)).toHaveLength(5);
});

test('keys of one node are not those of another, unless the scope is the workflow', async () => {
	await send(recipients.slice(0, 2), { sendOnceScope: 'workflow' });
	expect(statusOf(await send(recipients.slice(0, 2)))).toEqual(['sent', 'sent']);
	const forget = (parameters: INodeParameters) =>
		operate(
			sandbox(),
			{ resource: 'account', operation: 'forgetSendOnceKeys', ...parameters },
			{ items: items(...recipients.slice(0, 2)) },
		);
	const { output } = await forget({ sendOnceKey: '={{ $json.recipient }}' });
	expect(output.map(({ json }) => json)).toEqual(
		recipients.slice(0, 2).map((sendOnceKey) => ({ forgotten: true, sendOnceKey })),
	);
	expect(statusOf(await send(recipients.slice(0, 2), { sendOnceScope: 'workflow' }))).toEqual([
		'sent',
		'sent',
	]);
	expect(statusOf(await send(recipients.slice(0, 2)))).toEqual(['skipped', 'skipped']);
	const all = await forget({ forget: 'all', scope: 'node' });
	expect(all.output.map(({ json }) => json)).toEqual([{ forgotten: true }]);
	expect(statusOf(await send(recipients.slice(0, 2)))).toEqual(['sent', 'sent']);
});

test.each(['all', 'key'])(
	'keys that are forgotten while a run uses them stay forgotten after it (%s)',
	async (forget) => {
		const [first = '', slow = ''] = recipients;
		sandbox().inject({ match: { path: slow }, slowAnswerMs: 700 });
		const running = send([first, slow]);
		await eventually(() => sentTo().length === 2);
		const parameters = { resource: 'account', operation: 'forgetSendOnceKeys', scope: 'node' };
		await operate(sandbox(), { ...parameters, forget, sendOnceKey: first });
		expect(statusOf(await running)).toEqual(['sent', 'sent']);
		expect(statusOf(await send([first, slow]))).toEqual(['sent', 'skipped']);
	},
);

test('Validate Only uses no key', async () => {
	await send(recipients, { validateOnly: true });
	expect(usedKeys.calls).toBe(0);
});

test.each(['', '   ', '={{ $json.nothing }}', '={{ null }}'])(
	'an empty key (%j) is refused, and nothing is sent',
	async (sendOnceKey) => {
		const refusal = errorOf(await send(recipients, { sendOnceKey }));
		expect(refusal).toContain('Send Once Key is empty [item 0]');
		expect(sentTo()).toEqual([]);
	},
);

test.each<[string, string, RegExp]>([
	['={{ $json.campaign }}-{{ $json.phone }}', 'a key of nothing', /is "-", which has neither/],
	['={{ $json.campaign + "-" + $json.recipient }}', 'half a key', /with a value that is undefined/],
	['={{ $json.recipient }}/null', 'a key of null', /with a value that is null/],
	['sale-#N/A', 'a key of a formula', /with a value that is #N\/A/],
	['={{ $json.recipient !== "" }}', 'a yes or no', /is true, the same for many items/],
	['={{ 12345678901234567891 }}', 'a long number', /12345678901234567000, which was rounded/],
	['={{ 1 / 0 }}', 'a number without end', /is the number Infinity/],
	['={{ $json }}', 'an object', /Send Once Key is an object/],
	['={{ [$json.recipient] }}', 'a list', /Send Once Key is a list/],
])('%s, %s, is told with item, field and remedy, and nothing is sent', async (key, _, words) => {
	const result = await send(recipients, { sendOnceKey: key });
	expect(errorOf(result)).toMatch(words);
	expect(errorOf(result)).toMatch(/\[item 0\].*\| .*\$json/);
	expect(sentTo()).toEqual([]);
});

test.each<[string, string, string, string]>([
	['a number is its digits', '={{ 4711 }}', '4711', 'skipped'],
	['zero is a key', '={{ 0 }}', '0', 'skipped'],
	['é as one or as two code points is one key', 'caf\u00e9', 'cafe\u0301', 'skipped'],
	['blanks around it do not count', ' a ', 'a', 'skipped'],
	['upper and lower case are two keys', 'A', 'a', 'sent'],
	['long keys count to their end', 'x'.repeat(10_000), `${'x'.repeat(9_999)}y`, 'sent'],
])('%s', async (_, first, second, status) => {
	const [one = ''] = recipients;
	expect(statusOf(await send([one], { sendOnceKey: first }))).toEqual(['sent']);
	expect(statusOf(await send([one], { sendOnceKey: second }))).toEqual([status]);
});

test('a long key is shortened where it is told', async () => {
	const key = 'x'.repeat(10_000);
	await dieWhileSending(key);
	const refusal = errorOf(await send(recipients.slice(0, 1), { sendOnceKey: key }));
	expect(refusal).toContain('may have been sent before');
	expect(refusal.length).toBeLessThan(1000);
});

test('in a list with more keys than the history, the same key is still skipped, and the run says so', async () => {
	const [first = ''] = recipients;
	const many = Array.from({ length: 150 }, (_, index) => `15550200${100 + index}`);
	const list = [first, ...many, first];
	const result = await send(list, { sendOnceHistory: 100 });
	expect(statusOf(result).at(-1)).toBe('skipped');
	expect(sentTo()).toHaveLength(151);
	expect(result.hints.map(({ message }) => message)).toEqual([
		expect.stringContaining('used 151 keys, and Send Once History keeps 100'),
		expect.stringContaining('1 item skipped'),
	]);
});

test('a list with more keys than the history that ends in the middle: a fresh run sends only what is missing', async () => {
	const list = Array.from({ length: 150 }, (_, index) => `15550200${100 + index}`);
	refuse(list[140] ?? '');
	const options = { sendOnceHistory: 100, parallelSends: 1 };
	const stopped = await send(list, options);
	expect(errorOf(stopped)).toContain('[item 140]');
	expect(stopped.hints).toEqual([]);
	expect((await send(list, options)).error).toBeUndefined();
	expect(sentTo()).toEqual(list);
});

test('a list with more keys than the history that was sent to the end: a fresh run sends only what was forgotten', async () => {
	const list = Array.from({ length: 110 }, (_, index) => `15550200${100 + index}`);
	const options = { sendOnceHistory: 100, parallelSends: 1 };
	await send(list, options);
	await send(list, options);
	expect(sentTo()).toEqual([...list, ...list.slice(0, 10)]);
});

describe('a database that goes away in the middle', () => {
	test('before a send: that item and those after it are not sent, and say so', async () => {
		usedKeys.awayAt.add(2);
		const result = await send(recipients);
		expect(errorOf(result)).toMatch(
			/did not record the Send Once Key, nothing was sent.*\[item 1\]/,
		);
		expect(sentTo()).toEqual(recipients.slice(0, 1));
		expect(statusOf(await send(recipients))).toEqual([
			'skipped',
			...recipients.slice(1).map(() => 'sent'),
		]);
	});

	test('after a send, for good: the run says so, and the next one reports it and sends nothing twice', async () => {
		for (let call = 2; call < 20; call++) usedKeys.awayAt.add(call);
		const [one = ''] = recipients;
		const { error, hints } = await send([one]);
		expect(error).toBeUndefined();
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('did not store the result of 1 item'),
		]);
		usedKeys.awayAt.clear();
		expect(errorOf(await send([one]))).toContain('may have been sent before');
		expect(statusOf(await send([one]))).toEqual(['skipped']);
		expect(sentTo()).toEqual([one]);
	});

	test('while it looks up an old key: the new ones beside it are sent all the same', async () => {
		await send(recipients.slice(0, 1));
		const before = usedKeys.calls;
		usedKeys.awayAt.add(before + 2);
		const run: OperateRun = { onError: 'continueRegularOutput' };
		const result = await send(recipients, { parallelSends: 10 }, run);
		expect(statusOf(result)).toEqual([
			expect.stringContaining('nothing was sent'),
			...recipients.slice(1).map(() => 'sent'),
		]);
		expect(statusOf(await send(recipients))).toEqual(recipients.map(() => 'skipped'));
	});
});

test('without the option, keys are not looked at', async () => {
	const { output } = await send(recipients, {}, { always: { maxTries: 1 } });
	expect(output).toHaveLength(6);
	expect(usedKeys.calls).toBe(0);
});

test('a database that is away: nothing is sent, and it says so', async () => {
	usedKeys.isAway = true;
	const refusal = errorOf(await send(recipients));
	expect(refusal).toContain('n8n did not record the Send Once Key, nothing was sent');
	expect(sentTo()).toEqual([]);
	usedKeys.isAway = false;
	expect(statusOf(await send(recipients))).toEqual(recipients.map(() => 'sent'));
});

test.each([
	[
		'SQLITE_CONSTRAINT: FOREIGN KEY constraint failed',
		'n8n keeps the keys of saved workflows only',
	],
	[
		'insert or update on table "processed_data" violates foreign key constraint "FK_1"',
		'n8n keeps the keys of saved workflows only',
	],
	[
		'Deduplication Failed: Deduplication data was originally saved with an incompatible setting of the ‘Keep Items Where’ parameter.',
		'A node Remove Duplicates with the scope Workflow keeps',
	],
])(
	'a row that takes no keys (%s): nothing is sent, and it says what to do',
	async (words, remedy) => {
		Object.assign(usedKeys, { isAway: true, whyAway: words });
		const refusal = errorOf(await send(recipients));
		expect(refusal).toContain('nothing was sent');
		expect(refusal).toContain(`| ${remedy}`);
		expect(sentTo()).toEqual([]);
	},
);

test('items that go at once are written down together', async () => {
	const many = Array.from({ length: 100 }, (_, index) => `15550200${100 + index}`);
	await send(many, { parallelSends: 50 });
	// Without batches there would be 200 calls: one for each key at its begin, and one at its end.
	expect(usedKeys.calls).toBeLessThan(100);
	expect(sentTo().sort()).toEqual(many);
});

test('the oldest keys are forgotten first', async () => {
	const many = Array.from({ length: 110 }, (_, index) => `15550200${100 + index}`);
	await send(many, { sendOnceHistory: 100 });
	const [oldest = '', newest = ''] = [many[0], many.at(-1)];
	expect(statusOf(await send([newest, oldest], { sendOnceHistory: 100 }))).toEqual([
		'skipped',
		'sent',
	]);
});

test('creates take a key as well', async () => {
	const create = () =>
		operate(sandbox(), {
			resource: 'lead',
			operation: 'create',
			columns: { mappingMode: 'defineBelow', value: { name: 'Ana' } },
			options: { sendOnceKey: 'ana' },
		});
	const first = await create();
	expect(first.error).toBeUndefined();
	const { output } = await create();
	expect(output[0]?.json.status).toBe('skipped');
	expect(sandbox().requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});
