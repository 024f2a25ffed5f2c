import { eventOf, type ChakraEvent } from './event';
import { eventError } from './eventError';
import { isoTime } from './isoTime';
import { list, text } from './narrow';

/**
 * What became of a sent message, from Meta's status object or either of ChakraHQ's.
 * Sources: https://apidocs.chakrahq.com/doc-919167,
 * https://docs.chakrahq.com/docs/platform/api/whatsapp/delivery-status-webhook
 */
export function statusEvent(
	status: Record<string, unknown>,
	to: ChakraEvent['to'],
	chakraMessageId: string | null,
): ChakraEvent {
	// What becomes of a payment is no delivery: nobody who waits for failed messages wants it.
	if (status.type === 'payment') {
		return eventOf('other', {
			timestamp: isoTime(status.timestamp),
			to,
			type: 'payment',
			details: status,
		});
	}
	return eventOf('status', {
		messageId: text(status.externalId) ?? text(status.id),
		chakraMessageId,
		timestamp: isoTime(status.timestamp),
		recipient:
			text(status.recipient_id) ?? text(status.recipientId) ?? text(status.recipient_user_id),
		to,
		type: text(status.type) ?? 'status',
		status: {
			state: (text(status.status) ?? text(status.deliveryStatus))?.toLowerCase() ?? null,
			errors: list(status.errors).map(eventError),
			participant: text(status.recipient_participant_id),
			pricing: status.pricing ?? null,
			callbackData: text(status.biz_opaque_callback_data),
		},
	});
}
