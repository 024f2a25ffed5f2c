import { isObject } from '../../json/isObject';
import { inferredNotice } from '../../parameters/inferredNotice';
import { pluginIdField } from '../../parameters/pluginId';
import { apiPath } from '../../transport/apiPath';
import { onceOperation } from '../requestOperation';
import { idText } from '../responseProof';
import { connectedPluginFields, readConnectedPlugin } from './connectedPlugin';

/**
 * May create a plugin, so it is never repeated. Source: https://apidocs.chakrahq.com/api-28220708 (title only), public
 * client code
 */
export const createConnectToken = onceOperation({
	entry: {
		name: 'Create Connect Token',
		value: 'createConnectToken',
		action: 'Create a token to connect a WhatsApp account',
		description:
			"Create a short-lived token for ChakraHQ's widget, in which a client connects a WhatsApp account",
	},
	api: ['createConnectToken'],
	fields: [
		inferredNotice(
			'It works the way other programs do it. Whoever has the token can connect an account, and the token is kept in the execution data.',
		),
		...connectedPluginFields,
	],
	options: [{ ...pluginIdField, displayOptions: { show: { '/plugin': ['existing'] } } }],
	request: (item) => ({
		method: 'POST',
		path: apiPath`/v1/ext/whatsapp-partner/create-connect-token`,
		body: readConnectedPlugin(item),
		idempotent: false,
		provesDone: (data) => isObject(data) && idText(data.connectToken) !== undefined,
		explanations: () => ({
			404: {
				happened: 'ChakraHQ has no such plugin, or your team is no partner',
				remedy: 'Check Plugin ID. Connect tokens are for partners of ChakraHQ: ask its support.',
			},
		}),
	}),
});
