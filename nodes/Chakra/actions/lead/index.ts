import type { Resource } from '../operation';
import { create } from './create.operation';

export const lead: Resource = {
	entry: {
		name: 'Lead',
		value: 'lead',
		description: "Possible customers in ChakraHQ's lead module",
	},
	operations: [create],
};
