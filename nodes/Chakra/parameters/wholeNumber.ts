import type { INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../json/narrow';
import { ChakraError } from '../transport/chakraError';

/**
 * A whole number, within the limits of its field.
 * @throws ChakraError where it is something else
 */
export function readWholeNumber(values: JsonObject, field: INodeProperties): number {
	const { minValue = 0, maxValue = Number.MAX_SAFE_INTEGER } = field.typeOptions ?? {};
	const { [field.name]: given = field.default } = values;
	const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	if (
		typeof value === 'number' &&
		Number.isInteger(value) &&
		value >= minValue &&
		value <= maxValue
	) {
		return value;
	}
	throw new ChakraError(
		`${field.displayName} must be a whole number from ${minValue} to ${maxValue}, and is ${String(JSON.stringify(given)).slice(0, 50)}`,
		{ remedy: `Correct ${field.displayName}.` },
	);
}
