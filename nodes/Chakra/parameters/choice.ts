import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';

/**
 * One of these values. An expression may write it in capital letters.
 * @param label the field's name in the form
 * @throws ChakraError where it is another value
 */
export function readOneOf<Value extends string>(
	given: unknown,
	values: readonly Value[],
	label: string,
): Value {
	const text = String(given).trim();
	const found =
		values.find((value) => value === text) ??
		values.find((value) => value.toLowerCase() === text.toLowerCase());
	if (found !== undefined) return found;
	throw new ChakraError(`${label} "${text.slice(0, 50)}" is none of its choices`, {
		remedy: `Give one of ${values.join(', ')}.`,
	});
}

/**
 * As {@link readOneOf}, with the values of a field with options, or the names that the form shows for them.
 * @throws ChakraError where it is another value
 */
export function readChoice(
	given: unknown,
	{ displayName, options = [] }: Pick<INodeProperties, 'displayName' | 'options'>,
): string {
	const choices = options.flatMap((option) =>
		'value' in option ? [{ name: option.name, value: String(option.value) }] : [],
	);
	const values = choices.map(({ value }) => value);
	const wanted = String(given).trim().toLowerCase();
	const isValue = values.some((value) => value.toLowerCase() === wanted);
	const named = choices.find(({ name }) => name.toLowerCase() === wanted);
	return named && !isValue ? named.value : readOneOf(given, values, displayName);
}
