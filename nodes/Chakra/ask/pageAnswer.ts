import type { IDataObject } from 'n8n-workflow';
import { isCalendarDate } from '../json/isCalendarDate';
import { isRounded } from '../json/isRounded';
import { CHECKED, fieldName, fieldsIn, TYPED_MAX, typedIn } from './formBody';
import type { FormField, Question } from './question';

/** The output for an answer, or what is wrong with it. */
type PageAnswer = { output: IDataObject } | { notice: string };

/** @param body of the form as n8n parsed it */
export function readPageAnswer(question: Question, body: unknown): PageAnswer {
	const { responseType, answers, form } = question;
	const fields = fieldsIn(question, body);
	if (responseType === 'customForm') return readForm(form, fields);
	if (responseType === 'freeText') {
		const text = typedIn(fields, 'text');
		if (text === '') return { notice: 'The answer is empty.' };
		return text.length > TYPED_MAX ? tooLong('The answer') : { output: { text } };
	}
	const { choice } = fields;
	const given = typeof choice === 'string' && /^\d{1,2}$/.test(choice) ? choice : '';
	const answer = given === '' ? undefined : answers[Number(given)];
	return answer ? { output: answer.output } : { notice: 'Press one of the buttons.' };
}

function readForm(form: FormField[], fields: Record<string, unknown>): PageAnswer {
	const data: IDataObject = {};
	for (const [index, field] of form.entries()) {
		const text = typedIn(fields, fieldName(index));
		if (text === '' && field.required) return { notice: `${field.label} is empty.` };
		if (text.length > TYPED_MAX) return tooLong(field.label);
		const value = valueOf(field, text);
		if (value === undefined)
			return { notice: `${field.label} cannot be read: “${text.slice(0, 50)}”.` };
		// Assignment would fail for a field called __proto__.
		Object.defineProperty(data, field.label, {
			value,
			enumerable: true,
			configurable: true,
			writable: true,
		});
	}
	return { output: { data } };
}

/** @returns null for an empty field, undefined for a value that the field does not accept */
function valueOf(
	{ type, choices }: FormField,
	text: string,
): string | number | boolean | null | undefined {
	if (type === 'checkbox') return readCheckbox(text);
	if (text === '') return null;
	if (type === 'number') return numberOf(text);
	if (type === 'dropdown') return choices.includes(text) ? text : undefined;
	if (type === 'date') return isCalendarDate(text) ? text : undefined;
	if (type === 'email') return /^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined;
	return text;
}

function readCheckbox(text: string): boolean | undefined {
	if (text === '') return false;
	return text === CHECKED ? true : undefined;
}

/** As browsers write it. A longer whole number would lose its last digits. */
function numberOf(text: string): number | undefined {
	const number = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
	return Number.isFinite(number) && !isRounded(number) ? number : undefined;
}

function tooLong(label: string): PageAnswer {
	return { notice: `${label} is longer than ${TYPED_MAX} characters.` };
}
