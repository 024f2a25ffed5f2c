import { DateTime } from 'luxon';
import { WAIT_INDEFINITELY } from 'n8n-workflow';
import { readWaitTill } from '../../../nodes/Chakra/actions/message/sendAndWait/waitTill';

const now = Date.parse('2026-03-28T12:00:00Z');
const berlin = 'Europe/Berlin';
const until = (maxDateAndTime: unknown) => ({
	values: { limitType: 'atSpecifiedTime', maxDateAndTime },
});
const after = (resumeAmount: unknown, resumeUnit = 'hours') => ({
	values: { limitType: 'afterTimeInterval', resumeAmount, resumeUnit },
});

test.each<[string, unknown, string]>([
	['a date without a zone is in that of the workflow', '2026-03-28T18:00:00', '2026-03-28T17:00Z'],
	['after summer time began', '2026-03-29T18:00:00', '2026-03-29T16:00Z'],
	['in the hour that summer time leaves out', '2026-03-29T02:30:00', '2026-03-29T01:30Z'],
	['as the editor writes it', '2026-03-28 18:00:00', '2026-03-28T17:00Z'],
	['with a zone of its own', '2026-03-28T18:00:00-05:00', '2026-03-28T23:00Z'],
	['of luxon', DateTime.fromISO('2026-03-28T18:00:00Z'), '2026-03-28T18:00Z'],
	['of JavaScript', new Date('2026-03-28T18:00:00Z'), '2026-03-28T18:00Z'],
	['in milliseconds', Date.parse('2026-03-28T18:00:00Z'), '2026-03-28T18:00Z'],
])('%s', (_, given, iso) => {
	expect(readWaitTill(until(given), berlin, now)).toEqual(new Date(iso));
});

test.each<[unknown, string, string]>([
	[45, 'minutes', '2026-03-28T12:45Z'],
	['1.5', 'hours', '2026-03-28T13:30Z'],
	[1, 'days', '2026-03-29T12:00Z'],
	[1, ' Days ', '2026-03-29T12:00Z'],
])('%j %s', (amount, unit, iso) => {
	expect(readWaitTill(after(amount, unit), berlin, now)).toEqual(new Date(iso));
});

test.each([undefined, {}, { values: {} }, after(1e9, 'days'), until('3500-01-01')])(
	'%j waits as long as n8n can',
	(limit) => expect(readWaitTill(limit, berlin, now)).toEqual(WAIT_INDEFINITELY),
);

test.each<[unknown, RegExp]>([
	[after(0), /over before anybody could answer/],
	[until('2026-03-28T12:59:00'), /over before anybody could answer/],
	[until(now), /over before anybody could answer/],
	[{ values: { limitType: 'never' } }, /Limit Type "never" is none of its choices/],
	[after(-1), /"-1 hours", which is no time/],
	[after(undefined), /"undefined hours", which is no time/],
	[after(null), /over before anybody could answer/],
	[after('soon'), /"soon hours", which is no time/],
	[after(1, 'weeks'), /"1 weeks", which is no time/],
	[until('soon'), /"soon" is not a date/],
	[until('5/3/2027'), /"5\/3\/2027" is not a date/],
	[until(''), /"" is not a date/],
	[until(undefined), /is not a date/],
])('%j is refused', (limit, refusal) => {
	expect(() => readWaitTill(limit, berlin, now)).toThrow(refusal);
});
