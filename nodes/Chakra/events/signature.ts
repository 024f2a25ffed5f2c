import { createHmac, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { textOf } from '../json/narrow';
import { CREDENTIAL } from '../transport/connection';

/**
 * The signature header of ChakraHQ, and the one of Meta, whose requests ChakraHQ passes on.
 * Source: https://apidocs.chakrahq.com/doc-919167
 */
export const SIGNATURE_HEADERS = ['x-chakra-signature-256', 'x-hub-signature-256'];

const SIGNATURE = /^(?:sha256=)?([0-9a-f]{64})$/i;

/**
 * Whether a signature header is the HMAC-SHA256 of exactly these bytes: hex in either case, with or without
 * `sha256=`. Compared in constant time.
 * @param secret an empty one accepts no signature
 */
export function isSigned(
	body: Uint8Array,
	headers: Record<string, unknown>,
	secret: string,
): boolean {
	if (secret === '') return false;
	const expected = createHmac('sha256', secret).update(body).digest();
	return SIGNATURE_HEADERS.some((name) => {
		const { [name]: header } = headers;
		const hex = typeof header === 'string' ? SIGNATURE.exec(header.trim())?.[1] : undefined;
		return hex !== undefined && timingSafeEqual(Buffer.from(hex, 'hex'), expected);
	});
}

/** The credential's Webhook Secret, without blanks and unseen signs that copying adds; empty where it is not set. */
export async function readSecret(
	context: Pick<IWebhookFunctions, 'getCredentials'>,
): Promise<string> {
	const { webhookSecret } = await context.getCredentials(CREDENTIAL);
	return textOf(webhookSecret)
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.trim();
}
