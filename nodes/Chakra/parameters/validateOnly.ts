import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ApiRequest } from '../transport/chakraApi';

/** Checks everything and sends nothing. */
export const validateOnlyField: INodeProperties = {
	displayName: 'Validate Only',
	name: 'validateOnly',
	type: 'boolean',
	default: false,
	description:
		'Whether to check everything and output the exact request, without sending or uploading anything',
};

/** An operation's `once`: a message that is only checked can be checked again. */
export function unlessValidateOnly(this: IExecuteFunctions, itemIndex: number): boolean {
	return this.getNodeParameter('options.validateOnly', itemIndex, false) !== true;
}

/** The request that would go out; the access token is no part of it. */
export function validated(baseUrl: string, { method, path, body }: ApiRequest): IDataObject {
	const content = body?.(new AbortController().signal);
	return {
		validateOnly: true,
		request: {
			method,
			url: `${baseUrl}${path}`,
			...(content && !(content instanceof FormData) && { body: content }),
		},
	};
}
