import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isObject } from '../../transport/isObject';
import { Refusal } from '../../transport/refusal';
import { whenTemplateIs } from './templateChoice';

/** Where in the template a value goes. */
export type ParameterPart =
	'body' | 'code' | 'copyCodeButton' | 'header' | 'quickReplyButton' | 'urlButton';

/** One value for a template that is chosen by name. */
export interface ParameterPair {
	part: ParameterPart;
	/** `1` or `first_name` for texts; for buttons their place in the template, from 1. */
	name: string;
	value: string;
}

/** Values by hand, for a template that no list describes. */
export const parameterPairsField: INodeProperties = {
	displayName: 'Template Parameters',
	name: 'parameterPairs',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add parameter',
	default: {},
	description: "The values for the template's variables, such as {{1}} or {{first_name}}",
	displayOptions: whenTemplateIs('name'),
	options: [
		{
			displayName: 'Parameter',
			name: 'pair',
			values: [
				{
					displayName: 'Part',
					name: 'part',
					type: 'options',
					default: 'body',
					description: 'Where in the template the value goes',
					options: [
						{ name: 'Body', value: 'body' },
						{ name: 'Copy Code Button', value: 'copyCodeButton' },
						{ name: 'Header Text', value: 'header' },
						{ name: 'One-Time Code', value: 'code' },
						{ name: 'Quick Reply Button', value: 'quickReplyButton' },
						{ name: 'URL Button', value: 'urlButton' },
					],
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '1',
					placeholder: 'e.g. 1 or first_name',
					description:
						'What stands between the braces of the variable. For a button, its place in the template, counted from 1.',
					displayOptions: { hide: { part: ['code'] } },
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'What to put there. It cannot be empty.',
				},
			],
		},
	],
};

const PARTS: readonly ParameterPart[] = [
	'body',
	'code',
	'copyCodeButton',
	'header',
	'quickReplyButton',
	'urlButton',
];

/** @throws Refusal for an empty value, a missing name, or two values for one variable */
export function readParameterPairs(context: IExecuteFunctions, itemIndex: number): ParameterPair[] {
	const given: unknown = context.getNodeParameter('parameterPairs.pair', itemIndex, []);
	const pairs = Array.isArray(given) ? given.filter(isObject).map(readPair) : [];
	const places = pairs.map(({ part, name }) => `${part} ${name}`);
	const twice = places.find((place, index) => places.indexOf(place) !== index);
	if (twice) {
		throw new Refusal(`Template Parameters give two values for ${twice}`, {
			remedy: 'Remove one of them.',
		});
	}
	return pairs;
}

function readPair(given: Record<string, unknown>, index: number): ParameterPair {
	const where = `Template Parameters, number ${index + 1}`;
	const part = PARTS.find((known) => known === given.part);
	const name = part === 'code' ? '' : String(given.name ?? '').replace(/[{}\s]/g, '');
	// Meta takes no line breaks, tabs or long runs of spaces in a value (code 132018).
	const value = String(given.value ?? '')
		.replace(/\s*[\r\n\t]+\s*/g, ' ')
		.replace(/ {5,}/g, '    ')
		.trim();
	if (!part || (part !== 'code' && name === '')) {
		throw new Refusal(`${where}: Name is not set`, {
			remedy: 'Give what stands between the braces of the variable, such as 1 or first_name.',
		});
	}
	if (value === '') {
		throw new Refusal(`${where}: the value${name && ` for ${name}`} is empty`, {
			remedy:
				'WhatsApp refuses empty values. Give a text, for example with an expression that has a fallback.',
		});
	}
	if (part.endsWith('Button') && !/^([1-9]|10)$/.test(name)) {
		throw new Refusal(`${where}: a button's Name is its place in the template, and is "${name}"`, {
			remedy: 'Count the buttons of the template from 1 and give that number.',
		});
	}
	return { part, name, value };
}
