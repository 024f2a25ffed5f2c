import { businessNumberField } from '../../parameters/businessNumber';
import { readRecipient, recipientField } from '../../parameters/recipient';
import { requestOperation } from '../requestOperation';
import { callingPath } from './callingPath';

/** Source: the vendor's SDK, src/resources/whatsapp/calling.ts */
export const getPermissions = requestOperation({
	entry: {
		name: 'Get Permissions',
		value: 'getPermissions',
		action: 'Get the WhatsApp call permissions of a person',
		description: 'Check whether one of your numbers may call a person on WhatsApp',
	},
	api: ['getCallPermissions'],
	fields: [
		businessNumberField,
		{
			...recipientField,
			description:
				'Phone number of the person with country code, written in any way, or the user ID from an event',
		},
	],
	request(item) {
		const person = readRecipient(item);
		return {
			method: 'GET',
			path: callingPath(item, 'call_permissions'),
			query: 'to' in person ? { user_wa_id: person.to } : person,
			idempotent: true,
		};
	},
});
