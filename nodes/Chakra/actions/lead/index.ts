import type { Resource } from '../operation';
import { create } from './create.operation';
import { updateMany } from './updateMany.operation';

export const lead: Resource = {
	entry: {
		name: 'Lead',
		value: 'lead',
		description: "Possible customers in ChakraHQ's lead module",
	},
	operations: [create, updateMany],
};
