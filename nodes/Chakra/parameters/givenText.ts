import { isDateObject } from '../json/isDateObject';
import { isRounded } from '../json/isRounded';
import { isVisible } from '../json/isVisible';
import { lostValueIn, lostValueRemedy } from '../json/missingValue';
import { textsIn } from '../json/valuesIn';
import { ChakraError } from '../transport/chakraError';

/**
 * A trimmed text of any length, or undefined where it shows nothing. Numbers become text.
 * @param label the field's name in the form
 * @throws ChakraError where it is an object or a list, a lost value such as `undefined`, or a rounded number
 */
export const readOptionalText = (given: unknown, label: string): string | undefined =>
	visibleText(given, label)?.trim();

/**
 * A text as it was given, or undefined where it shows nothing.
 * @throws ChakraError as {@link readOptionalText}
 */
export function visibleText(given: unknown, label: string): string | undefined {
	if (given === undefined || given === null) return undefined;
	expectNoObject(given, label);
	expectExact(given, label);
	const text = String(given).toWellFormed();
	if (!isVisible(text)) return undefined;
	expectValue(text, label);
	return text;
}

/**
 * Rejects a list, an object, and a date, which could be written in many ways.
 * @throws ChakraError
 */
export function expectNoObject(given: unknown, label: string): void {
	if (typeof given !== 'object' || given === null) return;
	const isDate = isDateObject(given);
	const what = isDate ? 'a date' : Array.isArray(given) ? 'a list' : 'an object';
	throw new ChakraError(`${label} is ${what}, not a text`, {
		remedy: isDate
			? "Say how to write the date, for example {{ $now.toFormat('dd.MM.yyyy') }}."
			: `Name the field that holds the text, such as {{ $json.name }}.`,
	});
}

/** @throws ChakraError where it is a number too large for JavaScript to keep exactly */
export function expectExact(given: unknown, label: string): void {
	if (!isRounded(given)) return;
	throw new ChakraError(`${label} "${String(given)}" is a number of too many digits`, {
		remedy: 'A number of this length is rounded. Give it as a text.',
	});
}

/**
 * Rejects `undefined` and the like, which an expression gives when it finds no value; inside a longer text
 * `[object Object]` and expressions that were not evaluated.
 * @throws ChakraError
 */
function expectValue(text: string, label: string): void {
	const lost = lostValueIn(text);
	if (lost === undefined) return;
	throw new ChakraError(`${label} ${lost}`, {
		remedy: lostValueRemedy(text, label),
	});
}

/** As {@link expectValue}, for all texts in a JSON value. @throws ChakraError */
export function expectValues(value: unknown, label: string): void {
	for (const text of textsIn(value)) expectValue(text, label);
}
