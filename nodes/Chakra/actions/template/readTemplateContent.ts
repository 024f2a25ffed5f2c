import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { readOneOf } from '../../parameters/choice';
import { entriesIn } from '../../parameters/limitedList';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import type { TemplateValues } from './templateComponents';

/** @throws ChakraError where the value is not one of the modes */
export const readComponentsMode = (item: Item): 'fields' | 'json' | 'keep' =>
	readOneOf(item.value('componentsMode', 'fields'), ['fields', 'json', 'keep'], 'Components');

/**
 * The values of the form. Texts with variables are read as the user wrote them, see writtenText.
 * @throws ChakraError
 */
export function readTemplateValues(item: Item, fields: INodeProperties[]): TemplateValues {
	const names = [...new Set(fields.map(({ name }) => name))];
	const read = (name: string): unknown => item.value(name, null) ?? undefined;
	const values = Object.fromEntries(names.map((name) => [name, read(name)]));
	const raw = item.context.getNode().parameters;
	const rawButtons = entriesIn(raw.buttons, 'button');
	const buttons = entriesIn(values.buttons, 'button').map((button, index) => ({
		...button,
		text: writtenText(rawButtons[index]?.text, button.text, `Buttons, number ${index + 1}: Text`),
		url: writtenText(rawButtons[index]?.url, button.url, `Buttons, number ${index + 1}: URL`),
	}));
	return {
		...values,
		bodyText: writtenText(raw.bodyText, values.bodyText, 'Body'),
		headerText: writtenText(raw.headerText, values.headerText, 'Header Text'),
		footerText: writtenText(raw.footerText, values.footerText, 'Footer'),
		componentsJson: writtenText(raw.componentsJson, values.componentsJson, 'Components (JSON)'),
		...(isObject(values.buttons) && { buttons: { button: buttons } }),
	};
}

/** The content of a template variable's braces: `1`, `first_name`. A real n8n expression is longer than that. */
const variable = /^\s*(?:\d+|[A-Za-z_]\w*)\s*$/;

/** n8n itself writes `{{ 1 }}` when braces are typed. */
const withoutInnerSpaces = (text: string) => text.replace(/\{\{\s*(\w+)\s*\}\}/g, '{{$1}}');

/**
 * The template text as the user wrote it. n8n makes a field an expression as soon as `{{` is typed, and then evaluates
 * `Hello {{1}}` to `Hello 1`.
 * @param raw the parameter as it is stored: `=Hello {{1}}`
 * @param evaluated the value that n8n gives for it
 * @param label the field's name in the form
 * @throws ChakraError where a text has both variables and a real expression
 */
export function writtenText(raw: unknown, evaluated: unknown, label: string): unknown {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return evaluated;
	const inBraces = Array.from(raw.matchAll(/\{\{([^{}]*)\}\}/g), ([, inside = '']) => inside);
	const variables = inBraces.filter((inside) => variable.test(inside));
	if (variables.length === 0) return evaluated;
	if (variables.length === inBraces.length) return withoutInnerSpaces(raw.slice(1));
	throw new ChakraError(
		`${label} has both an expression and the variable {{${variables[0]?.trim()}}}, which n8n takes for an expression too`,
		{
			remedy:
				'Make the whole text in a node before this one, such as Edit Fields, and name its field here: {{ $json.text }}.',
		},
	);
}
