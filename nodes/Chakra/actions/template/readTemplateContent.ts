import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { readOneOf } from '../../parameters/choice';
import { entriesIn } from '../../parameters/limitedList';
import type { Item } from '../item';
import type { TemplateValues } from './templateComponents';
import { writtenText } from './writtenText';

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
