/** What Windows-1252 has at 0x80 to 0x9f. */
const signs = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const FIRST_SIGN = 0x80;

/**
 * The text that bytes are in a charset. What is not valid in it becomes a replacement character.
 * @throws RangeError for an unknown charset
 */
export const decodedText = (bytes: Uint8Array, charset: string): string =>
	decodedBy(charset, { fatal: false }, bytes);

/**
 * As {@link decodedText}, for bytes that may be something else.
 * @throws RangeError for an unknown charset, TypeError for bytes that are not valid
 */
export const strictlyDecodedText = (bytes: Uint8Array, charset: string): string =>
	decodedBy(charset, { fatal: true }, bytes);

function decodedBy(charset: string, options: { fatal: boolean }, bytes: Uint8Array): string {
	const decoder = new TextDecoder(charset, options);
	const text = decoder.decode(bytes);
	// Node 20 and 22 read this charset as Latin-1, which has controls in place of the signs.
	return decoder.encoding === 'windows-1252'
		? text.replace(
				/[\x80-\x9f]/g,
				(control) => signs[control.charCodeAt(0) - FIRST_SIGN] ?? control,
			)
		: text;
}

/** The bytes of a text that was read as Windows-1252 or as Latin-1; undefined where a character is in neither. */
export function bytesReadAsWindows(text: string): Uint8Array | undefined {
	const codes = Array.from(text, (character) => {
		const at = signs.indexOf(character);
		return at === -1 ? (character.codePointAt(0) ?? 0) : FIRST_SIGN + at;
	});
	return codes.some((code) => code > 0xff) ? undefined : Uint8Array.from(codes);
}
