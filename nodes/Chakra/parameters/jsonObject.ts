import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { jsonValue } from '../json/parseJson';
import { unserializable, unserializableOrUndefined } from '../json/valuesIn';
import { ChakraError } from '../transport/chakraError';

/**
 * Reads a JSON field: text, or the object that an expression gives.
 * @param label the field's name in the form
 * @throws ChakraError where it is not a JSON object, or an empty one
 */
export function readJsonObject(given: unknown, label: string): Record<string, unknown> {
	const value = jsonValue(given);
	// A member that an expression did not find is not sent.
	if (isObject(value) && Object.values(value).some((member) => member !== undefined)) {
		expectSerializable(value, label);
		return value;
	}
	throw new ChakraError(`${label} is not a JSON object with something in it`, {
		remedy: notJsonRemedy(
			given,
			'It begins with { and ends with }, with names and texts in double quotes.',
		),
	});
}

/**
 * As {@link readJsonObject}, for a field that may be empty, which gives an empty object.
 * @throws ChakraError where it is not a JSON object
 */
export function readOptionalJsonObject(
	given: unknown,
	{ displayName, placeholder = '' }: INodeProperties,
): Record<string, unknown> {
	const isBlank = typeof given === 'string' && given.trim() === '';
	if (given === undefined || given === null || isBlank) return {};
	const value = jsonValue(given);
	if (isObject(value)) return value;
	throw new ChakraError(`${displayName} is not a JSON object`, {
		remedy: notJsonRemedy(
			given,
			`Write it as ${placeholder.replace('e.g. ', '')}, with names and texts in double quotes.`,
		),
	});
}

/** The error for an optional JSON field whose expression found nothing: going on without it would be unsaid. */
export const nothingFoundFor = (label: string): ChakraError =>
	new ChakraError(`Nothing was found for ${label}`, {
		remedy: 'Look at what its values are taken from, or leave it out.',
	});

/** @throws ChakraError where the field was added to the Options and its expression found nothing */
export function expectFound(options: IDataObject, { name, displayName }: INodeProperties): void {
	if (Object.hasOwn(options, name) && (options[name] ?? null) === null) {
		throw nothingFoundFor(displayName);
	}
}

/** A text that n8n made of an object, or text behind the form's own {} or [], where a dragged field comes to stand. */
const isBesideText = /\[object |^\s*(?:\{\}|\[\])\s*\S/;

/** What to do about a field that is not JSON: about what stands beside an expression in it, else `remedy`. */
export const notJsonRemedy = (given: unknown, remedy: string): string =>
	typeof given === 'string' && isBesideText.test(given)
		? 'Remove what stands before and behind the expression, such as {}. Inside a longer text, end it with .toJsonString().'
		: remedy;

/**
 * Checks that nothing in a value is lost when it is written as JSON.
 * @throws ChakraError where it holds NaN, Infinity, a bigint or an invalid date
 */
export function expectSerializable(value: unknown, label: string): void {
	const invalid = unserializable(value);
	if (invalid !== undefined) throw cannotBeWritten(label, invalid);
}

/**
 * As {@link expectSerializable}, where each member must have a value.
 * @throws ChakraError also where it holds undefined
 */
export function expectEveryValue(value: unknown, label: string): void {
	const invalid = unserializableOrUndefined(value);
	if (invalid !== undefined) throw cannotBeWritten(label, invalid);
}

const cannotBeWritten = (label: string, invalid: string) =>
	new ChakraError(`${label} holds ${invalid}`, {
		remedy: `ChakraHQ cannot be told this: correct ${label}.`,
	});
