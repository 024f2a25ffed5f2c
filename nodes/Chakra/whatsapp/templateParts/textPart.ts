import { textOf, type JsonObject } from '../../json/narrow';
import { maxFilledLength, tooLongReason } from './maxFilledLength';
import { contextOf, exampleFor, filledLength, placeholdersIn } from './placeholders';
import type { PartPlace, TemplatePart } from './templatePart';

/** How many characters of a label n8n's form shows: it keeps the rest of the line for its own buttons. */
const VISIBLE = 26;

/** With fewer characters for it, the words around a variable say nothing. */
const CONTEXT_MIN = 8;

/**
 * The label of a variable: `{{2}} "your order … is"`, or its part's name where it stands alone. The example is added
 * where there is room.
 * @param where what stands before the name of the part: the card
 */
function labelOf(
	where: string,
	part: 'header' | 'body',
	text: string,
	token: string,
	example: string,
): string {
	const prefix = part === 'header' ? `${where}Header ` : where;
	const name = `{{${shortened(token, VISIBLE - prefix.length - '{{}}'.length)}}}`;
	const room = VISIBLE - `${prefix}${name} ""`.length;
	const context = room < CONTEXT_MIN ? '' : contextOf(text, token, room);
	const isAlone = context === '' && part === 'body' && room >= CONTEXT_MIN;
	const label = `${prefix}${isAlone ? 'Body ' : ''}${name}${context && ` "${context}"`}`;
	const withExample = `${label} (e.g. ${example})`;
	return example !== '' && withExample.length <= VISIBLE ? withExample : label;
}

/** Long names differ at their beginning or at their end. */
function shortened(token: string, room: number): string {
	if (token.length <= room) return token;
	const start = Math.floor(room / 2);
	return `${token.slice(0, start)}…${token.slice(start + 1 - room)}`;
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
		return { ...slot, id, label: labelOf(place.label, part, text, slot.token, example) };
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
			const max = part === 'header' ? maxFilledLength.header : place.maxBodyLength;
			return tooLongReason(`${place.label}${name}`, length, max);
		},
	};
}
