import type { ImportedWorkflow } from '../sandbox/n8n';

/** A node of a straight workflow. */
export interface Node {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
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
