import { ChakraError } from '../transport/chakraError';
import { visibleText } from './givenText';

/** A text: its name for error messages, and its limit in code points. */
interface TextLimit {
	label: string;
	max: number;
	/** Whose limit it is, where it is not WhatsApp's. */
	taker?: string;
}

/**
 * A text within its limit, or undefined where it shows nothing.
 * @throws ChakraError where it is too long, an object or a list, a lost value such as `undefined`, or a rounded number
 */
export function optionalText(
	given: unknown,
	{ label, max, taker = 'WhatsApp' }: TextLimit,
): string | undefined {
	const text = visibleText(given, label);
	const length = [...(text ?? '')].length;
	if (length <= max) return text;
	throw new ChakraError(`${label} has ${length} characters, and ${taker} takes at most ${max}`, {
		remedy: `Shorten ${label}.`,
	});
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
