import type { MessageType } from './messageType';
import { addressRequest } from './types/addressRequest';
import { callPermissionRequest, voiceCallButton } from './types/calls';
import { contacts } from './types/contacts';
import { flow } from './types/flow';
import { list } from './types/list';
import { location } from './types/location';
import { audio, document, image, sticker, video } from './types/media';
import { mediaCarousel } from './types/mediaCarousel';
import { catalog, product, productList } from './types/products';
import { reaction } from './types/reaction';
import { replyButtons } from './types/replyButtons';
import { requestLocation } from './types/requestLocation';
import { text } from './types/text';
import { urlButton } from './types/urlButton';

/** All types of messages, in the order of the Type list. */
export const messageTypes: readonly MessageType[] = [
	addressRequest,
	audio,
	callPermissionRequest,
	catalog,
	contacts,
	document,
	flow,
	image,
	list,
	location,
	mediaCarousel,
	product,
	productList,
	reaction,
	replyButtons,
	requestLocation,
	sticker,
	text,
	urlButton,
	video,
	voiceCallButton,
];
