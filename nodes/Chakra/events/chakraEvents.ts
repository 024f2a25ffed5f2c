import { isObject } from '../json/isObject';
import { isoTime } from '../json/isoTime';
import { members, text } from '../json/narrow';
import { Contacts } from './contacts';
import type { ChakraEvent, ReadEvent } from './event';
import { fieldEvent } from './fieldEvent';
import { messageEvent } from './messageEvent';
import { statusEvent } from './statusEvent';

type Reader = (payload: Record<string, unknown>, to: ChakraEvent['to']) => ChakraEvent | null;

const message = (kind: 'message' | 'messageEcho'): Reader =>
	function readMessage(payload, to) {
		const { message: own, contacts } = payload;
		if (!isObject(own)) return null;
		return messageEvent(kind, own, {
			to,
			contacts: new Contacts(contacts),
			messageId: text(payload.externalId) ?? text(payload.messageId),
			chakraMessageId: text(payload.messageId),
			timestamp: isoTime(payload.timestamp),
		});
	};

/**
 * If a status has both IDs, `externalId` is the one of WhatsApp and `id` the one of ChakraHQ. An `id` that begins
 * with `wamid.` is WhatsApp's.
 */
const status: Reader = (payload, to) => {
	const id = text(payload.id);
	const isChakras = id !== null && !id.startsWith('wamid.');
	return statusEvent(payload, {
		to,
		contacts: new Contacts(payload.contacts),
		chakraMessageId: isChakras ? id : null,
	});
};

/** The event names of ChakraHQ, with the older name of a delivery status. */
const readers: ReadonlyMap<string, Reader> = new Map([
	['message', message('message')],
	['message_echo', message('messageEcho')],
	['smb_message_echo', message('messageEcho')],
	['status', status],
	['deliveryStatus', status],
]);

/** The event of a body in ChakraHQ's own format, `{event, payload}`: always one. */
export function* chakraEvents(body: Record<string, unknown>): Generator<ReadEvent> {
	const name = text(body.event);
	const payload = members(body.payload);
	const metadata = members(payload.metadata);
	const to = {
		phoneNumberId:
			text(payload.phoneNumberId) ??
			text(payload.whatsappPhoneNumberId) ??
			text(metadata.phone_number_id),
		displayNumber: text(metadata.display_phone_number),
		businessAccountId: text(payload.wabaId),
	};
	const event = readers.get(name ?? '')?.(payload, to) ?? fieldEvent(name, payload, { to });
	yield { event, raw: body };
}
