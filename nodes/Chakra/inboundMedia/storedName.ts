import { bareMimeType } from '../whatsapp/mediaRules';
import { fileNameFor } from '../files/fileNames';
import { mimeTypeOfFileName } from '../files/mimeExtensions';
import { repairMimeType } from '../files/mimeTypes';
import { sharesContainer } from '../files/sharedContainers';

/** The name and type that the message states, if it does. */
export interface StatedFile {
	fileName?: string | null;
	mimeType?: string | null;
}

const SAYS_NOTHING = /^(application|binary)\/octet-stream$/;

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
	const wanted = stated.fileName || nameInDisposition(headers['content-disposition']);
	const answered = bareMimeType(String(headers['content-type'] ?? ''));
	const inMessage = stated.mimeType ?? '';
	const saysLess =
		answered === '' ||
		SAYS_NOTHING.test(answered) ||
		sharesContainer(bareMimeType(inMessage), answered);
	const mimeType = repairMimeType({
		stated: saysLess ? inMessage : answered,
		fileName: wanted,
		firstBytes,
	});
	// An extension of another type stays, because the customer chose the name.
	const namedType = wanted ? mimeTypeOfFileName(wanted) : null;
	return { mimeType, fileName: fileNameFor({ fileName: wanted, mimeType: namedType ?? mimeType }) };
}

/** Whether the message or the name in the response says that the file is JSON. */
export function isJsonFile(headers: Record<string, unknown>, { mimeType }: StatedFile): boolean {
	const typeOfName = mimeTypeOfFileName(nameInDisposition(headers['content-disposition']) ?? '');
	return [bareMimeType(mimeType ?? ''), typeOfName].includes('application/json');
}

/** The file name in either form of RFC 6266. The encoded form is the better one. */
function nameInDisposition(header: unknown): string | undefined {
	if (typeof header !== 'string') return undefined;
	const encoded = /;\s*filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(header)?.[1];
	if (encoded !== undefined && /^(?:[^%]|%[0-9a-f]{2})*$/i.test(encoded)) {
		return new TextDecoder().decode(Buffer.from(unescapeBytes(encoded), 'latin1'));
	}
	const plain = /;\s*filename\s*=\s*(?:"([^"]*)"|([^";\s]+))/i.exec(header);
	return plain?.[1] ?? plain?.[2];
}

/** Unlike decodeURIComponent, accepts bytes that are not UTF-8. */
function unescapeBytes(text: string): string {
	return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16)),
	);
}
