import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readOptionalText } from '../../parameters/givenText';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';

/** The only fields of the update's body that could be read on its page. */
export const nameFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		{
			displayName: 'First Name',
			name: 'firstName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Jane',
		},
		{
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Doe',
		},
	],
};

/**
 * The names to change. An empty one is left as it is: mostly an expression that found nothing.
 * @throws ChakraError where there is none, or one is not a text
 */
export function readNames(item: Item): IDataObject {
	const given = item.collection(nameFields.name);
	const firstName = readOptionalText(given.firstName, 'First Name');
	const lastName = readOptionalText(given.lastName, 'Last Name');
	if (firstName !== undefined || lastName !== undefined) return { firstName, lastName };
	throw new ChakraError('There is nothing to update', {
		remedy: 'Add First Name or Last Name to Update Fields. An empty name changes nothing.',
	});
}
