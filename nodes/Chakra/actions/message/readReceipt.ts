import type { INodeProperties } from 'n8n-workflow';
import { sendExplanations } from '../../account/metaApi';
import { senderField } from '../../parameters/sender';
import type { Explanations } from '../../transport/explain';
import type { Item } from '../item';
import { messageIdField, readMessageId } from './messageIdField';

const typingIndicatorField: INodeProperties = {
	displayName: 'Typing Indicator',
	name: 'typingIndicator',
	type: 'boolean',
	default: false,
	description:
		'Whether to show that you are typing, until your next message or for at most 25 seconds',
};

export const readReceiptFields: INodeProperties[] = [
	{ ...senderField, description: 'The WhatsApp number of your team that received the message' },
	messageIdField,
	typingIndicatorField,
];

/**
 * The body of a read receipt in Meta's format. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/messages (mark messages as read, typing
 * indicators), through https://apidocs.chakrahq.com/api-11313675
 * @throws ChakraError where the message ID is empty or too long
 */
export function readReceipt(item: Item): object {
	return {
		messaging_product: 'whatsapp',
		status: 'read',
		message_id: readMessageId(item),
		...(item.flag(typingIndicatorField) && { typing_indicator: { type: 'text' } }),
	};
}

export const readReceiptExplanations = (pluginId: string): Explanations => ({
	...sendExplanations(pluginId),
	200: {
		happened: 'ChakraHQ did not mark the message as read',
		remedy: 'Check Message ID: it must be of a message that came in at this sender.',
	},
});
