import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';

/**
 * WhatsApp's ID of a message that was accepted, which is not yet delivered. ChakraHQ answers `whatsappMessageId`
 * (https://apidocs.chakrahq.com/api-11313675, the vendor's SDK); some clients report Meta's own answer, `messages[0].id`.
 * @throws ChakraError where there is none: nobody can say whether anything was sent
 */
export function acceptedMessageId(data: unknown): string {
	const id = messageIdIn(data);
	if (id !== undefined) return id;
	throw missingMessageId();
}

/**
 * What Meta says of a message it took, such as `accepted` or `held_for_quality_assessment`; `accepted` where it says
 * nothing. The spelling is that of the statuses which come later, by webhook.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/reference (message_status)
 */
export function acceptedStatus(data: unknown): string {
	const { messages } = isObject(data) ? data : {};
	const first: unknown = Array.isArray(messages) ? messages[0] : undefined;
	const { message_status: status } = isObject(first) ? first : {};
	return typeof status === 'string' && status !== '' ? status.toLowerCase() : 'accepted';
}

/** Whether an answer proves that WhatsApp took the message, whatever else it says. */
export const provesMessage = (data: unknown): boolean => messageIdIn(data) !== undefined;

function messageIdIn(data: unknown): string | undefined {
	const { whatsappMessageId, messages } = isObject(data) ? data : {};
	const first: unknown = Array.isArray(messages) ? messages[0] : undefined;
	return [whatsappMessageId, isObject(first) ? first.id : undefined].find(
		(id): id is string => typeof id === 'string' && id !== '',
	);
}

export function missingMessageId(): ChakraError {
	return new ChakraError('ChakraHQ answered without an ID for the message', {
		remedy: 'It may have been sent all the same: look at the chat before you send it again.',
		mayBeDone: true,
	});
}
