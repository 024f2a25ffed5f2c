import { isMissingValue } from '../json/missingValue';
import { cutToBytes } from './cutToBytes';
import { plainName } from './encodedNames';
import { mediaKindOf } from '../whatsapp/mediaRules';
import { extensionsOf, mimeTypeOfExtension } from './mimeExtensions';
import { trimmed, trimmedEnd } from './nameEdges';

/** Maximum length of a name in UTF-8 bytes. File systems and receivers usually allow 255. */
const maxNameBytes = 200;

/**
 * Control characters, line breaks, bidirectional overrides and isolates (they make `gpj.exe` look like `exe.jpg`), the
 * byte order mark, and halves of surrogate pairs. Joiners and direction marks stay, because emoji and right-to-left
 * names need them.
 */
const unwanted = /[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** Windows saves no file of these names, whatever follows a dot (learn.microsoft.com, Naming Files, Paths, and Namespaces). */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?: *\.|$)/i;

const visible = /[^\p{Z}\p{C}\p{M}.]/u;

/** An extension has at least one letter: `Invoice v1.2` has no extension. */
const extensionShape = /^(?=[0-9]*[a-z])[a-z0-9]{1,16}$/i;

interface WantedFileName {
	/** The wanted name; any text. */
	fileName?: string;
	mimeType: string;
}

/**
 * A file name that is safe to send, has an extension for the MIME type, and at most 200 bytes of UTF-8.
 *
 * - A name in an encoded form (`%20`, `=?UTF-8?Q?...?=`) is decoded, and the query of a URL is removed.
 * - Only the part after the last slash or backslash is kept. A slash between digits belongs to a date and becomes `-`.
 * `"` becomes `'`. Leading and trailing dots and spaces are removed.
 * - An extension of another known type is replaced (`report.txt` as PDF → `report.pdf`). Any other ending is part of
 * the name (`offer v1.2` as PDF → `offer v1.2.pdf`).
 * - For an unknown type the given extension stays, or `.bin` is added.
 * - A name that Windows reserves (`CON`) gets a `_` in front.
 * - Where nothing is left, or a lost value such as `undefined`, the kind of file is the name: `image.png`,
 * `document.pdf`, `file.bin`.
 */
export function fileNameFor({ fileName, mimeType }: WantedFileName): string {
	return (
		fittingName(fileName ?? '', mimeType) ??
		`${mediaKindOf(mimeType) ?? 'file'}.${extensionsOf(mimeType)[0] ?? 'bin'}`
	);
}

function fittingName(text: string, mimeType: string): string | null {
	const [stem, extension] = fittingParts(cleaned(text), mimeType);
	const room = maxNameBytes - extension.length - 1;
	const cut = trimmed(cutToBytes(stem, room));
	if (!visible.test(cut) || isMissingValue(cut)) return null;
	return `${reserved.test(cut) ? '_' : ''}${cut}.${extension}`;
}

function cleaned(text: string): string {
	const wellFormed = plainName(text)
		.replace(unwanted, '')
		.replace(/"/g, "'")
		.replace(/(\d)[\\/](?=\d)/g, '$1-');
	const slash = Math.max(wellFormed.lastIndexOf('/'), wellFormed.lastIndexOf('\\'));
	return wellFormed.slice(slash + 1).trim();
}

function fittingParts(name: string, mimeType: string): [stem: string, extension: string] {
	const fitting = extensionsOf(mimeType);
	const made = fitting[0] ?? 'bin';
	const whole = trimmedEnd(name);
	const dot = whole.lastIndexOf('.');
	const given = whole.slice(dot + 1).trim();
	if (dot === -1 || !extensionShape.test(given)) return [trimmed(whole), made];

	const stem = trimmed(whole.slice(0, dot));
	if (fitting.length === 0 || fitting.includes(given.toLowerCase())) return [stem, given];
	return mimeTypeOfExtension(given) === null ? [trimmed(whole), made] : [stem, made];
}
