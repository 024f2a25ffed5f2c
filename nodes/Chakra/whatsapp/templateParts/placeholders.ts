import { isJsonObject, objectsIn, textOf, type JsonObject } from './jsonShapes';

interface Placeholder {
	/** `1` or `first_name`. */
	token: string;
	isNamed: boolean;
}

const placeholder = /\{\{\s*([\p{L}\p{N}_-]{1,100})\s*\}\}/gu;
const isNumber = (token: string) => /^\d+$/.test(token);

/**
 * The distinct `{{…}}` of a text in the order in which their values are sent: numbers by size,
 * names as they appear. A template that does not state its format is taken at its word: names make
 * it NAMED.
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

/** At most so many characters around a placeholder are shown. */
const CONTEXT_MAX = 24;

/** A placeholder among its neighbours: `your order {{2}} is`; empty where it has none on its line. */
export function contextOf(text: string, token: string): string {
	const found = Array.from(text.matchAll(placeholder)).find(([, name]) => name === token);
	if (!found) return '';
	const end = found.index + found[0].length;
	const before = tight(text.slice(Math.max(0, found.index - 100), found.index)).split('\n');
	const [after = ''] = tight(text.slice(end, end + 100)).split('\n');
	const context = `${lastWords(before.at(-1) ?? '')}{{${token}}}${firstWord(after)}`;
	return /[\p{L}\p{N}]/u.test(context.replace(`{{${token}}}`, ''))
		? context.trim().replace(/[,;:]$/, '')
		: '';
}

/** Without spaces inside the braces, so that words can be told apart. */
const tight = (text: string) => text.replace(placeholder, '{{$1}}');

/** Up to two words, with what stands between them and the placeholder. */
function lastWords(text: string): string {
	const words = text.split(' ');
	const space = words.at(-1) === '' ? 1 : 0;
	const kept = words.slice(-2 - space).join(' ');
	return kept.length <= CONTEXT_MAX / 2 + 3
		? kept
		: cutWords(kept, words.slice(-1 - space).join(' '));
}

const cutWords = (longer: string, shorter: string) =>
	shorter.length <= CONTEXT_MAX / 2 + 3 ? shorter : `…${longer.slice(-CONTEXT_MAX / 2)}`;

/** One word, with what stands before it. */
function firstWord(text: string): string {
	const [first = '', second = ''] = text.split(' ');
	const kept = first === '' && second !== '' ? ` ${second}` : first;
	return kept.length <= CONTEXT_MAX / 2 ? kept : `${kept.slice(0, CONTEXT_MAX / 2 - 1)}…`;
}

/** Code points of the text with a value in place of each `{{…}}`; one without a value counts as it stands. */
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

/** The first braces of a text that hold no variable, such as `{{First Name}}` or an unclosed `{{1`; or null. */
export function looseBracesIn(text: string): string | null {
	const loose = /\{\{[^{}]{0,60}(?:\}\})?|\}\}/.exec(text.replace(placeholder, ' '));
	return loose?.[0].trim() ?? null;
}

/**
 * The example value that a component holds for its nth placeholder, or ''. Meta nests the examples
 * of a body (`[['Pablo']]`), and writes a single one as plain text too.
 */
export function exampleFor(
	component: JsonObject,
	part: string,
	nth: number,
	token: string,
): string {
	if (!isJsonObject(component.example)) return '';
	const named = objectsIn(component.example[`${part}_text_named_params`]);
	const match = named.find((entry) => entry.param_name === token);
	if (match) return textOf(match.example);
	const examples = [component.example[`${part}_text`]].flat(2);
	return textOf(examples[nth]);
}
