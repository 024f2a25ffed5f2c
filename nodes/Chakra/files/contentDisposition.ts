import { decodedText } from './decodedText';

/** A name in the encoded form: `UTF-8''R%C3%A9sum%C3%A9.pdf`. */
const encodedForm = /^([\w-]{0,40})'[\w-]{0,40}'([^]*)$/;

/**
 * The file name in a Content-Disposition header (RFC 6266); undefined where it has none. The encoded form is the better
 * one, then a name in numbered pieces (RFC 2231), then the plain form, also where its quotes are broken.
 */
export function nameInDisposition(header: string): string | undefined {
	const parameters = parametersOf(header);
	const whole = parameters.get('filename*');
	const plain = parameters.get('filename');
	const name = decodedForm(whole ?? '') ?? nameInPieces(parameters) ?? plain ?? whole;
	return name === '' ? undefined : name;
}

/** Behind the name, the start of a second header, which Node joins with a comma: `"a.pdf", attachment`. */
const secondHeader = /^("(?:[^"\\]|\\.)*"|[^",]*),\s*(?:attachment|inline)$/i;

/** Names in lower case, values without their quotes. The first of two equal names counts. */
function parametersOf(header: string): Map<string, string> {
	const parameters = new Map<string, string>();
	for (const part of partsOf(header)) {
		const equals = part.indexOf('=');
		const name = part.slice(0, Math.max(equals, 0)).trim().toLowerCase();
		if (name !== '' && !parameters.has(name)) {
			parameters.set(
				name,
				withoutQuotes(
					part
						.slice(equals + 1)
						.trim()
						.replace(secondHeader, '$1'),
				),
			);
		}
	}
	return parameters;
}

/** Splits at the semicolons that are not inside quotes; at all of them where a quote has no end. */
function partsOf(header: string): string[] {
	const parts: string[] = [];
	let start = 0;
	let isQuoted = false;
	for (let at = 0; at < header.length; at++) {
		const sign = header[at];
		if (sign === '"') isQuoted = !isQuoted;
		else if (sign === '\\' && isQuoted) at++;
		else if (sign === ';' && !isQuoted) {
			parts.push(header.slice(start, at));
			start = at + 1;
		}
	}
	return isQuoted ? header.split(';') : [...parts, header.slice(start)];
}

/** Only quotes and backslashes are escaped: `"C:\bills\a.pdf"` is a path of Windows. */
function withoutQuotes(value: string): string {
	if (!value.startsWith('"')) return value;
	const isClosed = value.length > 1 && value.endsWith('"');
	return value.slice(1, isClosed ? -1 : undefined).replace(/\\(["\\])/g, '$1');
}

/** `filename*0*=UTF-8''R%C3%A9; filename*1="sumé.pdf"`: pieces with a second asterisk are encoded. */
function nameInPieces(parameters: ReadonlyMap<string, string>): string | undefined {
	const pieces: string[] = [];
	for (;;) {
		const name = `filename*${pieces.length}`;
		const encoded = parameters.get(`${name}*`);
		const piece = encoded ?? parameters.get(name)?.replaceAll('%', '%25');
		if (piece === undefined) break;
		pieces.push(piece);
	}
	if (pieces.length === 0) return undefined;
	const joined = pieces.join('');
	return decodedForm(joined) ?? decodedForm(`utf-8''${joined}`);
}

/** Undefined where the text is not in the encoded form, or in an unknown charset. */
function decodedForm(text: string): string | undefined {
	const [, charset = '', name = ''] = encodedForm.exec(text) ?? [];
	if (name === '' || !/^(?:[^%]|%[0-9a-f]{2})*$/i.test(name)) return undefined;
	try {
		return decodedText(bytesOf(name), charset || 'utf-8');
	} catch {
		return undefined;
	}
}

/** Unlike decodeURIComponent, accepts bytes that are not UTF-8, and signs that should have been escaped. */
function bytesOf(name: string): Uint8Array {
	const parts = name.split(/((?:%[0-9a-f]{2})+)/i);
	return Buffer.concat(
		parts.map((part, index) =>
			index % 2 === 1 ? Buffer.from(part.replaceAll('%', ''), 'hex') : Buffer.from(part),
		),
	);
}
