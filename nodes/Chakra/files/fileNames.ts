import { isMissingValue } from '../json/missingValue';
import { mediaKindOf } from '../whatsapp/mediaRules';
import { cutToBytes } from './cutToBytes';
import { plainName } from './encodedNames';
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

/**
 * Windows saves no file of these names, whatever follows a dot (learn.microsoft.com, Naming Files, Paths, and
 * Namespaces).
 */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?: *\.|$)/i;

/** `11/25/2026`, `AC/DC`, `c/o Bo`, `Ana / Bo`. Everywhere else a slash ends the name of a folder. */
const slashInWord =
	/(\d)[\\/](?=\d)|(?<![\p{L}\p{N}\\/:.])(\p{Lu}[\p{Lu}\d]{0,2}(?=\/[\p{Lu}\d])|\p{Ll}(?=\/\p{Ll}\s))\/|(\s)[\\/](?=\s)/gu;

const visible = /[^\p{Z}\p{C}\p{M}.]/u;

/** An extension has at least one letter: `Invoice v1.2` has no extension. */
const extensionShape = /^(?=[0-9]*[a-z])[a-z0-9]{1,16}$/i;

/** Endings of the program that gave a file out, of downloads that are under way, and of files of no kind. */
const sayNothing: ReadonlySet<string> = new Set(
	[
		'php phtml asp aspx ashx axd jsp jspx cgi cfm do action bin dat tmp blob',
		'part partial crdownload opdownload download',
	].flatMap((endings) => endings.split(' ')),
);

interface WantedFileName {
	/** The wanted name; any text. */
	fileName?: string;
	mimeType: string;
}

/**
 * A file name that is safe to send, has an extension for the MIME type, and at most 200 bytes of UTF-8.
 *
 * - A name in an encoded form (`%20`, `=?UTF-8?Q?...?=`) is decoded, and the query of a URL is removed.
 * - Only the part after the last slash or backslash is kept. A slash that is part of a word becomes `-`: between digits
 * (a date), after an abbreviation in capitals (`AC/DC`) and between blanks.
 * - `"` becomes `'`. Leading and trailing dots and spaces are removed.
 * - An extension of another known type is replaced: `report.txt` and `report.pdf.txt` as PDF → `report.pdf`. So is one
 * that says nothing of the type: `report.php`, `report.tmp`.
 * Any other ending is part of the name (`offer v1.2` as PDF → `offer v1.2.pdf`).
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

/** The same for a file whose type nobody knows yet: no ending is added or replaced. Empty where nothing is left. */
export function safeFileName(fileName: string): string {
	const name = trimmed(cutToBytes(cleaned(fileName), maxNameBytes));
	return visible.test(name) ? name : '';
}

/** Whether a name ends as files of a type do that is not known here: `plan.dxf`, and not `Dr.Smith` or `page.php`. */
export function hasUnknownExtension(fileName: string): boolean {
	const given = extensionIn(trimmedEnd(cleaned(fileName)));
	if (given === null || mimeTypeOfExtension(given) !== null) return false;
	const isOneCase = [given.toLowerCase(), given.toUpperCase()].includes(given);
	return isOneCase && !sayNothing.has(given.toLowerCase());
}

function fittingName(text: string, mimeType: string): string | null {
	const [stem, extension] = fittingParts(cleaned(text), mimeType);
	const room = maxNameBytes - extension.length - 1;
	const cut = trimmed(cutToBytes(stem, room));
	if (!visible.test(cut) || isMissingValue(cut)) return null;
	return `${reserved.test(cut) ? `_${trimmed(cutToBytes(stem, room - 1))}` : cut}.${extension}`;
}

function cleaned(text: string): string {
	const wellFormed = plainName(text)
		.replace(unwanted, '')
		.replace(/"/g, "'")
		.replace(slashInWord, '$1$2$3-');
	const slash = Math.max(wellFormed.lastIndexOf('/'), wellFormed.lastIndexOf('\\'));
	return wellFormed.slice(slash + 1).trim();
}

function fittingParts(name: string, mimeType: string): [stem: string, extension: string] {
	const fitting = extensionsOf(mimeType);
	const made = fitting[0] ?? 'bin';
	const whole = trimmedEnd(name);
	const given = extensionIn(whole);
	if (given === null) return [trimmed(whole), made];

	const stem = trimmed(whole.slice(0, whole.lastIndexOf('.')));
	if (fitting.length === 0 || fitting.includes(given.toLowerCase())) return [stem, given];
	const saysNothing = sayNothing.has(given.toLowerCase()) && visible.test(stem);
	if (mimeTypeOfExtension(given) === null && !saysNothing) return [trimmed(whole), made];
	const [innerStem, inner] = [stem.slice(0, stem.lastIndexOf('.')), extensionIn(stem)];
	return inner !== null && fitting.includes(inner.toLowerCase()) && visible.test(innerStem)
		? [trimmed(innerStem), inner]
		: [stem, made];
}

/** Null where what follows the last dot is none. */
function extensionIn(name: string): string | null {
	const dot = name.lastIndexOf('.');
	const extension = name.slice(dot + 1).trim();
	return dot !== -1 && extensionShape.test(extension) ? extension : null;
}
