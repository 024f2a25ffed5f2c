import type { Item } from '../item';
import { ChakraError } from '../../transport/chakraError';
import { mediaKindOf, type MediaKind } from '../../whatsapp/mediaRules';
import { mediaLinkProblem } from '../../whatsapp/mediaLinks';
import { fileNameFor } from '../../files/fileNames';
import { mimeTypeOfFileName } from '../../files/mimeExtensions';
import { readInputFiles } from '../../parameters/inputFiles';
import { publicMediaUploads, type UploadOptions } from './publicMedia';

/** A file that a message carries. */
export interface OutgoingMedia<Kind extends MediaKind = MediaKind> {
	kind: Kind;
	/** Public, http or https. */
	link: string;
	/** Absent where a link tells none. */
	fileName?: string;
	/** What WhatsApp would not take of it, where Media Check only warns. */
	mediaWarning?: string;
}

/** A message's file before it is uploaded: `pending` checks the message, `get` makes the link. */
export interface PreparedMedia<Kind extends MediaKind = MediaKind> {
	pending: OutgoingMedia<Kind>;
	get(): Promise<OutgoingMedia<Kind>>;
}

/**
 * What a file is sent as, from what it is.
 * @param actual null where WhatsApp takes no such file, or nothing tells what it is
 * @param what the file, to begin a sentence with
 * @throws ChakraError where it does not fit
 */
export type Fitting<Kind extends MediaKind> = (actual: MediaKind | null, what: string) => Kind;

/** Stands in for a link that an upload will make, while a message is only checked. */
const PENDING_LINK = 'https://public-url-after-upload.invalid/';

/**
 * The item's one file, checked now and uploaded only when it is asked for.
 * @throws ChakraError where there is no file or there are several, it is empty, Media Check stops it, or it does not fit
 */
export async function mediaFromItem<Kind extends MediaKind>(
	item: Item,
	fitting: Fitting<Kind>,
	uploadOptions: UploadOptions,
): Promise<PreparedMedia<Kind>> {
	const [file, ...more] = readInputFiles(item);
	if (!file || more.length > 0) {
		throw new ChakraError('Input Binary Field names several files, and a message carries one', {
			remedy: 'Give the name of one field.',
		});
	}
	const uploads = item.run.shared(publicMediaUploads);
	const { fileName, mimeType } = await uploads.check(file.binary, uploadOptions);
	const kind = fitting(mediaKindOf(mimeType), `The file "${fileName}" (${mimeType})`);
	return {
		pending: { kind, link: `${PENDING_LINK}${encodeURIComponent(fileName)}`, fileName },
		get: async () => {
			const media = await uploads.upload(file.binary, uploadOptions);
			const { publicMediaUrl: link, mediaWarning } = media;
			if (mediaWarning) item.run.hint(`${fileName}: ${mediaWarning}`);
			return { kind, link, fileName, ...(mediaWarning && { mediaWarning }) };
		},
	};
}

/** A file on the web, as it is to be sent. */
interface MediaLink<Kind extends MediaKind> {
	/** How the form calls it, where that is not Media URL. */
	label?: string;
	/** What the user typed. */
	typed: string;
	fitting: Fitting<Kind>;
	/** What a link is taken for whose ending tells no type. */
	otherwise: Kind | null;
	/** In place of the link's own. */
	fileName?: string;
	/** Base URL of the API, whose own links are always taken. */
	apiUrl: string;
}

/**
 * A file that is on the web already.
 * @throws ChakraError where it is no public web address, or its ending does not fit
 */
export function mediaFromUrl<Kind extends MediaKind>({
	label = 'Media URL',
	typed,
	fitting,
	otherwise,
	fileName,
	apiUrl,
}: MediaLink<Kind>): PreparedMedia<Kind> {
	const link = typed.trim();
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
	const kind = fitting(
		type === null ? otherwise : mediaKindOf(type),
		ending === '' ? `The link ${link.slice(0, 100)}` : `The link ending in "${ending}"`,
	);
	// The last part of a link is a name only where it ends as a file does: `invoice.php` or `download` is none.
	const wanted = fileName ?? (type === null ? undefined : ending);
	const name = wanted && type !== null ? fileNameFor({ wanted, mimeType: type }) : wanted;
	const media = { kind, link: url.href, ...(name && { fileName: name }) };
	return { pending: media, get: async () => media };
}

function lastSegment(path: string): string {
	const segment = path.split('/').at(-1) ?? '';
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}
