/** The head of a form's file part as it stood on the wire. */
export interface FilePartHead {
	/** Part name from Content-Disposition. */
	name: string;
	fileName: string;
	/** Header names in lower case, values as they stood on the wire. */
	headers: Record<string, string>;
	/** Offset in the body of the file's first byte. */
	start: number;
}

const blankLine = Buffer.from('\r\n\r\n');

/**
 * Looks for the first part that has a file name. Small text parts may stand before it.
 * @param beginning the first bytes of a multipart body; undefined comes back while they do not reach far enough
 */
export function findFilePartHead(beginning: Buffer, boundary: string): FilePartHead | undefined {
	const delimiter = Buffer.from(`--${boundary}\r\n`);
	let at = beginning.indexOf(delimiter);
	while (at !== -1) {
		const start = beginning.indexOf(blankLine, at);
		if (start === -1) return undefined;
		const headers = parseHead(beginning.toString('utf8', at + delimiter.length, start));
		const disposition = headers['content-disposition'] ?? '';
		const fileName = parameter(disposition, 'filename');
		if (fileName !== undefined) {
			const name = parameter(disposition, 'name') ?? '';
			return { name, fileName, headers, start: start + blankLine.length };
		}
		at = beginning.indexOf(delimiter, start);
	}
	return undefined;
}

function parseHead(text: string): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const line of text.split('\r\n')) {
		const colon = line.indexOf(':');
		headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
	}
	return headers;
}

function parameter(disposition: string, name: string): string | undefined {
	const match = new RegExp(`;\\s*${name}=(?:"((?:\\\\.|[^"\\\\])*)"|([^;\\s]+))`, 'i').exec(
		disposition,
	);
	return match?.[1]?.replace(/\\(["\\])/g, '$1') ?? match?.[2];
}
