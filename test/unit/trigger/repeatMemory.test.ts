import { eventOf } from '../../../nodes/Chakra/events/event';
import { MAX_REMEMBERED, RepeatMemory } from '../../../nodes/Chakra/trigger/repeatMemory';

const message = (messageId: string | null) => eventOf('message', { messageId });
const status = (messageId: string, state: string, participant: string | null = null) =>
	eventOf('status', {
		messageId,
		status: { state, errors: [], participant, pricing: null, callbackData: null },
	});

it('knows a message it has seen, and no other', () => {
	const memory = new RepeatMemory();
	memory.remember(message('a'));
	expect(memory.knows(message('a'))).toBe(true);
	expect(memory.knows(message('b'))).toBe(false);
	expect(memory.knows(eventOf('messageEcho', { messageId: 'a' }))).toBe(false);
	expect(memory.knows(status('a', 'read'))).toBe(false);
});

it('takes no edit for the message it is about, nor for another edit', () => {
	const edit = (timestamp: string) =>
		eventOf('message', { messageId: 'a', type: 'edit', timestamp });
	const memory = new RepeatMemory();
	for (const event of [message('a'), edit('1'), edit('2')]) {
		expect(memory.knows(event)).toBe(false);
		memory.remember(event);
		expect(memory.knows(event)).toBe(true);
	}
});

it('knows a status by its message and its state', () => {
	const memory = new RepeatMemory();
	memory.remember(status('a', 'sent'));
	expect(memory.knows(status('a', 'sent'))).toBe(true);
	expect(memory.knows(status('a', 'read'))).toBe(false);
	expect(memory.knows(status('b', 'sent'))).toBe(false);
});

it.each(['unsupported', 'unknown'])(
	'takes a message for no repeat of what WhatsApp could not hand over at first: %s',
	(type) => {
		const first = eventOf('message', { messageId: 'a', type, timestamp: '1' });
		const memory = new RepeatMemory();
		memory.remember(first);
		expect(memory.knows(first)).toBe(true);
		expect(memory.knows(eventOf('message', { messageId: 'a', type: 'text', timestamp: '1' }))).toBe(
			false,
		);
	},
);

it.each([
	['the time beside it', { timestamp: '2026-11-28T12:00:00.000Z', details: { event: 'APPROVED' } }],
	['a time in its content', { details: { calls: [{ id: 'wacid.1', timestamp: '1756322278' }] } }],
	['a start time in its content', { details: { calls: [{ id: 'wacid.1', start_time: '1' }] } }],
])('knows what is neither message nor status by its content and %s', (_, facts) => {
	const memory = new RepeatMemory();
	const event = eventOf('templateStatus', facts);
	memory.remember(event);
	expect(memory.knows(event)).toBe(true);
	expect(memory.knows({ ...event, details: { ...facts.details, more: 1 } })).toBe(false);
	expect(memory.knows({ ...event, timestamp: '2026-11-28T12:00:01.000Z' })).toBe(false);
	expect(memory.knows({ ...event, to: { ...event.to, phoneNumberId: '2' } })).toBe(false);
});

it('never takes events without an ID for repeats', () => {
	const memory = new RepeatMemory();
	const unnamed = eventOf('status', { messageId: 'a' });
	for (const event of [
		unnamed,
		message(null),
		eventOf('account'),
		eventOf('other', { messageId: 'a' }),
	]) {
		memory.remember(event);
		expect(memory.knows(event)).toBe(false);
	}
});

it.each([
	['sent', 'delivered', true],
	['sent', 'read', true],
	['sent', 'failed', true],
	['delivered', 'read', true],
	['delivered', 'played', true],
	['read', 'played', true],
	['read', 'delivered', false],
	['failed', 'sent', false],
	['delivered', 'failed', false],
	['read', 'read', false],
	['constructor', 'read', false],
])('says of %s after %s that it is late: %s', (older, seen, isLate) => {
	const memory = new RepeatMemory();
	memory.remember(status('a', seen));
	memory.remember(status('b', 'played'));
	expect(memory.knowsLater(status('a', older))).toBe(isLate);
});

it('survives being written down', () => {
	const memory = new RepeatMemory();
	memory.remember(message('a'));
	memory.remember(status('a', 'read'));
	const restarted = new RepeatMemory();
	restarted.readFrom(memory.toText());
	expect(restarted.knows(message('a'))).toBe(true);
	expect(restarted.knowsLater(status('a', 'sent'))).toBe(true);
});

it('adds what another process has written down to its own', () => {
	const [one, other] = [new RepeatMemory(), new RepeatMemory()];
	one.remember(message('a'));
	other.remember(message('b'));
	other.readFrom(one.toText());
	expect([message('a'), message('b')].map((event) => other.knows(event))).toEqual([true, true]);
});

describe('What another request wrote down before an event was forgotten', () => {
	it('does not bring it back', () => {
		const memory = new RepeatMemory();
		memory.remember(message('failed'));
		memory.remember(message('b'));
		const written = memory.toText();
		memory.forget(message('failed'));
		memory.remember(message('c'));
		memory.toText();
		memory.readFrom(written);
		expect(memory.knows(message('failed'))).toBe(false);
		expect(memory.knows(message('b'))).toBe(true);
		expect(memory.toText().split(' ')).toHaveLength(2);
	});

	it('does not bring it back where it failed twice, and it is known once its run was stored', () => {
		const memory = new RepeatMemory();
		for (const at of [1000, 1010]) {
			memory.remember(message('a'), at);
			const written = memory.toText();
			memory.forget(message('a'));
			memory.remember(message(String(at)), at);
			memory.toText();
			memory.readFrom(written, at);
			expect(memory.knows(message('a'))).toBe(false);
		}
		memory.remember(message('a'), 1020);
		expect(memory.knows(message('a'))).toBe(true);
	});

	it('is another thing than what another process remembered of it later', () => {
		const [one, other] = [new RepeatMemory(), new RepeatMemory()];
		one.remember(message('a'), 1000);
		one.forget(message('a'));
		other.remember(message('a'), 1005);
		one.readFrom(other.toText(), 1006);
		expect(one.knows(message('a'))).toBe(true);
	});
});

it('an older text that names what was pushed out since pushes out nothing newer', () => {
	const memory = new RepeatMemory();
	const old = new RepeatMemory();
	for (let i = 0; i < MAX_REMEMBERED; i++) {
		for (const one of [memory, old]) one.remember(message(String(i)), i);
	}
	for (let i = MAX_REMEMBERED; i < MAX_REMEMBERED + 20; i++) {
		memory.remember(message(String(i)), i);
		memory.readFrom(`${old.toText()} other${i}:0`, i);
	}
	expect(memory.knows(message('20'))).toBe(true);
	expect(memory.knows(message(String(MAX_REMEMBERED)))).toBe(true);
	expect(memory.knows(message('19'))).toBe(false);
});

it('remembers so many and forgets the oldest first', () => {
	const memory = new RepeatMemory();
	for (let i = 0; i <= MAX_REMEMBERED; i++) memory.remember(message(String(i)));
	expect(memory.knows(message('0'))).toBe(false);
	expect(memory.knows(message('1'))).toBe(true);
	expect(memory.knows(message(String(MAX_REMEMBERED)))).toBe(true);
	expect(memory.toText().length).toBeLessThan(50_000);
});

it('keeps the messages of customers, however many statuses come', () => {
	const memory = new RepeatMemory();
	memory.remember(message('a'));
	for (let i = 0; i <= MAX_REMEMBERED; i++) memory.remember(status(String(i), 'sent'));
	expect(memory.knows(message('a'))).toBe(true);
	expect(memory.knows(status('0', 'sent'))).toBe(false);
	const restarted = new RepeatMemory();
	restarted.readFrom(memory.toText());
	expect(restarted.knows(message('a'))).toBe(true);
	expect(restarted.knows(status('1', 'sent'))).toBe(true);
});

it('knows the members of a group apart', () => {
	const memory = new RepeatMemory();
	memory.remember(status('a', 'read', '15550100001'));
	expect(memory.knows(status('a', 'read', '15550100001'))).toBe(true);
	expect(memory.knows(status('a', 'read', '15550100002'))).toBe(false);
	expect(memory.knowsLater(status('a', 'sent', '15550100002'))).toBe(false);
});

it('forgets after seven days', () => {
	const memory = new RepeatMemory();
	const week = 7 * 24 * 3600;
	memory.remember(message('a'), 1000);
	memory.remember(message('b'), 1000 + week);
	expect(memory.knows(message('a'))).toBe(true);
	memory.remember(message('c'), 1001 + week);
	expect(memory.knows(message('a'))).toBe(false);
	expect(memory.knows(message('b'))).toBe(true);
});

it.each([undefined, null, 7, {}, '', ' ', 'x', 'x:', ':1', 'a:b:c d e:f'])(
	'is not upset by what somebody else wrote there: %j',
	(written) => {
		const memory = new RepeatMemory();
		memory.readFrom(written);
		memory.remember(message('a'));
		expect(memory.knows(message('a'))).toBe(true);
	},
);
