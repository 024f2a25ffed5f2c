import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';

/**
 * A point in time from a date field: ISO 8601, Unix milliseconds, a date of n8n's expressions.
 * @returns epoch milliseconds; undefined where it is empty
 * @throws ChakraError where it is no date
 */
export function readTime(given: unknown, label: string): number | undefined {
	if (given === undefined || given === null || given === '') return undefined;
	// n8n's own dates (Luxon) and JavaScript's give their time by valueOf.
	const value: unknown = isObject(given) ? given.valueOf() : given;
	const digits = typeof value === 'string' && /^\d{12,14}$/.test(value.trim());
	const time =
		typeof value === 'number' ? value : digits ? Number(value) : Date.parse(String(value));
	if (Number.isFinite(time)) return time;
	throw new ChakraError(`${label} "${String(value).slice(0, 50)}" is not a date`, {
		remedy: `Give ${label} a date and time, for example 2026-01-31T09:00:00Z.`,
	});
}
