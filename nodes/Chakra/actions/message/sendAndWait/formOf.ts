import type { FormField } from '../../../ask/question';
import { isObject } from '../../../json/isObject';
import { readOneOf } from '../../../parameters/choice';
import { readFlag } from '../../../parameters/flag';
import { entriesIn, expectCount, expectUnique } from '../../../parameters/limitedList';
import { requiredText, trimmed } from '../../../parameters/limitedText';
import { ChakraError } from '../../../transport/chakraError';

const FIELD_TYPES = [
	'checkbox',
	'date',
	'dropdown',
	'email',
	'number',
	'text',
	'textarea',
] as const;
const FIELDS_MAX = 50;

/** @throws ChakraError where there is no field, a field has no name, or a dropdown has no options */
export function formOf(given: unknown): FormField[] {
	const entries = entriesIn(given, 'values');
	expectCount(entries.length, { label: 'Form Fields', max: FIELDS_MAX, taker: 'a form' });
	const fields = entries.map((entry, index): FormField => {
		const where = `Form Fields, number ${index + 1}`;
		const label = requiredText(trimmed(entry.fieldLabel), {
			label: `${where}: Field Name`,
			max: 200,
			taker: 'a form',
		});
		const type = readOneOf(entry.fieldType ?? 'text', FIELD_TYPES, `${where}: Element Type`);
		const choices = type === 'dropdown' ? choicesIn(entry.fieldOptions) : [];
		if (type === 'dropdown' && choices.length === 0) {
			throw new ChakraError(`${where}: the dropdown has nothing to choose from`, {
				remedy: 'Fill in Field Options, separated by commas.',
			});
		}
		const required = readFlag(entry.requiredField, { displayName: `${where}: Required Field` });
		return { label, type, required, choices };
	});
	expectUnique(
		fields.map(({ label }) => label),
		'Field Name',
		'a form',
	);
	return fields;
}

/** Options as a text with commas, as a list, or as n8n's own forms hold them: `{ values: [{ option }] }`. */
function choicesIn(given: unknown): string[] {
	const list = isObject(given) ? given.values : given;
	const parts = Array.isArray(list)
		? list.map((one: unknown) => String(isObject(one) ? one.option : one))
		: String(list ?? '').split(',');
	return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}
