import { apiPath } from '../../transport/apiPath';
import { requestOperation } from '../requestOperation';
import { noSuchUser, readUserId, userField, versionField, versionOf } from './userField';

/** Sources: https://apidocs.chakrahq.com/api-11531158 (V1), https://apidocs.chakrahq.com/api-11531166 (V2) */
export const get = requestOperation({
	entry: {
		name: 'Get',
		value: 'get',
		action: 'Get a user of the team by ID',
		description: 'Get one member of your ChakraHQ team',
	},
	api: ['fetchUserV2', 'fetchUser'],
	fields: [userField],
	options: [versionField],
	request(item) {
		const id = readUserId(item);
		return {
			method: 'GET',
			path: apiPath`/${versionOf(item)}/ext/user/${id}`,
			idempotent: true,
			explanations: () => noSuchUser(id),
		};
	},
});
