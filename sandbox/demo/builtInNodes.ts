/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
} from 'n8n-workflow';
import { asRecord, asRecords } from '../narrow';

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

function builtIn(
	displayName: string,
	execute: Execute,
	properties: INodeProperties[] = [],
): INodeType {
	return {
		description: {
			displayName,
			name: displayName,
			group: ['transform'],
			version: 1,
			description: `Does what the demo needs of n8n's ${displayName}`,
			defaults: { name: displayName },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		execute,
	};
}

const start = builtIn('Manual Trigger', async function () {
	return [this.getInputData()];
});

const editFields = builtIn(
	'Edit Fields',
	async function () {
		return [
			this.getInputData().map(({ json, binary }, item) => {
				const { assignments } = asRecord(this.getNodeParameter('assignments', item));
				const fields = asRecords(assignments).map(({ name, value }) => [name, value]);
				const own = { json: Object.fromEntries(fields) };
				const isAdded = this.getNodeParameter('includeOtherFields', item) === true;
				return isAdded ? { json: { ...json, ...own.json }, binary, pairedItem: item } : own;
			}),
		];
	},
	[
		{ displayName: 'Fields', name: 'assignments', type: 'assignmentCollection', default: {} },
		{
			displayName: 'Include Other Input Fields',
			name: 'includeOtherFields',
			type: 'boolean',
			default: false,
		},
	],
);

const readFile = builtIn(
	'Read Files',
	async function () {
		const path = String(this.getNodeParameter('fileSelector', 0));
		const data = await this.helpers.prepareBinaryData(createReadStream(path), basename(path));
		return [[{ json: {}, binary: { data } }]];
	},
	[{ displayName: 'File', name: 'fileSelector', type: 'string', default: '' }],
);

const filter = builtIn(
	'Filter',
	async function () {
		const isKept = (item: number) =>
			this.getNodeParameter('conditions', item, false, { extractValue: true }) === true;
		return [
			this.getInputData().flatMap((one, item) =>
				isKept(item) ? [{ ...one, pairedItem: item }] : [],
			),
		];
	},
	[
		{
			displayName: 'Conditions',
			name: 'conditions',
			type: 'filter',
			default: {},
			typeOptions: { filter: { version: 2, caseSensitive: true, typeValidation: 'loose' } },
		},
	],
);

/**
 * Replacements for n8n's own nodes in the demo, by type. `npm ci` installs n8n's engine but not n8n's nodes. The
 * ChakraHQ nodes are the real ones.
 */
export const builtInNodes: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': start,
	'n8n-nodes-base.set': editFields,
	'n8n-nodes-base.readWriteFile': readFile,
	'n8n-nodes-base.filter': filter,
};
