import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';

const MEANINGS: ReadonlyArray<[isOn: boolean, ...given: unknown[]]> = [
	[true, true, 'true', 1, '1'],
	[false, false, 'false', 0, '0', '', null, undefined],
];

/**
 * On or off; an expression can give text or a number for it.
 * @throws ChakraError where it is neither
 */
export function readFlag(
	value: unknown,
	{ displayName }: Pick<INodeProperties, 'displayName'>,
): boolean {
	const plain = typeof value === 'string' ? value.trim().toLowerCase() : value;
	const meaning = MEANINGS.find(([, ...given]) => given.includes(plain));
	if (meaning) return meaning[0];
	throw new ChakraError(`${displayName} must be true or false, and is ${JSON.stringify(value)}`, {
		remedy: `Correct the expression of ${displayName}.`,
	});
}
