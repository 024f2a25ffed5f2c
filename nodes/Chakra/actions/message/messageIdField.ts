import type { INodeProperties } from 'n8n-workflow';

/** WhatsApp's ID of a message, as triggers and sends of this node give it. */
export const messageIdField: INodeProperties = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. wamid.HBgLMTU1NTAxMDAwMDE...',
	description: 'The WhatsApp message ID (wamid) of a message that was received',
};

/** Meta states none; a wamid has some 60 characters, and no ID is a text of its own. */
export const MESSAGE_ID_MAX = 512;
