import type { ImportedWorkflow } from '../sandbox/n8n';
import { credential } from './stage';

/** A node of a straight workflow. */
export interface Node {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, unknown>;
}

/** A workflow that runs its nodes one after the other, when it is told to. */
export function workflowOf(id: string, nodes: Node[]): ImportedWorkflow {
	const all = [start, ...nodes];
	return {
		id,
		name: id,
		nodes: all.map((node, at) => ({ ...node, id: `${id}-${at}`, position: [at * 220, 0] })),
		connections: Object.fromEntries(
			nodes.map(({ name }, at) => [
				all[at]?.name ?? '',
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
		),
		settings: { executionOrder: 'v1' },
		active: false,
	};
}

const start: Node = {
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	parameters: {},
};

/** @param pattern path or glob; one item for each file that it matches */
export const readFiles = (pattern: string): Node => ({
	name: 'Read files',
	type: 'n8n-nodes-base.readWriteFile',
	typeVersion: 1.1,
	parameters: { operation: 'read', fileSelector: pattern, options: {} },
});

/** Makes so many items of one, all of which carry the same stored file. */
export const repeatItem = (items: number): Node[] => [
	{
		name: 'List recipients',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			mode: 'raw',
			includeOtherFields: true,
			jsonOutput: `={{ { recipient: Array.from({ length: ${items} }, (_, at) => at) } }}`,
			options: { stripBinary: false },
		},
	},
	{
		name: 'One item each',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: { fieldToSplitOut: 'recipient', options: { includeBinary: true } },
	},
];

const credentials = { chakraApi: credential };

export const chakraUpload = (options: Record<string, unknown> = {}): Node => ({
	name: 'Upload',
	type: 'n8n-nodes-chakrahq.chakra',
	typeVersion: 1,
	parameters: {
		resource: 'media',
		operation: 'uploadPublic',
		pluginId: '',
		binaryPropertyName: 'data',
		options,
	},
	credentials,
});

/** The same upload as people do it without this package. */
export const httpRequestUpload = (url: string, options: Record<string, unknown> = {}): Node => ({
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
	credentials,
});
