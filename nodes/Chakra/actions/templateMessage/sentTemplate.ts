import { isObject } from '../../json/isObject';
import { members, textOf } from '../../json/narrow';
import { isSuccess } from '../../transport/apiResponse';
import { acceptedMessageId, acceptedStatus, missingMessageId } from '../acceptedMessageId';
import { idText, isOwnResponse } from '../responseProof';

/** What the response to a send request says about the message. */
export interface SentTemplate {
	/** ChakraHQ's ID of the message; null where the response has none. */
	messageId: string | null;
	whatsappMessageId: string | null;
	/**
	 * The API's status in lower case. The message is only accepted at this point; its delivery is reported by webhook.
	 */
	status: string;
}

/** The chat message that Chakra's own calls answer with. Source: vendor SDK, src/types/template-messages.ts. */
function chatMessage(data: unknown): SentTemplate {
	const message = members(data);
	return {
		messageId: idText(message.id) ?? null,
		whatsappMessageId: idText(message.externalId) ?? null,
		status: textOf(message.deliveryStatus).toLowerCase() || 'accepted',
	};
}

/**
 * Whether a response proves that the message was accepted, whatever else it contains. Beside the status of an error,
 * ChakraHQ's ID may be that of the error.
 */
export function provesChatMessage(data: unknown, status: number): boolean {
	const { messageId, whatsappMessageId } = chatMessage(data);
	return whatsappMessageId !== null || (messageId !== null && isSuccess(status));
}

/**
 * For a response whose shape is not documented: one of ChakraHQ's own counts as accepted.
 * @throws ChakraError for anything else
 */
export function undocumentedChatMessage(data: unknown): SentTemplate {
	if (isOwnResponse(data)) return chatMessage([data].flat().find(isObject));
	throw missingMessageId(data);
}

/**
 * Reads the response of either send call.
 * @throws ChakraError where it has no ID; the message may or may not have been sent then
 */
export function sentMessage(data: unknown): SentTemplate {
	const sent = chatMessage(data);
	const hasId = sent.messageId !== null || sent.whatsappMessageId !== null;
	return hasId ? sent : passedThroughMessage(data);
}

/** Reads the response of Meta's API, passed through. Source: https://apidocs.chakrahq.com/api-11313675 */
export function passedThroughMessage(data: unknown): SentTemplate {
	return {
		messageId: null,
		whatsappMessageId: acceptedMessageId(data),
		status: acceptedStatus(data),
	};
}
