import { DateTime } from 'luxon';
import { isObject } from '../json/isObject';
import { FIRST_MILLISECONDS } from '../json/isoTime';
import { ChakraError } from '../transport/chakraError';

/** The year 9999. A larger number is a time in micro- or nanoseconds, or a mistake. */
const LAST_MILLISECONDS = 253_402_300_799_999;

/**
 * Reads a date: epoch milliseconds, a Date, luxon's DateTime, ISO 8601, the formats of e-mail, SQL and JavaScript, or
 * English words such as `5 March 2026 10:30` and `March 5th, 2026 at 10:30 am`. A text without a time zone is in the
 * workflow's zone.
 * @param label the field's name in the form
 * @param zone IANA time zone of the workflow
 * @throws ChakraError where it is not a date, or an ambiguous one
 */
export function readPointInTime(given: unknown, label: string, zone: string): DateTime {
	const time = parsePointInTime(given, zone);
	if (time?.isValid) return time;
	const shown = typeof given === 'string' ? given.slice(0, 50) : JSON.stringify(given);
	const remedy = `Write ${label} as 2026-03-05 or 2026-03-05T10:30:00, or give epoch milliseconds.`;
	throw new ChakraError(`${label} "${shown}" is not a date that can be read`, {
		remedy: isDayNumber(given) ? `${remedy} ${dayNumberRemedy(shown)}` : remedy,
	});
}

/** The number of a day in Excel and Google Sheets, of the years 1927 to 2119. */
const isDayNumber = (given: unknown): boolean => /^\s*[1-7]\d{4}(?:\.\d+)?\s*$/.test(String(given));

const dayNumberRemedy = (days: string): string =>
	`If it is the number of a day in a spreadsheet, write {{ DateTime.fromISO('1899-12-30').plus({ days: ${days.trim()} }).toISO() }}.`;

/**
 * As {@link readPointInTime}, or undefined where nothing is given.
 * @throws ChakraError where it is not a date, or an ambiguous one
 */
export function readOptionalPointInTime(
	given: unknown,
	label: string,
	zone: string,
): DateTime | undefined {
	const isEmpty = given === null || given === undefined || String(given).trim() === '';
	return isEmpty ? undefined : readPointInTime(given, label, zone);
}

/** A number, or a date with a time of day. */
const HAS_TIME = /^\s*-?\d+(?:\.\d+)?\s*$|:|\dT\d|\d ?[ap]\.?m\b/i;

/**
 * The whole day that a text names, such as `2026-11-28` or `28 November 2026`; for `2026-11` the month.
 * @param zone IANA time zone of the workflow
 * @returns its start and the start of the next one; undefined where the text has a time of day, or is no date
 */
export function dayIn(
	given: unknown,
	zone: string,
): { start: DateTime; next: DateTime } | undefined {
	if (typeof given !== 'string' || HAS_TIME.test(given)) return undefined;
	const unit = /^\s*\d{4}-\d\d\s*$/.test(given) ? 'month' : 'day';
	const start = parsePointInTime(given, zone);
	if (!start?.isValid) return undefined;
	return { start, next: start.plus({ [unit]: 1 }).startOf(unit) };
}

function parsePointInTime(given: unknown, zone: string): DateTime | undefined {
	if (isObject(given) && typeof given.toMillis === 'function') {
		return DateTime.fromMillis(Number(given.toMillis()), { zone });
	}
	if (given instanceof Date) return DateTime.fromJSDate(given, { zone });
	const text = String(given ?? '').trim();
	const isNumber = /^-?\d+(?:\.\d+)?$/.test(text);
	const size = Math.abs(Number(text));
	if (isNumber && size >= FIRST_MILLISECONDS && size <= LAST_MILLISECONDS) {
		return DateTime.fromMillis(Math.trunc(Number(text)), { zone });
	}
	// Any other number is more likely a slip than a year. A time of day alone would be read as today's.
	if (isNumber || /^T?\d{1,2}:/i.test(text) || text.length > MAX_LENGTH) return undefined;
	const plain = inPlainForm(text);
	const inDigits =
		/^(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})(?: (\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?))?$/.exec(plain);
	if (inDigits) return onlyDate(inDigits, zone);
	if (/^\d{1,2}[./-]\d{1,2}[./-]/.test(plain)) return undefined;
	const options = { zone, setZone: true };
	for (const time of [
		DateTime.fromISO(text, options),
		DateTime.fromSQL(text, options),
		DateTime.fromRFC2822(text, options),
	]) {
		if (time.isValid) return time;
	}
	return readIn(dateFormats, plain, zone);
}

/** Longer than any date in words. */
const MAX_LENGTH = 100;

const timeFormats = ['H:mm', 'H:mm:ss', 'h:mm a', 'h:mm:ss a', 'h a'];

/** The last are how JavaScript, C and Twitter write a date as text. Formats: moment.github.io/luxon, Parsing. */
const dateFormats = [
	...['d LLLL yyyy', 'd LLL yyyy', 'd-LLL-yyyy', 'd/LLL/yyyy', 'LLLL d yyyy', 'LLL d yyyy'],
	...['yyyy-M-d', 'yyyy/M/d', 'yyyy.M.d'],
]
	.flatMap((date) => [date, ...timeFormats.map((time) => `${date} ${time}`)])
	.concat("LLL d yyyy H:mm:ss 'GMT'ZZZ", 'LLL d H:mm:ss yyyy', 'LLL d H:mm:ss ZZZ yyyy');

function readIn(formats: string[], text: string, zone: string): DateTime | undefined {
	for (const format of formats) {
		const time = DateTime.fromFormat(text, format, { zone, setZone: true, locale: 'en' });
		if (time.isValid) return time;
	}
	return undefined;
}

/** `Thursday, March 5th, 2026 at 10:30 a.m.` → `March 5 2026 10:30 AM` */
function inPlainForm(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[.,]{0,2} /i, '')
		.replace(/ \([^()]{0,60}\)$/, '')
		.replace(/\b([a-z]{3,9})\.(?= ?\d| ?$)/gi, '$1')
		.replace(/\bsept\b/gi, 'Sep')
		.replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1')
		.replace(/(?:,| at) /gi, ' ')
		.replace(/ ?([ap])\.?m\.?$/i, (_, half: string) => ` ${half.toUpperCase()}M`);
}

const inDigitFormats = timeFormats.map((time) => `d M yyyy ${time}`);

/** 31/12/2026 is one date, whichever of day and month comes first; 5/3/2026 is two, and 05.03.26 more. */
function onlyDate(
	[, first = '', second = '', year = '', time = '0:00']: string[],
	zone: string,
): DateTime | undefined {
	if (year.length !== 4) return undefined;
	const readings = [`${first} ${second}`, `${second} ${first}`]
		.map((date) => readIn(inDigitFormats, `${date} ${year} ${time}`, zone))
		.filter((reading) => reading !== undefined);
	const [one] = readings;
	return readings.every((other) => other.toMillis() === one?.toMillis()) ? one : undefined;
}
