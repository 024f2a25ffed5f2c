import { bytesText } from './bytesText';
import { markupType } from './markupType';

/** Elements of HTML with which a piece of a page begins: `<a href="/login">Found</a>`. XML may have them too. */
const htmlParts: ReadonlySet<string> = new Set(
	[
		'a abbr article aside b blockquote button dd dl dt em fieldset figure footer form h3 h4 h5 h6 header hr i',
		'img input label li main nav noscript ol section small strong sub sup tbody td template th thead tr u ul',
	].flatMap((elements) => elements.split(' ')),
);

/**
 * The MIME type of a text file that claims to be something else: a web page, XML, JSON or `text/plain`. This is a
 * guess from the first bytes; {@link markupType} needs more proof.
 */
export function textType(bytes: Uint8Array): string {
	const start = bytesText(bytes, 0, 256)
		.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
		.replaceAll('\0', '')
		.trimStart();
	const markup = markupType(bytes);
	if (markup !== null) return markup;
	const element = /^<([a-z][\w:.-]*)[\s/>]/i.exec(start)?.[1];
	if (element !== undefined) {
		return htmlParts.has(element.toLowerCase()) ? 'text/html' : 'application/xml';
	}
	return /^(?:\{\s*["}]|\[\s*["{[\]\d])/.test(start) ? 'application/json' : 'text/plain';
}
