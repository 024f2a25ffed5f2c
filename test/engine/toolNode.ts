import {
	NodeConnectionTypes,
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

/** Does what an agent does with a tool: reads its schema, and calls it. */
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

	constructor(calls: Array<Record<string, unknown>>) {
		this.execute = async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const [tool] = [await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)].flat(2);
			if (!isTool(tool)) throw new Error('The node is no tool');
			const outputs: INodeExecutionData[] = [];
			for (const call of calls) {
				const accepted = tool.schema.safeParse(call).success;
				const answer = await tool
					.invoke(call)
					.catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
				outputs.push({ json: { name: tool.name, accepted, answer: String(answer) } });
			}
			return [outputs];
		};
	}
}
