import { ChakraError } from '../transport/chakraError';
import { expectExact } from './givenText';
import { requiredText, trimmed } from './limitedText';

/**
 * An ID without what copying adds around it: blanks, quotes, signs without a width. Empty where none is given.
 * @param label the field's name in the form
 * @throws ChakraError where it is a number too large for JavaScript to keep exactly
 */
function copiedId(given: unknown, label: string): string {
	expectExact(given, label);
	return String(given ?? '')
		.replace(/["'`\p{Cf}]/gu, '')
		.trim();
}

/**
 * An ID of Meta's that is chosen from a list or copied into its place.
 * @param remedy where to find it
 * @throws ChakraError where none is chosen, or the value is not an ID
 */
export function chosenId(given: unknown, label: string, remedy: string): string {
	const id = copiedId(given, label);
	if (/^\d{5,25}$/.test(id)) return id;
	throw new ChakraError(
		id === '' ? `${label} is not set` : `${label} "${id.slice(0, 50)}" is not an ID`,
		{ remedy },
	);
}

/** Longer than any ID of Meta's Graph API. */
const ID_MAX = 25;

/**
 * An ID of Meta's Graph API, for example of a catalog: digits only. An expression may give it as a number.
 * @param label the field's name in the form
 * @throws ChakraError where it is not an ID, or a number too large for JavaScript to keep exactly
 */
export function metaId(given: unknown, label: string): string {
	const id = copiedId(requiredText(trimmed(given), { label, max: 1000 }), label);
	if (/^\d+$/.test(id) && id.length <= ID_MAX) return id;
	throw new ChakraError(`${label} "${id.slice(0, 50)}" is not an ID`, {
		remedy: "Give Meta's ID: digits only, and not the name.",
	});
}
