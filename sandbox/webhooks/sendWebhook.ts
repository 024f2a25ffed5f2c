import { createHmac } from 'node:crypto';
import { eventBody, type EventOutline, type WebhookFormat } from './eventBody';

/** One delivery to a webhook URL. */
export interface WebhookDelivery {
	/** Where to. */
	url: string;
	/** Default `meta`. */
	format?: WebhookFormat;
	/** What to report. In place of it `body` can be given. */
	events?: EventOutline[];
	/** Sent as it is. */
	body?: string;
	/** What to sign with. Without it nothing is signed, as at ChakraHQ. */
	secret?: string;
	/** The header that carries the signature. Default: ChakraHQ's own for every format. */
	signedAs?: 'chakra' | 'meta';
	/** Headers in addition to or in place of those that are made. */
	headers?: Record<string, string>;
	/** A byte-order mark in front, as some relays put it. */
	byteOrderMark?: boolean;
}

export interface DeliveryAnswer {
	status: number;
	body: string;
	/** What was sent. */
	sent: string;
	/** Until the answer was there, in milliseconds. */
	took: number;
}

/** Delivers events to a webhook as ChakraHQ does: once, whatever the answer. */
export async function sendWebhook(delivery: WebhookDelivery): Promise<DeliveryAnswer> {
	const { url, format = 'meta', events = [{ kind: 'text' }], secret, headers } = delivery;
	const json = delivery.body ?? JSON.stringify(eventBody(format, events));
	const sent = delivery.byteOrderMark ? `\ufeff${json}` : json;
	const began = performance.now();
	const answer = await fetch(url, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(secret !== undefined && signature(sent, secret, delivery.signedAs)),
			...headers,
		},
		body: sent,
		signal: AbortSignal.timeout(120_000),
	});
	const body = await answer.text();
	return { status: answer.status, body, sent, took: performance.now() - began };
}

/** ChakraHQ's header has the digest alone, Meta's has `sha256=` in front. */
export function signature(
	body: string | Uint8Array,
	secret: string,
	signedAs: WebhookDelivery['signedAs'] = 'chakra',
): Record<string, string> {
	const hex = createHmac('sha256', secret).update(body).digest('hex');
	return signedAs === 'meta'
		? { 'x-hub-signature-256': `sha256=${hex}` }
		: { 'x-chakra-signature-256': hex };
}
