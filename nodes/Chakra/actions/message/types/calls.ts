import type { INodeProperties } from 'n8n-workflow';
import { optionalText, trimmed } from '../../../parameters/limitedText';
import { readWholeNumber } from '../../../parameters/wholeNumber';
import { bodyAbove, bodyField, interactive } from '../interactive';
import type { MessageType } from '../messageType';

/**
 * The answer arrives as a message of type `callPermission`. Meta allows one request a day and two a week per person.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/calling/user-call-permissions
 */
export const callPermissionRequest: MessageType = {
	entry: { name: 'Call Permission Request', value: 'callPermissionRequest' },
	fields: [
		{
			...bodyField,
			placeholder: 'e.g. May we call you about your order?',
			description:
				'Why you would like to call, at most 1024 characters; the buttons stand below it',
		},
	],
	build: ({ text }) =>
		interactive('call_permission_request', {
			values: { text },
			action: {
				name: 'call_permission_request',
			},
		}),
};

const validForField: INodeProperties = {
	displayName: 'Valid for (Minutes)',
	name: 'ttlMinutes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 43_200 },
	default: 10_080,
	description: 'How long the button can be used, 1 to 43200 minutes (30 days)',
};

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/calling/call-button-messages-deep-links */
export const voiceCallButton: MessageType = {
	entry: { name: 'Voice Call Button', value: 'voiceCallButton' },
	fields: [
		bodyAbove('the button', 'e.g. Do you have a question? Call us.'),
		{
			displayName: 'Button Text',
			name: 'buttonText',
			type: 'string',
			default: '',
			placeholder: 'e.g. Call on WhatsApp',
			description: 'The text of the button, at most 20 characters. Empty means Call Now.',
		},
		validForField,
		{
			displayName: 'Payload',
			name: 'callPayload',
			type: 'string',
			default: '',
			placeholder: 'e.g. order-100',
			description:
				'A text of your own that comes back with the events of the call, at most 512 characters',
		},
	],
	build: (values) => {
		const label = optionalText(trimmed(values.buttonText), { label: 'Button Text', max: 20 });
		const payload = optionalText(trimmed(values.callPayload), { label: 'Payload', max: 512 });
		return interactive('voice_call', {
			values: { text: values.text },
			action: {
				name: 'voice_call',
				parameters: {
					...(label !== undefined && { display_text: label }),
					ttl_minutes: readWholeNumber(values, validForField),
					...(payload !== undefined && { payload }),
				},
			},
		});
	},
};
