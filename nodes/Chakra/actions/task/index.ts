import type { Resource } from '../operation';
import { create } from './create.operation';

export const task: Resource = {
	entry: {
		name: 'Task',
		value: 'task',
		description: 'Calls, visits and other work on a process in ChakraHQ',
	},
	operations: [create],
};
