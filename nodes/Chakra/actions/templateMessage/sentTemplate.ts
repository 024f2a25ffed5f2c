import { isObject } from '../../json/isObject';
import { acceptedMessageId, acceptedStatus, idText, missingMessageId } from '../acceptedMessageId';

/** What the answer to a send says of its message. */
export interface SentTemplate {
	/** ChakraHQ's ID of the message, where the answer has one. */
	messageId: string | null;
	whatsappMessageId: string | null;
	/** As the API says, in small letters; a message is only accepted here, its delivery comes by webhook. */
	status: string;
}

/** The chat message that Chakra's own calls answer with. Source: vendor SDK, src/types/template-messages.ts. */
function chatMessage(data: unknown): SentTemplate {
	const message = isObject(data) ? data : {};
	return {
		messageId: idText(message.id) ?? null,
		whatsappMessageId: idText(message.externalId) ?? null,
		status: textOrNull(message.deliveryStatus)?.toLowerCase() ?? 'accepted',
	};
}

/** Whether an answer proves that the message was taken, whatever else it says. */
export function provesChatMessage(data: unknown): boolean {
	const { messageId, whatsappMessageId } = chatMessage(data);
	return messageId !== null || whatsappMessageId !== null;
}

/**
 * For an answer whose shape is not documented: an object counts as accepted, anything else as no answer.
 * @throws ChakraError
 */
export function undocumentedChatMessage(data: unknown): SentTemplate {
	if (isObject(data)) return chatMessage(data);
	throw missingMessageId();
}

/**
 * What either of the two ways to send a template answers.
 * @throws ChakraError where the answer has no ID: nobody can say whether anything was sent
 */
export function sentMessage(data: unknown): SentTemplate {
	return provesChatMessage(data) ? chatMessage(data) : passedThroughMessage(data);
}

/** What the pass-through answers. Source: https://apidocs.chakrahq.com/api-11313675 */
export function passedThroughMessage(data: unknown): SentTemplate {
	return {
		messageId: null,
		whatsappMessageId: acceptedMessageId(data),
		status: acceptedStatus(data),
	};
}

function textOrNull(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
