import { hidePieces } from './tokenPieces';

/** What stands in place of the token. */
const HIDDEN = '[access token]';

/**
 * Takes the access token out of what a server answered, however it spells it: as it is, escaped in JSON (`\/`,
 * `\u002f`), in an address (`%2F`) or in HTML (`&#x2F;`), also where a spelling is spelled again (`\\\/`, `%252F`,
 * `&amp;#x2F;`), in base64 and hex, and long pieces of it.
 * @param token not empty
 */
export function hideToken(text: string, token: string): string {
	const spellings = Array.from(token, spellingsOf).join('');
	return hidePieces(text.replace(new RegExp(spellings, 'giu'), HIDDEN), token, HIDDEN);
}

/** The same for all texts among the headers of an answer. */
export function hideTokenInHeaders(
	headers: Record<string, unknown>,
	token: string,
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, hiddenInHeader(value, token)]),
	);
}

function hiddenInHeader(value: unknown, token: string): unknown {
	if (Array.isArray(value)) return value.map((one) => hiddenInHeader(one, token));
	return typeof value === 'string' ? hideToken(value, token) : value;
}

/** A pattern for one character of the token. Its repeats have an end, so that no answer takes long to look through. */
function spellingsOf(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16);
	const itself = `\\u{${hex}}`;
	const inJson = `\\\\{1,8}u${hex.padStart(4, '0')}`;
	const inAddress = `%(?:25){0,3}${hex.padStart(2, '0')}`;
	const inHtml = `&(?:amp;){0,3}#(?:x0{0,6}${hex}|0{0,6}${code});`;
	return `(?:${inJson}|${inAddress}|${inHtml}|\\\\{0,8}${itself})`;
}
