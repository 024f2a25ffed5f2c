import { isObject } from '../../transport/isObject';
import { Refusal } from '../../transport/refusal';
import type { SentTemplate } from './sendTemplate';

/** The chat message that Chakra's own calls answer with. Source: vendor SDK, src/types/template-messages.ts. */
export function chatMessage(data: unknown): SentTemplate {
	const message = isObject(data) ? data : {};
	return {
		messageId: textOrNull(message.id),
		whatsappMessageId: textOrNull(message.externalId),
		status: textOrNull(message.deliveryStatus) ?? 'accepted',
	};
}

/** @throws Refusal where the answer has neither ID: nobody can say whether anything was sent */
export function provenChatMessage(data: unknown): SentTemplate {
	const message = chatMessage(data);
	if (message.messageId ?? message.whatsappMessageId) return message;
	throw withoutId();
}

/** What the pass-through answers. Source: https://apidocs.chakrahq.com/api-11313675 */
export function passedThroughMessage(data: unknown): SentTemplate {
	const whatsappMessageId = isObject(data) ? textOrNull(data.whatsappMessageId) : null;
	if (whatsappMessageId === null) throw withoutId();
	return { messageId: null, whatsappMessageId, status: 'accepted' };
}

function withoutId(): Refusal {
	return new Refusal('ChakraHQ answered without an ID for the message', {
		remedy: 'It may have been sent all the same: look at the chat before you send it again.',
		mayBeDone: true,
	});
}

function textOrNull(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
