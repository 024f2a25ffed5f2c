import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';

/**
 * WhatsApp's ID of a message that was accepted, which is not yet delivered. ChakraHQ answers `whatsappMessageId`
 * (https://apidocs.chakrahq.com/api-11313675, the vendor's SDK); some clients report Meta's own answer, `messages[0].id`.
 * @throws ChakraError where there is none: nobody can say whether anything was sent
 */
export function acceptedMessageId(data: unknown): string {
	const { whatsappMessageId, messages } = isObject(data) ? data : {};
	const first: unknown = Array.isArray(messages) ? messages[0] : undefined;
	for (const id of [whatsappMessageId, isObject(first) ? first.id : undefined]) {
		if (typeof id === 'string' && id !== '') return id;
	}
	throw withoutId();
}

export function withoutId(): ChakraError {
	return new ChakraError('ChakraHQ answered without an ID for the message', {
		remedy: 'It may have been sent all the same: look at the chat before you send it again.',
		mayBeDone: true,
	});
}
