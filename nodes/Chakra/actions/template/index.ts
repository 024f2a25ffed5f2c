import type { Resource } from '../operation';
import { create } from './create.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const template: Resource = {
	entry: {
		name: 'Template',
		value: 'template',
		description: 'Create, change and list templates',
	},
	operations: [create, getAll, update],
};
