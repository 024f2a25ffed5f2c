import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/server';
import { byId, operate, wabaId, type OperateRun } from '../operate';

type TemplateOperation = 'create' | 'delete' | 'get' | 'getAll' | 'update';

export async function template(
	sandbox: Sandbox,
	operation: TemplateOperation,
	more: INodeParameters,
	run?: OperateRun,
) {
	const account = { account: byId(wabaId) };
	return await operate(sandbox, { resource: 'template', operation, ...account, ...more }, run);
}

/** A template that does not exist yet. */
export const newTemplate: INodeParameters = {
	name: 'order_left',
	language: 'en_US',
	category: 'UTILITY',
	bodyText: 'Your order has left.',
};

export const examples = (values: Record<string, string>): INodeParameters => ({
	example: Object.entries(values).map(([variable, value]) => ({ variable, value })),
});

export const buttons = (...list: INodeParameters[]): INodeParameters => ({ button: list });
