/** A text with its escapes undone, and the place in the text that each character came from. */
interface SpelledText {
	/**
	 * Its letters and digits, in lower case. What stands between them, such as a line break, is left out: gateways
	 * break long lines, and write bytes one by one.
	 */
	plain: string;
	/** Where each character of `plain` begins in the text. */
	starts: Uint32Array;
	/** Where each of them ends. */
	ends: Uint32Array;
}

const BACKSLASH = 0x5c;

/** The letter in lower case or the digit of each code; 0 for what is neither. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, code) => {
	const character = String.fromCharCode(code);
	return /[a-z\d]/i.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

/** After one or more backslashes, in JSON and in logs; `n`, `r` and `t` are blanks. */
const afterBackslash = [/u([0-9a-f]{4})|[nrt]/iy, /u\{0{0,4}([0-9a-f]{2})\}/iy, /x([0-9a-f]{2})/iy];

/**
 * Keyed by the first character of the escape. Tags of HTML, signs that it names, such as `&sol;`, and the keys of an
 * object that holds one character each (`"0":"c","1":"h"`) are blanks.
 */
const patterns: ReadonlyMap<number, RegExp> = new Map([
	[0x22, /"\d{1,3}\\{0,8}"\s?:/y],
	[0x25, /%(?:u00|(?:25)*)([0-9a-f]{2})/iy],
	[0x26, /&(?:amp;){0,3}(?:#(?:x0{0,6}([0-9a-f]{1,2})|0{0,6}(\d{2,3}))|[a-z]{2,8});/iy],
	[0x30, /0x([0-9a-f]{2})(?![0-9a-z])/iy],
	[0x3c, /<\/?[a-z]{1,8}\s?\/?>/iy],
]);

/**
 * Undoes the escapes of JSON, URLs, HTML and byte lists, however often they were applied. Looks at each character once,
 * so the time is linear.
 */
export function readSpelledText(text: string): SpelledText {
	const codes = new Uint8Array(text.length);
	const starts = new Uint32Array(text.length);
	const ends = new Uint32Array(text.length);
	let length = 0;
	for (let at = 0; at < text.length;) {
		const start = at;
		while (text.charCodeAt(at) === BACKSLASH) at++;
		if (at === text.length) break;
		const spelled = spelledAt(text, at, at > start);
		const code = FOLDED[spelled?.code ?? text.charCodeAt(at)];
		at = spelled?.end ?? at + 1;
		if (!code) continue;
		codes[length] = code;
		starts[length] = start;
		ends[length] = at;
		length++;
	}
	return { plain: Buffer.from(codes.buffer, 0, length).toString('latin1'), starts, ends };
}

/**
 * The code of the character that an escape stands for, NaN for a blank, and where the escape ends; undefined if there
 * is no escape here.
 */
function spelledAt(
	text: string,
	at: number,
	isEscaped: boolean,
): { code: number; end: number } | undefined {
	const pattern = patterns.get(text.charCodeAt(at));
	if (!isEscaped && !pattern) return undefined;
	const possible = [...(isEscaped ? afterBackslash : []), ...(pattern ? [pattern] : [])];
	const match = possible.map((one) => matchAt(one, text, at)).find((found) => found !== null);
	if (!match) return undefined;
	const [whole, hex, decimal] = match;
	const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
	return { code, end: at + whole.length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
