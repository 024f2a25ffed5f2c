import type { INodeProperties } from 'n8n-workflow';
import { inferredNotice } from '../../parameters/inferredNotice';
import { pluginIdField } from '../../parameters/pluginId';
import { isObject } from '../../json/isObject';
import { apiPath } from '../../transport/apiPath';
import type { Item } from '../item';
import { idText } from '../acceptedMessageId';
import { onceOperation } from '../requestOperation';

const pluginField: INodeProperties = {
	displayName: 'Plugin',
	name: 'plugin',
	type: 'options',
	noDataExpression: true,
	default: 'existing',
	description: 'Which WhatsApp plugin the client is connected to',
	options: [
		{
			name: 'Existing',
			value: 'existing',
			description: 'Plugin ID in the Options, else the default of the credential',
		},
		{ name: 'New', value: 'new', description: 'ChakraHQ makes a plugin for the client' },
	],
};

const ofNewPlugin = (
	displayName: string,
	name: string,
	placeholder: string,
	more: Partial<INodeProperties> = {},
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	displayOptions: { show: { plugin: ['new'] } },
	...more,
});
const newNameField = ofNewPlugin('New Plugin Name', 'newPluginName', 'e.g. Example client', {
	required: true,
});
const clientFields = [
	ofNewPlugin('Client Reference ID', 'clientReferenceId', 'e.g. client-42', {
		description: 'Your own reference for the client',
	}),
	ofNewPlugin('Client Name', 'clientName', 'e.g. Example Ltd'),
	ofNewPlugin('Client Email', 'clientEmail', 'e.g. name@example.com'),
];

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
			'It is made as other programs make it. Whoever has the token can connect an account, and it stands in the execution data.',
		),
		pluginField,
		newNameField,
		...clientFields,
	],
	options: [{ ...pluginIdField, displayOptions: { show: { '/plugin': ['existing'] } } }],
	request: (item) => ({
		method: 'POST',
		path: apiPath`/v1/ext/whatsapp-partner/create-connect-token`,
		body: item.choice(pluginField) === 'new' ? newPlugin(item) : { pluginId: item.pluginId },
		idempotent: false,
		provesDone: (data) => isObject(data) && idText(data.connectToken) !== undefined,
		explanations: {
			404: {
				happened: 'ChakraHQ has no such plugin, or your team is no partner',
				remedy: 'Check Plugin ID. Connect tokens are for partners of ChakraHQ: ask its support.',
			},
		},
	}),
});

/** @throws ChakraError where it has no name */
function newPlugin(item: Item): object {
	const client = clientFields.map((field) => [field.name, item.optionalText(field)]);
	return { newPluginName: item.text(newNameField), ...Object.fromEntries(client) };
}
