import type { INodeProperties } from 'n8n-workflow';
import { optionalText, trimmed } from '../../parameters/limitedText';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { MESSAGE_ID_MAX } from './messageIdField';
import type { MessageType } from './messageType';

export const replyToField: INodeProperties = {
	displayName: 'Reply to Message ID',
	name: 'replyToMessageId',
	type: 'string',
	default: '',
	placeholder: 'e.g. wamid.HBgLMTU1NTAxMDAwMDE...',
	description:
		'The WhatsApp message ID (wamid) of a message of this chat, which is then shown as a quote above this one',
};

/**
 * The part of a message that names the message it answers. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/messages (contextual replies)
 * @throws ChakraError where it is too long, or the type of message cannot answer another
 */
export function readReplyTo({ options }: Item, { cannotReply }: MessageType): object {
	const { displayName: label, name } = replyToField;
	const messageId = optionalText(trimmed(options[name]), { label, max: MESSAGE_ID_MAX });
	if (messageId === undefined) return {};
	if (!cannotReply) return { context: { message_id: messageId } };
	throw new ChakraError(`${label} does not go with a reaction`, {
		remedy: 'Remove the option: Message ID says already which message the reaction is for.',
	});
}
