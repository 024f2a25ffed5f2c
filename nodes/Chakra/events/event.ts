/** What an event is about; a promise to saved workflows. */
export type EventKind =
	'message' | 'messageEcho' | 'status' | 'templateStatus' | 'account' | 'other';

/** A file that came with a message; how to get its bytes: operation Download of resource Media. */
export interface EventMedia {
	id: string | null;
	/** MIME type without parameters, for example `audio/ogg`. */
	mimeType: string | null;
	/** Base64, as Meta gives it. */
	sha256: string | null;
	fileName: string | null;
	caption: string | null;
	/** Whether it was recorded in WhatsApp; false if it was attached. */
	voice: boolean;
	/** Meta's own link, which needs Meta's token; its `mid` leads to the file at ChakraHQ too. */
	url: string | null;
}

/** One of Meta's errors. */
export interface EventError {
	code: number | null;
	title: string | null;
	details: string | null;
	/** The meaning of the code and what to do; null for a code that Meta does not list. */
	happened: string | null;
	remedy: string | null;
}

interface EventStatus {
	/** `sent`, `delivered`, `read`, `played`, `failed`, or one that is new; always in lower case. */
	state: string | null;
	errors: EventError[];
	/** For a message to a group, the member that the status is about: digits, else the user ID. */
	participant: string | null;
	/** Meta's pricing object as it came. */
	pricing: unknown;
	/** The value that the sender gave as biz_opaque_callback_data. */
	callbackData: string | null;
}

/**
 * One event, in the same shape for every kind and format. Fields that an event does not have are null.
 * Sources: https://apidocs.chakrahq.com/doc-919167, and Meta's webhook reference,
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export interface ChakraEvent {
	event: EventKind;
	/** WhatsApp's ID (wamid); where ChakraHQ gives none, its own. */
	messageId: string | null;
	/** ChakraHQ's ID of the message: the `id` in its response to a template send. */
	chakraMessageId: string | null;
	/** ISO 8601, UTC. */
	timestamp: string | null;
	/** The sender: the customer, or the number of the business for an echo. Digits, else the user ID. */
	from: string | null;
	/**
	 * The customer's business-scoped user ID, such as `US.13491208655302741918`. For a status of a group message, that
	 * of the member.
	 */
	userId: string | null;
	/** The customer's WhatsApp username. */
	username: string | null;
	contactName: string | null;
	/** The recipient of an echo or a status: digits, else the user ID, or the ID of the group. */
	recipient: string | null;
	/** ID of the group that the message was written in. A reply to `from` would be private. */
	group: string | null;
	/** The business's number that the event belongs to. */
	to: {
		phoneNumberId: string | null;
		displayNumber: string | null;
		businessAccountId: string | null;
	};
	/** The type of the message. For other events, the name that Meta or ChakraHQ gives the event. */
	type: string | null;
	/** The text, also after an edit, the caption of a file, or the title of the pressed button or chosen row. */
	text: string | null;
	/** ID of the message that this one replies to, reacts to, edits or deletes. */
	replyTo: string | null;
	/** The pressed button, the chosen row or the completed form. */
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
	/** Why WhatsApp could not deliver all of a message, for example a file. */
	errors: EventError[] | null;
	template: {
		id: string | null;
		name: string | null;
		language: string | null;
		status: string | null;
		reason: string | null;
	} | null;
	/**
	 * Everything that has no field of its own here. For a message also what stands beside its content, for example
	 * `context.forwarded`, and the rest of its content under the name of its type, for example `location.url`.
	 */
	details: unknown;
}

/** An event and the JSON that it was read from. */
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

/** A complete event from the known fields. */
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
	// The editor shows the fields in this order.
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
