import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { isoTime } from '../../json/isoTime';

export type Direction = 'inbound' | 'outbound';

/**
 * Public clients read INCOMING and OUTGOING; the values are not documented.
 * @returns null for any unknown word
 */
export function directionOf(stated: unknown): Direction | null {
	if (typeof stated !== 'string') return null;
	if (/^in(?:coming|bound)?$/i.test(stated)) return 'inbound';
	return /^out(?:going|bound)?$/i.test(stated) ? 'outbound' : null;
}

/** The type of a message: `IMAGE` → `image`, as in the trigger's events. A word with both is left as it is. */
export function typeOf(dataType: unknown): string | null {
	if (typeof dataType !== 'string') return null;
	return dataType === dataType.toUpperCase() ? dataType.toLowerCase() : dataType;
}

/** The message's time in epoch milliseconds; 0 where it has none. With the newest first, such a message comes last. */
export function timeOf({ timestamp, createdAt }: IDataObject): number {
	return Date.parse(isoTime(timestamp) ?? isoTime(createdAt) ?? '') || 0;
}

/**
 * A stored message with the member names of the trigger's events. Missing values are null. Source of the fields: the
 * vendor's SDK, src/types/template-messages.ts; attachments: public client code.
 */
export function simplifiedMessage(message: IDataObject): IDataObject {
	const { id, externalId, deliveryStatus, dataType, chat, user, inReplyTo, source } = message;
	return {
		messageId: externalId ?? null,
		chakraMessageId: id ?? null,
		chatId: chat ?? null,
		timestamp: isoTime(message.timestamp) ?? isoTime(message.createdAt),
		direction: directionOf(message.direction),
		type: typeOf(dataType),
		text: textOf(message),
		media: mediaOf(message.attachments),
		status: typeof deliveryStatus === 'string' ? deliveryStatus.toLowerCase() : null,
		user: user ?? null,
		source: source ?? null,
		replyTo: inReplyTo ?? null,
	};
}

function textOf({ text, body }: IDataObject): string | null {
	const inner = isObject(body) && isObject(body.text) ? body.text : body;
	const stated = [text, isObject(inner) ? inner.body : inner];
	return (stated.find((one) => typeof one === 'string' && one !== '') as string | null) ?? null;
}

/** A WhatsApp message has at most one file. */
function mediaOf(attachments: unknown): IDataObject | null {
	const first: unknown = Array.isArray(attachments) ? attachments[0] : null;
	if (!isObject(first)) return null;
	const { url = null, type = null, name = null } = first;
	return { type, fileName: name, url } as IDataObject;
}
