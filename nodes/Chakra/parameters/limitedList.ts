import { members, objectsIn } from '../json/narrow';
import { ChakraError } from '../transport/chakraError';

/** A list: its name for error messages, and how many entries it may have. */
interface ListLimit {
	label: string;
	max: number;
	/** Whose limit it is, where it is not WhatsApp's. */
	taker?: string;
}

/** The entries of a fixed collection with multiple values, which n8n gives as `{ [name]: [...] }`. */
export function entriesIn(collection: unknown, name: string): Array<Record<string, unknown>> {
	return objectsIn(members(collection)[name]);
}

/**
 * @throws ChakraError where two of the texts look the same: apart from signs that nobody sees, and with an accent as a
 * character of its own or not
 */
export function expectUnique(texts: string[], what: string, taker = 'WhatsApp'): void {
	const shown = texts.map((text) =>
		text.normalize().replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, ''),
	);
	const duplicate = shown.find((text, index) => shown.indexOf(text) !== index);
	if (duplicate === undefined) return;
	throw new ChakraError(`${what} "${duplicate}" is there twice, and ${taker} wants each once`, {
		remedy: 'Change one of the two, or remove it.',
	});
}

/** @throws ChakraError where there is no entry, or more than there may be */
export function expectCount(count: number, { label, max, taker = 'WhatsApp' }: ListLimit): void {
	if (count >= 1 && count <= max) return;
	const actual = count === 0 ? 'has no entry' : `has ${count} entries`;
	throw new ChakraError(`${label} ${actual}, and ${taker} takes 1 to ${max}`, {
		remedy: count === 0 ? `Add one to ${label}.` : `Remove some of ${label}.`,
	});
}
