import type { WorkflowNode } from '../sandbox/n8n/workflow';

/** @param pattern path or glob; one item for each file that it matches */
export const readFiles = (pattern: string): WorkflowNode => ({
	name: 'Read files',
	type: 'n8n-nodes-base.readWriteFile',
	typeVersion: 1.1,
	parameters: { operation: 'read', fileSelector: pattern, options: {} },
});

export const firstRecipient = 15_550_200_001;

/** Makes so many items of one, each with a `recipient` of its own and all with the same stored file, if it has one. */
export const repeatItem = (items: number): WorkflowNode[] => [
	{
		name: 'List recipients',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			mode: 'raw',
			includeOtherFields: true,
			jsonOutput: `={{ { recipient: Array.from({ length: ${items} }, (_, at) => String(${firstRecipient} + at)) } }}`,
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
