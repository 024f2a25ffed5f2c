import type { INodeProperties } from 'n8n-workflow';
import { readPointInTime } from '../../parameters/pointInTime';
import type { Item } from '../item';

export const sinceField: INodeProperties = {
	displayName: 'Since',
	name: 'since',
	type: 'dateTime',
	default: '',
	description: 'Only messages from this time on. Empty means all that ChakraHQ keeps.',
};

/** @returns epoch milliseconds. @throws ChakraError where it is no date */
export function readSince(item: Item): number {
	const given = item.value(sinceField.name, '');
	if (given === '' || given === null || given === undefined) return -Infinity;
	return readPointInTime(given, sinceField.displayName, item.context.getTimezone()).toMillis();
}
