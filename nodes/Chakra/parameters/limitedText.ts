import { isObject } from '../json/isObject';
import { isLostValue } from '../json/lostValue';
import { ChakraError } from '../transport/chakraError';

/** A text of a message: how a refusal calls it, and Meta's limit in code points. */
interface TextSlot {
	label: string;
	max: number;
}

/**
 * @returns undefined where nothing was given; blanks count as nothing
 * @throws ChakraError where it is longer than WhatsApp takes, or no text
 */
export function optionalText(given: unknown, { label, max }: TextSlot): string | undefined {
	if (given === undefined || given === null) return undefined;
	if (typeof given === 'object') {
		throw new ChakraError(
			`${label} is ${Array.isArray(given) ? 'a list' : 'an object'}, not a text`,
			{
				remedy: `Give ${label} a text, for example one field of the item.`,
			},
		);
	}
	const text = String(given).toWellFormed();
	if (text.trim() === '') return undefined;
	expectValue(text, label);
	const length = [...text].length;
	if (length > max) {
		throw new ChakraError(`${label} has ${length} characters, and WhatsApp takes at most ${max}`, {
			remedy: `Shorten ${label}.`,
		});
	}
	return text;
}

/** @throws ChakraError where it is what JavaScript writes in place of a value that is not there */
export function expectValue(text: string, label: string): void {
	if (!isLostValue(text)) return;
	throw new ChakraError(
		`${label} is "${text.trim()}", which an expression gives that found nothing`,
		{
			remedy: `Look at what ${label} is taken from.`,
		},
	);
}

/** @throws ChakraError where it is empty, longer than WhatsApp takes, or no text */
export function requiredText(given: unknown, slot: TextSlot): string {
	const text = optionalText(given, slot);
	if (text !== undefined) return text;
	throw new ChakraError(`${slot.label} is empty`, {
		remedy: `Fill in ${slot.label}; it cannot be left out.`,
	});
}

/** For titles and IDs, where blanks around the text are slips. */
export function trimmed(given: unknown): unknown {
	return typeof given === 'string' ? given.trim() : given;
}

/** The entries of a field that is given several times: `{ [name]: [...] }`. */
export function entriesIn(collection: unknown, name: string): Array<Record<string, unknown>> {
	const entries = isObject(collection) ? collection[name] : undefined;
	return Array.isArray(entries) ? entries.filter(isObject) : [];
}

/** @throws ChakraError where two of the texts are equal */
export function expectDifferent(texts: string[], what: string): void {
	const twice = texts.find((text, index) => texts.indexOf(text) !== index);
	if (twice === undefined) return;
	throw new ChakraError(`${what} "${twice}" is there twice, and WhatsApp wants each once`, {
		remedy: 'Change one of them.',
	});
}

/** @throws ChakraError where there are fewer or more than WhatsApp takes */
export function expectCount(count: number, { label, max }: TextSlot): void {
	if (count >= 1 && count <= max) return;
	const found = count === 0 ? 'has no entry' : `has ${count} entries`;
	throw new ChakraError(`${label} ${found}, and WhatsApp takes 1 to ${max}`, {
		remedy: count === 0 ? `Add one to ${label}.` : `Remove some of ${label}.`,
	});
}
