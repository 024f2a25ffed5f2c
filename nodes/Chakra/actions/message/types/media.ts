import type { INodeProperties } from 'n8n-workflow';
import { readFlag } from '../../../parameters/flag';
import { optionalText } from '../../../parameters/limitedText';
import { ChakraError } from '../../../transport/chakraError';
import type { MediaKind } from '../../../whatsapp/mediaRules';
import type { OutgoingMedia } from '../../media/preparedMedia';
import { mediaFields, mediaObject } from '../mediaFields';
import type { MessageType } from '../messageType';

const captionField: INodeProperties = {
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Your invoice for March',
	description: 'A text below the file, at most 1024 characters',
};

const voiceField: INodeProperties = {
	displayName: 'Voice Note',
	name: 'voice',
	type: 'boolean',
	default: false,
	description:
		'Whether to show it as a recorded voice message. WhatsApp wants OGG with the Opus codec for that, up to 512 KB.',
};

function mediaType(kind: MediaKind, name: string, more: INodeProperties[]): MessageType {
	return {
		entry: { name, value: kind },
		fields: [...mediaFields(), ...more],
		mediaKind: () => kind,
		build: (values, media) => {
			const caption = more.includes(captionField)
				? optionalText(values.caption, { label: 'Caption', max: 1024 })
				: undefined;
			const isVoice = more.includes(voiceField) && readFlag(values.voice, voiceField);
			if (isVoice) expectOgg(media);
			return {
				type: kind,
				[kind]: {
					...mediaObject(media).content,
					...(caption !== undefined && { caption }),
					...(isVoice && { voice: true }),
				},
			};
		},
	};
}

/** A link without a file extension can be anything, so Meta decides. */
function expectOgg(media: OutgoingMedia | null): void {
	const name = media?.fileName ?? '';
	if (!name.includes('.') || /\.(ogg|oga|opus)$/i.test(name)) return;
	throw new ChakraError(`The file "${name}" cannot be a voice note`, {
		remedy: 'WhatsApp wants OGG with the Opus codec for that. Convert it, or turn off Voice Note.',
	});
}

/**
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages (image, video, audio, document and
 * sticker pages). Audio and stickers take no caption, so they have no field for one.
 */
export const audio = mediaType('audio', 'Audio', [voiceField]);
export const document = mediaType('document', 'Document', [captionField]);
export const image = mediaType('image', 'Image', [captionField]);
export const sticker = mediaType('sticker', 'Sticker', []);
export const video = mediaType('video', 'Video', [captionField]);
