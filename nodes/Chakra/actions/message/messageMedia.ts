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

/** Meta states none for links to files; 2000 is what it takes in a template's button. */
const LINK_MAX = 2000;

/**
 * The file of a message, checked and not yet uploaded.
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
		// A link need not end in a file name; the chosen type then counts.
		otherwise: wanted,
		fileName: uploadOptions.fileName,
		apiUrl: item.run.api.connection.baseUrl,
	});
}

/**
 * A picture or video that a part of a message links to.
 * @throws ChakraError where it is no public web address, or its ending does not fit
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

/** Any file can go as a document where the user has switched the check off; WhatsApp then has the last word. */
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
