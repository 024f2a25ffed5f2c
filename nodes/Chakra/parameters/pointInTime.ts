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
	// Any other number is more likely a slip than a year.
	if (/^\d+$/.test(text) || text.length > 100) return undefined;
	const inDigits = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})(?: (\d{1,2}:\d\d(?::\d\d)?))?$/.exec(
		text,
	);
	if (inDigits) return onlyDate(inDigits, zone);
	if (/^\d{1,2}[./-]\d{1,2}[./-]/.test(text)) return undefined;
	const readings = [
		DateTime.fromISO(text, { zone, setZone: true }),
		DateTime.fromSQL(text, { zone, setZone: true }),
		DateTime.fromRFC2822(text, { zone, setZone: true }),
		...['d LLLL yyyy', 'd LLL yyyy', 'LLLL d, yyyy', 'LLL d, yyyy', 'yyyy-M-d', 'yyyy/M/d']
			.flatMap((format) => [format, `${format} H:mm`, `${format} H:mm:ss`])
			.map((format) => DateTime.fromFormat(text, format, { zone, locale: 'en' })),
	];
	return readings.find(({ isValid }) => isValid);
}

/** 31/12/2026 is one date, whichever of day and month comes first; 5/3/2026 is two, and 05.03.26 more. */
function onlyDate(
	[, first = '', second = '', year = '', time = '0:00']: string[],
	zone: string,
): DateTime | undefined {
	if (year.length !== 4) return undefined;
	const readings = [
		[first, second],
		[second, first],
	]
		.map(([day, month]) => `${day} ${month} ${year} ${time}`)
		.flatMap((text) => [
			DateTime.fromFormat(text, 'd M yyyy H:mm', { zone }),
			DateTime.fromFormat(text, 'd M yyyy H:mm:ss', { zone }),
		])
		.filter(({ isValid }) => isValid);
	const [one] = readings;
	return readings.every((other) => other.toMillis() === one?.toMillis()) ? one : undefined;
}
