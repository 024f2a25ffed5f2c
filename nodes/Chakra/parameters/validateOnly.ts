import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ApiRequest } from '../transport/apiClient';
import { ChakraError } from '../transport/chakraError';

/** Checks everything and sends nothing. */
export const validateOnlyField: INodeProperties = {
	displayName: 'Validate Only',
	name: 'validateOnly',
	type: 'boolean',
	// On where it is added: who adds it wants no message to go out. Without it, messages go out.
	default: true,
	description:
		'Whether to check everything and output the exact request, without sending or uploading anything',
};

/** An operation's `once`: a message that is only checked can be checked again. */
export function unlessValidateOnly(this: IExecuteFunctions, itemIndex: number): boolean {
	return !isValidateOnly(this, itemIndex);
}

const meanings: ReadonlyArray<[isOn: boolean, ...given: unknown[]]> = [
	[true, true, 'true', 1, '1'],
	[false, false, 'false', 0, '0', '', null, undefined],
];

/**
 * Whether nothing may go out. An expression can give text or a number for it: what is not plainly off sends nothing.
 * @throws ChakraError where it is neither on nor off
 */
export function isValidateOnly(context: IExecuteFunctions, itemIndex: number): boolean {
	const value: unknown = context.getNodeParameter('options.validateOnly', itemIndex, false);
	const plain = typeof value === 'string' ? value.trim().toLowerCase() : value;
	const meaning = meanings.find(([, ...given]) => given.includes(plain));
	if (meaning) return meaning[0];
	throw new ChakraError(`Validate Only must be true or false, and is ${JSON.stringify(value)}`, {
		remedy: "Correct the expression of Validate Only in the node's options.",
	});
}

/** The request that would go out; the access token is no part of it. */
export function validated(baseUrl: string, { method, path, body }: ApiRequest): IDataObject {
	return {
		validateOnly: true,
		request: {
			method,
			url: `${baseUrl}${path}`,
			...(body && { body: { ...body } }),
		},
	};
}
