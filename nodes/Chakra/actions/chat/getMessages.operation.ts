import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { limitField, returnAllField } from '../../parameters/listFields';
import { optionsField } from '../../parameters/optionsField';
import { maxTriesField, requestTimeoutField } from '../../parameters/retryOptions';
import { simplifyField } from '../../parameters/simplify';
import type { Operation } from '../operation';
import { simplifiedMessage, timeOf } from './chatMessage';
import { readSince, sinceField } from './since';
import { newestFirst } from './storedMessages';
import { whoseMessages, whoseMessagesFields } from './whoseMessages';

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

export const getMessages: Operation = {
	entry: {
		name: 'Get Messages',
		value: 'getMessages',
		action: 'Get the WhatsApp messages of a chat or a phone number',
		description: 'Get the WhatsApp messages of a chat or of a phone number, in both directions',
	},
	api: ['listChatMessages', 'listChatMessagesForPhoneNumber'],
	description: [
		...whoseMessagesFields,
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
		const request = whoseMessages(item);
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
