/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Container } from '@n8n/di';
import {
	NodeConnectionTypes,
	Workflow,
	createRunExecutionData,
	type IBinaryData,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
	type NodeExecutionHint,
} from 'n8n-workflow';
import { Chakra } from '../../nodes/Chakra/Chakra.node';
import { credentialsHelper } from './credentials';

// n8n-core keeps its settings and stored files in the user's folder: give it one of its own, before it is loaded.
const folder = mkdtempSync(join(tmpdir(), 'chakra-engine-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'false';
// eslint-disable-next-line @typescript-eslint/no-require-imports -- after the lines above, which an import would precede
const core: typeof import('n8n-core') = require('n8n-core');
const { BinaryDataConfig, BinaryDataService, ExecutionLifecycleHooks, WorkflowExecute } = core;

/** Where n8n keeps files: outside the items, inside them, or among an item's JSON (n8n 2's combined mode). */
export type BinaryMode = 'filesystem' | 'memory' | 'combined';
export const binaryModes: BinaryMode[] = ['filesystem', 'memory', 'combined'];

/** A file of an input item, stored by n8n's own `prepareBinaryData`. */
export interface InputFile {
	bytes: Buffer | AsyncIterable<Uint8Array>;
	fileName?: string;
	mimeType?: string;
	/** Laid over what n8n made of it: to be wrong on purpose. */
	overlay?: Partial<IBinaryData>;
}

export interface InputItem {
	json?: IDataObject;
	files?: Record<string, InputFile>;
	/** The same stored file as this earlier item's, as after a node that fans out. */
	sameFilesAs?: number;
}

export interface Run {
	items: InputItem[];
	parameters?: INodeParameters;
	credential: IDataObject;
	binaryMode?: BinaryMode;
	onError?: INode['onError'];
	/** Cancels the run as n8n's Stop button does, that many milliseconds after its start. */
	cancelAfterMs?: number;
}

export interface Result {
	run: IRun;
	output: INodeExecutionData[];
	errorOutput: INodeExecutionData[];
	error: { message: string; description?: string | null; httpCode?: string | null } | undefined;
	hints: NodeExecutionHint[];
}

/** Runs the real node in the real engine, after a node that makes the items. */
export async function runChakra(options: Run): Promise<Result> {
	const { parameters = {}, binaryMode = 'filesystem', onError } = options;
	await useBinaryMode(binaryMode);
	const nodes: INode[] = [
		node('Input', 'test.input', {}),
		{
			...node('ChakraHQ', 'test.chakra', {
				resource: 'media',
				operation: 'uploadPublic',
				pluginId: '',
				binaryPropertyName: 'data',
				options: {},
				...parameters,
			}),
			credentials: { chakraApi: { id: '1', name: 'ChakraHQ' } },
			...(onError && { onError }),
		},
	];
	const settings: IWorkflowSettings = {
		executionOrder: 'v1',
		...(binaryMode === 'combined' && { binaryMode: 'combined' }),
	};
	const connections = {
		Input: { main: [[{ node: 'ChakraHQ', type: 'main' as const, index: 0 }]] },
	};
	const workflow = new Workflow({
		id: 'engine-test',
		nodes,
		connections,
		active: false,
		nodeTypes: nodeTypes(options.items, binaryMode),
		settings,
	});
	const data: IWorkflowBase = {
		id: 'engine-test',
		name: 'Engine test',
		nodes,
		connections,
		settings,
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
	};
	const execution = new WorkflowExecute(
		additionalData(options.credential, data),
		'manual',
		createRunExecutionData(),
	).run({ workflow, startNode: nodes[0] });
	if (options.cancelAfterMs !== undefined)
		setTimeout(() => execution.cancel(), options.cancelAfterMs);
	const run = await execution;
	const task = run.data.resultData.runData.ChakraHQ?.[0];
	return {
		run,
		output: task?.data?.main?.[0] ?? [],
		errorOutput: task?.data?.main?.[1] ?? [],
		error: task?.error ?? run.data.resultData.error,
		hints: task?.hints ?? [],
	};
}

async function useBinaryMode(mode: BinaryMode): Promise<void> {
	const config = Container.get(BinaryDataConfig);
	config.localStoragePath = join(folder, 'binary');
	config.mode = mode === 'memory' ? 'default' : 'filesystem';
	await Container.get(BinaryDataService).init();
}

function node(name: string, type: string, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

function nodeTypes(items: InputItem[], binaryMode: BinaryMode): INodeTypes {
	const known: Record<string, INodeType> = {
		'test.input': new Input(items, binaryMode),
		'test.chakra': new Chakra(),
	};
	const get = (type: string) => {
		const found = known[type];
		if (!found) throw new Error(`No node type ${type}`);
		return found;
	};
	return { getByName: get, getByNameAndVersion: get, getKnownTypes: () => ({}) };
}

/** Makes the items of a test through n8n's own storage. */
class Input implements INodeType {
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

	constructor(items: InputItem[], binaryMode: BinaryMode) {
		this.execute = makeItems(items, binaryMode);
	}
}

function makeItems(items: InputItem[], binaryMode: BinaryMode) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const made: INodeExecutionData[] = [];
		for (const { json = {}, files = {}, sameFilesAs } of items) {
			const binary: Record<string, IBinaryData> = {};
			for (const [field, file] of Object.entries(files)) binary[field] = await store(this, file);
			const own = sameFilesAs === undefined ? binary : filesOf(made[sameFilesAs], binaryMode);
			made.push(
				binaryMode === 'combined'
					? { json: { ...json, ...toJson(own) } }
					: { json, ...(Object.keys(own).length > 0 && { binary: { ...own } }) },
			);
		}
		return [made];
	};
}

async function store(context: IExecuteFunctions, file: InputFile): Promise<IBinaryData> {
	const { Readable } = await import('node:stream');
	const bytes = Buffer.isBuffer(file.bytes) ? file.bytes : Readable.from(file.bytes);
	const stored = await context.helpers.prepareBinaryData(bytes, file.fileName, file.mimeType);
	return { ...stored, ...file.overlay };
}

function filesOf(item: INodeExecutionData | undefined, binaryMode: BinaryMode) {
	if (binaryMode !== 'combined') return item?.binary ?? {};
	return JSON.parse(JSON.stringify(item?.json ?? {})) as Record<string, IBinaryData>;
}

function toJson(binary: Record<string, IBinaryData>): IDataObject {
	return JSON.parse(JSON.stringify(binary)) as IDataObject;
}

function additionalData(
	credential: IDataObject,
	workflow: IWorkflowBase,
): IWorkflowExecuteAdditionalData {
	const unused = () => {
		throw new Error('These tests do not use this');
	};
	const url = 'http://127.0.0.1:5678';
	return {
		credentialsHelper: credentialsHelper(credential),
		hooks: new ExecutionLifecycleHooks('manual', 'engine-test', workflow),
		executeWorkflow: unused,
		getRunExecutionData: unused,
		getRuntimeCredential: unused,
		startRunnerTask: unused,
		logAiEvent: () => {},
		currentNodeExecutionIndex: 0,
		executionId: 'engine-test',
		restApiUrl: url,
		instanceBaseUrl: url,
		formBaseUrl: url,
		formWaitingBaseUrl: url,
		formTestBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		mcpBaseUrl: url,
		mcpTestBaseUrl: url,
		variables: {},
		externalSecretsProxy: new core.ExternalSecretsProxy(),
	};
}
