import { explainMetaError } from '../whatsapp/metaErrors';
import { eventOf, type ChakraEvent, type StatusError } from './event';
import { isoTime } from './isoTime';
import { list, members, number, text } from './narrow';

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
			errors: list(status.errors).map(statusError),
			pricing: status.pricing ?? null,
			callbackData: text(status.biz_opaque_callback_data),
		},
	});
}

function statusError(error: unknown): StatusError {
	const { code: stated, title, message, error_data: data } = members(error);
	const code = number(stated);
	const explained = code === null ? null : explainMetaError(code);
	return {
		code,
		title: text(title) ?? text(message) ?? text(error),
		details: text(members(data).details),
		happened: explained?.happened ?? null,
		remedy: explained?.remedy ?? null,
	};
}
