import { eventOf, type ChakraEvent } from './event';
import { eventError } from './eventError';
import type { ContactNames } from './contactNames';
import { isoTime } from './isoTime';
import { messageContent } from './messageContent';
import { list, members, text } from './narrow';

/** What surrounds a message: whose it is and what ChakraHQ adds. */
export interface MessageFrame {
	to: ChakraEvent['to'];
	names: ContactNames;
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
		contactName:
			frame.names.byId.get(from ?? '') ?? (event === 'message' ? frame.names.lone : null),
		recipient: event === 'messageEcho' ? text(message.to) : null,
		to: frame.to,
		replyTo: text(members(message.context).id),
		referral: message.referral ?? null,
		...(list(message.errors).length > 0 && { errors: list(message.errors).map(eventError) }),
		...messageContent(type, message),
	});
}
