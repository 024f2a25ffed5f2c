import type { Resource } from '../operation';
import { create } from './create.operation';
import { createMany } from './createMany.operation';
import { remove } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { updateMany } from './updateMany.operation';
import { upsert } from './upsert.operation';

export const process: Resource = {
	entry: {
		name: 'Process',
		value: 'process',
		description: 'Work that the team keeps in ChakraHQ: leads, tickets, field visits',
	},
	operations: [create, createMany, upsert, remove, get, getAll, update, updateMany],
};
