import type { INodeProperties } from 'n8n-workflow';
import { uuidIn } from '../../parameters/uuid';
import { apiPath } from '../../transport/apiPath';
import { requestOperation } from '../requestOperation';
import { expectOwnResponse } from '../responseProof';
import { nameFields, readNames } from './nameFields';
import { noSuchUser, readUserId, userField } from './userField';

const methodNotice: INodeProperties = {
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

/** Source: https://apidocs.chakrahq.com/api-11531186 */
export const update = requestOperation({
	entry: {
		name: 'Update',
		value: 'update',
		action: 'Update the name of a user of the team by ID',
		description: 'Change the name of a member of your ChakraHQ team',
	},
	api: ['updateUser'],
	fields: [methodNotice, userField, nameFields],
	request(item) {
		const id = readUserId(item);
		return {
			method: 'PUT',
			path: apiPath`/v1/ext/user/${id}`,
			body: readNames(item),
			idempotent: true,
			// With an ID in the right form, 400 can be about the names.
			explanations: () => ({ ...(!uuidIn(id) && noSuchUser(id)), 404: notTaken, 405: notTaken }),
		};
	},
	check: expectOwnResponse,
});
