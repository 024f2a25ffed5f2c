import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';

/**
 * A JSON field: text, or the object that an expression gives.
 * @param label how the form calls the field
 * @throws ChakraError where it is no JSON object, or an empty one
 */
export function readJsonObject(given: unknown, label: string): Record<string, unknown> {
	const value = typeof given === 'string' ? parsed(given) : given;
	if (isObject(value) && Object.keys(value).length > 0) return value;
	throw new ChakraError(`${label} is not a JSON object with something in it`, {
		remedy: 'It begins with { and ends with }, with names and texts in double quotes.',
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
