/**
 * Takes the access token out of what a server answered, however it spells it: as it is, escaped in JSON (`\/`,
 * `\u002f`), in an address (`%2F`) or in HTML (`&#x2F;`).
 * @param token not empty
 */
export function hideToken(text: string, token: string): string {
	const spellings = Array.from(token, spellingsOf).join('');
	return text.replace(new RegExp(spellings, 'giu'), '[access token]');
}

/** A pattern for one character of the token. */
function spellingsOf(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16);
	const itself = `\\u{${hex}}`;
	return `(?:\\\\?${itself}|\\\\u${hex.padStart(4, '0')}|%${hex.padStart(2, '0')}|&#(?:x0*${hex}|0*${code});)`;
}
