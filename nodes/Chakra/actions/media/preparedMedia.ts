import { fileNameFor, safeFileName } from '../../files/fileNames';
import { mimeTypeOfFileName } from '../../files/mimeExtensions';
import { readInputFile } from '../../parameters/inputFiles';
import { ChakraError } from '../../transport/chakraError';
import { fileLink, mediaLinkProblem } from '../../whatsapp/mediaLinks';
import { mediaKindOf, type MediaKind } from '../../whatsapp/mediaRules';
import type { Item } from '../item';
import { publicMediaUploads, type UploadOptions } from './publicMedia';

/** The file of a message. */
export interface OutgoingMedia<Kind extends MediaKind = MediaKind> {
	kind: Kind;
	/** Public, http or https. */
	link: string;
	/** Absent where a link has no file name. */
	fileName?: string;
	/** What WhatsApp would refuse about it, where Media Check only warns. */
	mediaWarning?: string;
}

/**
 * The file of a message before its upload. `placeholder` serves to check the message; `get` uploads and gives the
 * link.
 */
export interface PreparedMedia<Kind extends MediaKind = MediaKind> {
	placeholder: OutgoingMedia<Kind>;
	get(): Promise<OutgoingMedia<Kind>>;
}

/**
 * Decides which kind of message a file is sent as.
 * @param actual the file's kind; null where WhatsApp does not accept it or the kind is unknown
 * @param what names the file at the start of an error message
 * @throws ChakraError where the file cannot be sent
 */
export type KindCheck<Kind extends MediaKind> = (actual: MediaKind | null, what: string) => Kind;

/** Used in place of the upload's link while a message is only checked. */
const PENDING_LINK = 'https://public-url-after-upload.invalid/';

/**
 * The single file of the item. It is checked now and uploaded when needed.
 * @throws ChakraError where there is no file or more than one, it is empty, Media Check stops it, or its kind does not
 * fit
 */
export async function mediaFromItem<Kind extends MediaKind>(
	item: Item,
	checkKind: KindCheck<Kind>,
	uploadOptions: UploadOptions,
): Promise<PreparedMedia<Kind>> {
	const binary = readInputFile(item, 'a message');
	const uploads = item.run.shared(publicMediaUploads);
	const { fileName, mimeType } = await uploads.check(binary, uploadOptions);
	const kind = checkKind(mediaKindOf(mimeType), `The file "${fileName}" (${mimeType})`);
	return {
		placeholder: { kind, link: `${PENDING_LINK}${encodeURIComponent(fileName)}`, fileName },
		get: async () => {
			const media = await uploads.upload(binary, uploadOptions);
			const { publicMediaUrl: link, mediaWarning } = media;
			if (mediaWarning) item.run.itemHint(`${fileName}: ${mediaWarning}`);
			return { kind, link, fileName, ...(mediaWarning && { mediaWarning }) };
		},
	};
}

/** A file on the web. */
interface MediaLink<Kind extends MediaKind> {
	/** The field's name in the form. Defaults to Media URL. */
	label?: string;
	/** The link as given. */
	given: string;
	checkKind: KindCheck<Kind>;
	/** The kind for a link without a known file extension. */
	fallbackKind: Kind | null;
	/** Replaces the link's file name. */
	fileName?: string;
	/** Base URL of the API. Its own links are always accepted. */
	apiUrl: string;
}

/**
 * A file that is already on the web.
 * @throws ChakraError where the link is not a public web address, or its file extension does not fit
 */
export function mediaFromUrl<Kind extends MediaKind>({
	label = 'Media URL',
	given,
	checkKind,
	fallbackKind,
	fileName,
	apiUrl,
}: MediaLink<Kind>): PreparedMedia<Kind> {
	const link = fileLink(given.trim());
	if (link === '') {
		throw new ChakraError(`${label} is empty`, {
			remedy: 'Give a direct link to the file that starts with https://.',
		});
	}
	const problem = mediaLinkProblem(link, apiUrl);
	if (problem) {
		throw new ChakraError(`${label} "${link.slice(0, 100)}" ${problem.happened}`, {
			remedy: problem.remedy,
		});
	}
	const url = new URL(link);
	const ending = lastSegment(url.pathname);
	const type = mimeTypeOfFileName(ending);
	const kind = checkKind(
		type === null ? fallbackKind : mediaKindOf(type),
		ending === '' ? `The link ${link.slice(0, 100)}` : `The link ending in "${ending}"`,
	);
	// The end of a link is a file name only where it has a known extension. `invoice.php` and `download` are not.
	const wanted = fileName ?? (type === null ? undefined : ending);
	const typeOfName = type ?? mimeTypeOfFileName(wanted ?? '');
	const name =
		wanted && typeOfName !== null
			? fileNameFor({ fileName: wanted, mimeType: typeOfName })
			: safeFileName(wanted ?? '');
	const media = { kind, link: url.href, ...(name && { fileName: name }) };
	return { placeholder: media, get: async () => media };
}

function lastSegment(path: string): string {
	const segment = path.split('/').at(-1) ?? '';
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}
