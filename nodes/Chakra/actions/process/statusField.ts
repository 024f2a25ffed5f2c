import type { INodeProperties } from 'n8n-workflow';
import { readChoice } from '../../parameters/choice';
import type { Item } from '../item';

const statuses = [
	{ name: 'Cancelled', value: 'CANCELLED' },
	{ name: 'Completed', value: 'COMPLETED' },
	{
		name: 'Not Given',
		value: '',
		description: 'Nothing is sent for it: a process that is there keeps its status',
	},
	{ name: 'Open', value: 'OPEN' },
];

export const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: '',
	description: 'Whether it is being worked on, whatever its state',
	options: statuses,
};

/** @throws ChakraError where it is not one of the three statuses */
export function readStatus(item: Item): string | undefined {
	const status = item.optionalText(statusField);
	return status === undefined ? undefined : knownStatus(status);
}

/** @throws ChakraError where it is not one of the three statuses */
export const knownStatus = (given: string): string =>
	readChoice(given, { ...statusField, options: statuses.filter(({ value }) => value !== '') });
