import { requiredText, trimmed } from '../../parameters/limitedText';
import { optionsField } from '../../parameters/optionsField';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import { pluginIdField } from '../../parameters/pluginId';
import { readSender, senderField } from '../../parameters/sender';
import { messagesPath, sendExplanations } from '../../account/metaApi';
import type { Operation } from '../operation';
import { MESSAGE_ID_MAX, messageIdField } from './messageIdField';

/**
 * The blue ticks. What ChakraHQ answers to it is not documented, so any 2xx without `_errors` counts; doing it twice
 * changes nothing, so it is tried again like a read.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages (mark messages as read, typing
 * indicators), through https://apidocs.chakrahq.com/api-11313675
 */
export const markAsRead: Operation = {
	entry: {
		name: 'Mark as Read',
		value: 'markAsRead',
		action: 'Mark a WhatsApp message as read',
		description: 'Show the person that a message was read, and optionally that you are typing',
	},
	api: ['sendWhatsappMessagePassThrough'],
	description: [
		{ ...senderField, description: 'The WhatsApp number of your team that received the message' },
		messageIdField,
		{
			displayName: 'Typing Indicator',
			name: 'typingIndicator',
			type: 'boolean',
			default: false,
			description:
				'Whether to show that you are typing, until your next message or for at most 25 seconds',
		},
		optionsField([maxTriesField, pluginIdField, timeoutField]),
	],

	async prepare(item) {
		const pluginId = item.pluginId;
		const senderId = readSender(item);
		const messageId = requiredText(trimmed(item.value('messageId', '')), {
			label: 'Message ID',
			max: MESSAGE_ID_MAX,
		});
		const isTyping = item.value('typingIndicator', false) === true;
		return async () => {
			await item.send({
				method: 'POST',
				path: messagesPath(pluginId, senderId),
				body: {
					messaging_product: 'whatsapp',
					status: 'read',
					message_id: messageId,
					...(isTyping && { typing_indicator: { type: 'text' } }),
				},
				idempotent: true,
				explanations: {
					...sendExplanations(pluginId),
					200: {
						happened: 'ChakraHQ did not mark the message as read',
						remedy: 'Check Message ID: it must be of a message that came in at this sender.',
					},
				},
			});
			return item.outputs({ success: true, messageId });
		};
	},
};
