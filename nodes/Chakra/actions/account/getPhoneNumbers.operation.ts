import { inferredNotice } from '../../parameters/inferredNotice';
import { apiPath } from '../../transport/apiPath';
import { requestOperation } from '../requestOperation';

/** Source: public client code; no page of the vendor could be read. */
export const getPhoneNumbers = requestOperation({
	entry: {
		name: 'Get Phone Numbers',
		value: 'getPhoneNumbers',
		action: 'Get all of your WhatsApp numbers with ID, quality and limits',
		description:
			'Get the WhatsApp numbers of your ChakraHQ team, with the ID, quality and limits of each',
	},
	api: ['listWhatsappPhoneNumbers'],
	fields: [
		inferredNotice("It works the way other programs do it, and gives ChakraHQ's answer unchanged."),
	],
	isList: true,
	request: () => ({
		method: 'GET',
		path: apiPath`/v1/ext/whatsapp-phone-number`,
		idempotent: true,
	}),
});
