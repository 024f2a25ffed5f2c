import { bytesText } from './bytesText';
import { markupType } from './markupType';

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
	if (/^<[a-z][\w:.-]*[\s/>]/i.test(start)) return 'application/xml';
	return /^(?:\{\s*["}]|\[\s*["{[\]\d])/.test(start) ? 'application/json' : 'text/plain';
}
