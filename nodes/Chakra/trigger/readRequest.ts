import type { IWebhookFunctions } from 'n8n-workflow';
import type { ReadEvent } from '../events/event';
import { MAX_BODY_BYTES, parseBody, reject, type Rejection } from '../events/parseBody';
import { readEvents } from '../events/readEvents';
import { isSigned, readSecret } from '../events/signature';
import { isObject } from '../json/isObject';

/**
 * The events of a request, or why it is rejected. The signature is checked over the bytes as they came, before
 * anything is read from the body.
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

const tooLarge = reject(413, 'The body is larger than 4 MB');

async function readBytes(
	context: IWebhookFunctions,
): Promise<{ body: Uint8Array } | { rejection: Rejection }> {
	const request = context.getRequestObject();
	const { 'content-type': type = '', 'content-length': length } = request.headers;
	if (/^multipart\//i.test(type)) {
		return reject(415, 'The body must be JSON, not a form');
	}
	if (Number(length ?? 0) > MAX_BODY_BYTES) return tooLarge;
	try {
		await request.readRawBody();
	} catch (error) {
		// The rest of the body stays unread, so the connection cannot be used again.
		context.getResponseObject().set('Connection', 'close');
		// n8n's own limit, for a body without a content length.
		if (isObject(error) && error.status === 413) return tooLarge;
		context.logger.debug('ChakraHQ Trigger could not read the body of a request', { error });
		return reject(400, 'The body could not be read');
	}
	const { rawBody } = request;
	return rawBody.length > MAX_BODY_BYTES ? tooLarge : { body: rawBody };
}

const COPY_SECRET =
	'In ChakraHQ, open Admin > Team > Secrets, copy the HMAC secret into Webhook Secret of the ChakraHQ credential, and try again. If the request did not come from ChakraHQ, all is well: it started nothing.';

async function checkSignature(
	context: IWebhookFunctions,
	body: Uint8Array,
): Promise<Rejection | null> {
	const secret = await readSecret(context);
	if (secret === '') {
		const reason = 'Webhook Secret is not set in the ChakraHQ credential';
		return { status: 401, reason, remedy: COPY_SECRET };
	}
	return isSigned(body, context.getRequestObject().headers, secret)
		? null
		: { status: 401, reason: 'The signature is missing or wrong', remedy: COPY_SECRET };
}
