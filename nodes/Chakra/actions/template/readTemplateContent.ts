import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { entriesIn } from '../../parameters/limitedText';
import { ChakraError } from '../../transport/chakraError';
import type { TemplateValues } from './templateComponents';
import type { Item } from '../item';
import { writtenText } from './writtenText';

export type ComponentsMode = 'fields' | 'json' | 'keep';

/** @throws ChakraError where an expression gave something else */
export function readComponentsMode(item: Item): ComponentsMode {
	const mode: unknown = item.value('componentsMode', 'fields');
	if (mode === 'keep' || mode === 'fields' || mode === 'json') return mode;
	throw new ChakraError(`Components "${String(mode)}" is not known`, {
		remedy: 'Set Components to fields or json.',
	});
}

/**
 * The values of the form; texts with variables are taken as they were written, see writtenText.
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
		url: writtenText(rawButtons[index]?.url, button.url, `Buttons, number ${index + 1}: URL`),
	}));
	return {
		...values,
		bodyText: writtenText(raw.bodyText, values.bodyText, 'Body'),
		headerText: writtenText(raw.headerText, values.headerText, 'Header Text'),
		...(isObject(values.buttons) && { buttons: { button: buttons } }),
	};
}
