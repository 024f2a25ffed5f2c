import { bytesText } from './bytesText';

const openXml = 'application/vnd.openxmlformats-officedocument';

const typeByFolder: ReadonlyMap<string, string> = new Map([
	['word', `${openXml}.wordprocessingml.document`],
	['xl', `${openXml}.spreadsheetml.sheet`],
	['ppt', `${openXml}.presentationml.presentation`],
]);

/** A part of an Office file. Any other zip file may have a folder called `word` as well. */
const officePart = /^(word|xl|ppt)\/(?:media\/|embeddings\/|[^]{1,200}\.(?:xml|rels|vml)$)/;

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
	let entry = 0;
	while (entry + nameOffset < bytes.length && text.startsWith(entryMark, entry)) {
		const start = entry + nameOffset;
		const nameEnd = start + view.getUint16(entry + 26, true);
		const folder = officePart.exec(text.slice(start, nameEnd))?.[1];
		if (folder !== undefined) return typeByFolder.get(folder);
		const extraLength = view.getUint16(entry + 28, true);
		const size = view.getUint32(entry + 18, true);
		// Only where the size comes later, the next mark is searched: an entry may be a zip file itself.
		const isSizeBehind = size === 0 || ((bytes[entry + 6] ?? 0) & SIZE_BEHIND) !== 0;
		entry = isSizeBehind
			? Math.max(text.indexOf(entryMark, nameEnd), nameEnd)
			: nameEnd + extraLength + size;
	}
	return undefined;
}

/** Flag of an entry whose size follows its bytes: APPNOTE.TXT of PKWARE, 4.4.4. */
const SIZE_BEHIND = 0x08;
