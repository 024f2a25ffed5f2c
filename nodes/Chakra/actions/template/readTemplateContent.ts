import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { readOneOf } from '../../parameters/choice';
import { entriesIn } from '../../parameters/limitedList';
import { writtenText } from '../../parameters/writtenText';
import type { Item } from '../item';
import type { TemplateValues } from './templateComponents';

/** @throws ChakraError where the value is not one of the modes */
export const readComponentsMode = (item: Item): 'fields' | 'json' | 'keep' =>
	readOneOf(item.value('componentsMode', 'fields'), ['fields', 'json', 'keep'], 'Components');

const textLabels: ReadonlyMap<string, string> = new Map([
	['bodyText', 'Body'],
	['componentsJson', 'Components (JSON)'],
	['footerText', 'Footer'],
	['headerText', 'Header Text'],
]);

/**
 * The values of the form. Texts with variables are read as the user wrote them, see writtenText.
 * @throws ChakraError
 */
export function readTemplateValues(item: Item, fields: INodeProperties[]): TemplateValues {
	const names = [...new Set(fields.map(({ name }) => name))];
	const raw = item.context.getNode().parameters;
	const read = (name: string): unknown => {
		const label = textLabels.get(name);
		const written = label && writtenText(raw[name], label);
		return written ?? item.value(name, null) ?? undefined;
	};
	const values = Object.fromEntries(names.map((name) => [name, read(name)]));
	const rawButtons = entriesIn(raw.buttons, 'button');
	const buttons = entriesIn(values.buttons, 'button').map((button, index) => {
		const where = `Buttons, number ${index + 1}`;
		return {
			...button,
			text: writtenText(rawButtons[index]?.text, `${where}: Text`) ?? button.text,
			url: writtenText(rawButtons[index]?.url, `${where}: URL`) ?? button.url,
		};
	});
	const rawExamples = entriesIn(raw.bodyExamples, 'example');
	const examples = entriesIn(values.bodyExamples, 'example').map((example, index) => {
		const where = `Body Examples, number ${index + 1}`;
		const written = writtenText(rawExamples[index]?.variable, `${where}: Variable`);
		return { ...example, variable: written ?? example.variable };
	});
	return {
		...values,
		...(isObject(values.buttons) && { buttons: { button: buttons } }),
		...(isObject(values.bodyExamples) && { bodyExamples: { example: examples } }),
	};
}
