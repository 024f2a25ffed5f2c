import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';
import { CHECK_BASE_URL, type Explanations } from '../transport/explain';

/**
 * WhatsApp's ID of a message that was accepted, but is not yet delivered. ChakraHQ gives it as `whatsappMessageId`
 * (https://apidocs.chakrahq.com/api-11313675, the vendor's SDK); some clients report Meta's own response with
 * `messages[0].id`.
 * @throws ChakraError where there is no ID; the message may or may not have been sent then
 */
export function acceptedMessageId(data: unknown): string {
	const id = messageIdIn(data);
	if (id !== undefined) return id;
	throw missingMessageId();
}

/**
 * Meta's status of an accepted message, such as `accepted` or `held_for_quality_assessment`; `accepted` where the
 * response has none. Spelled like the statuses that come later by webhook. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/reference (message_status)
 */
export function acceptedStatus(data: unknown): string {
	const { messages } = isObject(data) ? data : {};
	const first: unknown = Array.isArray(messages) ? messages[0] : undefined;
	const { message_status: status } = isObject(first) ? first : {};
	return typeof status === 'string' && status !== '' ? status.toLowerCase() : 'accepted';
}

/** Whether a response proves that WhatsApp accepted the message, whatever else it contains. */
export const provesMessage = (data: unknown): boolean => messageIdIn(data) !== undefined;

function messageIdIn(data: unknown): string | undefined {
	const answers: unknown[] = Array.isArray(data) ? data : [data];
	const ids = answers.filter(isObject).flatMap(({ whatsappMessageId, messages }) => {
		const sent: unknown[] = [messages].flat();
		return [whatsappMessageId, ...sent.filter(isObject).map(({ id }) => id)];
	});
	return ids.map(idText).find((id) => id !== undefined);
}

/** An ID as text; undefined where it is none, such as null, 0 or an empty text. */
export function idText(id: unknown): string | undefined {
	if (typeof id === 'number' && id !== 0) return String(id);
	return typeof id === 'string' && id.trim() !== '' ? id : undefined;
}

/**
 * Whether an answer names what was made. Beside the status of an error, an ID may be that of what was in the way.
 */
export const provesCreated = (data: unknown, status: number): boolean =>
	status >= 200 && status < 300 && isObject(data) && idText(data.id) !== undefined;

/** As `provesCreated`, for responses of Meta without an ID. */
export const saysSuccess = (data: unknown): boolean =>
	isObject(data) && [true, 1, 'true'].some((yes) => yes === data.success);

/**
 * Whether ChakraHQ itself answered, where no page says what the answer holds: with a JSON object, or a list of them. An
 * empty answer may be that of a gateway.
 */
export const isOwnAnswer = (data: unknown): boolean => [data].flat().some(isObject);

/**
 * Checks the answer to a change that may be repeated.
 * @throws ChakraError where it is none of ChakraHQ's own
 */
export function expectOwnAnswer(data: unknown): void {
	if (isOwnAnswer(data)) return;
	throw new ChakraError("ChakraHQ's answer does not say whether this was done", {
		remedy: `Look in ChakraHQ, or run it again, which harms nothing. ${CHECK_BASE_URL}`,
	});
}

/**
 * Checks the answer to a read. Some gateways, and some programs for what is not there, answer with nothing.
 * @throws ChakraError where it holds nothing
 */
export function expectContent(data: unknown, { 404: notFound }: Explanations = {}): void {
	const hasMembers = (one: unknown) => isObject(one) && Object.keys(one).length > 0;
	if ([data].flat().some(hasMembers)) return;
	throw new ChakraError('ChakraHQ gave an answer without any data', {
		remedy: notFound?.remedy ?? `Check the IDs in this node. ${CHECK_BASE_URL}`,
	});
}

export function missingMessageId(): ChakraError {
	return new ChakraError('ChakraHQ answered without an ID for the message', {
		remedy: 'It may have been sent all the same: look at the chat before you send it again.',
		mayBeDone: true,
	});
}
