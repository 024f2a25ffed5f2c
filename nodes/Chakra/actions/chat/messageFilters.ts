import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { limitField, returnAllField } from '../../parameters/listFields';
import { readOptionalPointInTime } from '../../parameters/pointInTime';
import type { Item } from '../item';
import { timeOf } from './chatMessage';

const orderField: INodeProperties = {
	displayName: 'Order',
	name: 'order',
	type: 'options',
	default: 'newestFirst',
	description: 'Which messages come first, and with Limit which are given',
	options: [
		{ name: 'Newest First', value: 'newestFirst' },
		{ name: 'Oldest First', value: 'oldestFirst' },
	],
};

const sinceField: INodeProperties = {
	displayName: 'Since',
	name: 'since',
	type: 'dateTime',
	default: '',
	description: 'Only messages from this time on. Empty means all that ChakraHQ keeps.',
};

export const messageFilterFields = [returnAllField, limitField, orderField, sinceField];

/** Which messages are wanted, and in which order. */
interface MessageFilters {
	/** Infinity for all. */
	limit: number;
	isOldestFirst: boolean;
	/** In epoch milliseconds; -Infinity for all. */
	since: number;
}

/** @throws ChakraError where Limit is no number, or Since is no date */
export const readMessageFilters = (item: Item): MessageFilters => ({
	limit: item.flag(returnAllField) ? Infinity : item.number(limitField),
	isOldestFirst: item.choice(orderField) === 'oldestFirst',
	since: readSince(item),
});

/** @returns epoch milliseconds. @throws ChakraError where it is no date */
function readSince(item: Item): number {
	const given = item.filter(sinceField);
	const zone = item.context.getTimezone();
	const since = readOptionalPointInTime(given, sinceField.displayName, zone);
	return since?.toMillis() ?? -Infinity;
}

/** @param newestFirst messages from newest to oldest; no more of them are read than needed */
export async function wantedMessages(
	newestFirst: AsyncIterable<IDataObject>,
	{ limit, isOldestFirst, since }: MessageFilters,
): Promise<IDataObject[]> {
	const messages: IDataObject[] = [];
	for await (const message of newestFirst) {
		const time = timeOf(message);
		// A message without a time may be older than the limit, so it is left out.
		if (time === 0 && since > 0) continue;
		if (time < since) break;
		messages.push(message);
		if (messages.length >= limit && !isOldestFirst) break;
	}
	// A list can be in order on the first page and out of order later.
	messages.sort((a, b) => timeOf(b) - timeOf(a));
	return isOldestFirst ? messages.reverse().slice(0, limit) : messages;
}
