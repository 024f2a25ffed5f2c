import { bytesText } from './bytesText';
import { isoMediaType } from './isoMediaType';
import { looksLikeText } from './looksLikeText';
import { markupType } from './markupType';
import { mpegAudioType } from './mpegAudioType';
import { zipContainerType } from './zipContainerType';

/** How many of a file's first bytes {@link mimeTypeOfBytes} reads. */
export const SIGNATURE_BYTES = 4096;

interface Mark {
	mimeType: string;
	/** The first bytes of the file, one character per byte. */
	begins: string;
	/** More bytes that must follow, `offset` bytes from the start. */
	then?: { offset: number; text: string };
}

const riff = (mimeType: string, form: string): Mark => ({
	mimeType,
	begins: 'RIFF',
	then: { offset: 8, text: form },
});

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** File formats with fixed bytes at their start. The first row that matches counts. */
const marks: readonly Mark[] = [
	{ mimeType: 'image/png', begins: '\x89PNG\r\n\x1a\n' },
	{ mimeType: 'image/jpeg', begins: '\xff\xd8\xff' },
	riff('image/webp', 'WEBP'),
	riff('audio/wav', 'WAVE'),
	riff('video/x-msvideo', 'AVI '),
	{ mimeType: 'image/jp2', begins: '\0\0\0\x0cjP  \r\n\x87\n' },
	{ mimeType: 'image/jxl', begins: '\0\0\0\x0cJXL \r\n\x87\n' },
	{ mimeType: 'image/bmp', begins: 'BM', then: { offset: 6, text: '\0\0\0\0' } },
	{ mimeType: 'image/tiff', begins: 'II*\0' },
	{ mimeType: 'image/tiff', begins: 'MM\0*' },
	{ mimeType: 'image/x-icon', begins: '\0\0\x01\0', then: { offset: 5, text: '\0' } },
	{ mimeType: 'image/vnd.adobe.photoshop', begins: '8BPS\0' },
	{ mimeType: 'video/ogg', begins: 'OggS', then: { offset: 28, text: '\x80theora' } },
	{ mimeType: 'audio/ogg', begins: 'OggS' },
	{ mimeType: 'audio/amr-wb', begins: '#!AMR-WB\n' },
	{ mimeType: 'audio/amr', begins: '#!AMR\n' },
	{ mimeType: 'audio/flac', begins: 'fLaC' },
	{ mimeType: 'audio/midi', begins: 'MThd\0\0\0\x06' },
	{ mimeType: 'audio/aiff', begins: 'FORM', then: { offset: 8, text: 'AIF' } },
	{ mimeType: 'video/x-flv', begins: 'FLV\x01' },
	{ mimeType: 'video/mpeg', begins: '\0\0\x01\xba' },
	{ mimeType: 'video/x-ms-wmv', begins: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
	{ mimeType: 'application/pdf', begins: '%PDF-' },
	{ mimeType: 'application/rtf', begins: '{\\rtf' },
	{ mimeType: 'application/x-ole-storage', begins: OLE },
	{ mimeType: 'application/gzip', begins: '\x1f\x8b\x08' },
	{ mimeType: 'application/vnd.rar', begins: 'Rar!\x1a\x07' },
	{ mimeType: 'application/x-7z-compressed', begins: '7z\xbc\xaf\x27\x1c' },
];

const recognisers = [
	encryptedOfficeType,
	markedType,
	gifType,
	isoMediaType,
	zipContainerType,
	matroskaType,
	mpegAudioType,
	pdfType,
	markupType,
];

/**
 * The MIME type that a file's first bytes prove ({@link SIGNATURE_BYTES} are enough), or null. Plain text has no
 * signature and gives null. Old Office files cannot be told apart and give `application/x-ole-storage`; a newer one
 * that is locked with a password is inside the same container, and gives `application/encrypted`. An Office file whose
 * typical entries come later gives `application/zip`.
 */
export function mimeTypeOfBytes(firstBytes: Uint8Array): string | null {
	const bytes = firstBytes.subarray(0, SIGNATURE_BYTES);
	for (const recognise of recognisers) {
		const mimeType = recognise(bytes);
		if (mimeType !== null) return mimeType;
	}
	return null;
}

/** The stream that a file with a password is in, as the list of streams names it: learn.microsoft.com, MS-OFFCRYPTO. */
const lockedStream = Array.from('EncryptedPackage', (character) => `${character}\0`).join('');

/** Null also where the list of streams comes later than the first bytes. */
function encryptedOfficeType(bytes: Uint8Array): string | null {
	const start = bytesText(bytes, 0, bytes.length);
	return start.startsWith(OLE) && start.includes(lockedStream) ? 'application/encrypted' : null;
}

function markedType(bytes: Uint8Array): string | null {
	const start = bytesText(bytes, 0, 40);
	const mark = marks.find(
		({ begins, then }) =>
			start.startsWith(begins) && (!then || start.startsWith(then.text, then.offset)),
	);
	return mark?.mimeType ?? null;
}

/** A text may well begin with "GIF89a". */
function gifType(bytes: Uint8Array): string | null {
	return /^GIF8[79]a$/.test(bytesText(bytes, 0, 6)) && !looksLikeText(bytes) ? 'image/gif' : null;
}

/** PDF readers accept the header anywhere in the first 1,024 bytes (PDF 1.7, appendix H). */
function pdfType(bytes: Uint8Array): string | null {
	const start = bytesText(bytes, 0, 1024);
	const header = start.indexOf('%PDF-');
	if (header === -1) return null;
	const before = start.slice(0, header);
	const standsAlone = /[\r\n]$/.test(before) || /^[\s\0\xef\xbb\xbf\xfe\xff]*$/.test(before);
	// A line of its own: a text may well speak of "%PDF-1.4".
	const isHeader = /^%PDF-\d(?:\.\d)?[ \t]{0,8}(?:[\r\n]|$)/.test(start.slice(header));
	return standsAlone && isHeader ? 'application/pdf' : null;
}

function matroskaType(bytes: Uint8Array): string | null {
	const start = bytesText(bytes, 0, 64);
	if (!start.startsWith('\x1a\x45\xdf\xa3')) return null;
	return start.includes('webm') ? 'video/webm' : 'video/x-matroska';
}
