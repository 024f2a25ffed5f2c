import { whatsappExplanations } from '../../account/metaApi';
import { businessNumberField } from '../../parameters/businessNumber';
import { requestOperation } from '../requestOperation';
import { expectOwnResponse } from '../responseProof';
import { callingPath } from './callingPath';
import { readSettings, settingsField } from './settingsField';

export const updateSettings = requestOperation({
	entry: {
		name: 'Update Settings',
		value: 'updateSettings',
		action: 'Update the WhatsApp calling settings of a number by JSON',
		description: 'Change the settings for WhatsApp calls of one of your numbers',
	},
	api: ['updateCallingSettings'],
	fields: [businessNumberField, settingsField],
	request: (item) => ({
		method: 'POST',
		path: callingPath(item, 'settings'),
		body: { calling: readSettings(item) },
		idempotent: true,
		explanations: () => ({
			...whatsappExplanations,
			200: {
				happened: 'WhatsApp did not change the settings',
				remedy: 'Compare what you gave with what Get Settings gives.',
			},
		}),
	}),
	check: expectOwnResponse,
});
