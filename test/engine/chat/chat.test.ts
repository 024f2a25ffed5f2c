import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { seed as smallSeed, type Seed } from '../../../sandbox/seed';
import { search as searchList } from '../editor';
import { byId, onlyJson, operate, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';

const minute = 60_000;
const start = Date.parse('2026-01-05T08:00:00Z');
const busyChat = '00000000-0000-4000-8000-000000000c00';
const busyNumber = '15550100001';
const messageId = (i: number) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;

/** More than two pages of chats, and one chat with more than two pages of messages, three for each minute. */
function seed(): Seed {
	const small = smallSeed();
	const [chat, message] = [small.chats[0], small.chatMessages[0]];
	if (!chat || !message) throw new Error('The seed has no chat');
	return {
		...small,
		chats: [
			...small.chats,
			...Array.from({ length: 230 }, (_, i) => ({
				...chat,
				id: `chat-${i}`,
				phone: `4915${1e7 + i}`,
			})),
		],
		chatMessages: [
			...small.chatMessages.filter((one) => one.chat !== busyChat),
			...Array.from({ length: 130 }, (_, i) => ({
				...message,
				id: messageId(i),
				chat: busyChat,
				externalId: `wamid.${i}`,
				direction: i % 3 === 0 ? ('INCOMING' as const) : ('OUTGOING' as const),
				timestamp: start + i * minute,
				text: `Text ${i}`,
			})),
		],
	};
}

const sandbox = useSandbox({ seed });

const chat = async (operation: string, parameters: INodeParameters = {}) =>
	await operate(sandbox(), { resource: 'chat', operation, ...parameters });
const jsons = async (operation: string, parameters: INodeParameters = {}) => {
	const { output, error } = await chat(operation, parameters);
	if (error) throw new Error(error.message);
	return output.map(({ json }) => json);
};
const texts = async (parameters: INodeParameters) =>
	(await jsons('getMessages', parameters)).map(({ text }) => text);
/** The message that is so many minutes younger than the first. */
const stored = (i: number): IDataObject => ({
	...{ id: `m${i}`, direction: 'INCOMING', text: `Text ${i}`, timestamp: start + i * minute },
});
const range = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, i) => from + i);
const falling = (from: number, to: number) => range(to, from).reverse();
const answer = (messages: IDataObject[]) =>
	sandbox().inject({ status: 200, body: { _data: messages } });

describe('Get Many', () => {
	test('gives 50 chats by default, the last updated first, simplified', async () => {
		const chats = await jsons('getAll');
		expect(chats).toHaveLength(50);
		expect(chats[0]).toEqual({
			id: expect.any(String),
			contactName: 'Lea',
			phoneNumber: '15550100012',
			status: 'OPEN',
			lastMessageAt: '2026-01-05T09:51:00.000Z',
			lastMessageDirection: 'outbound',
			lastMessageType: 'text',
			lastMessageText: 'It is, and it is yours until Friday.',
			createdAt: '2026-01-05T09:50:00.000Z',
			updatedAt: '2026-01-05T09:51:00.000Z',
		});
		expect(sandbox().requests.map(({ body }) => body)).toEqual([
			{ limit: 100, page: 1, orderField: 'updatedAt', orderDirection: 'desc' },
		]);
	});

	test('follows three pages, each chat once', async () => {
		const ids = (await jsons('getAll', { returnAll: true })).map(({ id }) => id);
		expect(new Set(ids).size).toBe(242);
		expect(ids).toHaveLength(242);
		expect(sandbox().requests).toHaveLength(3);
	});

	test('searches, and gives no item if nothing is found', async () => {
		expect(await jsons('getAll', { search: '15550100003' })).toMatchObject([
			{ phoneNumber: '15550100003' },
		]);
		expect(await jsons('getAll', { search: 'nobody' })).toEqual([]);
	});

	test("gives ChakraHQ's own object where Simplify is off", async () => {
		const json = onlyJson(await chat('getAll', { search: '15550100003', simplify: false }));
		expect(json).toMatchObject({ primaryContactHandle: { value: '15550100003', type: 'phone' } });
	});

	test('refuses a response that is not a list', async () => {
		sandbox().inject({ status: 200, body: { _data: { success: true } } });
		expect(errorOf(await chat('getAll'))).toMatch(/^ChakraHQ gave no list/);
	});
});

test.each([
	['+1 (555) 010-0003', '15550100003'],
	[' 15550100003 ', '15550100003'],
	['00 1 555 010 0003', '15550100003'],
	['tel:+1-555-010-0003', '15550100003'],
	['\u0661\u0665\u0665\u0665\u0660\u0661\u0660\u0660\u0660\u0663', '1555010003'],
	['https://wa.me/15550100003', '15550100003'],
	['(555) 010-0003', '5550100003'],
	['010 0003', '0100003'],
	['Ana 2', 'Ana 2'],
	['order 4711', 'order 4711'],
])('searches chats by %j as %j, in Get Many and in the list', async (given, search) => {
	await chat('getAll', { search: given });
	await searchList(sandbox(), 'searchChats', {}, given);
	const asked = sandbox().requests.map(({ body }) => (body as IDataObject).search);
	expect(asked).toEqual([search, search]);
});

test('a chat is found by its ID in the address of a page', async () => {
	await chat('getMessages', {
		findBy: 'chat',
		chat: byId(`https://example.com/c/${busyChat}?x=1`),
	});
	expect(sandbox().requests[0]?.path).toBe(`/v1/ext/chat/${busyChat}/message`);
});

describe('Get Messages', () => {
	test('of a phone number, newest first, with the names of the trigger', async () => {
		const [first, ...more] = await jsons('getMessages', { phoneNumber: '+1 (555) 010-0001' });
		expect(more).toHaveLength(49);
		expect(first).toEqual({
			messageId: 'wamid.129',
			chakraMessageId: messageId(129),
			chatId: busyChat,
			timestamp: '2026-01-05T10:09:00.000Z',
			direction: 'inbound',
			type: 'text',
			text: 'Text 129',
			media: null,
			status: 'read',
			user: null,
			source: null,
			replyTo: null,
		});
		expect(sandbox().requests.map(({ body }) => body)).toEqual([
			{ customerPhoneNumber: busyNumber, limit: 50, page: 1 },
		]);
	});

	test('of a chat, all three pages, oldest first', async () => {
		const all = await texts({
			findBy: 'chat',
			chat: byId(busyChat),
			returnAll: true,
			order: 'oldestFirst',
		});
		expect(all).toEqual(Array.from({ length: 130 }, (_, i) => `Text ${i}`));
		expect(sandbox().requests).toHaveLength(3);
	});

	test('since a time, without reading more pages than needed', async () => {
		const since = new Date(start + 127 * minute).toISOString();
		expect(await texts({ phoneNumber: busyNumber, since })).toEqual([
			'Text 129',
			'Text 128',
			'Text 127',
		]);
		expect(await texts({ phoneNumber: busyNumber, since, order: 'oldestFirst', limit: 2 })).toEqual(
			['Text 127', 'Text 128'],
		);
		expect(sandbox().requests).toHaveLength(2);
	});

	test('sorts a list that ChakraHQ gives oldest first', async () => {
		answer(
			[1, 3, 2].map((i) => ({ id: `m${i}`, text: `Text ${i}`, timestamp: start + i * minute })),
		);
		expect(await texts({ phoneNumber: busyNumber })).toEqual(['Text 3', 'Text 2', 'Text 1']);
	});

	test.each(['newestFirst', 'oldestFirst'])('gives all 1,000 messages, %s', async (order) => {
		for (let page = 20; page > 0; page--) answer(falling(50 * page, 50 * page - 49).map(stored));
		const all = await texts({ phoneNumber: busyNumber, returnAll: true, order });
		const rising = Array.from({ length: 1000 }, (_, i) => `Text ${i + 1}`);
		expect(all).toEqual(order === 'oldestFirst' ? rising : rising.reverse());
		expect(sandbox().requests).toHaveLength(21);
	});

	test.each<[string, number[][]]>([
		['from the oldest to the newest', [range(1, 50), range(51, 100), range(101, 130)]],
		[
			'each page from the newest, the pages from the oldest',
			[falling(50, 1), falling(100, 51), [101]],
		],
		[
			'each page from the oldest, the pages from the newest',
			[range(81, 130), range(31, 80), range(1, 30)],
		],
		['the last page too new', [falling(100, 51), falling(50, 1), falling(130, 101)]],
	])('are in order whatever the pages: %s', async (_, pages) => {
		for (const numbers of pages) answer(numbers.map(stored));
		const all = await texts({ phoneNumber: busyNumber, returnAll: true });
		expect(all).toEqual([...new Set(pages.flat())].sort((a, b) => b - a).map((i) => `Text ${i}`));
	});

	test('gives a message once if it moves to the next page meanwhile', async () => {
		answer(falling(60, 11).map(stored));
		answer([11, ...falling(10, 1)].map(stored));
		const all = await texts({ phoneNumber: busyNumber, returnAll: true });
		expect(all).toEqual(falling(60, 1).map((i) => `Text ${i}`));
	});

	test('reads times in seconds, in milliseconds and as text', async () => {
		const at = start + 7 * minute;
		const times = [at + 2000, String((at + 1000) / 1000), new Date(at).toISOString(), undefined];
		answer(times.map((timestamp, i) => ({ id: `m${i}`, text: `Text ${i}`, timestamp })).reverse());
		const messages = await jsons('getMessages', { phoneNumber: busyNumber });
		expect(messages.map(({ text, timestamp }) => [text, timestamp])).toEqual([
			['Text 0', '2026-01-05T08:07:02.000Z'],
			['Text 1', '2026-01-05T08:07:01.000Z'],
			['Text 2', '2026-01-05T08:07:00.000Z'],
			['Text 3', null],
		]);
	});

	test('a message without a time is left out of Since, and does not end the list', async () => {
		answer([...falling(60, 11).map(stored)]);
		answer([{ ...stored(10), timestamp: null }, ...falling(9, 5).map(stored)]);
		const since = new Date(start + 7 * minute).toISOString();
		const all = await texts({ phoneNumber: busyNumber, returnAll: true, since });
		expect(all).toEqual([...falling(60, 11), 9, 8, 7].map((i) => `Text ${i}`));
	});

	test.each([
		['2026-01-05T10:07:00Z'],
		['2026-01-05T11:07:00+01:00'],
		['5 January 2026 05:07'],
		['2026-01-05 05:07'],
		[String(start + 127 * minute)],
		['={{ DateTime.fromMillis(1767607620000) }}'],
		['={{ new Date(1767607620000) }}'],
	])('since %s, in New York where no zone is named', async (since) => {
		const run = await operate(sandbox(), {
			...{ resource: 'chat', operation: 'getMessages', phoneNumber: busyNumber, since },
		});
		expect(run.output.map(({ json }) => json.text).slice(-1)).toEqual(['Text 127']);
	});

	test.each(['1767607620', '5/1/2026', 'yesterday'])('since %s is refused', async (since) => {
		expect(errorOf(await chat('getMessages', { phoneNumber: busyNumber, since }))).toMatch(
			/^Since ".*" is not a date.*Write Since as/,
		);
	});

	test.each([
		['in the form of Meta', { text: { body: 'Our hat' } }],
		['by itself', { body: 'Our hat' }],
		['alone', 'Our hat'],
	])('gives the file, the person and the text %s of a message', async (_, body) => {
		answer([
			{
				id: 'm1',
				direction: 'OUTGOING',
				dataType: 'IMAGE',
				deliveryStatus: 'READ',
				timestamp: start,
				body,
				user: 'user-1',
				attachments: [{ url: 'https://files.example.com/hat.png', type: 'image', name: 'hat.png' }],
			},
		]);
		expect(await jsons('getMessages', { phoneNumber: busyNumber })).toMatchObject([
			{
				direction: 'outbound',
				type: 'image',
				status: 'read',
				text: 'Our hat',
				user: 'user-1',
				media: { type: 'image', fileName: 'hat.png', url: 'https://files.example.com/hat.png' },
			},
		]);
	});

	test('a blank Since is none', async () => {
		expect(await texts({ phoneNumber: busyNumber, since: ' ', limit: 1 })).toEqual(['Text 129']);
	});

	test.each([
		['+55 11 98765-4321', '551187654321'],
		['55 11 8765-4321', '5511987654321'],
		['+52 55 1234 5678', '5215512345678'],
		['+54 9 11 1234-5678', '541112345678'],
	])('of %s, a chat that ChakraHQ keeps as %s', async (phoneNumber, other) => {
		answer([]);
		answer([stored(1)]);
		expect(await texts({ phoneNumber })).toEqual(['Text 1']);
		answer([]);
		answer([{ ...stored(1), timestamp: Date.now() - minute }]);
		const open = onlyJson(await chat('getWindow', { phoneNumber }));
		expect(open).toMatchObject({ isOpen: true, phoneNumber: phoneNumber.replace(/\D/g, '') });
		const asked = sandbox().requests.map(({ body }) => (body as IDataObject).customerPhoneNumber);
		expect(asked.filter((number) => number === other)).toHaveLength(2);
		expect(asked).toHaveLength(4);
	});

	test('gives no item for a customer who is not known', async () => {
		expect(await texts({ phoneNumber: '4915199999999' })).toEqual([]);
	});

	test.each<[string, INodeParameters, RegExp]>([
		['no phone number', { phoneNumber: '={{ "" }}' }, /^Phone Number "" cannot be used/],
		['no chat', { findBy: 'chat', chat: byId('={{ "" }}') }, /^Chat is empty/],
		['no date', { phoneNumber: busyNumber, since: '={{ "soon" }}' }, /^Since "soon" is not a date/],
	])('refuses %s, and asks nobody', async (_, parameters, sentence) => {
		expect(errorOf(await chat('getMessages', parameters))).toMatch(sentence);
		expect(sandbox().requests).toEqual([]);
	});

	test('says what to do if there is no such chat', async () => {
		const refusal = errorOf(await chat('getMessages', { findBy: 'chat', chat: byId('../users') }));
		expect(refusal).toMatch(
			/^ChakraHQ has no chat with the ID \.\.\/users \(HTTP 404\).*Choose the chat/,
		);
		expect(sandbox().requests[0]?.path).toBe('/v1/ext/chat/..%2Fusers/message');
	});
});

describe('Check 24-Hour Window', () => {
	const inbound = (more: IDataObject) => ({ id: 'a', direction: 'INCOMING', ...more });

	test.each<[string, number, boolean]>([
		['exactly 24 hours old', 0, false],
		['a second younger', 1000, true],
		['a second older', -1000, false],
		['of a clock that is ahead', 25 * 60 * minute, true],
	])('the last message is %s', async (_, younger, isOpen) => {
		answer([inbound({ timestamp: hours(24) + younger })]);
		expect(await window()).toMatchObject({ isOpen });
	});

	test.each<[string, (at: number) => unknown]>([
		['milliseconds', (at) => at],
		['milliseconds as text', String],
		['seconds', (at) => Math.floor(at / 1000)],
		['seconds as text', (at) => String(Math.floor(at / 1000))],
		['microseconds', (at) => at * 1000],
		['ISO 8601', (at) => new Date(at).toISOString()],
	])('is told from a time in %s', async (_, written) => {
		answer([inbound({ timestamp: written(hours(23)) as string })]);
		expect(await window()).toMatchObject({ isOpen: true });
		answer([inbound({ timestamp: written(hours(25)) as string })]);
		expect(await window()).toMatchObject({ isOpen: false });
	});

	test('sees the answer to a message that went to the other spelling of a number', async () => {
		const ours = { id: 'b', direction: 'OUTGOING', user: 'user-1' };
		answer([{ ...ours, timestamp: hours(1) }]);
		answer([
			{ ...ours, id: 'c', timestamp: hours(5), user: null },
			inbound({ timestamp: hours(6) }),
		]);
		const json = onlyJson(await chat('getWindow', { phoneNumber: '+55 11 98765-4321' }));
		expect(json).toMatchObject({ isOpen: true, lastOutboundBy: 'user' });
		const asked = sandbox().requests.map(({ body }) => (body as IDataObject).customerPhoneNumber);
		expect(asked).toEqual(['5511987654321', '551187654321']);
	});

	test('goes by the given spelling where ChakraHQ does not know the other one', async () => {
		answer([{ id: 'b', direction: 'OUTGOING', timestamp: hours(1) }]);
		sandbox().inject({ status: 404, body: {} });
		const json = onlyJson(await chat('getWindow', { phoneNumber: '+55 11 98765-4321' }));
		expect(json).toMatchObject({ isOpen: false, lastOutboundBy: 'api' });
		answer([{ id: 'b', direction: 'OUTGOING', timestamp: hours(1) }]);
		sandbox().inject({ status: 403, body: {} });
		const refused = await chat('getWindow', { phoneNumber: '+55 11 98765-4321' });
		expect(errorOf(refused)).toMatch(/HTTP 403/);
	});

	test('uses the time of storing if a message has no time of writing', async () => {
		answer([inbound({ timestamp: null, createdAt: hours(2) })]);
		expect(await window()).toMatchObject({ isOpen: true });
	});

	test("is not guessed if the customer's message has no time", async () => {
		answer([inbound({ timestamp: null }), { id: 'b', direction: 'OUTGOING', timestamp: hours(1) }]);
		expect(errorOf(await chat('getWindow', { phoneNumber: busyNumber }))).toMatch(
			/^ChakraHQ gave the messages of this customer without a time/,
		);
	});

	test('a message without a time is ignored if another one has a time', async () => {
		answer([inbound({ timestamp: null }), inbound({ id: 'b', timestamp: hours(3) })]);
		expect(await window()).toMatchObject({ isOpen: true });
	});

	test.each([
		['a template that the API sent', { dataType: 'template', user: null }, 'api', null],
		['a template that a person sent', { dataType: 'template', user: 'user-1' }, 'user', 'user-1'],
		['a message of unknown time', { timestamp: null, user: 'user-1' }, 'user', 'user-1'],
	])('knows who wrote last: %s', async (_, more, lastOutboundBy, lastOutboundUser) => {
		answer([{ id: 'a', direction: 'OUTGOING', timestamp: hours(1), ...more }]);
		expect(await window()).toMatchObject({ isOpen: false, lastOutboundBy, lastOutboundUser });
	});

	test('a system message of WhatsApp does not open the window', async () => {
		answer([
			inbound({ id: 's', dataType: 'system', timestamp: hours(1) }),
			{ id: 't', dataType: 'SYSTEM', direction: null, timestamp: hours(2) },
			inbound({ timestamp: hours(30) }),
		]);
		expect(await window()).toMatchObject({ isOpen: false });
	});

	test('finds the last message of the customer behind two pages of answers, in any order', async () => {
		const answers = Array.from({ length: 120 }, (_, i) => ({
			...{ id: `out-${i}`, direction: 'OUTGOING', timestamp: hours(1) - i * 1000 },
		}));
		const all = [...answers, inbound({ timestamp: hours(20) })];
		for (const pages of [all, all.toReversed()]) {
			for (let from = 0; from < pages.length; from += 50) answer(pages.slice(from, from + 50));
			expect(await window()).toMatchObject({ isOpen: true, lastOutboundAt: expect.any(String) });
		}
	});

	test('passes an internal note over, and says so where it is newer than what is known', async () => {
		const note = (age: number) => ({ id: 'n', direction: 'INTERNAL', timestamp: hours(age) });
		const sent = { id: 'b', direction: 'OUTGOING', timestamp: hours(2) };
		answer([note(1), sent, inbound({ timestamp: hours(30) })]);
		const newer = await chat('getWindow', { phoneNumber: busyNumber });
		expect(onlyJson(newer)).toMatchObject({ isOpen: false, lastOutboundBy: 'api' });
		expect(newer.hints).toMatchObject([
			{ message: expect.stringMatching(/"INTERNAL".*passed over.*open for longer than this says/) },
		]);
		answer([inbound({ timestamp: hours(1) }), note(4), sent]);
		const older = await chat('getWindow', { phoneNumber: busyNumber });
		expect(onlyJson(older)).toMatchObject({ isOpen: true });
		expect(older.hints).toEqual([]);
	});

	const hours = (count: number) => Date.now() - count * 60 * minute;
	const window = async () =>
		onlyJson(await chat('getWindow', { phoneNumber: '+1 555 010 0001' })) ?? {};

	test('is open after an inbound message of the last 24 hours', async () => {
		const inbound = hours(23);
		answer([
			{ id: 'b', direction: 'OUTGOING', timestamp: hours(1), user: 'user-1' },
			{ id: 'a', direction: 'INCOMING', timestamp: inbound },
		]);
		expect(await window()).toEqual({
			phoneNumber: busyNumber,
			isOpen: true,
			closesAt: new Date(inbound + 24 * 60 * minute).toISOString(),
			lastInboundAt: new Date(inbound).toISOString(),
			lastOutboundAt: expect.any(String),
			lastOutboundBy: 'user',
			lastOutboundUser: 'user-1',
		});
	});

	test('is closed when the last one is older, and says that the API wrote last', async () => {
		expect(await window()).toMatchObject({
			isOpen: false,
			lastInboundAt: '2026-01-05T10:09:00.000Z',
			closesAt: '2026-01-06T10:09:00.000Z',
			lastOutboundBy: 'api',
			lastOutboundUser: null,
		});
	});

	test('is closed for a customer who never wrote', async () => {
		answer([{ id: 'a', direction: 'OUTGOING', timestamp: hours(1) }]);
		expect(await window()).toMatchObject({ isOpen: false, closesAt: null, lastInboundAt: null });
		answer([]);
		expect(await window()).toMatchObject({
			isOpen: false,
			lastOutboundAt: null,
			lastOutboundBy: null,
		});
	});

	test('does not guess an unknown direction', async () => {
		answer([{ id: 'a', direction: 'SIDEWAYS', timestamp: hours(1) }]);
		expect(errorOf(await chat('getWindow', { phoneNumber: busyNumber }))).toMatch(
			/direction "SIDEWAYS", which says neither in nor out/,
		);
	});
});

test('the list shows the chats with name and number, and searches', async () => {
	expect(await searchList(sandbox(), 'searchChats', {}, '15550100003')).toEqual([
		{ name: 'Cem (15550100003)', value: '00000000-0000-4000-8000-000000000c02' },
	]);
});
