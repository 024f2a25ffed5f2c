import { list, members, objectsIn, textOf } from '../json/narrow';
import { wordsIn } from '../transport/apiError';
import { isSuccess } from '../transport/apiResponse';
import { ChakraError } from '../transport/chakraError';
import { idText } from './responseProof';

/**
 * WhatsApp's ID of a message that was accepted, but is not yet delivered. ChakraHQ gives it as `whatsappMessageId`
 * (https://apidocs.chakrahq.com/api-11313675, the vendor's SDK); some clients report Meta's own response with
 * `messages[0].id`.
 * @throws ChakraError where there is no ID; the message may or may not have been sent then
 */
export function acceptedMessageId(data: unknown): string {
	const id = messageIdIn(data);
	if (id !== undefined) return id;
	throw missingMessageId(data);
}

/**
 * Meta's status of an accepted message, such as `accepted` or `held_for_quality_assessment`; `accepted` where the
 * response has none. Spelled like the statuses that come later by webhook. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/reference (message_status)
 */
export function acceptedStatus(data: unknown): string {
	const [first] = list(members(data).messages);
	return textOf(members(first).message_status).toLowerCase() || 'accepted';
}

/**
 * Whether a response proves that WhatsApp accepted the message, whatever else it contains. Beside the status of an
 * error, an ID in an odd place may be that of an earlier message.
 */
export const provesMessage = (data: unknown, status: number): boolean =>
	(isSuccess(status) ? messageIdIn(data) : statedMessageId(data)) !== undefined;

const messageIdIn = (data: unknown): string | undefined =>
	statedMessageId(data) ?? nestedMessageId(data);

/** The ID where it is documented. */
function statedMessageId(data: unknown): string | undefined {
	const ids = objectsIn([data].flat()).flatMap(({ whatsappMessageId, messages }) => [
		whatsappMessageId,
		...objectsIn([messages].flat()).map(({ id }) => id),
	]);
	return ids.map(idText).find((id) => id !== undefined);
}

/** Elsewhere in a response only an ID as WhatsApp makes it counts, under a name that such IDs have. */
const WHATSAPP_ID = /^wamid\.\S+$/;
const NAME_OF_ID = /^(?:id|wamid|messageId|whatsapp_?message_?id)$/i;
/** The message that this one replies to, and the latest one of a chat. */
const EARLIER = /^(?:context|(?:last|latest)_?message)$/i;

function nestedMessageId(value: unknown, name = 'id', levels = 6): string | undefined {
	if (typeof value === 'string') {
		return NAME_OF_ID.test(name) && WHATSAPP_ID.test(value) ? value : undefined;
	}
	if (levels === 0 || typeof value !== 'object' || value === null || EARLIER.test(name)) return;
	for (const [member, inner] of Object.entries(value)) {
		const id = nestedMessageId(inner, Array.isArray(value) ? name : member, levels - 1);
		if (id !== undefined) return id;
	}
	return undefined;
}

export function missingMessageId(data: unknown): ChakraError {
	const words = wordsIn(data);
	return new ChakraError(
		`ChakraHQ answered without an ID for the message${words && `: ${words}`}`,
		{
			remedy: 'It may have been sent all the same: look at the chat before you send it again.',
			mayBeDone: true,
		},
	);
}
