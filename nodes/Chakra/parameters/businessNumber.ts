import type { INodeProperties } from 'n8n-workflow';
import { idLocator } from './idLocator';
import type { ItemParameters } from './itemParameters';
import { chosenId } from './metaId';

/** A field for one of the team's WhatsApp numbers, chosen by Meta's phone number ID. */
export const businessNumberLocator = (
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
): INodeProperties =>
	idLocator({
		field,
		search: { method: 'searchSenders', placeholder: 'Select a number...' },
		byId: {
			placeholder: 'e.g. 775966265503012',
			hint: "Meta's phone number ID, shown on the plugin's page beside the number. It is not the number itself.",
		},
	});

export const businessNumberField = businessNumberLocator({
	displayName: 'Phone Number',
	name: 'phoneNumberId',
	description: 'The WhatsApp number of your team',
});

/**
 * @returns Meta's phone number ID, digits only
 * @throws ChakraError where no number is chosen, or the value is not such an ID
 */
export const readBusinessNumber = (item: ItemParameters, field = businessNumberField): string =>
	chosenId(
		item.value(field.name, ''),
		field.displayName,
		"Choose a number from the list, or copy the phone number ID from the plugin's page in ChakraHQ: digits only, and not the phone number itself.",
	);
