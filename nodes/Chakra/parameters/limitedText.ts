import { isDateObject } from '../json/isDateObject';
import { isRounded } from '../json/isRounded';
import { isVisible } from '../json/isVisible';
import { lostValueIn, lostValueRemedy } from '../json/missingValue';
import { textsIn } from '../json/valuesIn';
import { ChakraError } from '../transport/chakraError';

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
 * A trimmed text of any length, or undefined where it shows nothing. Numbers become text.
 * @param label the field's name in the form
 * @throws ChakraError where it is an object or a list, a lost value such as `undefined`, or a rounded number
 */
export const readOptionalText = (given: unknown, label: string): string | undefined =>
	visibleText(given, label)?.trim();

function visibleText(given: unknown, label: string): string | undefined {
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
