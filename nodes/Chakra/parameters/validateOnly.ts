import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ApiRequest } from '../transport/apiClient';

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

/** The request that would go out; the access token is no part of it. */
export function validated(
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
