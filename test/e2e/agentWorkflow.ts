import type { ImportedWorkflow } from '../../sandbox/n8n';
import { chain, type WorkflowNode } from '../../sandbox/n8n/workflow';

const langchain = '@n8n/n8n-nodes-langchain';

/** n8n's AI Agent. */
export const agentNode = (text: string, options: Record<string, unknown> = {}): WorkflowNode => ({
	name: 'AI Agent',
	type: `${langchain}.agent`,
	typeVersion: 3.1,
	parameters: { promptType: 'define', text, options },
});

/** A model with an OpenAI-compatible API. */
export const modelNode = (credentials: WorkflowNode['credentials']): WorkflowNode => ({
	name: 'Model',
	type: `${langchain}.lmChatOpenAi`,
	typeVersion: 1.2,
	parameters: { model: { __rl: true, mode: 'id', value: 'stand-in' }, options: { maxRetries: 0 } },
	credentials,
});

/** Nodes in a row with an AI Agent among them, and the nodes that are connected to the agent as its model and tools. */
export function agentChain(
	nodes: WorkflowNode[],
	below: Array<{ node: WorkflowNode; kind: 'ai_languageModel' | 'ai_tool'; to: string }>,
): ImportedWorkflow {
	const workflow = chain(nodes);
	const links = below.map(({ node, kind, to }) => [
		node.name,
		{ [kind]: [[{ node: to, type: kind, index: 0 }]] },
	]);
	const more = below.map(({ node }, i) => ({
		id: `below-${i}`,
		position: [i * 220, 250],
		...node,
	}));
	return {
		...workflow,
		nodes: [...workflow.nodes, ...more],
		connections: { ...workflow.connections, ...Object.fromEntries(links) },
	};
}
