import { whatsappExplanations } from '../../account/metaApi';
import { businessNumberField, readBusinessNumber } from '../../parameters/businessNumber';
import { inferredNotice } from '../../parameters/inferredNotice';
import { apiPath } from '../../transport/apiPath';
import { requestOperation } from '../requestOperation';

/** Source: public client code; no page of the vendor could be read. */
export const getPhoneNumber = requestOperation({
	entry: {
		name: 'Get Phone Number',
		value: 'getPhoneNumber',
		action: 'Get the quality and limits of one of your WhatsApp numbers',
		description: 'Get one WhatsApp number of your ChakraHQ team, with its quality and limits',
	},
	api: ['fetchWhatsappPhoneNumber'],
	fields: [
		inferredNotice("It works the way other programs do it, and gives ChakraHQ's answer unchanged."),
		businessNumberField,
	],
	request(item) {
		const id = readBusinessNumber(item);
		return {
			method: 'GET',
			path: apiPath`/v1/ext/whatsapp-phone-number/${id}`,
			idempotent: true,
			explanations: () => ({
				...whatsappExplanations,
				404: {
					happened: `ChakraHQ has no WhatsApp number with the ID ${id}`,
					remedy: 'Choose a number from the list. The ID is not the phone number itself.',
				},
			}),
		};
	},
});
