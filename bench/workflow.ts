import type { ImportedWorkflow } from '../sandbox/n8n';
import { chain, start, type WorkflowNode } from '../sandbox/n8n/workflow';

/** A workflow that runs its nodes one after the other, when it is told to. */
export const workflowOf = (id: string, nodes: WorkflowNode[]): ImportedWorkflow => ({
	...chain([start, ...nodes]),
	id,
	name: id,
});
