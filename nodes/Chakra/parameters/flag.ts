import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';

const BOOLEAN_VALUES: ReadonlyArray<[isOn: boolean, ...given: unknown[]]> = [
	[true, true, 'true', 1, '1'],
	[false, false, 'false', 0, '0', '', null, undefined],
];

/**
 * A boolean parameter. An expression may give it as text or as a number.
 * @throws ChakraError where the value is neither true nor false
 */
export function readFlag(
	value: unknown,
	{ displayName }: Pick<INodeProperties, 'displayName'>,
): boolean {
	const normalized = typeof value === 'string' ? value.trim().toLowerCase() : value;
	const match = BOOLEAN_VALUES.find(([, ...given]) => given.includes(normalized));
	if (match) return match[0];
	const shown = String(JSON.stringify(value)).slice(0, 50);
	throw new ChakraError(`${displayName} must be true or false, and is ${shown}`, {
		remedy: `Correct the expression of ${displayName}.`,
	});
}
