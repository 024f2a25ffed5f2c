import type { IWebhookFunctions } from 'n8n-workflow';
import { CREDENTIAL } from '../transport/connection';
import { MAX_BODY_BYTES, parseBody, type Rejection } from './parseBody';
import { readEvents, type ReadEvent } from './readEvents';
import { isSigned } from './signature';

/**
 * The events of a request, or why it is turned down. The signature is checked before anything is read out of the
 * body, over the bytes as they came.
 */
export async function readRequest(
	context: IWebhookFunctions,
	{ verifySignature }: { verifySignature: boolean },
): Promise<{ events: ReadEvent[] } | { rejection: Rejection }> {
	const bytes = await readBytes(context);
	if ('rejection' in bytes) return bytes;
	if (verifySignature) {
		const rejection = await checkSignature(context, bytes.body);
		if (rejection) return { rejection };
	}
	const parsed = parseBody(bytes.body);
	return 'rejection' in parsed ? parsed : readEvents(parsed.body);
}

async function readBytes(
	context: IWebhookFunctions,
): Promise<{ body: Uint8Array } | { rejection: Rejection }> {
	const request = context.getRequestObject();
	if (/^multipart\//i.test(request.headers['content-type'] ?? '')) {
		return { rejection: { status: 415, reason: 'The body must be JSON, not a form' } };
	}
	try {
		await request.readRawBody();
	} catch (error) {
		context.logger.warn('Chakra Trigger could not read the body of a request', { error });
		return { rejection: { status: 400, reason: 'The body could not be read' } };
	}
	const { rawBody } = request;
	return rawBody.length > MAX_BODY_BYTES
		? { rejection: { status: 413, reason: 'The body is larger than 4 MB' } }
		: { body: rawBody };
}

async function checkSignature(
	context: IWebhookFunctions,
	body: Uint8Array,
): Promise<Rejection | null> {
	const secret = await readSecret(context);
	if (secret === '') {
		return { status: 401, reason: 'Webhook Secret is not set in the ChakraHQ credential' };
	}
	return isSigned(body, context.getRequestObject().headers, secret)
		? null
		: { status: 401, reason: 'The signature is missing or wrong' };
}

/** Without what copying may have added around it. */
export async function readSecret(
	context: Pick<IWebhookFunctions, 'getCredentials'>,
): Promise<string> {
	const { webhookSecret } = await context.getCredentials(CREDENTIAL);
	return typeof webhookSecret === 'string' ? webhookSecret.trim() : '';
}
