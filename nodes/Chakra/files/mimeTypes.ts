import { bareMimeType, mediaKindOf } from '../whatsapp/mediaRules';
import { mimeTypeOfBytes, SIGNATURE_BYTES } from './fileSignatures';
import { looksLikeText } from './looksLikeText';
import { unknownMimeTypes, mimeAliases } from './mimeAliases';
import { extensionsOf, mimeTypeOfExtension, mimeTypeOfFileName } from './mimeExtensions';
import { asClaimed, sharesContainer } from './sharedContainers';
import { isOfficeZip, lacksSignature } from './signedTypes';
import { textType } from './textType';

const cleanMimeType = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;

/**
 * Whether the text is exactly one `type/subtype` (RFC 6838) without parameters. Only such a text is safe in a header.
 */
export function isCleanMimeType(mimeType: string): boolean {
	return cleanMimeType.test(mimeType);
}

interface FileClues {
	/** The MIME type that came with the file. */
	stated: string | undefined;
	/** Whether a person set `stated` for this file. Then only a signature in the bytes overrules it, not a guess. */
	isChosen?: boolean;
	fileName: string | undefined;
	/** The file's first bytes, see {@link SIGNATURE_BYTES}; may be empty. */
	firstBytes: Uint8Array;
}

/**
 * The MIME type to send a file with: always one lower-case `type/subtype`.
 *
 * - A stated type gets its registered spelling (`audio/mp3` → `audio/mpeg`), without parameters.
 * - A stated type is ignored where it says nothing: it is missing, malformed, `application/octet-stream`, or a text
 * type on bytes that are not text. Then the bytes decide, else the file name's extension. Without either it is
 * `text/plain` for text and `application/octet-stream` for the rest.
 * - `text/plain` on text stays, unless the extension names a text format (csv, html, json, svg ...). So does
 * `text/html` where the text does not begin as HTML.
 * - Where the bytes prove another format than the stated one (stated PNG, bytes JPEG; stated PDF, bytes a web page),
 * the bytes decide, because WhatsApp checks them and refuses a mismatch. Text with a stated type that always has a
 * signature gets the type that the text looks like.
 * - Several formats share a container (M4A and MP4, DOCX and zip). There the name decides, then the stated type. What
 * claims to be sound stays sound.
 * - A stated type that is not known here stays, unless the bytes prove, or the name says, one that WhatsApp takes: it
 * is then a misspelling (`application/docx`).
 */
export function repairMimeType(file: FileClues): string {
	const facts = factsOf(file);
	if (facts.proven === 'application/encrypted') return facts.proven;
	const chosen = file.isChosen ? cleanType(file.stated ?? '') : null;
	if (chosen !== null) return typeAsChosen(chosen, facts);
	const { bytes, stated, isText } = facts;
	const isContradicted = stated !== null && isTextType(stated) && !isText && bytes.length > 0;
	return (
		typeOfText(facts) ??
		(stated === null || isContradicted ? typeOfFile(facts) : typeAsStated(stated, facts))
	);
}

/** What is known of a file's type. */
interface FileFacts {
	bytes: Uint8Array;
	/** In its registered spelling; null where nothing usable is stated. */
	stated: string | null;
	typeOfName: string | null;
	/** By the bytes. */
	proven: string | null;
	isText: boolean;
}

function factsOf({ stated, fileName, firstBytes }: FileClues): FileFacts {
	const bytes = firstBytes.subarray(0, SIGNATURE_BYTES);
	const proven = mimeTypeOfBytes(bytes);
	return {
		bytes,
		stated: registeredType(stated ?? ''),
		typeOfName: fileName === undefined ? null : mimeTypeOfFileName(fileName),
		proven,
		isText: looksLikeText(bytes) && (proven === null || isTextType(proven)),
	};
}

/** The type that a person chose, unless a signature proves another one. */
function typeAsChosen(chosen: string, { stated, typeOfName, proven }: FileFacts): string {
	if (proven === null || isTextType(proven)) return chosen;
	const isRight = chosen === stated && agree(chosen, proven, typeOfName);
	return isRight ? chosen : fromFile(proven, typeOfName, chosen);
}

/** For a text whose stated type is vague, or is that of a format with a signature; else null. */
function typeOfText({ bytes, stated, typeOfName, proven, isText }: FileFacts): string | null {
	if (!isText) return null;
	const named = typeOfName !== null && isTextType(typeOfName) ? typeOfName : null;
	// PHP calls whatever it gives out HTML.
	const isVague = stated === 'text/plain' || (stated === 'text/html' && proven !== stated);
	if (isVague) return named ?? stated;
	if (!lacksSignature(stated ?? typeOfName ?? '', bytes)) return null;
	return named ?? proven ?? textType(bytes);
}

/** By the file alone: its bytes, else its name. */
function typeOfFile({ typeOfName, proven, isText }: FileFacts): string {
	if (proven !== null) return fromFile(proven, typeOfName);
	return typeOfName ?? (isText ? 'text/plain' : 'application/octet-stream');
}

/** The stated type, unless the bytes or the name know better. */
function typeAsStated(stated: string, { bytes, typeOfName, proven, isText }: FileFacts): string {
	// Of an empty file: any other has been told by its bytes.
	if (stated === 'text/plain') return typeOfName ?? stated;
	if (proven === null) {
		const isNamed = typeOfName !== null && isBetter(typeOfName, stated);
		const fits = isNamed && isText === isTextType(typeOfName) && !lacksSignature(typeOfName, bytes);
		return fits ? typeOfName : stated;
	}
	const isInContainer = typeOfName !== null && sharesContainer(typeOfName, proven);
	if (isInContainer && isOfContainer(stated, typeOfName, proven)) return typeOfName;
	return agree(stated, proven, typeOfName) ? stated : fromFile(proven, typeOfName, stated);
}

/**
 * The type that the stated type or the name claims and the bytes contradict: files of that type always begin with a
 * signature, and this one does not. Null where there is no such contradiction.
 */
export function unprovenType({ stated, fileName, firstBytes }: FileClues): string | null {
	const bytes = firstBytes.subarray(0, SIGNATURE_BYTES);
	const proven = mimeTypeOfBytes(bytes);
	const claims = [registeredType(stated ?? ''), mimeTypeOfFileName(fileName ?? '')];
	// A newer Office file that has a password is inside the container of the older formats. If the name says an older
	// format, nothing contradicts it.
	if (proven === 'application/x-ole-storage') {
		if (sharesContainer(mimeTypeOfFileName(fileName ?? '') ?? '', proven)) return null;
		return claims.find((claim) => claim !== null && isOfficeZip(claim)) ?? null;
	}
	if (proven !== null && !isTextType(proven)) return null;
	return claims.find((claim) => claim !== null && lacksSignature(claim, bytes)) ?? null;
}

/** Whether the stated type is the container itself, the plain format in it, or another format in it. */
function isOfContainer(stated: string, typeOfName: string, proven: string): boolean {
	return (
		stated === proven || sharesContainer(typeOfName, stated) || sharesContainer(stated, proven)
	);
}

function registeredType(stated: string): string | null {
	const type = cleanType(stated);
	// Google's own types name a document in Google Drive. Whatever has bytes is another.
	const isOfDrive = type?.startsWith('application/vnd.google-apps.');
	return type === null || isOfDrive || unknownMimeTypes.has(type) ? null : type;
}

/** In its registered spelling; null where it is no type. */
function cleanType(stated: string): string | null {
	// Checked before parameters are cut off, because a line break in a parameter is malformed too.
	if (/[\r\n\0]/.test(stated.trim())) return null;
	const bare = bareMimeType(stated).replace(/^["']|["']$/g, '');
	// An ending in its place: `pdf`, `.pdf`.
	if (!bare.includes('/')) return mimeTypeOfExtension(bare.replace(/^\./, ''));
	return isCleanMimeType(bare) ? (mimeAliases.get(bare) ?? typeNamedByEnding(bare) ?? bare) : null;
}

/** A type that nobody knows, made of an ending: `application/xlsx`, `audio/x-mpga`. */
function typeNamedByEnding(type: string): string | undefined {
	const [kind = '', ending = ''] = type.split('/');
	const named = isUnknown(type) ? mimeTypeOfExtension(ending.replace(/^x-/, '')) : null;
	return named && (kind === 'application' || named.startsWith(`${kind}/`)) ? named : undefined;
}

/** @param claim what the file is given as: by its name, where nothing else says it */
function fromFile(proven: string, typeOfName: string | null, claim = typeOfName ?? ''): string {
	const isName = typeOfName !== null && sharesContainer(typeOfName, proven);
	return asClaimed(isName ? typeOfName : proven, claim);
}

function agree(stated: string, proven: string, typeOfName: string | null): boolean {
	return (
		stated === proven ||
		sharesContainer(stated, proven) ||
		(isTextType(stated) && isTextType(proven)) ||
		(isUnknown(stated) && !isBetter(fromFile(proven, typeOfName), stated))
	);
}

const isUnknown = (mimeType: string) => extensionsOf(mimeType).length === 0;

/** Whether WhatsApp takes this type, and the stated one is not known here. */
const isBetter = (mimeType: string, stated: string) =>
	isUnknown(stated) && mediaKindOf(mimeType) !== null;

const textTypes: ReadonlySet<string> = new Set([
	'application/json',
	'application/xml',
	'application/yaml',
	'application/rtf',
	'application/javascript',
	'message/rfc822',
]);

/** Whether files of this type are text, also as JSON, XML or RTF. */
export function isTextType(mimeType: string): boolean {
	return (
		mimeType.startsWith('text/') || textTypes.has(mimeType) || /\+(?:xml|json)$/.test(mimeType)
	);
}
