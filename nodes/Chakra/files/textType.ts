import { bytesText } from './bytesText';
import { markupType } from './markupType';

/**
 * What kind of text a file holds whose first bytes are text, for a file that claims to be something else: a web page,
 * XML, JSON, else `text/plain`. A guess from its beginning, where {@link markupType} asks for more proof.
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
