import { nameInDisposition } from './contentDisposition';
import { bytesReadAsWindows, decodedText, strictlyDecodedText } from './decodedText';

/**
 * `=?UTF-8?Q?Rechnung?=`, the form of names in e-mail that are not ASCII (RFC 2047). Blanks between two of them are
 * not part of the name.
 */
const encodedWord = /=\?([\w-]{1,40})(?:\*[\w-]{0,40})?\?([QB])\?([^?]*)\?=(?:\s{1,10}(?==\?))?/giy;

/** The start of a whole Content-Disposition header, or of its end: `attachment; filename="a.pdf"` (RFC 6266). */
const dispositionStart =
	/^(?:content-disposition\s{0,5}:\s{0,5})?(?:(?:attachment|inline|form-data)\s{0,5};|filename(?:\*\d{0,3})?\*?\s{0,5}=)/i;

/** `*=UTF-8''Rechnung%20M%C3%A4rz`, the form in HTTP headers (RFC 8187). */
const headerForm = /^(?:filename)?(?:\*=)?([\w-]{1,40})'[\w-]{0,40}'(?=[^%]{0,1000}%[0-9a-f]{2})/i;

/** With a letter in it: `Invoice No.5#12` has no ending. */
const endingBeforeQuery = /\.(?=[0-9]{0,15}[a-z])[a-z0-9]{1,16}(?=[?#;&])/i;

/** What stands behind the `?` or `#` of an address. */
const query = /^(?:[^\s=]{1,200}=[^]*|[\w-]{0,200})$/;

/** An address that has no ending before its query, as n8n may call a download: `uc?export=download&id=7`. */
const addressWithQuery = /^([^\s?]{0,200})\?((?:[\w.-]{1,60}=[^\s&]*(?:&|$))+)$/;

/** The ending of a program that gives files out: `index.php?file=a.pdf`. */
const program = /\.(?:php|aspx?|ashx|axd|jspx?|cgi|do|action)$/i;

/**
 * Decodes a file name that was encoded for e-mail, a header, a web page or a URL. What is not validly encoded stays.
 * The result may contain signs that no file name should have, so clean it afterwards.
 */
export function plainName(name: string): string {
	const plain = fromEntities(readAsUtf8(name).trim());
	const written = fromWords(withoutQuotes(fromDisposition(plain)));
	const [form = '', charset = ''] = headerForm.exec(written) ?? [];
	if (form !== '') return fromEscapes(withoutQuery(written.slice(form.length)), charset);
	// The question mark itself may be escaped.
	return withoutQuery(fromEscapes(withoutPluses(withoutQuery(written))));
}

/** Forms and older servers write a space as a plus. They also escape other signs, but never a space. */
const withoutPluses = (name: string) =>
	/%(?!20)[0-9a-f]{2}/i.test(name) && !name.includes('%20') ? name.replaceAll('+', ' ') : name;

function fromDisposition(text: string): string {
	return dispositionStart.test(text) ? (nameInDisposition(text) ?? text) : text;
}

/** Letters of phonetic alphabets: `CAFÉ®` is a name, and no `ɮ` that was misread. */
const unlikely = /[\u0180-\u02ff]/;

/** UTF-8 that was read as Latin-1, as headers and some forms are, or as Windows-1252: `MÃ¤rz`, `Ãœbersicht`. */
function readAsUtf8(name: string): string {
	if (!/[\u00c2-\u00f4]/.test(name)) return name;
	const bytes = bytesReadAsWindows(name);
	if (bytes === undefined) return name;
	try {
		const read = strictlyDecodedText(bytes, 'utf-8');
		// It may have been misread twice.
		return unlikely.test(read) ? name : readAsUtf8(read);
	} catch {
		return name;
	}
}

const entities: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['apos', "'"],
	['gt', '>'],
	['lt', '<'],
	['nbsp', ' '],
	['quot', '"'],
]);

/** `R&amp;D`, as names from web pages and feeds may be. */
function fromEntities(name: string): string {
	return name.replace(
		/&(?:([a-z]{2,4})|#(\d{1,6})|#x([\da-f]{1,5}));/gi,
		(whole, word?: string, decimal?: string, hex?: string) => {
			if (word !== undefined) return entities.get(word.toLowerCase()) ?? whole;
			return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16));
		},
	);
}

const quotes: ReadonlySet<string> = new Set(['""', "''", '“”', '„“', '”“', '‘’', '«»', '<>']);

/** Removes the quotes that headers and people put around a name. */
function withoutQuotes(name: string): string {
	const isQuoted = name.length > 2 && quotes.has(`${name.at(0)}${name.at(-1)}`);
	return isQuoted ? name.slice(1, -1) : name;
}

function fromWords(name: string): string {
	const parts: string[] = [];
	for (let at = 0; ;) {
		const start = name.indexOf('=?', at);
		if (start === -1) return parts.join('') + name.slice(at);
		const words = wordsAt(name, start);
		parts.push(name.slice(at, start), words?.text ?? '=?');
		at = words?.end ?? start + 2;
	}
}

/**
 * Decodes all encoded words that follow each other here, as one: a mail program may split a character between two of
 * them.
 */
function wordsAt(name: string, start: number): { text: string; end: number } | undefined {
	const bytes: Uint8Array[] = [];
	let charset: string | undefined;
	let end = start;
	for (;;) {
		encodedWord.lastIndex = end;
		const [whole, itsCharset = '', form = '', text = ''] = encodedWord.exec(name) ?? [];
		if (whole === undefined || itsCharset.toLowerCase() !== (charset ?? itsCharset.toLowerCase())) {
			break;
		}
		charset = itsCharset.toLowerCase();
		bytes.push(form.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : quotedBytes(text));
		end += whole.length;
	}
	try {
		return charset === undefined
			? undefined
			: { text: decodedText(Buffer.concat(bytes), charset), end };
	} catch {
		// An unknown charset: keep the words as they are.
		return { text: name.slice(start, end), end };
	}
}

function quotedBytes(text: string): Uint8Array {
	const characters = text
		.replaceAll('_', ' ')
		.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(characters, 'latin1');
}

function withoutQuery(name: string): string {
	const found = endingBeforeQuery.exec(name);
	const question = name.indexOf('?');
	if (
		!found ||
		(question !== -1 && question < found.index) ||
		program.test(name.slice(0, question))
	) {
		const named = addressName(name);
		if (named !== undefined) return named;
	}
	if (!found) return name;
	const end = found.index + found[0].length;
	const behind = name.slice(end + 1);
	const isQuery = query.test(behind) && ('?#'.includes(name[end] ?? '') || behind.includes('='));
	return isQuery ? name.slice(0, end) : name;
}

/** The parameters of an address that name its file. */
const nameParameters: ReadonlySet<string> = new Set(['filename', 'file', 'name', 'url']);

/** The same with a whole header, as signed links of Amazon, Google and Azure have it. */
const headerParameters: ReadonlySet<string> = new Set(['response-content-disposition', 'rscd']);

/** The file that the query names (`get?file=a.pdf`, `image?url=%2Fa.png&w=64`), or else what stands before it. */
function addressName(name: string): string | undefined {
	const [, before, behind] = addressWithQuery.exec(name) ?? [];
	const named = [...new URLSearchParams(behind)].map(([parameter, value]) => {
		const lower = parameter.toLowerCase();
		if (headerParameters.has(lower)) return nameInDisposition(value) ?? '';
		return nameParameters.has(lower) ? value : '';
	});
	return named.find((text) => /\.[a-z0-9]{2,5}$/i.test(text)) ?? before;
}

/** Decodes `%20` and the like. A URL inside another URL may be encoded twice. */
function fromEscapes(name: string, charset = 'utf-8'): string {
	const once = decoded(name, charset);
	return /%25[0-9a-f]{2}/i.test(name) ? decoded(once, charset) : once;
}

/**
 * What is not valid in the charset stays, such as a character that was cut off; all of it if the charset is unknown.
 */
function decoded(name: string, charset: string): string {
	if (!name.includes('%')) return name;
	return name.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
		try {
			return strictlyDecodedText(Buffer.from(escapes.replaceAll('%', ''), 'hex'), charset);
		} catch {
			return escapes;
		}
	});
}
