import { ChakraError } from '../transport/chakraError';
import { visibleText } from './limitedText';

/** What a text must fulfil. */
export interface TextRule {
	/** In code points. */
	max?: number;
	/** The advice for an empty text, in place of the general one. */
	remedy?: string;
}

/**
 * Reads a text of one or more lines and trims it. Numbers become text.
 * @param label the field's name in the form
 * @returns undefined where it is empty, or shows nothing
 * @throws ChakraError where it is an object or a list, too long, or a rounded number
 */
export function readOptionalText(
	given: unknown,
	label: string,
	{ max = Infinity }: TextRule = {},
): string | undefined {
	const text = visibleText(given, label)?.trim();
	const length = [...(text ?? '')].length;
	if (length <= max) return text;
	throw new ChakraError(`${label} has ${length} characters, and may have ${max}`, {
		remedy: `Shorten ${label}.`,
	});
}
