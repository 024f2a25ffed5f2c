import { bytesText } from './bytesText';

const openXml = 'application/vnd.openxmlformats-officedocument';

const typeByFolder: ReadonlyMap<string, string> = new Map([
	['word', `${openXml}.wordprocessingml.document`],
	['xl', `${openXml}.spreadsheetml.sheet`],
	['ppt', `${openXml}.presentationml.presentation`],
]);

/** Includes the slash. */
const MAX_FOLDER_LENGTH = 5;

/** Formats whose first zip entry is an uncompressed `mimetype` with the MIME type as its content. */
const selfNamed = /^mimetype(application\/(?:epub\+zip|vnd\.oasis\.opendocument\.[a-z-]{1,40}))/;

const entryMark = 'PK\x03\x04';
const nameOffset = 30;

/**
 * The MIME type of a zip file by the names of its first entries: the three Office formats, OpenDocument, EPUB; else
 * `application/zip`. Null for bytes that are not a zip file.
 */
export function zipContainerType(bytes: Uint8Array): string | null {
	const text = bytesText(bytes, 0, bytes.length);
	if (text.startsWith('PK\x05\x06')) return 'application/zip';
	if (!text.startsWith(entryMark)) return null;
	return selfNamedType(text) ?? officeType(bytes, text) ?? 'application/zip';
}

function selfNamedType(text: string): string | undefined {
	return selfNamed.exec(text.slice(nameOffset))?.[1];
}

function officeType(bytes: Uint8Array, text: string): string | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	for (
		let entry = 0;
		entry !== -1 && entry + nameOffset < bytes.length;
		entry = text.indexOf(entryMark, entry + 1)
	) {
		const nameLength = view.getUint16(entry + 26, true);
		const start = entry + nameOffset;
		const name = text.slice(start, start + Math.min(nameLength, MAX_FOLDER_LENGTH));
		const mimeType = typeByFolder.get(name.slice(0, Math.max(name.indexOf('/'), 0)));
		if (mimeType !== undefined) return mimeType;
	}
	return undefined;
}
