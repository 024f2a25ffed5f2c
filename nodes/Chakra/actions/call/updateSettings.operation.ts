import { whatsappExplanations } from '../../account/metaApi';
import type { INodeProperties } from 'n8n-workflow';
import { businessNumberField } from '../../parameters/businessNumber';
import { readJsonObject } from '../../parameters/jsonObject';
import { requestOperation } from '../requestOperation';
import { callingPath } from './callingPath';

const settingsField: INodeProperties = {
	displayName: 'Settings (JSON)',
	name: 'settingsJson',
	type: 'json',
	required: true,
	default: '{\n  "status": "ENABLED"\n}',
	description:
		'The members of Meta\'s object "calling" to change, such as status, call_icon_visibility, call_hours or callback_permission_status. What Get Settings gave can be given back as it is.',
};

/** Source of the members: developers.facebook.com/documentation/business-messaging/whatsapp/calling/call-settings */
export const updateSettings = requestOperation({
	entry: {
		name: 'Update Settings',
		value: 'updateSettings',
		action: 'Update WhatsApp calling settings',
		description: 'Change the settings for WhatsApp calls of one of your numbers',
	},
	api: ['updateCallingSettings'],
	fields: [businessNumberField, settingsField],
	request(item) {
		const label = settingsField.displayName;
		const given = readJsonObject(item.value('settingsJson', ''), label);
		return {
			method: 'POST',
			path: callingPath(item, 'settings'),
			body: { calling: readJsonObject(given.calling ?? given, label) },
			idempotent: true,
			explanations: {
				...whatsappExplanations,
				200: {
					happened: 'WhatsApp did not change the settings',
					remedy: 'Compare what you gave with what Get Settings gives.',
				},
			},
		};
	},
});
