import type { INodeProperties } from 'n8n-workflow';
import { readJsonObject } from '../../parameters/jsonObject';
import type { Item } from '../item';

/**
 * Source of the members: developers.facebook.com/documentation/business-messaging/whatsapp/calling/call-settings
 */
export const settingsField: INodeProperties = {
	displayName: 'Settings (JSON)',
	name: 'settingsJson',
	type: 'json',
	required: true,
	default: '{\n  "status": "ENABLED"\n}',
	description:
		'The members of Meta\'s object "calling" to change, such as status, call_icon_visibility, call_hours or callback_permission_status. What Get Settings gave can be given back as it is.',
};

/**
 * The members of Meta's object "calling", given alone or inside that object.
 * @throws ChakraError where it is not a JSON object
 */
export function readSettings(item: Item): object {
	const { displayName, name } = settingsField;
	const given = readJsonObject(item.value(name, ''), displayName);
	return readJsonObject(given.calling ?? given, displayName);
}
