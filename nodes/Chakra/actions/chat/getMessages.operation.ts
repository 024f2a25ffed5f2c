import { optionsField } from '../../parameters/optionsField';
import { maxTriesField, requestTimeoutField } from '../../parameters/retryOptions';
import { simplifyField } from '../../parameters/simplify';
import type { Operation } from '../operation';
import { simplifiedMessage } from './chatMessage';
import { messageFilterFields, readMessageFilters, wantedMessages } from './messageFilters';
import { whoseMessages, whoseMessagesFields } from './whoseMessages';

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
		...messageFilterFields,
		simplifyField,
		optionsField([maxTriesField, requestTimeoutField]),
	],

	async prepare(item) {
		const filters = readMessageFilters(item);
		const isSimplified = item.flag(simplifyField);
		const newestFirst = whoseMessages(item);
		return async () => {
			const messages = await wantedMessages(newestFirst(), filters);
			return item.outputs(...(isSimplified ? messages.map(simplifiedMessage) : messages));
		};
	},
};
