import type { IDataObject, INode, INodeParameters, INodeType } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/server';
import { chakraNode, node } from './engine';
import { InputNode } from './inputNode';
import { runWorkflow } from './runWorkflow';
import { AgentNode, ChakraTool } from './toolNode';

/** A value that the model gives. */
export const fromAi = (key: string) => `={{ $fromAI('${key}', 'What to use', 'string') }}`;

/** An agent with this node for a tool, through n8n-core's own wrapper. */
export async function callTool(
	sandbox: Sandbox,
	parameters: INodeParameters,
	...calls: Array<Record<string, unknown>>
) {
	return await runAgent(sandbox, parameters, new AgentNode(calls));
}

/** @param settings of the tool's node. @returns what the agent outputs */
export async function runAgent(
	{ token, url, pluginId }: Sandbox,
	parameters: INodeParameters,
	agent: INodeType,
	settings: Partial<INode> = {},
	agentType = 'test.agent',
	items: IDataObject[] = [{}],
) {
	const { run } = await runWorkflow({
		nodes: [
			node('Input', 'test.input', {}),
			node('Agent', agentType, {}),
			{ ...chakraNode('test.chakraTool', parameters), name: 'Send WhatsApp', ...settings },
		],
		connections: {
			Input: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			'Send WhatsApp': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
		nodeTypes: {
			'test.input': new InputNode(items.map((json) => ({ json }))),
			[agentType]: agent,
			'test.chakraTool': new ChakraTool(),
		},
		credential: { accessToken: token, baseUrl: url, pluginId },
		binaryMode: 'filesystem',
	});
	const { error, runData } = run.data.resultData;
	if (error) throw error;
	return (runData.Agent?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
}
