import { isObject } from '../json/isObject';
import { flag, list, members, number, ownMember, text } from '../json/narrow';
import { bareMimeType } from '../whatsapp/mediaRules';
import type { ChakraEvent, EventMedia } from './event';
import { parseBody } from './parseBody';

/** The fields that depend on the type of a message. */
type MessageContent = Partial<
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

/** Reads the object that a message holds under the name of its type. */
type Reader = (
	content: Record<string, unknown>,
	message: Record<string, unknown>,
) => MessageContent;

/**
 * The readers of Meta's message types.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
const readers: Readonly<Record<string, Reader>> = {
	text: ({ body, ...more }) => ({ text: text(body), ...rest('text', more) }),
	image: file('image'),
	video: file('video'),
	document: file('document'),
	sticker: file('sticker'),
	audio: (content, message) => ({
		type: flag(content.voice) === true ? 'voice' : 'audio',
		...file('audio')(content, message),
	}),
	voice: (content, message) => file('voice')({ ...content, voice: true }, message),
	location: ({ latitude, longitude, name, address, ...more }) => ({
		location: {
			latitude: number(latitude),
			longitude: number(longitude),
			name: text(name),
			address: text(address),
		},
		...rest('location', more),
	}),
	contacts: (_content, message) => ({ contacts: list(message.contacts) }),
	button: ({ text: title, payload, ...more }) => ({
		...chosen(payload, title),
		...rest('button', more),
	}),
	interactive: (content) => {
		const type = text(content.type) ?? '';
		const read = ownMember(interactiveReaders, type);
		return read
			? read(members(content[type]), content)
			: { text: text(members(content.body).text), details: content };
	},
	reaction: ({ message_id: messageId, emoji, ...more }) => ({
		reaction: { messageId: text(messageId), emoji: text(emoji) },
		replyTo: text(messageId),
		...rest('reaction', more),
	}),
	edit: (content) => {
		const edited = members(content.message);
		return {
			...messageContent(text(edited.type) ?? 'unknown', edited),
			type: 'edit',
			replyTo: text(content.original_message_id),
			details: content,
		};
	},
	revoke: (content) => ({ replyTo: text(content.original_message_id), details: content }),
	order: (content) => ({ text: text(content.text), order: content }),
	system: (content) => ({ text: text(content.body), details: content }),
	unsupported: (content, { errors }) => ({
		details: { ...content, errors: list(errors) },
	}),
};

const interactiveReaders: Readonly<Record<string, Reader>> = {
	button_reply: ({ id, title, ...more }) => ({
		type: 'button',
		...chosen(id, title),
		...rest('button_reply', more),
	}),
	list_reply: ({ id, title, ...more }) => ({
		type: 'list',
		...chosen(id, title),
		...rest('list_reply', more),
	}),
	nfm_reply: ({ name, body, response_json: json, ...more }) => ({
		type: 'form',
		text: text(body),
		reply: { id: text(name), title: text(body), data: formData(json) },
		...rest('nfm_reply', more),
	}),
	call_permission_reply: ({ response, ...more }) => ({
		type: 'callPermission',
		reply: { id: text(response), title: null, data: more },
	}),
};

/** @param type as the message states it */
export function messageContent(type: string, message: Record<string, unknown>): MessageContent {
	const read = ownMember(readers, type);
	const content = ownMember(message, type);
	// Contacts are a list, anything else is an object. What is neither is kept as it is.
	const isReadable =
		content === undefined || (type === 'contacts' ? Array.isArray(content) : isObject(content));
	const { details, ...said }: MessageContent =
		read && isReadable ? read(members(content), message) : { details: content ?? null };
	return { type, ...said, details: withBeside(type, details ?? null, beside(type, message)) };
}

/**
 * Members that have fields of their own in the event. `context.from` is the sender of the message that this one
 * replies to.
 */
const ordinary: ReadonlySet<string> = new Set([
	...['id', 'timestamp', 'type', 'from', 'from_user_id', 'to', 'to_user_id', 'group_id'],
	...['context', 'referral', 'errors'],
]);
const ordinaryContext: ReadonlySet<string> = new Set(['id', 'from']);

/** The members beside the content of a message that have no field in the event; null if there are none. */
function beside(type: string, message: Record<string, unknown>): Record<string, unknown> | null {
	const others = (value: unknown, known: ReadonlySet<string>) =>
		Object.entries(members(value)).filter(([name]) => !known.has(name));
	const context = others(message.context, ordinaryContext);
	const all = [
		...others(message, ordinary).filter(([name]) => name !== type),
		...(context.length > 0 ? [['context', Object.fromEntries(context)] as const] : []),
	];
	return all.length > 0 ? Object.fromEntries(all) : null;
}

/** Content and other members in one object. If two names are equal, the content goes under the name of its type. */
function withBeside(
	type: string,
	content: unknown,
	others: Record<string, unknown> | null,
): unknown {
	if (others === null) return content;
	if (content === null) return others;
	const isFree =
		isObject(content) && !Object.keys(content).some((name) => Object.hasOwn(others, name));
	return isFree ? { ...others, ...content } : { ...others, [type]: content };
}

/** The data of a completed form. WhatsApp gives it as JSON text, a relay may give the object. */
function formData(json: unknown): unknown {
	if (isObject(json) || Array.isArray(json)) return json;
	const given = text(json);
	if (given === null) return null;
	const parsed = parseBody(Buffer.from(given));
	return 'body' in parsed ? parsed.body : given;
}

function chosen(id: unknown, title: unknown): MessageContent {
	return { text: text(title), reply: { id: text(id), title: text(title), data: null } };
}

/** What the content holds and no field of the event, such as the `url` of a location, under the name of the content. */
function rest(name: string, more: Record<string, unknown>): MessageContent {
	return Object.keys(more).length > 0 ? { details: { [name]: more } } : {};
}

/** The caption of a file is the text of the message. */
function file(type: string): Reader {
	return ({ id, mime_type: mime, sha256, filename, caption, voice, url, link, ...more }) => {
		const mimeType = text(mime);
		const media: EventMedia = {
			id: text(id),
			mimeType: mimeType === null ? null : bareMimeType(mimeType),
			sha256: text(sha256),
			fileName: text(filename),
			caption: text(caption),
			voice: flag(voice) === true,
			url: text(url) ?? text(link),
		};
		return { text: text(caption), media, ...rest(type, more) };
	};
}
