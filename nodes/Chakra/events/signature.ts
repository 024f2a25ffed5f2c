import { createHmac, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { CREDENTIAL } from '../transport/connection';

/**
 * ChakraHQ's own header and Meta's, whose events it passes on.
 * Source: https://apidocs.chakrahq.com/doc-919167
 */
export const SIGNATURE_HEADERS = ['x-chakra-signature-256', 'x-hub-signature-256'];

const SIGNATURE = /^(?:sha256=)?([0-9a-f]{64})$/i;

/**
 * Whether one of the signature headers is the HMAC-SHA256 of exactly these bytes. Hex in either case, with or without
 * `sha256=` in front; compared in constant time.
 * @param secret what ChakraHQ signs with; an empty one signs nothing
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

/** The credential's Webhook Secret, without the blanks that copying may have added; empty where it is not set. */
export async function readSecret(
	context: Pick<IWebhookFunctions, 'getCredentials'>,
): Promise<string> {
	const { webhookSecret } = await context.getCredentials(CREDENTIAL);
	return typeof webhookSecret === 'string' ? webhookSecret.trim() : '';
}
