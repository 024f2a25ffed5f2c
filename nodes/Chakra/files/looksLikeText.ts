const utf16Labels: ReadonlyMap<string, string> = new Map([
	['255,254', 'utf-16le'],
	['254,255', 'utf-16be'],
]);

/**
 * Tab, line feed, form feed, carriage return, the line break inside a cell of exported tables (0x0b), the end mark of
 * old files (0x1a), and the escape of terminal logs and ISO-2022 text.
 */
const textControls: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);

const isBinary = (code: number) => (code < 0x20 && !textControls.has(code)) || code === 0x7f;

/** So many bytes without any control character are unlikely in a binary file. */
const safeLength = 64;

/**
 * Whether a file's first bytes are printable text: UTF-8, UTF-16 with a byte order mark, or an old 8-bit encoding. A
 * character that is cut off at the end is allowed. An empty file is not text.
 */
export function looksLikeText(firstBytes: Uint8Array): boolean {
	if (firstBytes.length === 0) return false;
	const utf16 = utf16Labels.get(firstBytes.subarray(0, 2).join());
	if (utf16 !== undefined) {
		const text = decoded(firstBytes, utf16);
		return text !== null && ![...text].some((character) => isBinary(character.charCodeAt(0)));
	}
	if (firstBytes.some(isBinary)) return false;
	return decoded(firstBytes, 'utf-8') !== null || looksLike8BitText(firstBytes);
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
	} catch {
		return null;
	}
}

function looksLike8BitText(bytes: Uint8Array): boolean {
	const highBytes = bytes.reduce((count, byte) => (byte >= 0x80 ? count + 1 : count), 0);
	return bytes.length >= safeLength || highBytes <= bytes.length / 2;
}
