import { eventOf, type ChakraEvent } from './event';
import { isoTime } from './isoTime';
import { messageContent } from './messageContent';
import { list, members, text } from './narrow';

/** What surrounds a message: whose it is and what ChakraHQ adds. */
export interface MessageFrame {
	to: ChakraEvent['to'];
	/** Meta's contacts: `{wa_id, profile: {name}}`. */
	contacts?: unknown;
	/** In place of what the message itself does not say. */
	messageId?: string | null;
	chakraMessageId?: string | null;
	timestamp?: string | null;
}

/** An inbound message, or what somebody wrote in the WhatsApp Business app. Meta's object is the same for both. */
export function messageEvent(
	event: 'message' | 'messageEcho',
	message: Record<string, unknown>,
	frame: MessageFrame,
): ChakraEvent {
	const from = text(message.from) ?? text(message.from_user_id);
	const type = text(message.type) ?? 'unknown';
	return eventOf(event, {
		messageId: text(message.id) ?? frame.messageId ?? null,
		chakraMessageId: frame.chakraMessageId ?? null,
		timestamp: isoTime(message.timestamp) ?? frame.timestamp ?? null,
		from,
		contactName: contactName(frame.contacts, from),
		recipient: event === 'messageEcho' ? text(message.to) : null,
		to: frame.to,
		replyTo: text(members(message.context).id),
		referral: message.referral ?? null,
		...messageContent(type, message),
	});
}

/** The name of the one who wrote; a lone contact is that one, however the number is spelt. */
function contactName(contacts: unknown, from: string | null): string | null {
	const known = list(contacts).map(members);
	const writer =
		known.find(({ wa_id: id, user_id: userId }) => text(id) === from || text(userId) === from) ??
		(known.length === 1 ? known[0] : undefined);
	return text(members(writer?.profile).name);
}
