import { isObject } from '../json/isObject';
import { isVisible } from '../json/isVisible';
import type { Question } from './question';

/** How many characters a field takes. Nobody types more. */
export const TYPED_MAX = 20_000;

/** What a checked checkbox sends. Without a check it sends nothing. */
export const CHECKED = 'yes';

/** The name of a form field. It is numbered, because a label may hold any character. */
export const fieldName = (index: number): string => `field${index}`;

/**
 * The fields of a form as n8n parsed it. A custom form is multipart: they are under `data`, and may be lists of one.
 */
export function fieldsIn({ responseType }: Question, body: unknown): Record<string, unknown> {
	const sent = isObject(body) ? body : {};
	if (responseType !== 'customForm') return sent;
	const fields = isObject(sent.data) ? Object.entries(sent.data) : [];
	return Object.fromEntries(fields.map(([name, given]) => [name, [given].flat()[0]]));
}

/** Nobody types these, and a database may not take them. Tabs and line breaks stay. */
const controls = /[^\P{Cc}\t\n\r]/gu;

/** What was typed into a field; empty where nothing was, or nothing that is seen. */
export function typedIn(fields: Record<string, unknown>, name: string): string {
	const { [name]: text } = fields;
	// Browsers send line breaks as CR LF.
	if (typeof text !== 'string' || !isVisible(text)) return '';
	return text.toWellFormed().replace(/\r\n/g, '\n').replace(controls, '').trim();
}
