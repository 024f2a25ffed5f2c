/** `=?UTF-8?Q?Rechnung?=`, as mail writes names that are not ASCII (RFC 2047); the blanks between two go too. */
const encodedWord = /=\?([\w-]{1,40})(?:\*[\w-]{0,40})?\?([QB])\?([^?]*)\?=(?:\s{1,10}(?==\?))?/gi;

/** `UTF-8''Rechnung%20M%C3%A4rz`, as headers write them (RFC 8187). */
const headerForm = /^[\w-]{1,40}'[\w-]{0,40}'(?=[^%]{0,1000}%[0-9a-f]{2})/i;

const fileEnding = /\.[a-z0-9]{1,16}$/i;

/** What stands behind the `?` or `#` of an address. */
const query = /^(?:[^\s=]{1,200}=\S*|[\w-]{1,200})$/;

/**
 * A file name as people would write it, from how mail, headers and addresses write it. What is not validly encoded
 * stays. The result may hold what no file name should: it is to be cleaned afterwards.
 */
export function plainName(name: string): string {
	const decoded = fromWords(name).replace(headerForm, '');
	return fromEscapes(withoutQuery(decoded));
}

function fromWords(name: string): string {
	if (!name.includes('=?')) return name;
	return name.replace(encodedWord, (whole, charset: string, form: string, text: string) => {
		const bytes = form.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : quotedBytes(text);
		try {
			return new TextDecoder(charset).decode(bytes);
		} catch {
			return whole;
		}
	});
}

function quotedBytes(text: string): Uint8Array {
	const characters = text
		.replaceAll('_', ' ')
		.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(characters, 'latin1');
}

function withoutQuery(name: string): string {
	const at = name.search(/[?#]/);
	if (at === -1) return name;
	const before = name.slice(0, at);
	return fileEnding.test(before) && query.test(name.slice(at + 1)) ? before : name;
}

function fromEscapes(name: string): string {
	if (!name.includes('%')) return name;
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
