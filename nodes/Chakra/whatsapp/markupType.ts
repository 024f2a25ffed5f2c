import { bytesText } from './bytesText';

/** What may stand before the first element, with the text that ends it. */
const preamble: ReadonlyArray<readonly [start: string, end: string]> = [
	['<?', '?>'],
	['<!--', '-->'],
	['<!doctype', '>'],
];

const htmlElements: ReadonlySet<string> = new Set(['html', 'head', 'body', 'title', 'script']);

/** `image/svg+xml`, `text/html` or `application/xml` for bytes that begin as such, else null. */
export function markupType(bytes: Uint8Array): string | null {
	const text = bytesText(bytes, 0, bytes.length)
		.replace(/^\xef\xbb\xbf/, '')
		.trimStart()
		.toLowerCase();
	if (!text.startsWith('<')) return null;
	if (text.startsWith('<!doctype html')) return 'text/html';
	const root = rootElement(text);
	if (root === 'svg' || root.endsWith(':svg')) return 'image/svg+xml';
	if (htmlElements.has(root)) return 'text/html';
	return text.startsWith('<?xml') ? 'application/xml' : null;
}

function rootElement(markup: string): string {
	let rest = markup;
	for (;;) {
		const skipped = preamble.find(([start]) => rest.startsWith(start));
		if (skipped === undefined) return /^<([a-z][\w:.-]*)/.exec(rest)?.[1] ?? '';
		const end = rest.indexOf(skipped[1]);
		if (end === -1) return '';
		rest = rest.slice(end + skipped[1].length).trimStart();
	}
}
