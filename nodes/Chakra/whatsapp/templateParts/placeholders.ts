import { isObject } from '../../json/isObject';
import { objectsIn, textOf, type JsonObject } from '../../json/narrow';

interface Placeholder {
	/** `1` or `first_name`. */
	token: string;
	isNamed: boolean;
}

const placeholder = /\{\{\s*([\p{L}\p{N}_-]{1,100})\s*\}\}/gu;
const isNumber = (token: string) => /^\d+$/.test(token);

/**
 * The distinct placeholders `{{…}}` of a text in the order in which their values are sent: numbers by size, names as
 * they appear.
 * @param format the template's `parameter_format`; where it is empty, the placeholders with names count as NAMED
 */
export function placeholdersIn(text: string, format: string): Placeholder[] {
	const tokens = [...new Set(Array.from(text.matchAll(placeholder), ([, token = '']) => token))];
	if (format === 'NAMED') return tokens.map((token) => ({ token, isNamed: true }));
	const numbers = tokens.filter(isNumber).sort((one, other) => Number(one) - Number(other));
	const names = format === '' ? tokens.filter((token) => !isNumber(token)) : [];
	return [
		...numbers.map((token) => ({ token, isNamed: false })),
		...names.map((token) => ({ token, isNamed: true })),
	];
}

/**
 * The words around a placeholder, which itself is left out: `your order … is`. Empty where there are none on its line.
 * @param room how many characters there are for it
 */
export function contextOf(text: string, token: string, room: number): string {
	const match = Array.from(text.matchAll(placeholder)).find(([, name]) => name === token);
	if (!match) return '';
	const end = match.index + match[0].length;
	const before = withoutInnerSpaces(text.slice(Math.max(0, match.index - 100), match.index)).split(
		'\n',
	);
	const [after = ''] = withoutInnerSpaces(text.slice(end, end + 100)).split('\n');
	const start = lastWords(behindOthers(before.at(-1) ?? ''), Math.ceil(room * 0.6));
	const context = `${start}…${firstWords(after, room - start.length - 1, start === '')}`;
	return /[\p{L}\p{N}]/u.test(context) ? context.trim().replace(/[,;:]$/, '') : '';
}

/** Removes spaces inside the braces, because the context is split at spaces. */
const withoutInnerSpaces = (text: string) => text.replace(placeholder, '{{$1}}');

/** What follows the last placeholder of a text, where that has words. */
function behindOthers(text: string): string {
	const at = text.lastIndexOf('}}');
	const rest = at === -1 ? '' : text.slice(at + 2).replace(/^[^\p{L}\p{N}]+/u, '');
	return rest === '' ? text : rest;
}

/** The last one or two words of a text, with the signs after them. */
function lastWords(text: string, room: number): string {
	const words = text.split(' ');
	const space = words.at(-1) === '' ? 1 : 0;
	const [two, one] = [2, 1].map((count) => words.slice(-count - space).join(' '));
	const whole = [two, one].find((kept = '') => kept.length <= room);
	return whole ?? `…${text.slice(1 - room)}`;
}

/**
 * The first word of a text, with the signs before it.
 * @param isStart whether nothing stands before it; then two words, where there is room
 */
function firstWords(text: string, room: number, isStart: boolean): string {
	const words = text.split(' ');
	const first = words.findIndex((word) => /[\p{L}\p{N}]/u.test(word));
	const shortest = words[0] === '' ? 2 : 1;
	const longest = isStart ? Math.max(first + 2, shortest) : shortest;
	const counts = [longest, Math.max(longest - 1, shortest)];
	const whole = counts
		.map((count) => words.slice(0, count).join(' '))
		.find((kept) => kept.length <= room);
	if (whole !== undefined) return whole;
	return isStart ? `${text.slice(0, room - 1)}…` : '';
}

/** Length of the text in code points with the placeholders filled. A placeholder without a value counts as written. */
export function filledLength(text: string, valueOf: (token: string) => unknown): number {
	const lengths = new Map<string, number>();
	let length = codePoints(text);
	for (const [whole, token = ''] of text.matchAll(placeholder)) {
		const filled = lengths.get(token) ?? codePoints(String(valueOf(token) ?? whole));
		lengths.set(token, filled);
		length += filled - codePoints(whole);
	}
	return length;
}

const codePoints = (text: string) => [...text].length;

/**
 * The first braces that are not a placeholder, such as `{{First Name}}` or an unclosed `{{1`; null where there are
 * none.
 */
export function invalidBracesIn(text: string): string | null {
	const invalid = /\{\{[^{}]{0,60}(?:\}\})?|\}\}/.exec(text.replace(placeholder, ' '));
	return invalid?.[0].trim() ?? null;
}

/**
 * Meta's example for a placeholder, or ''. Meta nests the examples of a body (`[['Pablo']]`), and sometimes gives a
 * single one as plain text.
 * @param part `header` or `body`
 * @param nth position among the placeholders, from 0
 */
export function exampleFor(
	component: JsonObject,
	part: string,
	nth: number,
	token: string,
): string {
	if (!isObject(component.example)) return '';
	const named = objectsIn(component.example[`${part}_text_named_params`]);
	const match = named.find((entry) => entry.param_name === token);
	if (match) return textOf(match.example);
	const examples = [component.example[`${part}_text`]].flat(2);
	return textOf(examples[nth]);
}
