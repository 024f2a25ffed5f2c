/**
 * From these numbers on, a Unix time is in the smaller unit: seconds reach the first one only in the year 5138, and
 * milliseconds passed it in 1973.
 */
export const FIRST_MILLISECONDS = 1e11;
const FIRST_MICROSECONDS = 1e14;
const FIRST_NANOSECONDS = 1e17;
const NO_TIME = 1e20;

/** A date with its time, in ISO 8601 or as databases write it; the zone is the last part. */
const isoText = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * A time as ISO 8601, from Unix seconds (Meta, as text), milliseconds (ChakraHQ, as a number), micro- or
 * nanoseconds, or an ISO 8601 text. A text without a zone counts as UTC, as in both APIs.
 * @returns null if the value is no time
 */
export function isoTime(value: unknown): string | null {
	const given = typeof value === 'string' ? numberIn(value.trim()) : value;
	if (typeof given !== 'number' || !(given > 0 && given < NO_TIME)) return null;
	const time = new Date(inMilliseconds(given));
	return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

function inMilliseconds(time: number): number {
	if (time < FIRST_MILLISECONDS) return time * 1000;
	if (time < FIRST_MICROSECONDS) return time;
	return time < FIRST_NANOSECONDS ? time / 1000 : time / 1_000_000;
}

/** Milliseconds for a text that is ISO 8601. */
function numberIn(text: string): number {
	const iso = isoText.exec(text);
	return iso ? Date.parse(`${text.replace(' ', 'T')}${iso[1] ? '' : 'Z'}`) : Number(text);
}
