import type { MessageType } from './messageType';
import { contacts } from './types/contacts';
import { list } from './types/list';
import { location } from './types/location';
import { audio, document, image, sticker, video } from './types/media';
import { reaction } from './types/reaction';
import { replyButtons } from './types/replyButtons';
import { requestLocation } from './types/requestLocation';
import { text } from './types/text';
import { urlButton } from './types/urlButton';

/** Every kind of message there is, in the order of the Type list. */
export const messageTypes: readonly MessageType[] = [
	audio,
	contacts,
	document,
	image,
	list,
	location,
	reaction,
	replyButtons,
	requestLocation,
	sticker,
	text,
	urlButton,
	video,
];
