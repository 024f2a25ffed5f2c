import type { INodeProperties } from 'n8n-workflow';

const by = (show: Record<string, string[]>) => ({ displayOptions: { show } });

const ONLY_FIRST = 'Of several input items, only the first one asks.';

export const pressNotice: INodeProperties = {
	displayName: `A pressed button comes back through a ChakraHQ Trigger: a published workflow (n8n 1: an active one) of this n8n must begin with one, and the credential must hold the Webhook Secret. ${ONLY_FIRST}`,
	name: 'askNotice',
	type: 'notice',
	default: '',
	displayOptions: {
		show: { responseType: ['approval', 'choices'] },
		hide: { '/options.answerBy': ['link'] },
	},
};

const pageNotice: INodeProperties = {
	displayName: `The person answers on a page of this n8n, so the phone must be able to open it. Whoever has the link can answer. ${ONLY_FIRST}`,
	name: 'pageNotice',
	type: 'notice',
	default: '',
};

export const pageNotices: INodeProperties[] = [
	{ ...pageNotice, ...by({ responseType: ['customForm', 'freeText'] }) },
	{
		...pageNotice,
		...by({ responseType: ['approval', 'choices'], '/options.answerBy': ['link'] }),
	},
];

/**
 * The names message, responseType and approvalOptions, with everything inside, are n8n's own. n8n makes a
 * Human-in-the-Loop tool for AI agents from every node with an operation sendAndWait, and sets these parameters.
 */
export const messageField: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	required: true,
	default: '',
	typeOptions: { rows: 4 },
	placeholder: 'e.g. Invoice 4711 over 250 EUR: may it be paid?',
	description:
		'The question, as the person reads it in WhatsApp. At most 1024 characters; 4096 with four choices or more.',
};

export const responseTypeField: INodeProperties = {
	displayName: 'Response Type',
	name: 'responseType',
	type: 'options',
	default: 'approval',
	description: 'How the person answers',
	options: [
		{ name: 'Approval', value: 'approval', description: 'By a button: approve, or decline' },
		{ name: 'Choices', value: 'choices', description: 'By one of up to three buttons, or a list' },
		{
			name: 'Custom Form',
			value: 'customForm',
			description: 'On a page of this n8n with fields of your own, opened by a button',
		},
		{
			name: 'Free Text',
			value: 'freeText',
			description: 'On a page of this n8n with one text field, opened by a button',
		},
	],
};

export const approvalTypeField: INodeProperties = {
	displayName: 'Type of Approval',
	name: 'approvalType',
	type: 'options',
	default: 'single',
	description: 'Which buttons the question has',
	options: [
		{ name: 'Approve Only', value: 'single' },
		{ name: 'Approve and Disapprove', value: 'double' },
	],
};

export const approveLabelField: INodeProperties = {
	displayName: 'Approve Button Label',
	name: 'approveLabel',
	type: 'string',
	default: '✓ Approve',
	description: 'At most 20 characters',
};

export const disapproveLabelField: INodeProperties = {
	displayName: 'Disapprove Button Label',
	name: 'disapproveLabel',
	type: 'string',
	default: '✗ Decline',
	description: 'At most 20 characters',
	...by({ approvalType: ['double'] }),
};

export const approvalOptionsField: INodeProperties = {
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add option',
	default: {},
	...by({ responseType: ['approval'] }),
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [approvalTypeField, approveLabelField, disapproveLabelField],
		},
	],
};

export const choicesField: INodeProperties = {
	displayName: 'Choices',
	name: 'choices',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add choice',
	default: { choice: [{ title: '', description: '', value: '' }] },
	description: 'Up to three become buttons, four to ten a list',
	...by({ responseType: ['choices'] }),
	options: [
		{
			displayName: 'Choice',
			name: 'choice',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Next week',
					description: 'At most 20 characters on a button, 24 in a list',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					placeholder: 'e.g. Monday or later',
					description:
						'A smaller line below the title, at most 72 characters. Only a list shows it.',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. next_week',
					description: 'What the node outputs as choice. Empty means the title.',
				},
			],
		},
	],
};

/** With the parameter names of n8n's own forms. */
export const formFieldsField: INodeProperties = {
	displayName: 'Form Fields',
	name: 'formFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add form field',
	default: { values: [{ fieldLabel: '', fieldType: 'text', requiredField: false }] },
	description: 'What the page asks for',
	...by({ responseType: ['customForm'] }),
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Field Name',
					name: 'fieldLabel',
					type: 'string',
					default: '',
					placeholder: 'e.g. Delivery date',
					description: 'Shown above the field, and its name in the output',
				},
				{
					displayName: 'Element Type',
					name: 'fieldType',
					type: 'options',
					default: 'text',
					description: 'What kind of field it is',
					options: [
						{ name: 'Checkbox', value: 'checkbox' },
						{ name: 'Date', value: 'date' },
						{ name: 'Dropdown', value: 'dropdown' },
						{ name: 'Email', value: 'email' },
						{ name: 'Number', value: 'number' },
						{ name: 'Text', value: 'text' },
						{ name: 'Textarea', value: 'textarea' },
					],
				},
				{
					displayName: 'Field Options',
					name: 'fieldOptions',
					type: 'string',
					default: '',
					placeholder: 'e.g. Small, Medium, Large',
					description: 'What there is to choose from, separated by commas',
					...by({ fieldType: ['dropdown'] }),
				},
				{
					displayName: 'Required Field',
					name: 'requiredField',
					type: 'boolean',
					default: false,
					description: 'Whether the form can only be sent with this field filled in',
				},
			],
		},
	],
};
