import { DateTime } from 'luxon';
import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';

/** A smaller number is not a time of this century in milliseconds. It is seconds, or a mistake. */
const FIRST_MILLISECONDS = 100_000_000_000;

/**
 * Reads a date: epoch milliseconds, a Date, luxon's DateTime, ISO 8601, the formats of e-mail and SQL, or English
 * words such as `5 March 2026 10:30`. A text without a time zone is in the workflow's zone.
 * @param label the field's name in the form
 * @param zone IANA time zone of the workflow
 * @throws ChakraError where it is not a date, or an ambiguous one
 */
export function readPointInTime(given: unknown, label: string, zone: string): DateTime {
	const time = parsePointInTime(given, zone);
	if (time?.isValid) return time;
	const shown = typeof given === 'string' ? given.slice(0, 50) : JSON.stringify(given);
	throw new ChakraError(`${label} "${shown}" is not a date that can be read`, {
		remedy: `Write ${label} as 2026-03-05 or 2026-03-05T10:30:00, or give epoch milliseconds.`,
	});
}

function parsePointInTime(given: unknown, zone: string): DateTime | undefined {
	if (isObject(given) && typeof given.toMillis === 'function') {
		return DateTime.fromMillis(Number(given.toMillis()), { zone });
	}
	if (given instanceof Date) return DateTime.fromJSDate(given, { zone });
	const text = String(given ?? '').trim();
	if (/^\d+$/.test(text) && Number(text) >= FIRST_MILLISECONDS) {
		return DateTime.fromMillis(Number(text), { zone });
	}
	// Any other number is more likely a mistake than a year. 5/3/2026 may be March or May.
	if (/^\d+$/.test(text) || /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(text) || text.length > 100) {
		return undefined;
	}
	const readings = [
		DateTime.fromISO(text, { zone, setZone: true }),
		DateTime.fromSQL(text, { zone, setZone: true }),
		DateTime.fromRFC2822(text, { zone, setZone: true }),
		...['d LLLL yyyy', 'd LLL yyyy', 'LLLL d, yyyy', 'LLL d, yyyy']
			.flatMap((format) => [format, `${format} H:mm`, `${format} H:mm:ss`])
			.map((format) => DateTime.fromFormat(text, format, { zone, locale: 'en' })),
	];
	return readings.find(({ isValid }) => isValid);
}
