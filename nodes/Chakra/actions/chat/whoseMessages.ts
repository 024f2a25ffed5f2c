import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { phoneNumberField, readPhoneNumber } from '../../parameters/phoneNumber';
import { idIn } from '../../parameters/uuid';
import type { Item } from '../item';
import { chatField } from './chatField';
import { messagesOfChat, newestFirst, newestOfNumber } from './storedMessages';

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

export const whoseMessagesFields: INodeProperties[] = [
	findByField,
	{ ...phoneNumberField, displayOptions: { show: { findBy: ['phoneNumber'] } } },
	{ ...chatField, displayOptions: { show: { findBy: ['chat'] } } },
];

const readChatId = (item: Item): string => idIn(item.text(chatField));

/**
 * The messages from newest to oldest, read when they are asked for.
 * @throws ChakraError where what it is found by is empty or cannot be used
 */
export function whoseMessages(item: Item): () => AsyncGenerator<IDataObject> {
	if (item.choice(findByField) === 'chat') {
		const request = messagesOfChat(readChatId(item));
		return () => newestFirst(item, request);
	}
	const number = readPhoneNumber(item);
	return () => newestOfNumber(item, number);
}
