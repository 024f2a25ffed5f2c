import { Refusal } from '../transport/refusal';

/**
 * Decimal degrees, with a point or a comma. Nothing is never read as 0: 0,0 is a place in the sea.
 * @throws Refusal where it is no number within the limit
 */
export function readCoordinate(label: string, given: unknown, limit: number): number {
	const text =
		typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : '';
	const value = Number(text.replace(',', '.'));
	if (text !== '' && Math.abs(value) <= limit) return value;
	throw new Refusal(`${label} "${text.slice(0, 50)}" is not a number from -${limit} to ${limit}`, {
		remedy: 'Give decimal degrees, such as 52.52.',
	});
}
