import { isoTime } from '../../../nodes/Chakra/json/isoTime';

it.each([
	['1756322278', '2025-08-27T19:17:58.000Z'],
	[1_756_322_278, '2025-08-27T19:17:58.000Z'],
	[1_756_322_278_123, '2025-08-27T19:17:58.123Z'],
	['1756322278123', '2025-08-27T19:17:58.123Z'],
])('reads %j, seconds or milliseconds', (value, iso) => expect(isoTime(value)).toBe(iso));

it.each([undefined, null, '', ' ', 'soon', 0, -1, NaN, 1e300, {}, [1_756_322_278], true])(
	'gives null where there is no time: %j',
	(value) => expect(isoTime(value)).toBeNull(),
);
