import { isoTime } from '../json/isoTime';
import { members, text } from '../json/narrow';
import { groupId } from '../whatsapp/groupId';
import type { Contacts } from './contacts';
import { eventOf, type ChakraEvent } from './event';
import { eventErrors } from './eventError';
import { customerId, personIn } from './person';

/** What belongs to a status but stands outside it: the number, the contacts, ChakraHQ's own ID. */
interface StatusFrame {
	to: ChakraEvent['to'];
	contacts: Contacts;
	chakraMessageId?: string | null;
}

/** Members of a status, or of ChakraHQ's payload around it, that have fields of their own in the event. */
const ordinary: ReadonlySet<string> = new Set([
	...['id', 'externalId', 'status', 'deliveryStatus', 'timestamp', 'type', 'errors', 'pricing'],
	...['recipient_id', 'recipientId', 'recipient_user_id', 'recipient_type'],
	...['recipient_participant_id', 'participant_recipient_id', 'recipient_participant_user_id'],
	'biz_opaque_callback_data',
	...['phoneNumberId', 'whatsappPhoneNumberId', 'wabaId', 'metadata', 'contacts'],
	'messaging_product',
]);

/** The other members, such as `conversation`; null if there are none. */
function othersIn(status: Record<string, unknown>): Record<string, unknown> | null {
	const others = Object.entries(status).filter(([name]) => !ordinary.has(name));
	return others.length > 0 ? Object.fromEntries(others) : null;
}

/**
 * The status of a sent message, from Meta's status object or either of ChakraHQ's.
 * Sources: https://apidocs.chakrahq.com/doc-919167,
 * https://docs.chakrahq.com/docs/platform/api/whatsapp/delivery-status-webhook
 */
export function statusEvent(
	status: Record<string, unknown>,
	{ to, contacts, chakraMessageId = null }: StatusFrame,
): ChakraEvent {
	const type = text(status.type);
	const recipient = personIn(status, 'recipient');
	const participant = personIn(status, 'participant');
	// Nobody but a group has members. ChakraHQ's own format does not name the type of the recipient.
	const isGroup =
		text(status.recipient_type)?.toLowerCase() === 'group' ||
		participant.id !== null ||
		groupId.test(recipient.id ?? '');
	const customer = isGroup ? participant : recipient;
	const contact = contacts.of(customer);
	const about = {
		messageId: text(status.externalId) ?? text(status.id),
		chakraMessageId,
		timestamp: isoTime(status.timestamp),
		userId: customer.userId ?? contact.userId,
		username: contact.username,
		recipient: isGroup ? recipient.id : customerId(recipient, contact),
		group: isGroup ? recipient.id : null,
		to,
	};
	// The status of a payment or a call is no delivery, so it must not start workflows for deliveries.
	if (type === 'payment' || type === 'call') {
		return eventOf('other', { ...about, type, details: status });
	}
	return eventOf('status', {
		...about,
		type: type ?? 'status',
		status: {
			state: (text(status.status) ?? text(status.deliveryStatus))?.toLowerCase() ?? null,
			errors: eventErrors(status.errors),
			// By the status's own words first: the same member then has the same ID in each.
			participant: isGroup ? (participant.id ?? customerId(participant, contact)) : null,
			// Meta's example of several statuses of a group has the price inside the conversation.
			pricing: status.pricing ?? members(status.conversation).pricing ?? null,
			callbackData: text(status.biz_opaque_callback_data),
		},
		details: othersIn(status),
	});
}
