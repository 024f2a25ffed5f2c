import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';

/**
 * Reads a JSON field: text, or the object that an expression gives.
 * @param label the field's name in the form
 * @throws ChakraError where it is not a JSON object, or an empty one
 */
export function readJsonObject(given: unknown, label: string): Record<string, unknown> {
	const value = typeof given === 'string' ? parseJson(given) : given;
	if (isObject(value) && Object.keys(value).length > 0) return value;
	throw new ChakraError(`${label} is not a JSON object with something in it`, {
		remedy: 'It begins with { and ends with }, with names and texts in double quotes.',
	});
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
