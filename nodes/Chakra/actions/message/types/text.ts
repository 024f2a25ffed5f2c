import { readFlag } from '../../../parameters/flag';
import { requiredText } from '../../../parameters/limitedText';
import { bodyField } from '../interactive';
import type { MessageType } from '../messageType';

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/text-messages */
export const text: MessageType = {
	entry: { name: 'Text', value: 'text' },
	fields: [
		{ ...bodyField, description: 'The text of the message, at most 4096 characters' },
		{
			displayName: 'Link Preview',
			name: 'previewUrl',
			type: 'boolean',
			default: false,
			description: 'Whether to show a preview of the first link in the text',
		},
	],
	build: ({ text: given, previewUrl }) => ({
		type: 'text',
		text: {
			body: requiredText(given, { label: 'Text', max: 4096 }),
			...(readFlag(previewUrl, { displayName: 'Link Preview' }) && { preview_url: true }),
		},
	}),
};
