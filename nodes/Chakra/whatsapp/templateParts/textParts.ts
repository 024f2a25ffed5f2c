import { maxFilledLength, tooLongReason } from './maxFilledLength';
import { textOf, type JsonObject } from './jsonShapes';
import { contextOf, exampleFor, filledLength, placeholdersIn } from './placeholders';
import type { PartPlace, TemplatePart } from './templatePart';

/** n8n's form cuts off longer labels. */
const LABEL_MAX = 44;

/**
 * The label of a variable: `{{2}} in "your order {{2}} is"`, or its part's name where it stands alone. The example is
 * added where there is room.
 */
function labelOf(part: 'header' | 'body', text: string, token: string, example: string): string {
	const context = contextOf(text, token);
	const name = part === 'header' ? 'Header ' : context ? '' : 'Body ';
	const label = `${name}{{${token}}}${context && ` in "${context}"`}`;
	const withExample = `${label} (e.g. ${example})`;
	return example !== '' && withExample.length <= LABEL_MAX ? withExample : label;
}

/** The text of a header or a body, with its placeholders as variables. */
export function textPart(
	component: JsonObject,
	part: 'header' | 'body',
	place: PartPlace,
): TemplatePart {
	const name = part === 'header' ? 'Header' : 'Body';
	const text = textOf(component.text);
	const slots = placeholdersIn(text, place.format).map((slot, nth) => {
		const id = `${place.id}${part}_${slot.token}`;
		const example = exampleFor(component, part, nth, slot.token);
		return { ...slot, id, label: `${place.label}${labelOf(part, text, slot.token, example)}` };
	});
	return {
		variables: slots.map(({ id, label }) => ({ id, label, kind: 'text', required: true })),
		component: (values) => {
			if (slots.length === 0) return null;
			const parameters = slots.map(({ id, token, isNamed }) => ({
				type: 'text',
				...(isNamed && { parameter_name: token }),
				text: values.get(id),
			}));
			return { type: part, parameters };
		},
		tooLong: (values) => {
			if (slots.length === 0) return null;
			const length = filledLength(text, (token) => values.get(`${place.id}${part}_${token}`));
			const most = part === 'header' ? maxFilledLength.header : place.maxBodyLength;
			return tooLongReason(`${place.label}${name}`, length, most);
		},
	};
}
