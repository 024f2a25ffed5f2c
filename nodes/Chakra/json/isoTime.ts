/** Unix seconds reach this in the year 5138; milliseconds passed it in 1973. */
const FIRST_MILLISECONDS = 1e11;

/** A date with its time, in ISO 8601 or as databases write it; the zone is the last part. */
const isoText = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * A time as ISO 8601, from Unix seconds (Meta, as text), milliseconds (ChakraHQ, as a number) or an ISO 8601 text. A
 * text without a zone counts as UTC, as in both APIs.
 * @returns null if the value is no time
 */
export function isoTime(value: unknown): string | null {
	const given = typeof value === 'string' ? numberIn(value.trim()) : value;
	if (typeof given !== 'number' || !(given > 0)) return null;
	const time = new Date(given < FIRST_MILLISECONDS ? given * 1000 : given);
	return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** Milliseconds for a text that is ISO 8601. */
function numberIn(text: string): number {
	const iso = isoText.exec(text);
	return iso ? Date.parse(`${text.replace(' ', 'T')}${iso[1] ? '' : 'Z'}`) : Number(text);
}
