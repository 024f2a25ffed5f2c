import type { Resource } from '../operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const user: Resource = {
	entry: { name: 'User', value: 'user', description: 'Members of your ChakraHQ team' },
	operations: [get, getAll, update],
};
