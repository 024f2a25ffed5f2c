import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { limitField, returnAllField } from '../../parameters/listFields';
import { optionsField } from '../../parameters/optionsField';
import { phoneNumberField, readPhoneNumber } from '../../parameters/phoneNumber';
import { maxTriesField, requestTimeoutField } from '../../parameters/retryOptions';
import { simplifyField } from '../../parameters/simplify';
import { readPointInTime } from '../../parameters/pointInTime';
import type { Item } from '../item';
import type { Operation } from '../operation';
import { chatField } from './chatField';
import { simplifiedMessage, timeOf } from './chatMessage';
import { messagesOfChat, messagesOfNumber, newestFirst } from './storedMessages';

const findByField: INodeProperties = {
	displayName: 'Find By',
	name: 'findBy',
	type: 'options',
	default: 'phoneNumber',
	description: 'Whose messages to get',
	options: [
		{ name: 'Phone Number', value: 'phoneNumber' },
		{ name: 'Chat', value: 'chat' },
	],
};

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

export const getMessages: Operation = {
	entry: {
		name: 'Get Messages',
		value: 'getMessages',
		action: 'Get the WhatsApp messages of a chat or a phone number',
		description: 'Get the WhatsApp messages of a chat or of a phone number, in both directions',
	},
	api: ['listChatMessages', 'listChatMessagesForPhoneNumber'],
	description: [
		findByField,
		{ ...phoneNumberField, displayOptions: { show: { findBy: ['phoneNumber'] } } },
		{ ...chatField, displayOptions: { show: { findBy: ['chat'] } } },
		returnAllField,
		limitField,
		orderField,
		sinceField,
		simplifyField,
		optionsField([maxTriesField, requestTimeoutField]),
	],

	async prepare(item) {
		const limit = item.flag(returnAllField) ? Infinity : item.number(limitField);
		const isOldestFirst = item.text(orderField) === 'oldestFirst';
		const since = readSince(item);
		const isSimplified = item.flag(simplifyField);
		const request = requestFor(item);
		return async () => {
			const messages: IDataObject[] = [];
			for await (const message of newestFirst(item, request)) {
				const time = timeOf(message);
				// A message without a time may be older than the limit, so it is left out.
				if (time === 0 && since > 0) continue;
				if (time < since) break;
				messages.push(message);
				if (messages.length >= limit && !isOldestFirst) break;
			}
			// A list can be in order on the first page and out of order later.
			messages.sort((a, b) => timeOf(b) - timeOf(a));
			const asked = isOldestFirst ? messages.reverse().slice(0, limit) : messages;
			return item.outputs(...(isSimplified ? asked.map(simplifiedMessage) : asked));
		};
	},
};

/** @throws ChakraError where the chat or phone number is empty or invalid */
function requestFor(item: Item) {
	return item.text(findByField) === 'chat'
		? messagesOfChat(item.text(chatField))
		: messagesOfNumber(readPhoneNumber(item.value('phoneNumber', '')));
}

/** @returns epoch milliseconds. @throws ChakraError where it is no date */
function readSince(item: Item): number {
	const given = item.value(sinceField.name, '');
	if (given === '' || given === null || given === undefined) return -Infinity;
	return readPointInTime(given, sinceField.displayName, item.context.getTimezone()).toMillis();
}
