import { base64In } from './base64';
import { bytesText } from './bytesText';
import { mimeTypeOfBytes } from './fileSignatures';

/** Enough to recognise a format; a line of base64 in e-mail is longer. */
const DIGITS = 64;

/**
 * What n8n's node Convert to File makes of a data URL: it decodes the words in front as well.
 * Source: https://github.com/n8n-io/n8n/issues/37612
 */
const decodedWords = /^data(?:application|audio|image|text|video)\/[\w+/-]{1,80}?base64/;

/** The replacement character in UTF-8. It stands for bytes that are no text, where a file was read as text. */
const replaced = '\xef\xbf\xbd';

/** Hardly any real file has so many of them among its first bytes. */
const MANY = 4;

/** Bytes as numbers, as JSON without blanks writes them: in a list or a Buffer of Node, and in a Uint8Array. */
const bytesAsNumbers = [
	/^(?:\{"type":"Buffer","data":)?\[(?:\d{1,3},){8}/,
	/^\{(?:"\d":\d{1,3},){8}/,
];

/**
 * Why a file is broken, in words for people, or null: base64 was decoded in the wrong way or not at all, or the bytes
 * went through a text or a list of numbers.
 * @param firstBytes of a file that is no text
 */
export function spoiltReason(firstBytes: Uint8Array | undefined): string | null {
	if (firstBytes === undefined) return null;
	if (bytesText(firstBytes, 0, firstBytes.length).split(replaced).length > MANY) {
		return 'a node on the way has read it as text, and its bytes are lost. Let that node give a file: in HTTP Request, set Response Format to File.';
	}
	if (decodedWords.test(Buffer.from(firstBytes.subarray(0, 120)).toString('base64'))) {
		return 'it was made from a data URL. Take off its start, from data: to the comma, before the text becomes a file.';
	}
	const json = bytesText(firstBytes, 0, 400).replace(/\s/g, '');
	if (bytesAsNumbers.some((pattern) => pattern.test(json))) {
		return 'it holds the bytes of the file as a list of numbers. Make a file of them in a Code node, with this.helpers.prepareBinaryData(Buffer.from(list)).';
	}
	const text = bytesText(firstBytes, 0, 400).replace(/^data:[^,]{0,300},/, '');
	// Also as JSON writes a text.
	const digits = base64In(text.trimStart().replace(/^"/, '').slice(0, DIGITS));
	if (digits === null || mimeTypeOfBytes(Buffer.from(digits, 'base64')) === null) return null;
	return 'it holds the base64 text of the file. Make a file of that text with the node Convert to File, operation Move Base64 String to File.';
}
