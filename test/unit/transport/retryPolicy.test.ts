import { ChakraError } from '../../../nodes/Chakra/transport/chakraError';
import type { Outcome } from '../../../nodes/Chakra/transport/outcome';
import {
	backoff,
	meaningOf,
	statedWait,
	isRetried,
} from '../../../nodes/Chakra/transport/retryPolicy';

const answered = (status: number, headers: Record<string, unknown> = {}): Outcome => ({
	kind: 'answered',
	response: { status, headers, text: '' },
});

/** What happened → whether it is tried again: for reads and uploads, and for sends and creates. */
const table: Array<[what: string, outcome: Outcome, repeatable: boolean, once: boolean]> = [
	['nothing was sent', { kind: 'unsent', why: 'ENOTFOUND' }, true, true],
	['429', answered(429), true, true],
	['429 that says when', answered(429, { 'retry-after': '5' }), true, true],
	['503 that says when', answered(503, { 'retry-after': '5' }), true, true],
	['503 that does not', answered(503), true, false],
	['503 with a wait that cannot be read', answered(503, { 'retry-after': 'soon 5' }), true, false],
	...[408, 500, 501, 502, 504, 599].map((status): [string, Outcome, boolean, boolean] => [
		`${status}`,
		answered(status),
		true,
		false,
	]),
	[
		'500 with Retry-After, because only a 503 says that nothing was done',
		answered(500, { 'retry-after': '5' }),
		true,
		false,
	],
	['a connection that broke after bytes left', { kind: 'lost', why: 'ECONNRESET' }, true, false],
	['a try that took too long', { kind: 'timedOut' }, true, false],
	...[400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 428, 431].map(
		(status): [string, Outcome, boolean, boolean] => [`${status}`, answered(status), false, false],
	),
	['a redirect', answered(307), false, false],
	['a 499', answered(499), true, false],
	['a 2xx, whatever its body says', answered(200), false, false],
	['a run that was cancelled', { kind: 'cancelled' }, false, false],
	['a ChakraError', { kind: 'failed', error: new ChakraError('No file') }, false, false],
];

describe('what is tried again', () => {
	test.each(table)('%s', (_, outcome, idempotent, once) => {
		const meaning = meaningOf(outcome);
		expect([isRetried(meaning, true), isRetried(meaning, false)]).toEqual([idempotent, once]);
	});
});

describe('how long the API asks to wait', () => {
	const now = Date.UTC(2026, 0, 31, 12, 0, 0);
	const wait = (header: unknown) => statedWait({ 'retry-after': header }, now);

	test.each([
		['0', 0],
		['1', 1000],
		[' 7 ', 7000],
		['1.5', 1500],
		['60', 60_000],
		['Sat, 31 Jan 2026 12:00:09 GMT', 9000],
		['Saturday, 31-Jan-26 12:00:09 GMT', 9000],
		['2026-01-31T12:00:09Z', 9000],
	])('%j is %d ms', (header, ms) => {
		expect(wait(header)).toBe(ms);
	});

	test.each([
		['61'],
		['86400'],
		['99999999999999999999999999'],
		['9'.repeat(400)],
		['Sun, 01 Feb 2026 12:00:00 GMT'],
	])('%j is capped at a minute', (header) => {
		expect(wait(header)).toBe(60_000);
	});

	test('a date that is over asks for no wait', () => {
		expect(wait('Sat, 31 Jan 2026 11:00:00 GMT')).toBe(0);
	});

	test.each([
		[undefined],
		[null],
		[''],
		['  '],
		['soon'],
		['soon 5'],
		['-5'],
		['5s'],
		['1e3'],
		['0x10'],
		['Infinity'],
		['31 Feb'],
		['99:99:99'],
		[5],
		[['5', '6']],
	])('%j says nothing', (header) => {
		expect(wait(header)).toBeNull();
	});

	test('a response without the header states no wait', () => {
		expect(statedWait({})).toBeNull();
	});
});

describe('the wait before another try', () => {
	const samples = (tries: number) => Array.from({ length: 500 }, () => backoff(tries));

	test.each([
		[1, 1000],
		[2, 2000],
		[3, 4000],
		[4, 8000],
		[5, 16_000],
	])('after %d tries is %d ms, give or take a quarter', (tries, ms) => {
		const waits = samples(tries);
		expect(Math.min(...waits)).toBeGreaterThanOrEqual(ms * 0.75);
		expect(Math.max(...waits)).toBeLessThanOrEqual(ms * 1.25);
	});

	test('differs from one client to the next', () => {
		expect(new Set(samples(1)).size).toBeGreaterThan(400);
	});

	test.each([7, 10, 50, 2000])('is a minute at most, also after %d tries', (tries) => {
		expect(Math.max(...samples(tries))).toBeLessThanOrEqual(60_000);
	});
});
