import type { INodeProperties } from 'n8n-workflow';
import { apiPath } from '../../transport/apiPath';
import { ChakraError } from '../../transport/chakraError';
import { requestOperation } from '../requestOperation';
import { userField } from './userField';

const notice: INodeProperties = {
	displayName:
		"ChakraHQ's documentation gives this call the method GET and a body, which cannot both be right. It is sent with PUT, as the update of a process is. If ChakraHQ answers 404 or 405, the method is another one.",
	name: 'methodNotice',
	type: 'notice',
	default: '',
};

const notTaken = {
	happened: 'ChakraHQ has no such user, or does not take this call with PUT',
	remedy:
		'Read the user with User > Get first. If that works, the method of the update is another one: ask ChakraHQ support which, and change the user in ChakraHQ until then.',
};

const namesField: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		{ displayName: 'First Name', name: 'firstName', type: 'string', default: '' },
		{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '' },
	],
};

/** Source: https://apidocs.chakrahq.com/api-11531186; only these two fields of the body could be read. */
export const update = requestOperation({
	entry: {
		name: 'Update',
		value: 'update',
		action: 'Update the name of a user of the team',
		description: 'Change the name of a member of your ChakraHQ team',
	},
	api: ['updateUser'],
	fields: [notice, userField, namesField],
	request(item) {
		const id = item.text(userField);
		const { firstName, lastName } = item.changed('updateFields');
		if (firstName === undefined && lastName === undefined) {
			throw new ChakraError('There is nothing to update', {
				remedy: 'Add First Name or Last Name to Update Fields.',
			});
		}
		return {
			method: 'PUT',
			path: apiPath`/v1/ext/user/${id}`,
			body: { firstName, lastName },
			idempotent: true,
			explanations: { 404: notTaken, 405: notTaken },
		};
	},
});
