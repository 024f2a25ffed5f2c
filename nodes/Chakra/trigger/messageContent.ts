import { bareMimeType } from '../files/bareMimeType';
import type { ChakraEvent, EventMedia } from './event';
import { flag, list, members, number, text } from './narrow';

/** What the type of a message decides. */
export type MessageContent = Partial<
	Pick<
		ChakraEvent,
		| 'type'
		| 'text'
		| 'replyTo'
		| 'reply'
		| 'media'
		| 'location'
		| 'contacts'
		| 'order'
		| 'reaction'
		| 'details'
	>
>;

/** From the object that a message carries under the name of its type. */
type Reader = (
	content: Record<string, unknown>,
	message: Record<string, unknown>,
) => MessageContent;

/**
 * Meta's message types, each with what it says. Source:
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
const readers: Readonly<Record<string, Reader>> = {
	text: ({ body }) => ({ text: text(body) }),
	image: (content) => ({ media: media(content) }),
	video: (content) => ({ media: media(content) }),
	document: (content) => ({ media: media(content) }),
	sticker: (content) => ({ media: media(content) }),
	audio: (content) => ({
		type: flag(content.voice) === true ? 'voice' : 'audio',
		media: media(content),
	}),
	voice: (content) => ({ media: { ...media(content), voice: true } }),
	location: ({ latitude, longitude, name, address }) => ({
		location: {
			latitude: number(latitude),
			longitude: number(longitude),
			name: text(name),
			address: text(address),
		},
	}),
	contacts: (_content, message) => ({ contacts: list(message.contacts) }),
	button: ({ text: title, payload }) => ({
		text: text(title),
		reply: { id: text(payload), title: text(title), data: null },
	}),
	interactive: (content) => {
		const { type } = content;
		const read = typeof type === 'string' ? own(interactiveReaders, type) : undefined;
		return read === undefined
			? { details: content }
			: read(members(typeof type === 'string' ? content[type] : undefined), content);
	},
	reaction: ({ message_id: messageId, emoji }) => ({
		reaction: { messageId: text(messageId), emoji: text(emoji) },
		replyTo: text(messageId),
	}),
	order: (content) => ({ text: text(content.text), order: content }),
	system: (content) => ({ text: text(content.body), details: content }),
	unsupported: (content, { errors }) => ({
		details: { ...content, errors: list(errors) },
	}),
};

const interactiveReaders: Readonly<Record<string, Reader>> = {
	button_reply: ({ id, title }) => ({ type: 'button', ...chosen(id, title) }),
	list_reply: ({ id, title }) => ({ type: 'list', ...chosen(id, title) }),
	nfm_reply: ({ name, body, response_json: json }) => ({
		type: 'form',
		text: text(body),
		reply: { id: text(name), title: text(body), data: text(json) },
	}),
};

/** @param type as the message states it */
export function messageContent(type: string, message: Record<string, unknown>): MessageContent {
	const read = own(readers, type);
	const content = own(message, type);
	return { type, ...(read ? read(members(content), message) : { details: content ?? null }) };
}

/** A type such as `toString` names no reader, and nothing that the message says. */
function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}

function chosen(id: unknown, title: unknown): MessageContent {
	return { text: text(title), reply: { id: text(id), title: text(title), data: null } };
}

function media(content: Record<string, unknown>): EventMedia {
	const mimeType = text(content.mime_type);
	return {
		id: text(content.id),
		mimeType: mimeType === null ? null : bareMimeType(mimeType),
		sha256: text(content.sha256),
		fileName: text(content.filename),
		caption: text(content.caption),
		voice: flag(content.voice) === true,
		url: text(content.url) ?? text(content.link),
	};
}
