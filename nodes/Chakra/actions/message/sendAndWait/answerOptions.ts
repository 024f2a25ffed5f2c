import type { INodeProperties } from 'n8n-workflow';
import { FORM_BUTTON_LABEL } from '../../../ask/page';

export const approverIdsField: INodeProperties = {
	displayName: 'Approver IDs',
	name: 'approverIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. +49 151 23456789, +1 555 010 0001',
	description:
		'The phone numbers or WhatsApp user IDs that may answer, separated by commas. Empty means the recipient alone. Does not go with a page: whoever has its link can answer.',
};

export const unauthorizedReplyTextField: INodeProperties = {
	displayName: 'Unauthorized Reply Text',
	name: 'unauthorizedReplyText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Only Ana can answer this.',
	description: 'Sent to a person who presses a button and may not answer. Empty sends nothing.',
	displayOptions: {
		show: { '/responseType': ['approval', 'choices'] },
		hide: { answerBy: ['link'] },
	},
};

export const thankYouTextField: INodeProperties = {
	displayName: 'Thank You Text',
	name: 'thankYouText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Thank you, noted.',
	description: 'Sent into the chat after the answer. Empty sends nothing.',
};

export const answerByField: INodeProperties = {
	displayName: 'Answer By',
	name: 'answerBy',
	type: 'options',
	default: 'chat',
	description: 'Where the person answers an approval or a choice',
	displayOptions: { show: { '/responseType': ['approval', 'choices'] } },
	options: [
		{
			name: 'Chat',
			value: 'chat',
			description:
				'By buttons in the chat. A published workflow of this n8n must begin with a ChakraHQ Trigger.',
		},
		{
			name: 'Link',
			value: 'link',
			description:
				'On a page of this n8n, opened by a button. Needs no ChakraHQ Trigger. Whoever has the link can answer.',
		},
	],
};

export const buttonLabelField: INodeProperties = {
	displayName: 'Message Button Label',
	name: 'messageButtonLabel',
	type: 'string',
	default: 'Respond',
	description: 'The text of the button that opens the list or the page, at most 20 characters',
};

/** With the parameter name of n8n's own nodes that ask. */
export const formButtonLabelField: INodeProperties = {
	displayName: 'Response Form Button Label',
	name: 'responseFormButtonLabel',
	type: 'string',
	default: FORM_BUTTON_LABEL,
	placeholder: 'e.g. Enviar',
	description:
		'The text of the button below the form, in the language of the person who answers. At most 50 characters.',
	displayOptions: { show: { '/responseType': ['customForm', 'freeText'] } },
};

/** Shown where there is such a button: an approval in the chat has none. n8n has no "or" in one condition. */
export const buttonLabelFields: INodeProperties[] = [
	{ '/responseType': ['choices', 'customForm', 'freeText'] },
	{ '/responseType': ['approval'], answerBy: ['link'] },
].map((show) => ({ ...buttonLabelField, displayOptions: { show } }));
