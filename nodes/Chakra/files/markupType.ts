import { bytesText } from './bytesText';

/** What may come before the doctype or the first element, each with its start and end. */
const preamble: ReadonlyArray<readonly [start: string, end: string]> = [
	['<?', '?>'],
	['<!--', '-->'],
];

/** The first element, or the doctype, which names the first element. */
const root = /^<(?:!doctype\s+)?([a-z][\w:.-]*)/;

const htmlElements: ReadonlySet<string> = new Set([
	'html',
	'head',
	'body',
	'title',
	'script',
	'meta',
	'link',
	'style',
	'div',
	'table',
	'h1',
	'h2',
	'br',
	'font',
	'iframe',
	'pre',
	'span',
	'p',
	'center',
]);

/** `image/svg+xml`, `text/html` or `application/xml` for bytes that begin like one of these; else null. */
export function markupType(bytes: Uint8Array): string | null {
	const text = bytesText(bytes, 0, bytes.length)
		.replace(/^\xef\xbb\xbf/, '')
		.replace(/^(?:\xff\xfe|\xfe\xff)[^]*/, (utf16) => utf16.slice(2).replaceAll('\0', ''))
		.trimStart()
		.toLowerCase();
	const element = root.exec(afterPreamble(text))?.[1] ?? '';
	if (element === 'svg' || element.endsWith(':svg')) return 'image/svg+xml';
	if (htmlElements.has(element)) return 'text/html';
	return text.startsWith('<?xml') ? 'application/xml' : null;
}

function afterPreamble(markup: string): string {
	let rest = markup;
	for (;;) {
		const skipped = preamble.find(([start]) => rest.startsWith(start));
		if (skipped === undefined) return rest;
		const end = rest.indexOf(skipped[1]);
		if (end === -1) return '';
		rest = rest.slice(end + skipped[1].length).trimStart();
	}
}
