import { idLocator } from '../../parameters/idLocator';
import { inferredNotice } from '../../parameters/inferredNotice';
import { apiPath } from '../../transport/apiPath';
import { ChakraError } from '../../transport/chakraError';
import { requestOperation } from '../requestOperation';

/** A WhatsApp number of the team itself. */
const businessNumberField = idLocator({
	field: {
		displayName: 'Phone Number',
		name: 'phoneNumberId',
		description: 'The WhatsApp number of your team',
	},
	search: { method: 'searchSenders', placeholder: 'Select a number...' },
	byId: {
		placeholder: 'e.g. 775966265503012',
		hint: "Meta's phone number ID, shown on the plugin's page beside the number. It is not the number itself.",
	},
});

/** Source: public client code; on no page that could be read. */
export const getPhoneNumber = requestOperation({
	entry: {
		name: 'Get Phone Number',
		value: 'getPhoneNumber',
		action: 'Get a phone number',
		description: 'Get one WhatsApp number of your ChakraHQ team, with its quality and limits',
	},
	api: ['fetchWhatsappPhoneNumber'],
	fields: [
		inferredNotice('It is made as other programs make it. The output is the answer as it is.'),
		businessNumberField,
	],
	request(item) {
		const id = readBusinessNumber(item.value('phoneNumberId', ''));
		return {
			method: 'GET',
			path: apiPath`/v1/ext/whatsapp-phone-number/${id}`,
			idempotent: true,
			explanations: {
				404: {
					happened: `ChakraHQ has no WhatsApp number with the ID ${id}`,
					remedy: 'Choose a number from the list. The ID is not the phone number itself.',
				},
			},
		};
	},
});

/** @throws ChakraError where no number is chosen, or what was given is no ID */
function readBusinessNumber(given: unknown): string {
	const id = String(given ?? '').trim();
	if (/^\d{5,25}$/.test(id)) return id;
	throw new ChakraError(
		id === '' ? 'Phone Number is not set' : `Phone Number "${id.slice(0, 50)}" is not an ID`,
		{
			remedy:
				"Choose a number from the list, or copy the phone number ID from the plugin's page in ChakraHQ: digits only, and not the phone number itself.",
		},
	);
}
