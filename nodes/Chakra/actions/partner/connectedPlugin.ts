import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../item';

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

/** Which plugin the client is connected to: one that exists, or a new one. */
export const connectedPluginFields = [pluginField, newNameField, ...clientFields];

/**
 * The body of the call.
 * @throws ChakraError where a new plugin has no name, or no plugin is chosen
 */
export function readConnectedPlugin(item: Item): object {
	if (item.choice(pluginField) !== 'new') return { pluginId: item.pluginId };
	const client = clientFields.map((field) => [field.name, item.optionalText(field)]);
	return { newPluginName: item.text(newNameField), ...Object.fromEntries(client) };
}
