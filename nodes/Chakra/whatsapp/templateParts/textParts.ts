import { longestFilled, tooLong } from './longestFilled';
import { textOf, type JsonObject } from './jsonShapes';
import { exampleFor, filledLength, placeholdersIn } from './placeholders';
import type { PartPlace, TemplatePart } from './templatePart';

/** The text of a header or a body with its placeholders. */
export function textPart(
	component: JsonObject,
	part: 'header' | 'body',
	place: PartPlace,
): TemplatePart {
	const name = part === 'header' ? 'Header' : 'Body';
	const text = textOf(component.text);
	const slots = placeholdersIn(text, place.format).map((slot, nth) => {
		const example = exampleFor(component, part, nth, slot.token);
		const hint = example === '' ? '' : ` (e.g. ${example})`;
		const id = `${place.id}${part}_${slot.token}`;
		return { ...slot, id, label: `${place.label}${name} ${slot.token}${hint}` };
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
			const most = part === 'header' ? longestFilled.header : place.longestBody;
			return tooLong(`${place.label}${name}`, length, most);
		},
	};
}
