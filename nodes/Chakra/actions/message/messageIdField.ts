import type { INodeProperties } from 'n8n-workflow';
import { requiredText, trimmed } from '../../parameters/limitedText';
import type { Item } from '../item';

/** WhatsApp's ID of a message. Triggers and send operations of this package output it. */
export const messageIdField: INodeProperties = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. wamid.HBgLMTU1NTAxMDAwMDE...',
	description: 'The WhatsApp message ID (wamid) of a message that was received',
};

/** Meta documents no limit. An ID has about 60 characters. */
export const MESSAGE_ID_MAX = 512;

/** @throws ChakraError where it is empty or too long */
export function readMessageId(item: Item): string {
	const given = item.value(messageIdField.name, '');
	return requiredText(trimmed(given), { label: messageIdField.displayName, max: MESSAGE_ID_MAX });
}
