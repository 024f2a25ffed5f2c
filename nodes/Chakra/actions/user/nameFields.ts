import type { IDataObject, INodeProperties } from 'n8n-workflow';
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

/** @throws ChakraError where neither name was added */
export function readNames(item: Item): IDataObject {
	const { firstName, lastName } = item.changed(nameFields.name);
	if (firstName !== undefined || lastName !== undefined) return { firstName, lastName };
	throw new ChakraError('There is nothing to update', {
		remedy: 'Add First Name or Last Name to Update Fields.',
	});
}
