import { requiredText, trimmed } from '../../parameters/limitedText';
import { ChakraError } from '../../transport/chakraError';
import type { MediaKind } from '../../whatsapp/mediaRules';
import type { Item } from '../item';
import {
	mediaFromItem,
	mediaFromUrl,
	type KindCheck,
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
	const fitting = kindCheckFor(wanted, uploadOptions);
	if (item.value('mediaSource', 'binary') === 'binary') {
		return await mediaFromItem(item, fitting, uploadOptions);
	}
	return mediaFromUrl({
		given: String(item.value('mediaUrl', '') ?? ''),
		checkKind: fitting,
		// A link may have no file name. Then the chosen type counts.
		fallbackKind: wanted,
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
	const fitting = kindCheckFor(wanted, { mediaCheck: 'stop' });
	return mediaFromUrl({ label, given: typed, checkKind: fitting, fallbackKind: wanted, apiUrl })
		.placeholder.link;
}

/** With Media Check off, any file can be sent as a document, and WhatsApp decides. */
function kindCheckFor(
	wanted: MediaKind,
	{ mediaCheck }: Pick<UploadOptions, 'mediaCheck'>,
): KindCheck<MediaKind> {
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
