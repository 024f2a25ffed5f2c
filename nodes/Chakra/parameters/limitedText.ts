import { isMissingValue } from '../json/missingValue';
import { ChakraError } from '../transport/chakraError';

/** A text: its name for error messages, and its limit in code points. */
interface TextLimit {
	label: string;
	max: number;
	/** Whose limit it is, where it is not WhatsApp's. */
	taker?: string;
}

/**
 * A text within its limit, or undefined where nothing but blanks is given.
 * @throws ChakraError where it is too long, an object or a list, or a lost value such as `undefined`
 */
export function optionalText(
	given: unknown,
	{ label, max, taker = 'WhatsApp' }: TextLimit,
): string | undefined {
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
		throw new ChakraError(`${label} has ${length} characters, and ${taker} takes at most ${max}`, {
			remedy: `Shorten ${label}.`,
		});
	}
	return text;
}

/**
 * Rejects `undefined`, `[object Object]` and the like: an expression gives them when it finds no value.
 * @throws ChakraError
 */
export function expectValue(text: string, label: string): void {
	if (!isMissingValue(text)) return;
	throw new ChakraError(
		`${label} is "${text.trim()}", which an expression gives that found nothing`,
		{
			remedy: `Look at what ${label} is taken from.`,
		},
	);
}

/**
 * As {@link optionalText}, for a text that WhatsApp requires.
 * @throws ChakraError also where it is empty
 */
export function requiredText(given: unknown, limit: TextLimit): string {
	const text = optionalText(given, limit);
	if (text !== undefined) return text;
	throw new ChakraError(`${limit.label} is empty`, {
		remedy: `Fill in ${limit.label}; it cannot be left out.`,
	});
}

/** Removes blanks around a title or an ID. They are typing mistakes there. */
export function trimmed(given: unknown): unknown {
	return typeof given === 'string' ? given.trim() : given;
}
