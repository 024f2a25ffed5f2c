import { optionalText, trimmed } from '../../../parameters/limitedText';
import { latitudeField, longitudeField, readPlace } from '../../../parameters/place';
import type { MessageType } from '../messageType';

/** Meta documents no limit. This is longer than any map needs. */
const PLACE_MAX = 1000;

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/location-messages */
export const location: MessageType = {
	entry: { name: 'Location', value: 'location' },
	fields: [
		{ ...latitudeField, required: true },
		{ ...longitudeField, required: true },
		{
			displayName: 'Place Name',
			name: 'placeName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Main Store',
		},
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			placeholder: 'e.g. Main Street 1',
			description: 'WhatsApp shows it only together with a place name',
		},
	],
	build: (values) => {
		const name = optionalText(trimmed(values.placeName), { label: 'Place Name', max: PLACE_MAX });
		const address = optionalText(trimmed(values.address), { label: 'Address', max: PLACE_MAX });
		return {
			type: 'location',
			location: {
				...readPlace(values),
				...(name !== undefined && { name }),
				...(address !== undefined && { address }),
			},
		};
	},
};
