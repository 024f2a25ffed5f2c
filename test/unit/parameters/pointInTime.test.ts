import { DateTime } from 'luxon';
import { readPointInTime } from '../../../nodes/Chakra/parameters/pointInTime';

const read = (given: unknown) => readPointInTime(given, 'Due', 'Asia/Kolkata').toUTC().toISO();

test.each<[unknown, string]>([
	['2026-03-05', '2026-03-04T18:30:00.000Z'],
	['2026-03-05T10:30:00', '2026-03-05T05:00:00.000Z'],
	['2026-03-05T10:30:00Z', '2026-03-05T10:30:00.000Z'],
	['2026-03-05 10:30', '2026-03-05T05:00:00.000Z'],
	['5 March 2026 10:30', '2026-03-05T05:00:00.000Z'],
	['Mar 5, 2026', '2026-03-04T18:30:00.000Z'],
	['Thu, 05 Mar 2026 10:30:00 +0000', '2026-03-05T10:30:00.000Z'],
	[1772706600000, '2026-03-05T10:30:00.000Z'],
	['1772706600000', '2026-03-05T10:30:00.000Z'],
	[new Date('2026-03-05T10:30:00Z'), '2026-03-05T10:30:00.000Z'],
	[DateTime.fromISO('2026-03-05T10:30:00Z'), '2026-03-05T10:30:00.000Z'],
])('reads %p', (given, time) => {
	expect(read(given)).toBe(time);
});

test.each([
	'5/3/2026',
	'05.03.26',
	2026,
	'20260',
	'soon',
	'2026-02-30',
	'',
	null,
	{},
	'a'.repeat(9999),
])('refuses %p', (given) => {
	expect(() => read(given)).toThrow(/^Due ".*" is not a date that can be read$/);
});
