/** `=?UTF-8?Q?Rechnung?=`, as mail writes names that are not ASCII (RFC 2047); the blanks between two go too. */
const encodedWord = /=\?([\w-]{1,40})(?:\*[\w-]{0,40})?\?([QB])\?([^?]*)\?=(?:\s{1,10}(?==\?))?/giy;

/** `filename*=UTF-8''Rechnung%20M%C3%A4rz`, as headers write them (RFC 8187). */
const headerForm = /^(?:filename\*=)?[\w-]{1,40}'[\w-]{0,40}'(?=[^%]{0,1000}%[0-9a-f]{2})/i;

const fileEnding = /\.[a-z0-9]{1,16}$/i;

/** What stands behind the `?` or `#` of an address. */
const query = /^(?:[^\s=]{1,200}=\S*|[\w-]{1,200})$/;

/**
 * A file name as people would write it, from how mail, headers and addresses write it. What is not validly encoded
 * stays. The result may hold what no file name should: it is to be cleaned afterwards.
 */
export function plainName(name: string): string {
	const written = fromWords(withoutQuotes(name.trim())).replace(headerForm, '');
	return fromEscapes(withoutQuery(written));
}

/** Around the whole name, as headers write them. */
function withoutQuotes(name: string): string {
	const quote = name.at(-1);
	const isQuoted = name.length > 2 && (quote === '"' || quote === "'") && name[0] === quote;
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

/** The words that begin at this place, decoded as one: a mail program may cut a character apart between two. */
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
		const decoder = new TextDecoder(charset);
		return charset === undefined ? undefined : { text: decoder.decode(Buffer.concat(bytes)), end };
	} catch {
		// Nobody knows this charset: the words stay as they are.
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
	const at = name.search(/[?#;]/);
	if (at === -1) return name;
	const [before, behind] = [name.slice(0, at), name.slice(at + 1)];
	const isQuery = query.test(behind) && (name[at] !== ';' || behind.includes('='));
	return fileEnding.test(before) && isQuery ? before : name;
}

/** An address may have been encoded twice, on its way through another one. */
function fromEscapes(name: string): string {
	const once = decoded(name);
	return /%25[0-9a-f]{2}/i.test(name) ? decoded(once) : once;
}

function decoded(name: string): string {
	if (!name.includes('%')) return name;
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
