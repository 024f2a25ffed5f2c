import {
	NodeConnectionTypes,
	type EngineResponse,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { Chakra } from '../../nodes/Chakra/Chakra.node';

/** The node as n8n offers it to agents: without input, and with a tool as its output. */
export class ChakraTool extends Chakra {
	constructor() {
		super();
		this.description = { ...this.description, inputs: [], outputs: [NodeConnectionTypes.AiTool] };
	}
}

/** A tool as n8n-core wraps a node. */
interface Tool {
	name: string;
	description: string;
	schema: { safeParse(given: unknown): { success: boolean } };
	invoke(given: Record<string, unknown>): Promise<unknown>;
}

const isTool = (given: unknown): given is Tool =>
	typeof given === 'object' && given !== null && 'invoke' in given && 'schema' in given;

/**
 * Does what an agent of version 1 or 2 does with a tool: reads its schema, and calls it. Its model reads an error of
 * the tool as an empty text (AgentExecutor of @langchain/classic).
 */
export class AgentNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: 'Calls its tool',
		usableAsTool: true,
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	execute: INodeType['execute'];

	/** @param onError what the model reads of an error */
	constructor(calls: Array<Record<string, unknown>>, onError: (error: Error) => string = () => '') {
		this.execute = async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const tool = await toolOf(this);
			const outputs: INodeExecutionData[] = [];
			for (const call of calls) outputs.push(await outputOf(tool, call, onError));
			return [outputs];
		};
	}
}

/** An agent that makes its calls at the same time. */
export class BusyAgentNode extends AgentNode {
	/**
	 * @param tools `one`: as an agent with several calls in one answer of its model. `each`: as one whose Batch
	 * Processing works on several items, each with a tool of its own
	 */
	constructor(calls: Array<Record<string, unknown>>, tools: 'one' | 'each') {
		super(calls);
		this.execute = async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const first = await toolOf(this);
			const outputs = calls.map(async (call) => {
				return await outputOf(tools === 'one' ? first : await toolOf(this), call);
			});
			return [await Promise.all(outputs)];
		};
	}
}

/** An agent of version 3: it asks the engine to run the tool's node, and is run again with the results. */
export class EngineAgentNode extends AgentNode {
	/** @param itemIndex of the agent's item that the calls are for */
	constructor(tool: string, calls: IDataObject[], itemIndex = 0) {
		super(calls);
		this.execute = async function (this: IExecuteFunctions, response?: EngineResponse) {
			const results = response?.actionResponses ?? [];
			if (results.length > 0) {
				return [results.map(({ data }) => ({ json: { answer: JSON.stringify(data.data) } }))];
			}
			const actions = calls.map((input, index) => ({
				actionType: 'ExecutionNodeAction' as const,
				nodeName: tool,
				input,
				type: NodeConnectionTypes.AiTool,
				id: `call_${index}`,
				metadata: { itemIndex },
			}));
			return { actions, metadata: {} };
		};
	}
}

async function toolOf(agent: IExecuteFunctions): Promise<Tool> {
	const [tool] = [await agent.getInputConnectionData(NodeConnectionTypes.AiTool, 0)].flat(2);
	if (!isTool(tool)) throw new Error('The node is no tool');
	return tool;
}

async function outputOf(
	tool: Tool,
	call: Record<string, unknown>,
	onError: (error: Error) => string = () => '',
): Promise<INodeExecutionData> {
	const accepted = tool.schema.safeParse(call).success;
	const answer = await tool.invoke(call).catch(onError);
	return { json: { name: tool.name, accepted, answer: String(answer) } };
}
