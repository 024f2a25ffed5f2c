import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { ReadEvent } from '../events/event';
import { parseBody, reject, type Rejection } from '../events/parseBody';
import { readEvents } from '../events/readEvents';
import { isSigned, readSecret } from '../events/signature';
import { members, text } from '../json/narrow';
import { readPressId, isSameText } from './pressId';

/** The response to a press that the waiting node could not check now begins with this. */
export const NOT_TAKEN_NOW = 'n8n could not check the answer, and the question stays open';

/** Who pressed. */
export interface Responder extends IDataObject {
	/** Digits. */
	phone: string | null;
	userId: string | null;
	name: string | null;
}

interface PressedAnswer {
	responder: Responder;
	/** All IDs of the responder: also the one that several business portfolios share, to which a question may go. */
	ids: Array<string | null>;
	/** ISO 8601, UTC. */
	respondedAt: string | null;
	/** WhatsApp's ID of the press. */
	messageId: string | null;
}

/**
 * The presses in a request that a ChakraHQ Trigger has passed on. The trigger is not trusted: ChakraHQ's signature must
 * be right, and the ID of the button must name this answer. Meta reports events of several people together, so several
 * may have pressed the button.
 * @param wanted the resume URL that was called
 * @returns at least one press
 */
export async function readPressedAnswers(
	context: IWebhookFunctions,
	wanted: { answer: string; signature: string },
): Promise<{ presses: [PressedAnswer, ...PressedAnswer[]] } | { rejection: Rejection }> {
	const { rawBody, headers } = context.getRequestObject();
	const isChakras =
		rawBody instanceof Uint8Array && isSigned(rawBody, headers, await readSecret(context));
	if (!isChakras) return reject(401, 'The signature of ChakraHQ is missing or wrong');
	const parsed = parseBody(rawBody);
	const read = 'rejection' in parsed ? parsed : readEvents(parsed.body);
	if ('rejection' in read) return read;
	const [first, ...more] = read.events
		.filter((event) => isPressOf(context, event, wanted))
		.map((press) => ({
			responder: responderOf(press),
			ids: idsOf(press),
			respondedAt: press.event.timestamp,
			messageId: press.event.messageId,
		}));
	if (!first) return reject(401, 'The event holds no press of this button');
	return { presses: [first, ...more] };
}

function isPressOf(
	context: IWebhookFunctions,
	{ event }: ReadEvent,
	{ answer, signature }: { answer: string; signature: string },
): boolean {
	const press = event.event === 'message' ? readPressId(event.reply?.id ?? null) : null;
	return (
		press !== null &&
		press.executionId === context.getExecutionId() &&
		press.nodeId === context.getNode().id &&
		isSameText(press.answer, answer) &&
		isSameText(press.signature, signature)
	);
}

/** The event has no field of its own for the parent user ID. */
function idsOf({ event: { from, userId, details } }: ReadEvent): Array<string | null> {
	return [from, userId, text(members(details).from_parent_user_id)];
}

/** Meta names a person by number, by user ID, or by both. */
function responderOf({ event }: ReadEvent): Responder {
	const { from, userId, contactName: name } = event;
	return { phone: from === userId ? null : from, userId, name };
}
