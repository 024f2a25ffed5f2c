/** Seconds reach this in the year 5138, milliseconds passed it in 1973. */
const FIRST_MILLISECONDS = 1e11;

/**
 * A point in time as ISO 8601, from Unix seconds (Meta, as text) or milliseconds (ChakraHQ, as a number).
 * @returns null where there is no time in the value
 */
export function isoTime(value: unknown): string | null {
	const given = typeof value === 'string' ? Number(value) : value;
	if (typeof given !== 'number' || !(given > 0)) return null;
	const time = new Date(given < FIRST_MILLISECONDS ? given * 1000 : given);
	return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
