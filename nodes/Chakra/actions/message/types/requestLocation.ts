import { bodyField, interactive } from '../interactive';
import type { MessageType } from '../messageType';

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/location-request-messages */
export const requestLocation: MessageType = {
	entry: { name: 'Request Location', value: 'requestLocation' },
	fields: [
		{
			...bodyField,
			placeholder: 'e.g. Where shall we deliver it?',
			description: 'The text above the button that shares a location, at most 1024 characters',
		},
	],
	build: ({ text }) =>
		interactive('location_request_message', {
			values: { text },
			action: { name: 'send_location' },
		}),
};
