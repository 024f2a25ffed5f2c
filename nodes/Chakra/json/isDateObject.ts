import { isObject } from './isObject';

/** Whether a value is a Date, or the DateTime of luxon that n8n's `$now` and `$today` are. */
export function isDateObject(value: unknown): boolean {
	return value instanceof Date || (isObject(value) && typeof value.toMillis === 'function');
}
