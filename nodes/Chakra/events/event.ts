/** What an event is about; a promise to saved workflows. */
export type EventKind =
	'message' | 'messageEcho' | 'status' | 'templateStatus' | 'account' | 'other';

/** A file that came with a message; how to get its bytes: operation Download of resource Media. */
export interface EventMedia {
	id: string | null;
	/** Without parameters, for example `audio/ogg`. */
	mimeType: string | null;
	/** Base64, as Meta gives it. */
	sha256: string | null;
	fileName: string | null;
	caption: string | null;
	/** Recorded in WhatsApp, not attached. */
	voice: boolean;
	/** Meta's own link, which needs Meta's token; its `mid` leads to the file at ChakraHQ too. */
	url: string | null;
}

/** One of Meta's errors. */
export interface EventError {
	code: number | null;
	title: string | null;
	details: string | null;
	/** What the code means and what to do; null for a code that Meta does not list. */
	happened: string | null;
	remedy: string | null;
}

interface EventStatus {
	/** `sent`, `delivered`, `read`, `played`, `failed`, or one that is new; always in lower case. */
	state: string | null;
	errors: EventError[];
	/** Of a message to a group: the member it is about. Digits, else the member's user ID. */
	participant: string | null;
	/** Meta's pricing object as it came. */
	pricing: unknown;
	/** What the sender of the message put into biz_opaque_callback_data. */
	callbackData: string | null;
}

/**
 * One event, in one shape whatever it is about and however it came. What an event does not have is null.
 * Sources: https://apidocs.chakrahq.com/doc-919167, and Meta's webhook reference,
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export interface ChakraEvent {
	event: EventKind;
	/** WhatsApp's ID (wamid); where ChakraHQ gives none, its own. */
	messageId: string | null;
	/** ChakraHQ's own ID of the message, the `id` that its template sends answer. */
	chakraMessageId: string | null;
	/** ISO 8601, UTC. */
	timestamp: string | null;
	/** Who wrote: the customer, or the business's own number for an echo. Digits, else the person's user ID. */
	from: string | null;
	/**
	 * The customer's business-scoped user ID, such as `US.13491208655302741918`: of who wrote, or of whom the business
	 * wrote to; in a group, of the member that a status is about.
	 */
	userId: string | null;
	/** The customer's WhatsApp username. */
	username: string | null;
	contactName: string | null;
	/** Whom the business wrote to, for echoes and statuses. Digits, else the person's user ID, or the group's ID. */
	recipient: string | null;
	/** The ID of the group that it was written in: an answer to `from` would be a private one. */
	group: string | null;
	/** The business's number that the event belongs to. */
	to: {
		phoneNumberId: string | null;
		displayNumber: string | null;
		businessAccountId: string | null;
	};
	/** Of the message; for what is no message, Meta's or ChakraHQ's own name of the event. */
	type: string | null;
	/** Also a file's caption, and the title of the button pressed or the row chosen. */
	text: string | null;
	/** The message that this one answers. */
	replyTo: string | null;
	/** The button pressed, the row chosen or the form filled in. */
	reply: { id: string | null; title: string | null; data: unknown } | null;
	media: EventMedia | null;
	location: {
		latitude: number | null;
		longitude: number | null;
		name: string | null;
		address: string | null;
	} | null;
	/** Contact cards as Meta gives them. */
	contacts: unknown[] | null;
	/** The order as Meta gives it. */
	order: unknown;
	/** `emoji` is null where a reaction was taken back. */
	reaction: { messageId: string | null; emoji: string | null } | null;
	/** The advertisement that the chat began with, as Meta gives it. */
	referral: unknown;
	status: EventStatus | null;
	/** Why WhatsApp could not hand over all of a message, such as a file that it could not take in. */
	errors: EventError[] | null;
	template: {
		id: string | null;
		name: string | null;
		language: string | null;
		status: string | null;
		reason: string | null;
	} | null;
	/**
	 * All of an event that has no fields of its own here. Of a message also what stands beside its content, its context
	 * included: `context.forwarded`, for example.
	 */
	details: unknown;
}

/** An event and what it was read from. */
export interface ReadEvent {
	event: ChakraEvent;
	raw: Record<string, unknown>;
}

const nothing: Omit<ChakraEvent, 'event' | 'to'> = {
	messageId: null,
	chakraMessageId: null,
	timestamp: null,
	from: null,
	userId: null,
	username: null,
	contactName: null,
	recipient: null,
	group: null,
	type: null,
	text: null,
	replyTo: null,
	reply: null,
	media: null,
	location: null,
	contacts: null,
	order: null,
	reaction: null,
	referral: null,
	status: null,
	errors: null,
	template: null,
	details: null,
};

/** A whole event from what is known of it. */
export function eventOf(
	event: EventKind,
	known: Partial<Omit<ChakraEvent, 'event'>> = {},
): ChakraEvent {
	const { to = { phoneNumberId: null, displayNumber: null, businessAccountId: null }, ...facts } =
		known;
	const { messageId, chakraMessageId, timestamp, from, userId, username, ...others } = {
		...nothing,
		...facts,
	};
	const { contactName, recipient, group, ...content } = others;
	// In this order the editor shows them.
	return {
		event,
		messageId,
		chakraMessageId,
		timestamp,
		from,
		userId,
		username,
		contactName,
		recipient,
		group,
		to,
		...content,
	};
}
