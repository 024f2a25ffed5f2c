/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { Readable } from 'node:stream';
import {
	NodeConnectionTypes,
	type IBinaryData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** A file of an input item, stored by n8n's own `prepareBinaryData`. */
export interface InputFile {
	bytes: Buffer | AsyncIterable<Uint8Array>;
	fileName?: string;
	mimeType?: string;
	/** Members that replace those that n8n made, to make them wrong on purpose. */
	overlay?: Record<string, unknown>;
	/** Called with the path of a file that is stored outside the items, to change it afterwards. */
	spoil?: (path: string) => Promise<void>;
}

export interface InputItem {
	json?: IDataObject;
	files?: Record<string, InputFile>;
	/** The item has the same stored file as this earlier item, as after a node that makes many items of one. */
	sameFilesAs?: number;
}

/** Makes the items of a test through n8n's own storage. */
export class InputNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Input',
		name: 'input',
		group: ['trigger'],
		version: 1,
		description: 'Makes the items of a test',
		defaults: { name: 'Input' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	execute: INodeType['execute'];

	constructor(items: InputItem[]) {
		this.execute = makeItems(items);
	}
}

function makeItems(items: InputItem[]) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const made: INodeExecutionData[] = [];
		for (const { json = {}, files = {}, sameFilesAs } of items) {
			const binary: Record<string, IBinaryData> = {};
			for (const [field, file] of Object.entries(files)) binary[field] = await store(this, file);
			const own = sameFilesAs === undefined ? binary : made[sameFilesAs]?.binary;
			const hasFiles = Object.keys(own ?? {}).length > 0;
			made.push({ json, ...(hasFiles && { binary: { ...own } }) });
		}
		return [made];
	};
}

async function store({ helpers }: IExecuteFunctions, file: InputFile): Promise<IBinaryData> {
	const bytes = Buffer.isBuffer(file.bytes) ? file.bytes : Readable.from(file.bytes);
	const stored = await helpers.prepareBinaryData(bytes, file.fileName, file.mimeType);
	if (stored.id) await file.spoil?.(helpers.getBinaryPath(stored.id));
	return Object.assign(stored, file.overlay);
}
