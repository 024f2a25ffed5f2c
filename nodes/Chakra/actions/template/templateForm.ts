import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { buttonsField } from './buttonForm';

/** The form for the parts of a template. Limits: see templateComponents. */
const fields: INodeProperties[] = [
	{
		displayName:
			'Write variables into the texts as {{1}} and {{2}}, or by name as {{first_name}}. n8n may then make an expression of the field and show "Hello 1" below it. Leave it so: Meta gets {{1}}.',
		name: 'variablesNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Header',
		name: 'headerFormat',
		type: 'options',
		default: 'none',
		description: 'What is shown above the text',
		options: [
			{ name: 'Document', value: 'document' },
			{ name: 'Image', value: 'image' },
			{ name: 'Location', value: 'location' },
			{ name: 'None', value: 'none' },
			{ name: 'Text', value: 'text' },
			{ name: 'Video', value: 'video' },
		],
	},
	{
		displayName: 'Header Text',
		name: 'headerText',
		type: 'string',
		default: '',
		placeholder: 'e.g. Order {{1}}',
		description: 'At most 60 characters and one variable',
		displayOptions: { show: { headerFormat: ['text'] } },
	},
	{
		displayName: 'Header Example',
		name: 'headerExample',
		type: 'string',
		default: '',
		placeholder: 'e.g. A-100',
		description: 'An example for the variable in Header Text, if it has one',
		displayOptions: { show: { headerFormat: ['text'] } },
	},
	{
		displayName: 'Header Handle',
		name: 'headerHandle',
		type: 'string',
		default: '',
		placeholder: 'e.g. 4::aW1hZ2UvcG5n...',
		description:
			"The handle of an example file, from Meta's Resumable Upload API. Meta's review looks at it. It is not a URL: a file from Upload Public Media cannot stand here, only in messages that use the template.",
		displayOptions: { show: { headerFormat: ['image', 'video', 'document'] } },
	},
	{
		displayName: 'Body',
		name: 'bodyText',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. Hello {{1}}, your order {{2}} is on its way.',
		description:
			'The text, at most 1024 characters. Its variables are either all numbers or all names, and never stand at its beginning or end.',
	},
	{
		displayName: 'Body Examples',
		name: 'bodyExamples',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add example',
		default: {},
		description: "One example for each variable in Body, which Meta's review wants",
		options: [
			{
				displayName: 'Example',
				name: 'example',
				values: [
					{
						displayName: 'Variable',
						name: 'variable',
						type: 'string',
						default: '',
						placeholder: 'e.g. 1 or first_name',
						description: 'The text between the braces',
					},
					{
						displayName: 'Example',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. Ana',
					},
				],
			},
		],
	},
	{
		displayName: 'Footer',
		name: 'footerText',
		type: 'string',
		default: '',
		placeholder: 'e.g. Reply STOP to opt out',
		description: 'A small line below the text, at most 60 characters, without variables',
	},
	buttonsField,
];

/** The form for one-time codes, whose text Meta writes itself. */
const codeFields: INodeProperties[] = [
	{
		displayName: 'Security Recommendation',
		name: 'securityRecommendation',
		type: 'boolean',
		default: true,
		description:
			'Whether the text asks not to share the code. WhatsApp words it in the language of the template.',
	},
	{
		displayName: 'Code Expires After',
		name: 'codeExpirationMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 90 },
		default: 0,
		description: 'In minutes, from 1 to 90, shown below the text; 0 shows nothing',
	},
	{
		displayName: 'Copy Button Text',
		name: 'copyButtonText',
		type: 'string',
		default: '',
		placeholder: 'e.g. Copy code',
		description: "At most 25 characters; empty means WhatsApp's own words",
	},
];

const componentsJsonField: INodeProperties = {
	displayName: 'Components (JSON)',
	name: 'componentsJson',
	type: 'json',
	typeOptions: { rows: 8 },
	required: true,
	default: '[\n  { "type": "BODY", "text": "" }\n]',
	description:
		"The template's components as Meta's API takes them, sent as they are: for carousels, limited-time offers, flows, catalogues and one-tap codes",
	displayOptions: { show: { componentsMode: ['json'] } },
};

const isInForm = {
	show: { componentsMode: ['fields'] },
	hide: { category: ['AUTHENTICATION'] },
};

function formFields(choices: INodePropertyOptions[], parts: INodeProperties[]): INodeProperties[] {
	return [
		{
			displayName: 'Components',
			name: 'componentsMode',
			type: 'options',
			noDataExpression: true,
			default: 'fields',
			description: 'How to give the parts of the template: header, body, footer and buttons',
			options: choices,
		},
		...updateDisplayOptions(isInForm, parts),
		...updateDisplayOptions(
			{ show: { componentsMode: ['fields'], category: ['AUTHENTICATION'] } },
			codeFields,
		),
		componentsJsonField,
	];
}

const choices: INodePropertyOptions[] = [
	{ name: 'Using Fields Below', value: 'fields' },
	{ name: 'Using JSON', value: 'json' },
];

/** For creating a template. */
export const componentFields = formFields(choices, fields);

const otherFields = fields.filter(({ name }) => name !== 'headerFormat');

const removePartsField: INodeProperties = {
	displayName: 'Remove',
	name: 'removeParts',
	type: 'multiOptions',
	default: [],
	description: 'Parts to take out of the template. Parts that you leave empty stay as they are.',
	options: [
		{ name: 'Buttons', value: 'BUTTONS' },
		{ name: 'Footer', value: 'FOOTER' },
		{ name: 'Header', value: 'HEADER' },
	],
};

/** For updating a template. A part that is left out stays as it is. */
export const changedComponentFields = formFields(
	[{ name: 'Keep as They Are', value: 'keep' }, ...choices],
	[
		{
			displayName:
				'Parts that you leave empty stay as they are. If Meta refuses a picture, video or document that was kept in the header, give its Header Handle again: whether Meta takes back its own example is not documented.',
			name: 'keptPartsNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Header',
			name: 'headerFormat',
			type: 'options',
			default: 'keep',
			description: 'What is shown above the text',
			options: [
				{ name: 'Document', value: 'document' },
				{ name: 'Image', value: 'image' },
				{ name: 'Keep as It Is', value: 'keep' },
				{ name: 'Location', value: 'location' },
				{ name: 'Text', value: 'text' },
				{ name: 'Video', value: 'video' },
			],
		},
		...otherFields.map((field) => ({ ...field, required: false })),
		removePartsField,
	],
);
