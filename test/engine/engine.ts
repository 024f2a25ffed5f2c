import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
	NodeExecutionHint,
} from 'n8n-workflow';
import { Chakra } from '../../nodes/Chakra/Chakra.node';
import { type BinaryMode } from './core';
import { InputNode, type InputItem } from './inputNode';
import { runWorkflow, type HostFacts, type WorkflowResult } from './runWorkflow';

export { binaryModes, type BinaryMode } from './core';
export type { InputFile, InputItem } from './inputNode';

export interface Run {
	items: InputItem[];
	parameters?: INodeParameters;
	credential: IDataObject;
	binaryMode?: BinaryMode;
	onError?: INode['onError'];
	/** Cancels the run as n8n's Stop button does, as soon as it gives true. */
	cancelWhen?: () => boolean;
	host?: HostFacts;
}

export interface Result extends WorkflowResult {
	output: INodeExecutionData[];
	errorOutput: INodeExecutionData[];
	error: { message: string; description?: string | null; httpCode?: string | null } | undefined;
	hints: NodeExecutionHint[];
}

/** Runs the real node in the real engine, after a node that outputs the items. */
export async function runChakra(options: Run): Promise<Result> {
	const { items, parameters = {}, credential, binaryMode = 'filesystem', onError } = options;
	const result = await runWorkflow({
		nodes: [
			node('Input', 'test.input', {}),
			{ ...chakraNode('test.chakra', parameters), ...(onError && { onError }) },
		],
		connections: { Input: { main: [[{ node: 'ChakraHQ', type: 'main', index: 0 }]] } },
		nodeTypes: {
			'test.input': new InputNode(items),
			'test.chakra': new Chakra(),
		},
		credential,
		binaryMode,
		cancelWhen: options.cancelWhen,
		host: options.host,
	});
	return { ...result, ...resultOf(result.run) };
}

export function node(name: string, type: string, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

/** Upload Public Media, unless the parameters say otherwise. */
export function chakraNode(type: string, parameters: INodeParameters): INode {
	return {
		...node('ChakraHQ', type, {
			resource: 'media',
			operation: 'uploadPublic',
			binaryPropertyName: 'data',
			options: {},
			...parameters,
		}),
		credentials: { chakraApi: { id: '1', name: 'ChakraHQ' } },
	};
}

function resultOf(run: IRun): Omit<Result, 'run'> {
	const { runData, error } = run.data.resultData;
	const made = runData.Input?.[0];
	if (made?.error) throw made.error;
	const task = runData.ChakraHQ?.[0];
	return {
		output: task?.data?.main?.[0] ?? [],
		errorOutput: task?.data?.main?.[1] ?? [],
		error: task?.error ?? error,
		hints: task?.hints ?? [],
	};
}
