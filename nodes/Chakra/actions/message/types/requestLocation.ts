import { bodyAbove, interactive } from '../interactive';
import type { MessageType } from '../messageType';

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/location-request-messages */
export const requestLocation: MessageType = {
	entry: { name: 'Request Location', value: 'requestLocation' },
	fields: [bodyAbove('the button that shares a location', 'e.g. Where shall we deliver it?')],
	build: ({ text }) =>
		interactive('location_request_message', {
			values: { text },
			action: { name: 'send_location' },
		}),
};
