import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { fieldName } from './page';
import type { FormField, Question } from './question';

/** The output for an answer, or what is wrong with it. */
type PageAnswer = { output: IDataObject } | { notice: string };

/** In characters. Nobody types more. */
const TEXT_MAX = 20_000;

/** @param body of the form as n8n parsed it; a multipart one has its fields under `data` */
export function readPageAnswer(
	{ responseType, answers, form }: Question,
	body: unknown,
): PageAnswer {
	const sent = isObject(body) ? body : {};
	if (responseType === 'customForm') return readForm(form, isObject(sent.data) ? sent.data : {});
	if (responseType === 'freeText') {
		const text = typedText(sent.text);
		if (text === '') return { notice: 'The answer is empty.' };
		return text.length > TEXT_MAX ? tooLong('The answer') : { output: { text } };
	}
	const given = typeof sent.choice === 'string' && /^\d{1,2}$/.test(sent.choice) ? sent.choice : '';
	const answer = given === '' ? undefined : answers[Number(given)];
	return answer ? { output: answer.output } : { notice: 'Press one of the buttons.' };
}

function readForm(form: FormField[], sent: Record<string, unknown>): PageAnswer {
	const data: IDataObject = {};
	for (const [index, field] of form.entries()) {
		const { [fieldName(index)]: given } = sent;
		const text = typedText(Array.isArray(given) ? given[0] : given);
		if (text === '' && field.required) return { notice: `${field.label} is empty.` };
		if (text.length > TEXT_MAX) return tooLong(field.label);
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
	if (type === 'checkbox') return text !== '';
	if (text === '') return null;
	if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
	if (type === 'dropdown') return choices.includes(text) ? text : undefined;
	if (type === 'date') return isDate(text) ? text : undefined;
	if (type === 'email') return /^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined;
	return text;
}

/** Browsers send line breaks as CR LF. */
function typedText(given: unknown): string {
	return typeof given === 'string' ? given.toWellFormed().replace(/\r\n/g, '\n').trim() : '';
}

/** Whether it is a calendar date as browsers write it: 2026-02-28. */
function isDate(text: string): boolean {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
	return !isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function tooLong(label: string): PageAnswer {
	return { notice: `${label} is longer than ${TEXT_MAX} characters.` };
}
