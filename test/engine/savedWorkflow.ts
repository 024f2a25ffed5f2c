import type { IWorkflowBase } from 'n8n-workflow';

/** A workflow as n8n's database has it. */
export const savedWorkflow = (
	workflow: Pick<IWorkflowBase, 'nodes'> & Partial<IWorkflowBase>,
): IWorkflowBase => ({
	id: 'engine-test',
	name: 'Engine test',
	connections: {},
	active: false,
	activeVersionId: null,
	isArchived: false,
	createdAt: new Date(),
	updatedAt: new Date(),
	...workflow,
});
