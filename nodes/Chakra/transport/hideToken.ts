import { hidePieces } from './tokenPieces';

/** Shown in place of the token. */
const HIDDEN = '[access token]';

/**
 * A longer token is searched for by its pieces alone. Its pattern would take long to make. A token of some thousand
 * characters, such as a JWT, gives a pattern that V8 refuses, with an error that shows the token.
 */
const MAX_IN_PATTERN = 100;

/**
 * Removes the access token from a response, in every form that a server may echo: plain, escaped in JSON (`\/`,
 * `\u002f`), in a URL (`%2F`) or in HTML (`&#x2F;`), also escaped twice (`\\\/`, `%252F`, `&amp;#x2F;`), in base64
 * and hex, and long pieces of it.
 * @param token not empty
 */
export function hideToken(text: string, token: string): string {
	return hidePieces(
		token.length > MAX_IN_PATTERN ? text : withoutWhole(text, token),
		token,
		HIDDEN,
	);
}

/** The same for all header values of a response. */
export function hideTokenInHeaders(
	headers: Record<string, unknown>,
	token: string,
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, hiddenInHeader(value, token)]),
	);
}

function withoutWhole(text: string, token: string): string {
	return text.replace(new RegExp(Array.from(token, spellingsOf).join(''), 'giu'), HIDDEN);
}

function hiddenInHeader(value: unknown, token: string): unknown {
	if (Array.isArray(value)) return value.map((one) => hiddenInHeader(one, token));
	return typeof value === 'string' ? hideToken(value, token) : value;
}

/** A pattern for one character of the token. Its repeats are limited, so that no response takes long to search. */
function spellingsOf(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16);
	const itself = `\\u{${hex}}`;
	const inJson = `\\\\{1,8}u${hex.padStart(4, '0')}`;
	const inAddress = `%(?:25){0,3}${hex.padStart(2, '0')}`;
	const inHtml = `&(?:amp;){0,3}#(?:x0{0,6}${hex}|0{0,6}${code});`;
	return `(?:${inJson}|${inAddress}|${inHtml}|\\\\{0,8}${itself})`;
}
