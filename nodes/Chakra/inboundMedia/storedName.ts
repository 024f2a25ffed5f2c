import { nameInDisposition } from '../files/contentDisposition';
import { fileNameFor, hasUnknownExtension } from '../files/fileNames';
import { unknownMimeTypes } from '../files/mimeAliases';
import { mimeTypeOfFileName } from '../files/mimeExtensions';
import { isCleanMimeType, repairMimeType } from '../files/mimeTypes';
import { sharesContainer } from '../files/sharedContainers';
import { bareMimeType } from '../whatsapp/mediaRules';

/** The name and type that the message states, if it does. */
export interface StatedFile {
	fileName?: string | null;
	mimeType?: string | null;
}

/**
 * The name and type under which a download is stored. The type comes from the response, corrected by the first bytes
 * as for uploads. The name is the customer's, else the one in the response, else made from the type.
 * @param headers of the response, names in lower case
 * @param firstBytes of the file; may be empty
 */
export function storedName(
	headers: Record<string, unknown>,
	stated: StatedFile,
	firstBytes: Uint8Array = new Uint8Array(),
): { fileName: string; mimeType: string } {
	const wanted = stated.fileName || nameInHeaders(headers);
	const answered = bareMimeType(String(headers['content-type'] ?? ''));
	const inMessage = bareMimeType(stated.mimeType ?? '');
	const saysNothing = !isCleanMimeType(answered) || unknownMimeTypes.has(answered);
	const repaired = repairMimeType({
		stated: saysNothing ? inMessage : answered,
		fileName: wanted,
		firstBytes,
	});
	const mimeType = sharesContainer(inMessage, repaired) ? inMessage : repaired;
	const typeForName = wanted ? typeOfOwnExtension(wanted, mimeType) : mimeType;
	return { mimeType, fileName: fileNameFor({ fileName: wanted, mimeType: typeForName }) };
}

/** What many other formats look like: `plan.dxf` is a text, `design.sketch` a zip. */
const plainFormats: ReadonlySet<string> = new Set([
	'text/plain',
	'text/xml',
	'application/xml',
	'application/json',
	'application/zip',
	'application/gzip',
]);

/** The type with which the name keeps its extension, because the customer chose it; else the type of the file. */
function typeOfOwnExtension(name: string, mimeType: string): string {
	const isUnknown = plainFormats.has(mimeType) && hasUnknownExtension(name);
	return mimeTypeOfFileName(name) ?? (isUnknown ? 'application/octet-stream' : mimeType);
}

/** Whether the message, or a name of the file, says that it is JSON. */
export function isJsonFile(
	headers: Record<string, unknown>,
	{ mimeType, fileName }: StatedFile,
): boolean {
	const ofNames = [fileName, nameInHeaders(headers)].map((name) => mimeTypeOfFileName(name ?? ''));
	return [bareMimeType(mimeType ?? ''), ...ofNames].includes('application/json');
}

function nameInHeaders({ 'content-disposition': header }: Record<string, unknown>) {
	return typeof header === 'string' ? nameInDisposition(header) : undefined;
}
