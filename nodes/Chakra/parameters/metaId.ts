import { ChakraError } from '../transport/chakraError';
import { requiredText, trimmed } from './limitedText';

/** Longer than any ID of Meta's Graph API. */
const ID_MAX = 25;

/**
 * An ID of Meta's Graph API, such as that of a catalog: digits. An expression may give a number for it.
 * @throws ChakraError where it is none, or a number that JavaScript has rounded
 */
export function metaId(given: unknown, label: string): string {
	const id = requiredText(trimmed(given), { label, max: 1000 });
	const isExact = typeof given !== 'number' || Number.isSafeInteger(given);
	if (/^\d+$/.test(id) && id.length <= ID_MAX && isExact) return id;
	throw new ChakraError(`${label} "${id.slice(0, 50)}" is not an ID`, {
		remedy: isExact
			? "Give Meta's ID: digits only, and not the name."
			: 'A number of this length is rounded. Give it as a text.',
	});
}
