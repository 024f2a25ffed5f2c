import type { Item } from '../item';
import { requiredText, trimmed } from '../../parameters/limitedText';
import { ChakraError } from '../../transport/chakraError';
import type { MediaKind } from '../../whatsapp/mediaRules';
import {
	mediaFromItem,
	mediaFromUrl,
	type Fitting,
	type PreparedMedia,
} from '../media/preparedMedia';
import type { UploadOptions } from '../media/publicMedia';

/** Meta documents 2000 for links in a template's button, and no limit for links to files. */
const LINK_MAX = 2000;

/**
 * The file of a message, checked but not yet uploaded.
 * @throws ChakraError where it cannot be sent as this kind
 */
export async function prepareMedia(
	item: Item,
	wanted: MediaKind,
	uploadOptions: UploadOptions,
): Promise<PreparedMedia> {
	const fitting = fittingFor(wanted, uploadOptions);
	if (item.value('mediaSource', 'binary') === 'binary') {
		return await mediaFromItem(item, fitting, uploadOptions);
	}
	return mediaFromUrl({
		typed: String(item.value('mediaUrl', '') ?? ''),
		fitting,
		// A link may have no file name. Then the chosen type counts.
		otherwise: wanted,
		fileName: uploadOptions.fileName,
		apiUrl: item.run.api.connection.baseUrl,
	});
}

/**
 * An image or video to which a part of a message links.
 * @throws ChakraError where the link is not a public web address, or its file extension does not fit
 */
export function linkedMedia(
	given: unknown,
	label: string,
	wanted: 'image' | 'video',
	apiUrl: string,
): string {
	const typed = requiredText(trimmed(given), { label, max: LINK_MAX });
	const fitting = fittingFor(wanted, { mediaCheck: 'stop' });
	return mediaFromUrl({ label, typed, fitting, otherwise: wanted, apiUrl }).pending.link;
}

/** With Media Check off, any file can be sent as a document, and WhatsApp decides. */
function fittingFor(
	wanted: MediaKind,
	{ mediaCheck }: Pick<UploadOptions, 'mediaCheck'>,
): Fitting<MediaKind> {
	return (actual, what) => {
		if (actual === wanted || (wanted === 'document' && mediaCheck !== 'stop')) return wanted;
		throw new ChakraError(`${what} cannot be sent as ${names[wanted]}`, {
			remedy: remedyFor(actual, wanted),
		});
	};
}

function remedyFor(actual: MediaKind | null, wanted: MediaKind): string {
	if (actual !== null) return `Choose ${names[actual]} for it, or use another file.`;
	return wanted === 'document'
		? 'Use another file, convert it to PDF, or set Media Check in the options to Warn.'
		: 'Use another file, or convert it.';
}

const names: Record<MediaKind, string> = {
	audio: 'audio',
	document: 'a document',
	image: 'an image',
	sticker: 'a sticker',
	video: 'a video',
};
