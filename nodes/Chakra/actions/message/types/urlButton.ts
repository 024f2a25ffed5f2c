import { requiredText, trimmed } from '../../../parameters/limitedText';
import {
	bodyAbove,
	footerField,
	headerFields,
	headerMediaKind,
	interactive,
	webAddress,
} from '../interactive';
import type { MessageType } from '../messageType';

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-cta-url-messages */
export const urlButton: MessageType = {
	entry: { name: 'URL Button', value: 'urlButton' },
	fields: [
		bodyAbove('the button', 'e.g. Your order can be followed in our shop.'),
		{
			displayName: 'Button Text',
			name: 'buttonText',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Open the shop',
			description: 'The text of the button, at most 20 characters',
		},
		{
			displayName: 'Button URL',
			name: 'buttonUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/shop',
			description: 'The page that the button opens',
		},
		...headerFields,
		footerField,
	],
	mediaKind: headerMediaKind,
	build: (values, media) =>
		interactive('cta_url', {
			values,
			media,
			action: {
				name: 'cta_url',
				parameters: {
					display_text: requiredText(trimmed(values.buttonText), { label: 'Button Text', max: 20 }),
					url: webAddress(values.buttonUrl, 'Button URL'),
				},
			},
		}),
};
