import type { WorkflowNode } from '../sandbox/n8n/workflow';
import { credential } from './stage';

export const chakraUpload = (
	options: Record<string, unknown> = {},
	account = credential,
): WorkflowNode => ({
	name: 'Upload',
	type: 'n8n-nodes-chakrahq.chakra',
	typeVersion: 1,
	parameters: {
		resource: 'media',
		operation: 'uploadPublic',
		binaryPropertyName: 'data',
		options,
	},
	credentials: { chakraApi: account },
});

/** The same upload as people do it without this package. */
export const httpRequestUpload = (
	url: string,
	options: Record<string, unknown> = {},
	account = credential,
): WorkflowNode => ({
	name: 'Upload',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.5,
	parameters: {
		method: 'POST',
		url,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'chakraApi',
		sendBody: true,
		contentType: 'multipart-form-data',
		bodyParameters: {
			parameters: [{ parameterType: 'formBinaryData', name: 'file', inputDataFieldName: 'data' }],
		},
		options,
	},
	credentials: { chakraApi: account },
});
