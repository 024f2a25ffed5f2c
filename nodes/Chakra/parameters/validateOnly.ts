import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ApiRequest } from '../transport/apiClient';
import { ChakraError } from '../transport/chakraError';
import { readFlag } from './flag';

/** Checks everything and sends nothing. */
export const validateOnlyField: INodeProperties = {
	displayName: 'Validate Only',
	name: 'validateOnly',
	type: 'boolean',
	// Defaults to on, because whoever adds the option wants nothing to be sent.
	default: true,
	description:
		'Whether to check everything and output the exact request, without sending or uploading anything',
};

/**
 * Off where the option was not added. An expression that finds no value must not turn it off: the message would go out.
 * @throws ChakraError where it was added and is neither true nor false
 */
export function readValidateOnly(options: IDataObject): boolean {
	const { name } = validateOnlyField;
	if (!Object.hasOwn(options, name)) return false;
	const { [name]: given } = options;
	if (given !== undefined && given !== null) return readFlag(given, validateOnlyField);
	throw new ChakraError('Validate Only has no value, so nothing was sent', {
		remedy: 'Correct the expression of Validate Only, or take the option away.',
	});
}

/** The output of Validate Only: the request that would be sent, without the access token. */
export function requestPreview(
	baseUrl: string,
	{ method, path, body }: Pick<ApiRequest, 'method' | 'path' | 'body'>,
): IDataObject {
	return {
		validateOnly: true,
		request: {
			method,
			url: `${baseUrl}${path}`,
			...(body && { body: { ...body } }),
		},
	};
}
