import { isoTime } from '../json/isoTime';
import { members, text } from '../json/narrow';
import type { Contacts } from './contacts';
import { eventOf, type ChakraEvent } from './event';
import { eventErrors } from './eventError';
import { messageContent } from './messageContent';
import { customerId, personIn, type Person } from './person';

/** What belongs to a message but stands outside it: the number, the contacts, ChakraHQ's own IDs. */
interface MessageFrame {
	to: ChakraEvent['to'];
	contacts: Contacts;
	/** Used if the message itself does not have it. */
	messageId?: string | null;
	chakraMessageId?: string | null;
	timestamp?: string | null;
}

/**
 * A message of a customer, or an echo of what somebody wrote in the WhatsApp Business app. Meta uses the same object
 * for both.
 */
export function messageEvent(
	event: 'message' | 'messageEcho',
	message: Record<string, unknown>,
	frame: MessageFrame,
): ChakraEvent {
	const isEcho = event === 'messageEcho';
	const from = personIn(message, 'from');
	const to = personIn(message, 'to');
	const customer = isEcho ? to : orSubject(from, message.system);
	const contact = frame.contacts.of(customer);
	const errors = eventErrors(message.errors);
	return eventOf(event, {
		messageId: text(message.id) ?? frame.messageId ?? null,
		chakraMessageId: frame.chakraMessageId ?? null,
		timestamp: isoTime(message.timestamp) ?? frame.timestamp ?? null,
		from: isEcho ? from.id : customerId(customer, contact),
		userId: customer.userId ?? contact.userId,
		username: contact.username,
		contactName: isEcho ? frame.contacts.nameOf(from.id) : contact.name,
		recipient: isEcho ? customerId(customer, contact) : null,
		group: text(message.group_id),
		to: frame.to,
		replyTo: text(members(message.context).id),
		referral: message.referral ?? null,
		...(errors.length > 0 && { errors }),
		...messageContent(text(message.type) ?? 'unknown', message),
	});
}

/**
 * A system message has no contacts beside it. Who has changed the number or the user ID may stand only inside it, with
 * the new one. Later messages come from that one.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/system
 */
function orSubject({ id, userId }: Person, system: unknown): Person {
	const subject = personIn(members(system), 'subject');
	return { id: id ?? subject.id, userId: userId ?? subject.userId };
}
