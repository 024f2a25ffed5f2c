/** A text with its escapes undone, and the place in the text that each character came from. */
interface SpelledText {
	/** ASCII in lower case, `-` and `_` as `+` and `/`. Any other character is NUL. */
	plain: string;
	/** Where each character of `plain` begins in the text; a last entry is the end of the text. */
	starts: Uint32Array;
}

const OTHER = 0;
const BACKSLASH = 0x5c;

/** After one or more backslashes. */
const inJson = /u([0-9a-f]{4})/iy;

/** Keyed by the first character of the escape. */
const patterns: ReadonlyMap<number, RegExp> = new Map([
	[0x25, /%(?:25)*([0-9a-f]{2})/iy],
	[0x26, /&(?:amp;){0,3}#(?:x0{0,6}([0-9a-f]{2})|0{0,6}(\d{2,3}));/iy],
]);

/**
 * Undoes the escapes of JSON, URLs and HTML, however often they were applied. Looks at each character once, so the
 * time is linear.
 */
export function readSpelledText(text: string): SpelledText {
	const codes = new Uint8Array(text.length);
	const starts = new Uint32Array(text.length + 1);
	let length = 0;
	const put = (code: number, start: number) => {
		// UTF-16 that was decoded as another encoding has a NUL beside each character.
		if (code === 0) return;
		codes[length] = foldedCode(code);
		starts[length] = start;
		length++;
	};
	for (let at = 0; at < text.length;) {
		const start = at;
		while (text.charCodeAt(at) === BACKSLASH) at++;
		if (at === text.length) break;
		const spelled = spelledAt(text, at, at > start);
		put(spelled?.code ?? text.charCodeAt(at), start);
		at = spelled?.end ?? at + 1;
	}
	starts[length] = text.length;
	return {
		plain: Buffer.from(codes.buffer, 0, length).toString('latin1'),
		starts: starts.subarray(0, length + 1),
	};
}

/** The character that an escape stands for, and where the escape ends; undefined if there is no escape here. */
function spelledAt(
	text: string,
	at: number,
	isEscaped: boolean,
): { code: number; end: number } | undefined {
	const pattern = patterns.get(text.charCodeAt(at));
	const match = (isEscaped && matchAt(inJson, text, at)) || (pattern && matchAt(pattern, text, at));
	if (!match) return undefined;
	const [whole, hex, decimal] = match;
	const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
	return { code, end: at + whole.length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

function foldedCode(code: number): number {
	if (code > 0x7e) return OTHER;
	if (code >= 0x41 && code <= 0x5a) return code + 0x20;
	if (code === 0x2d) return 0x2b;
	return code === 0x5f ? 0x2f : code;
}
