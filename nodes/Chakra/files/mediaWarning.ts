import {
	bareMimeType,
	mediaRuleOf,
	type MediaKind,
	type MediaRule,
	type SizeLimit,
} from '../whatsapp/mediaRules';
import { bytesText } from './bytesText';
import { mimeTypeOfBytes } from './fileSignatures';
import { isTextType } from './mimeTypes';
import { refusedContent } from './refusedContent';
import { spoiltReason } from './spoiltFile';
import { webpSize } from './webpSize';

interface MediaFile {
	/** The MIME type that the file is sent with. */
	mimeType: string;
	fileName: string;
	/** In bytes. */
	fileSize: number;
	/** The file's first bytes, where known. They show codecs, colours, and the kind of sticker. */
	firstBytes?: Uint8Array;
	/** The descriptions of a video's tracks, where they may come later; see `trackDescriptions`. */
	tracks?: Uint8Array;
	/** The MIME type that the file claims but its bytes contradict, see `unprovenType`; else null. */
	unproven?: string | null;
}

/** What to do with a type that WhatsApp does not accept. The first row that matches counts. */
const conversions: ReadonlyArray<readonly [mimeTypeStart: string, advice: string]> = [
	['image/gif', 'Convert the file to JPEG or PNG, or to MP4 for an animation.'],
	['image/', 'Convert the file to JPEG or PNG.'],
	['video/', 'Convert the file to MP4 with H.264 video and AAC sound.'],
	['audio/', 'Convert the file to MP3, M4A or OGG with Opus.'],
	['text/csv', 'Save the table as XLSX, or as PDF.'],
	['text/tab-separated-values', 'Save the table as XLSX, or as PDF.'],
	['application/vnd.oasis.opendocument.spreadsheet', 'Save the table as XLSX, or as PDF.'],
	['application/vnd.oasis.opendocument.text', 'Save the document as DOCX, or as PDF.'],
	['application/vnd.oasis.opendocument.presentation', 'Save the slides as PPTX, or as PDF.'],
	['application/vnd.ms-excel.', 'Save the table as XLSX, or as PDF.'],
	['application/vnd.ms-word.', 'Save the document as DOCX, or as PDF.'],
	['application/vnd.ms-powerpoint.', 'Save the slides as PPTX, or as PDF.'],
	['application/zip', 'Unpack it and send the files in it one by one.'],
	['application/gzip', 'Unpack it and send the files in it one by one.'],
	['application/vnd.rar', 'Unpack it and send the files in it one by one.'],
	['application/x-7z-compressed', 'Unpack it and send the files in it one by one.'],
	['application/x-tar', 'Unpack it and send the files in it one by one.'],
	['', 'Convert the file to PDF.'],
];

const plural: Readonly<Record<MediaKind, string>> = {
	image: 'images',
	video: 'videos',
	audio: 'audio files',
	document: 'documents',
	sticker: 'stickers',
};

/**
 * Why WhatsApp will not accept a file and what to do, in one or two sentences; null where nothing is wrong. Sizes are
 * compared with the larger reading of MB (1024 × 1024) and shown in the smaller one.
 */
export function mediaWarningFor(file: MediaFile): string | null {
	const rule = mediaRuleOf(file.mimeType);
	const { unproven = null } = file;
	if (unproven !== null) return unprovenWarning(file, unproven);
	if (rule === undefined) return typeWarning(file);
	const spoilt = isTextType(bareMimeType(file.mimeType)) ? null : spoiltReason(file.firstBytes);
	if (spoilt !== null) return `“${file.fileName}” is broken: ${spoilt}`;
	const known = [file.tracks, file.firstBytes].filter((bytes) => bytes !== undefined);
	const refused = known.map((bytes) => refusedContent(file.mimeType, bytes)).find(Boolean);
	if (refused) return refused;
	return rule.kind === 'sticker' ? stickerWarning(file, rule) : sizeWarning(file, rule);
}

/** What programs give under the names of Office on purpose. Browsers on Windows take every table for one of Excel. */
const harmless: ReadonlyMap<string, string> = new Map([
	['text/csv', 'it is a table as text.'],
	['text/tab-separated-values', 'it is a table as text.'],
	['application/rtf', 'it is a document in Rich Text Format under another name.'],
]);

function unprovenWarning(file: MediaFile, claimed: string): string {
	const { fileName, mimeType, firstBytes } = file;
	const proven = firstBytes && mimeTypeOfBytes(firstBytes);
	if (proven === 'application/x-ole-storage') {
		return `${lockedWarning(fileName)} (An old Office file under a new name looks the same: save that in the new format.)`;
	}
	const truth = mimeType === claimed ? 'begins as no such file' : `holds ${mimeType}`;
	const cause =
		spoiltReason(firstBytes) ??
		harmless.get(mimeType) ??
		'it may be broken, or a web page in place of the file. Look at the node that makes it.';
	const claim = `“${fileName}” is given as ${claimed} and ${truth}: ${cause}`;
	return mediaRuleOf(mimeType) === undefined ? `${claim} ${typeWarning(file)}` : claim;
}

const lockedWarning = (fileName: string) =>
	`“${fileName}” is password-protected, and WhatsApp cannot show it. Save it without a password.`;

function typeWarning({ mimeType, fileName, firstBytes }: MediaFile): string {
	const type = bareMimeType(mimeType);
	if (type === 'application/encrypted') return lockedWarning(fileName);
	if (type === 'application/octet-stream') {
		const cause = spoiltReason(firstBytes);
		if (cause !== null) return `“${fileName}” cannot be used: ${cause}`;
		return `What kind of file “${fileName}” is cannot be told, and WhatsApp does not accept files of an unknown kind. Set its MIME type, or give it a file name with the right ending, such as .pdf.`;
	}
	const advice = conversions.find(([start]) => type.startsWith(start))?.[1] ?? '';
	return `WhatsApp does not accept ${type}. ${advice}`;
}

function sizeWarning({ fileSize }: MediaFile, rule: MediaRule): string | null {
	if (fileSize <= rule.maxBytes) return null;
	const what = rule.kind === 'audio' ? 'audio file' : rule.kind;
	return `This ${what} is ${formatSize(fileSize)}; WhatsApp accepts ${plural[rule.kind]} up to ${rule.maxText}. Make it smaller before sending it.`;
}

function stickerWarning(file: MediaFile, rule: MediaRule): string | null {
	const limit = stickerLimit(file, rule);
	if (file.fileSize <= limit.maxBytes) return pixelWarning(file);
	return `This WebP file is ${formatSize(file.fileSize)}; WhatsApp takes WebP only as a sticker, up to ${limit.maxText}${limit === rule ? ' if it moves' : ''}. Make it smaller, or convert it to JPEG or PNG to send it as a picture.`;
}

/** In either direction. Whether smaller ones are taken is not documented. */
const STICKER_PIXELS = 512;

function pixelWarning({ firstBytes }: MediaFile): string | null {
	const size = firstBytes && webpSize(firstBytes);
	if (!size || Math.max(size.width, size.height) <= STICKER_PIXELS) return null;
	return `This WebP file is ${size.width} × ${size.height} pixels; WhatsApp takes WebP only as a sticker of 512 × 512. Make it smaller, or convert it to JPEG or PNG to send it as a picture.`;
}

/** The limit for animated stickers also applies where the first bytes do not show whether it is animated. */
function stickerLimit({ firstBytes }: MediaFile, rule: MediaRule): SizeLimit {
	const isKnown = firstBytes !== undefined && firstBytes.length > 20;
	return isKnown && !isAnimatedWebp(firstBytes) ? (rule.whenNotAnimated ?? rule) : rule;
}

/** Reads the animation flag of the extended header: developers.google.com/speed/webp/docs/riff_container */
function isAnimatedWebp(bytes: Uint8Array): boolean {
	return bytesText(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
}

function formatSize(bytes: number): string {
	return bytes < 1_000_000
		? `${Math.floor(bytes / 1000)} KB`
		: `${Math.floor(bytes / 100_000) / 10} MB`;
}
