import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ApiRequest } from '../transport/apiClient';

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
