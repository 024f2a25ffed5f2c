/** `data:image/png;base64,`, which browsers and some nodes put before the bytes. */
const dataUrl = /^\s{0,10}data:[^,]{0,300};\s?base64,\s?/i;

/**
 * The base64 of a file, without the start of a data URL; standard or URL-safe, with or without padding.
 * @returns null where the text is no base64, for example plain text
 */
export function base64In(text: string): string | null {
	const encoded = text.slice(dataUrl.exec(text)?.[0].length ?? 0);
	// Lines of a mail may be indented.
	const lines = /[\r\n]/.test(encoded) ? encoded.replace(/[\r\n]+[ \t]*/g, '') : encoded;
	const joined = lines.trim();
	const digits = joined.slice(0, joined.length - padding(joined));
	if (/[^A-Za-z0-9+/_-]/.test(digits)) return null;
	// What is left over of the last byte is 0 in base64, and hardly ever in a word.
	const rest = digits.slice(digits.length - (digits.length % 4));
	const again = Buffer.from(rest, 'base64').toString('base64url');
	return again === rest.replaceAll('+', '-').replaceAll('/', '_') ? digits : null;
}

const padding = (text: string) => (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
