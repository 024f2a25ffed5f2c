import { bytesText } from './bytesText';
import { looksLikeText } from './looksLikeText';
import { extensionsOf } from './mimeExtensions';

/** Formats that always begin with a signature. Bytes without it are another format. */
const signed: ReadonlySet<string> = new Set([
	'application/pdf',
	'application/msword',
	'application/vnd.ms-excel',
	'application/vnd.ms-outlook',
	'application/vnd.ms-powerpoint',
	'audio/amr',
	'audio/mp4',
	'audio/ogg',
	'image/avif',
	'image/gif',
	'image/heic',
	'image/heif',
	'image/jpeg',
	'image/png',
	'image/webp',
	'video/3gpp',
	'video/3gpp2',
	'video/mp4',
	'video/quicktime',
]);

/** Old videos may have no `ftyp` box and begin with one of these boxes. */
const quickTimeBoxes: ReadonlySet<string> = new Set([
	'moov',
	'mdat',
	'free',
	'skip',
	'wide',
	'pnot',
]);

export function isOfficeZip(mimeType: string): boolean {
	return (
		mimeType.startsWith('application/vnd.openxmlformats-officedocument.') ||
		/^application\/vnd\.ms-[a-z.]+\.macroenabled\.12$/.test(mimeType)
	);
}

const archives: ReadonlySet<string> = new Set([
	'application/epub+zip',
	'application/gzip',
	'application/java-archive',
	'application/vnd.android.package-archive',
	'application/vnd.rar',
	'application/x-7z-compressed',
	'application/x-tar',
	'application/zip',
]);

/** Formats that may begin without a signature, but never as text: an error page in place of an MP3. */
function isBinaryFormat(mimeType: string): boolean {
	const isMedia = /^(?:image|audio|video)\//.test(mimeType) && extensionsOf(mimeType).length > 0;
	return (isMedia && mimeType !== 'image/svg+xml') || archives.has(mimeType);
}

/**
 * Whether files of this type always begin with a signature that these bytes do not have, or are never text and these
 * bytes are.
 * @param bytes the file's first bytes, which prove no type; where there are none, the result is false
 */
export function lacksSignature(mimeType: string, bytes: Uint8Array): boolean {
	if (bytes.length === 0 || quickTimeBoxes.has(bytesText(bytes, 4, 8))) return false;
	if (signed.has(mimeType) || isOfficeZip(mimeType)) return true;
	return isBinaryFormat(mimeType) && looksLikeText(bytes);
}
