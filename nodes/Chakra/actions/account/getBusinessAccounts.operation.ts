import { readOptionalText } from '../../parameters/givenText';
import { inferredNotice } from '../../parameters/inferredNotice';
import { choosePluginId, pluginIdField } from '../../parameters/pluginId';
import { apiPath } from '../../transport/apiPath';
import { requestOperation } from '../requestOperation';

const onlyPluginField = {
	...pluginIdField,
	hint: 'Leave empty for the accounts of all plugins',
	description: 'Only the accounts of this WhatsApp plugin: its ID, or the address of its page',
};

/** Source: public client code; no page of the vendor could be read. */
export const getBusinessAccounts = requestOperation({
	entry: {
		name: 'Get Business Accounts',
		value: 'getBusinessAccounts',
		action: 'Get all WhatsApp business accounts with their IDs',
		description: 'Get the WhatsApp Business Accounts of your ChakraHQ team',
	},
	api: ['listWhatsappBusinessAccounts'],
	fields: [
		inferredNotice("It works the way other programs do it, and gives ChakraHQ's answer unchanged."),
		onlyPluginField,
	],
	isList: true,
	request(item) {
		const { displayName } = onlyPluginField;
		const given = readOptionalText(item.filter(onlyPluginField), displayName);
		return {
			method: 'GET',
			path: apiPath`/v1/ext/whatsapp-business-account`,
			...(given !== undefined && { query: { pluginId: choosePluginId(given, '') } }),
			idempotent: true,
		};
	},
});
