/**
 * Takes the access token out of what a server answered, however it spells it: as it is, escaped in JSON (`\/`,
 * `\u002f`), in an address (`%2F`) or in HTML (`&#x2F;`), also where a spelling is spelled again (`\\\/`, `%252F`,
 * `&amp;#x2F;`).
 * @param token not empty
 */
export function hideToken(text: string, token: string): string {
	const spellings = Array.from(token, spellingsOf).join('');
	return text.replace(new RegExp(spellings, 'giu'), '[access token]');
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
