import { randomUUID } from 'node:crypto';
import { fieldKinds } from './fieldKinds';
import { messageKinds } from './messageKinds';
import { statusKinds } from './statusKinds';

/** Meta's own, as the pass-through webhook relays it; ChakraHQ's; ChakraHQ's older delivery status. */
export type WebhookFormat = 'meta' | 'chakra' | 'legacy';

/** One event to be made up. What is left out is made up afresh. */
export interface EventOutline {
	/** The kind of message, status or other event; see `eventKinds`. */
	kind: string;
	/** WhatsApp's ID of the message. */
	messageId?: string;
	/** Digits of the customer. */
	from?: string;
	/** Unix seconds. */
	timestamp?: number;
	/** Meta's ID of the business's number. Default: the seed's first. */
	phoneNumberId?: string;
	/** An echo of the business's own message in place of a customer's. */
	echo?: boolean;
	/** Laid over Meta's message, status or value. */
	members?: Record<string, unknown>;
}

export const eventKinds = { messageKinds, statusKinds, fieldKinds };

const waba = '83784929738012';
const business = '15550100099';

/** What a body of Meta's format can hold beside others. */
interface Change {
	field: string;
	value: Record<string, unknown>;
}

/**
 * The body of a webhook that reports these events.
 * @throws TypeError for a kind that there is none of, and for several events in a format that takes one
 */
export function eventBody(format: WebhookFormat, events: EventOutline[]): Record<string, unknown> {
	if (format === 'meta') {
		const changes = events.map(metaChange);
		const time = events[0]?.timestamp ?? now();
		return { object: 'whatsapp_business_account', entry: [{ id: waba, time, changes }] };
	}
	const [event, ...others] = events;
	if (event === undefined || others.length > 0) {
		throw new TypeError(`The ${format} format takes one event, not ${events.length}`);
	}
	return format === 'chakra' ? chakraEvent(event) : legacyEvent(event);
}

const now = () => Math.floor(Date.now() / 1000);

function metaChange(outline: EventOutline): Change {
	const metadata = {
		display_phone_number: business,
		phone_number_id: outline.phoneNumberId ?? '775966265503012',
	};
	const value = { messaging_product: 'whatsapp', metadata };
	const message = messageOf(outline);
	if (message !== undefined && outline.echo) {
		return { field: 'smb_message_echoes', value: { ...value, message_echoes: [message] } };
	}
	if (message !== undefined) {
		const contacts = [contactOf(message.from)];
		return { field: 'messages', value: { ...value, contacts, messages: [message] } };
	}
	const status = statusOf(outline);
	if (status !== undefined) return { field: 'messages', value: { ...value, statuses: [status] } };
	const field = fieldKinds[outline.kind];
	if (field === undefined) throw new TypeError(`There is no event of the kind ${outline.kind}`);
	return { field: outline.kind, value: { ...field, ...outline.members } };
}

function chakraEvent(outline: EventOutline): Record<string, unknown> {
	const message = messageOf(outline);
	if (message !== undefined) {
		return {
			event: outline.echo ? 'message_echo' : 'message',
			payload: {
				messageId: randomUUID(),
				externalId: message.id,
				wabaId: waba,
				timestamp: Number(message.timestamp) * 1000,
				message,
				contacts: [contactOf(message.from)],
			},
		};
	}
	const status = statusOf(outline);
	if (status === undefined) throw new TypeError(`ChakraHQ's format has no ${outline.kind} event`);
	return {
		event: 'status',
		payload: {
			id: status.id,
			wabaId: waba,
			deliveryStatus: status.status,
			timestamp: Number(status.timestamp) * 1000,
		},
	};
}

function legacyEvent(outline: EventOutline): Record<string, unknown> {
	const status = statusOf(outline);
	if (status === undefined) throw new TypeError(`The older format has no ${outline.kind} event`);
	return {
		event: 'deliveryStatus',
		payload: {
			id: randomUUID(),
			externalId: status.id,
			deliveryStatus: String(status.status).toUpperCase(),
			timestamp: Number(status.timestamp) * 1000,
			recipientId: status.recipient_id,
		},
	};
}

function messageOf(outline: EventOutline): Record<string, unknown> | undefined {
	const members = messageKinds[outline.kind];
	if (members === undefined) return undefined;
	const customer = outline.from ?? '15550100001';
	return {
		from: outline.echo ? business : customer,
		...(outline.echo && { to: customer }),
		id: outline.messageId ?? newMessageId(),
		timestamp: String(outline.timestamp ?? now()),
		...members,
		...outline.members,
	};
}

function statusOf(outline: EventOutline): Record<string, unknown> | undefined {
	const members = statusKinds[outline.kind];
	return (
		members && {
			id: outline.messageId ?? newMessageId(),
			timestamp: String(outline.timestamp ?? now()),
			recipient_id: outline.from ?? '15550100001',
			...members,
			...outline.members,
		}
	);
}

function newMessageId(): string {
	return `wamid.${Buffer.from(randomUUID()).toString('base64')}`;
}

function contactOf(from: unknown) {
	return { profile: { name: 'Ana' }, wa_id: from };
}
