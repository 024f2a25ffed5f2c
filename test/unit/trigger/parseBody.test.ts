import fc from 'fast-check';
import { MAX_BODY_BYTES, MAX_DEPTH, parseBody } from '../../../nodes/Chakra/events/parseBody';
import { MAX_EVENTS, readEvents } from '../../../nodes/Chakra/events/readEvents';
import { anything, key } from './anything';
import { expectSoundAnswer } from './soundAnswer';

const bytes = (text: string) => Buffer.from(text);
const statusOf = (text: string) => {
	const parsed = parseBody(bytes(text));
	return 'rejection' in parsed ? parsed.rejection.status : 200;
};
/** In milliseconds. Each of these takes a fraction of a second, so a busy machine stays far below this limit. */
const STALLED_MS = 10_000;
const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;

it('reads a JSON object', () => {
	expect(parseBody(bytes('{"a":["\u00fc",1]}'))).toEqual({ body: { a: ['\u00fc', 1] } });
});

it('passes over a byte-order mark', () => {
	expect(parseBody(bytes('\ufeff{"a":1}'))).toEqual({ body: { a: 1 } });
});

it.each(['', ' ', 'hello', '{', '{"a":1}}', "{'a':1}", 'NaN', '\ufeff', '{"a":1}\0'])(
	'answers 400 to what is not JSON: %j',
	(text) => expect(statusOf(text)).toBe(400),
);

it.each(['[]', '[{"event":"message"}]', 'null', '"text"', '7', 'true'])(
	'answers 400 to JSON that is no object: %s',
	(text) => expect(statusOf(text)).toBe(400),
);

it('reads as many levels as it says, and answers 400 to one more', () => {
	expect(statusOf(nested(MAX_DEPTH))).toBe(200);
	expect(statusOf(nested(MAX_DEPTH + 1))).toBe(400);
});

it.each([
	['{"id":12345678901234567890}', { id: '12345678901234567890' }],
	['{"a":[1, -98765432109876543 ,2]}', { a: [1, '-98765432109876543', 2] }],
	['{"id":9007199254740991}', { id: 9007199254740991 }],
	[
		'{"a":"1: 12345678901234567890","\\"b":12345678901234567891}',
		{ a: '1: 12345678901234567890', '"b': '12345678901234567891' },
	],
	[
		'{"a":0.12345678901234567890,"b":12345678901234567890.5}',
		{ a: 0.12345678901234568, b: 12345678901234567000 },
	],
	['{"a":1234567890123456789e3}', { a: 1.2345678901234568e21 }],
])('rounds no ID: %s', (text, body) => {
	expect(parseBody(bytes(text))).toEqual({ body });
});

it('does not count brackets in texts', () => {
	const text = JSON.stringify({ a: `${'['.repeat(500)}"\\"[{` });
	expect(statusOf(text)).toBe(200);
});

it('turns down a million levels without running out of stack', () => {
	const text = '['.repeat(1e6);
	expect(timeOf(() => statusOf(text))).toBeLessThan(STALLED_MS);
	expect(statusOf(text)).toBe(400);
});

it('answers 413 to more than it takes', () => {
	const text = JSON.stringify({ a: 'x'.repeat(MAX_BODY_BYTES) });
	expect(statusOf(text)).toBe(413);
});

it('leaves out keys that could reach a prototype, at every level', () => {
	const text =
		'{"__proto__":{"a":1},"b":[{"constructor":{"prototype":{"c":1}},"\\u005f_proto__":2,"d":3}]}';
	expect(parseBody(bytes(text))).toEqual({ body: { b: [{ d: 3 }] } });
});

const body = fc.oneof(
	anything,
	fc.record({ entry: fc.array(anything, { maxLength: 3 }) }),
	fc.record({
		entry: fc.array(fc.record({ changes: fc.array(fc.record({ field: key, value: anything })) })),
	}),
	fc.record({ event: key, payload: anything }),
);

it('never throws, never pollutes, and gives events of one shape, whatever JSON comes', () => {
	fc.assert(fc.property(body, expectSoundAnswer), { numRuns: 3000 });
});

it('never throws on bytes that are no text', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
			const parsed = parseBody(noise);
			if ('rejection' in parsed) expect([400, 413]).toContain(parsed.rejection.status);
		}),
		{ numRuns: 2000 },
	);
});

it('gives as many events as messages came, in their order', () => {
	fc.assert(
		fc.property(fc.array(fc.array(fc.uuid(), { maxLength: 8 }), { maxLength: 6 }), (batches) => {
			const entry = batches.map((ids) => ({
				id: '1',
				changes: [
					{ field: 'messages', value: { messages: ids.map((id) => ({ id, type: 'text' })) } },
				],
			}));
			const read = readEvents({ object: 'whatsapp_business_account', entry });
			const ids = 'events' in read ? read.events.map(({ event }) => event.messageId) : [];
			expect(ids.filter((id) => id !== null)).toEqual(batches.flat());
		}),
	);
});

const batchOf = (count: number) => ({
	entry: [{ changes: [{ value: { messages: Array.from({ length: count }, () => ({})) } }] }],
});

it('answers 413 to more events than Meta ever batches, without reading them all', () => {
	expect(readEvents(batchOf(MAX_EVENTS))).toHaveProperty('events.length', MAX_EVENTS);
	const body = batchOf(1_000_000);
	expect(timeOf(() => readEvents(body))).toBeLessThan(STALLED_MS);
	expect(readEvents(body)).toHaveProperty('rejection.status', 413);
});

it.each([
	['as many empty objects as fit', `{"entry":[{"changes":[${'{},'.repeat(1_300_000)}{}]}]}`],
	['as many keys as fit', `{"entry":[${'{"a":1},'.repeat(500_000)}{}]}`],
	['one long text of escapes', `{"a":"${'\\u0041'.repeat(690_000)}"}`],
	['one long number', `{"a":${'9'.repeat(4_000_000)}}`],
])('is not stalled by %s', (_, text) => {
	const whole = timeOf(() => {
		const parsed = parseBody(bytes(text));
		if ('body' in parsed) readEvents(parsed.body);
	});
	expect(whole).toBeLessThan(STALLED_MS);
});

function timeOf(work: () => void): number {
	const began = performance.now();
	work();
	return performance.now() - began;
}
