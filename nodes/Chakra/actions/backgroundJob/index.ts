import type { Resource } from '../operation';
import { get } from './get.operation';
import { getEntries } from './getEntries.operation';
import { wait } from './wait.operation';

export const backgroundJob: Resource = {
	entry: {
		name: 'Background Job',
		value: 'backgroundJob',
		description: 'Work that ChakraHQ does after a bulk call has been answered',
	},
	operations: [get, getEntries, wait],
};
