import { ChakraError } from '../transport/chakraError';
import { idLocator } from './idLocator';
import { copiedId } from './metaId';

/** A WhatsApp number of the team, chosen by Meta's phone number ID. */
export const businessNumberField = idLocator({
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

/**
 * @returns Meta's phone number ID, digits only
 * @throws ChakraError where no number is chosen, or the value is not such an ID
 */
export function readBusinessNumber(given: unknown): string {
	const id = copiedId(given, businessNumberField.displayName);
	if (/^\d{5,25}$/.test(id)) return id;
	throw new ChakraError(
		id === '' ? 'Phone Number is not set' : `Phone Number "${id.slice(0, 50)}" is not an ID`,
		{
			remedy:
				"Choose a number from the list, or copy the phone number ID from the plugin's page in ChakraHQ: digits only, and not the phone number itself.",
		},
	);
}
