import { apiPath } from '../../transport/apiPath';
import { requestOperation } from '../requestOperation';

/** Source: https://apidocs.chakrahq.com/api-11531312. Only the names of its members are documented. */
export const getConfig = requestOperation({
	entry: {
		name: 'Get Configuration',
		value: 'getConfig',
		action: 'Get the configuration with procedures, attributes and roles',
		description:
			'Get the configuration of your ChakraHQ team: procedures, attributes, roles, state tasks and their IDs',
	},
	api: ['fetchConfig'],
	fields: [],
	request: () => ({ method: 'GET', path: apiPath`/v1/ext/config`, idempotent: true }),
});
