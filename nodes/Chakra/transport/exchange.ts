import type { IHttpRequestOptions } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import type { ApiResponse } from './apiResponse';
import { ChakraError } from './chakraError';
import { CREDENTIAL, type ApiContext, type Connection } from './connection';
import { outcomeOf, type Outcome } from './outcome';

/** `deadline` ends this try, `cancel` the whole run. */
export interface Limits {
	deadline: AbortSignal;
	cancel: AbortSignal | undefined;
}

/** Aborts with whichever comes first. */
export const endOf = ({ deadline, cancel }: Limits): AbortSignal =>
	cancel ? AbortSignal.any([deadline, cancel]) : deadline;

/** No response of the API is nearly as long. The limit keeps a hostile one from filling the memory. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

/**
 * One request and its response, through n8n's own HTTP client. Redirects are not followed: that would send the token
 * to another host, and the client would keep a copy of the whole body.
 */
export async function exchange(
	context: ApiContext,
	connection: Connection,
	request: IHttpRequestOptions,
	{ deadline, cancel }: Limits,
): Promise<Outcome> {
	const end = endOf({ deadline, cancel });
	let isAnswered = false;
	try {
		end.throwIfAborted();
		const response: unknown = await endedBy(
			end,
			signedRequest(context, connection, {
				...request,
				abortSignal: end,
				disableFollowRedirect: true,
				ignoreHttpStatusErrors: true,
				returnFullResponse: true,
				encoding: 'stream',
			}),
		);
		isAnswered = true;
		return { kind: 'answered', response: await readResponse(response, end) };
	} catch (error) {
		if (cancel?.aborted) return { kind: 'cancelled' };
		if (deadline.aborted) return { kind: 'timedOut' };
		const outcome = outcomeOf(error);
		return isAnswered && outcome.kind === 'failed' ? { ...outcome, kind: 'unreadable' } : outcome;
	}
}

/** Sends a request that n8n signs with the credential as it was read at the start of the run. */
export async function signedRequest(
	context: ApiContext,
	{ credential }: Connection,
	request: IHttpRequestOptions,
): Promise<unknown> {
	return await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, request, {
		credentialsDecrypted: { id: '', name: CREDENTIAL, type: CREDENTIAL, data: credential },
	});
}

/**
 * Stops waiting when `end` aborts. n8n replaces our signal with its own, so the request itself may go on. A body must
 * be read within it as well: n8n's client may wrap it in a stream that cannot be closed while the server is silent.
 */
export async function endedBy<T>(end: AbortSignal, work: Promise<T>): Promise<T> {
	let stop = () => {};
	const ended = new Promise<never>((_, reject) => {
		stop = () => reject(new ChakraError('The time is up'));
		if (end.aborted) stop();
		else end.addEventListener('abort', stop, { once: true });
	});
	try {
		return await Promise.race([work, ended]);
	} finally {
		end.removeEventListener('abort', stop);
	}
}

interface ByteStream extends AsyncIterable<Uint8Array> {
	destroy(): void;
}

export function isByteStream(body: unknown): body is ByteStream {
	return (
		typeof body === 'object' && body !== null && Symbol.asyncIterator in body && 'destroy' in body
	);
}

export async function readResponse(response: unknown, end: AbortSignal): Promise<ApiResponse> {
	if (!isObject(response) || typeof response.statusCode !== 'number') {
		throw new ChakraError('n8n gave back no answer');
	}
	const { statusCode: status, body } = response;
	const headers = isObject(response.headers) ? response.headers : {};
	if (!isByteStream(body)) throw new ChakraError('n8n gave back an answer without a body');
	const close = () => body.destroy();
	end.addEventListener('abort', close, { once: true });
	try {
		const bytes = await endedBy(end, readBody(body, status));
		end.throwIfAborted();
		return { status, headers, text: bytes.toString('utf8') };
	} finally {
		end.removeEventListener('abort', close);
		close();
	}
}

async function readBody(body: ByteStream, status: number): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > MAX_RESPONSE_BYTES) {
			throw new ChakraError('The answer was longer than any answer of ChakraHQ', {
				remedy: 'Check Base URL in the ChakraHQ credential.',
				httpStatus: status,
			});
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
