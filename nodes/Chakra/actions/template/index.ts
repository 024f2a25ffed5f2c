import type { Resource } from '../operation';
import { create } from './create.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const template: Resource = {
	entry: {
		name: 'Message Template',
		value: 'template',
		description: 'Texts that Meta approves once and that can then be sent at any time',
	},
	operations: [create, getAll, update],
};
