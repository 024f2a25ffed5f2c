import { apiPath } from '../../transport/apiPath';
import { onePage } from '../../transport/pages';
import { listOperation } from '../listOperation';
import { versionField, versionOf } from './userField';

/** Sources: https://apidocs.chakrahq.com/api-11531149 (V1), https://apidocs.chakrahq.com/api-11531150 (V2) */
export const getAll = listOperation({
	entry: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many users of the team with their IDs',
		description: 'Get the members of your ChakraHQ team',
	},
	api: ['listUsersV2', 'listUsers'],
	fields: [],
	options: [versionField],
	request: (item) => ({
		method: 'GET',
		path: apiPath`/${versionOf(item)}/ext/users`,
		idempotent: true,
	}),
	next: onePage,
});
