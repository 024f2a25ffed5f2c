import { isMissingValue } from '../json/missingValue';

/**
 * The start of a data URL, such as `data:image/png;base64,`, which browsers and some nodes add. Somebody may have cut
 * it at the colon or the semicolon.
 */
const dataUrl = /^\s{0,10}(?:data:)?(?:[\w.+-]{1,80}\/[^]{1,300}?;|;)?\s?base64\s?,\s?/i;

/**
 * The base64 digits of a file, standard or URL-safe, without padding and without the start of a data URL.
 * @returns null where the text is not base64, for example plain text
 */
export function base64In(text: string): string | null {
	const encoded = text.slice(dataUrl.exec(text)?.[0].length ?? 0);
	// Base64 from e-mail has line breaks and may be indented.
	const lines = /[\r\n]/.test(encoded) ? encoded.replace(/[\r\n]+[ \t]*/g, '') : encoded;
	const joined = lines.trim();
	const digits = joined.slice(0, joined.length - padding(joined));
	if (/[^A-Za-z0-9+/_-]/.test(digits) || isMissingValue(digits)) return null;
	// In base64 the unused bits of the last digits are 0. In ordinary words they hardly ever are.
	const lastDigits = digits.slice(digits.length - (digits.length % 4));
	const reencoded = Buffer.from(lastDigits, 'base64').toString('base64url');
	return reencoded === lastDigits.replaceAll('+', '-').replaceAll('/', '_') ? digits : null;
}

const padding = (text: string) => (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
