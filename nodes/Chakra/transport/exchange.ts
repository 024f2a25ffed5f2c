import type { IHttpRequestOptions } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import type { ApiResponse } from './apiResponse';
import { ChakraError, chakraErrorWithin } from './chakraError';
import { CREDENTIAL, type ApiContext, type Connection } from './connection';

/** How one request over the wire ended. */
export type Outcome =
	| { kind: 'answered'; response: ApiResponse }
	/** Nothing left this machine: DNS, refused connection, TLS. */
	| { kind: 'unsent'; why: string }
	/** The request may have been sent, and no complete response came. */
	| { kind: 'lost'; why: string }
	| { kind: 'timedOut' }
	| { kind: 'cancelled' }
	/** A ChakraError thrown while the request was made. A retry would end the same way. */
	| { kind: 'failed'; error: ChakraError }
	/** A response came, and it cannot be read. */
	| { kind: 'unreadable'; error: ChakraError };

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

/**
 * Error codes of Node for a connection that was never made. Those of TLS concern the certificate, which is checked
 * before anything is sent. The URL that is invalid is that of a proxy.
 * Sources: https://nodejs.org/api/errors.html, OpenSSL's verification errors
 */
const NEVER_CONNECTED =
	/^(ENOTFOUND|EAI_\w+|ECONNREFUSED|EADDRNOTAVAIL|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+|HOSTNAME_MISMATCH|ERR_INVALID_URL|SsrfBlocked\w+)$/;

export function outcomeOf(error: unknown): Outcome {
	const chakraError = chakraErrorWithin(error);
	if (chakraError) return { kind: 'failed', error: chakraError };
	const details = errorDetailsOf(error);
	const isTimedOut = details.some(isTimeout);
	const code = details.map((one) => one.code).find((one) => one !== '') ?? '';
	const why = isTimedOut ? 'ETIMEDOUT' : code;
	if (details.some(isBeforeSending)) return { kind: 'unsent', why };
	return isTimedOut ? { kind: 'timedOut' } : { kind: 'lost', why };
}

/** The properties of a Node error that tell when it happened. */
interface ErrorDetails {
	code: string;
	syscall: string;
	message: string;
	/** There was no TLS connection yet to send the request over. */
	isBeforeTls: boolean;
}

/** axios's own timeout. */
const isTimeout = ({ code, message }: ErrorDetails) =>
	code === 'ECONNABORTED' && message.startsWith('timeout of');

/**
 * Node's message if the server ends the connection during the TLS handshake. The code alone is that of any ended
 * connection.
 */
const CUT_BEFORE_TLS = 'disconnected before secure TLS connection was established';

/**
 * Whether the error happened before anything was sent. EHOSTUNREACH and similar codes do not count: the network may
 * fail in the middle of a request. ERR_SSL_... does not count either: TLS may fail after the request has arrived. If
 * TLS does not even begin, the write that waits for it ends with EPROTO.
 */
function isBeforeSending({ code, syscall, message, isBeforeTls }: ErrorDetails): boolean {
	return (
		isBeforeTls ||
		NEVER_CONNECTED.test(code) ||
		syscall === 'connect' ||
		syscall === 'getaddrinfo' ||
		message.includes(CUT_BEFORE_TLS) ||
		(code === 'EPROTO' && syscall === 'write')
	);
}

/**
 * The socket of a request knows that it is still connecting or in the handshake. A request that waits for its proxy has
 * no socket yet.
 * @param request Node's, as axios keeps it with an error
 */
function isBeforeTls(request: unknown): boolean {
	if (!isObject(request) || !('socket' in request)) return false;
	const { socket } = request;
	return socket === null || (isObject(socket) && socket.secureConnecting === true);
}

/**
 * The details of an error and of its causes, from the outside in. A host with several addresses gives several causes.
 */
function errorDetailsOf(error: unknown, depth = 0): ErrorDetails[] {
	if (!isObject(error) || depth === 8) return [];
	const { name, syscall = '', message = '', request, errors, cause } = error;
	// The errors of n8n's SSRF protection have no code. It looks at the address before it connects.
	const { code = /^SsrfBlocked/.test(String(name)) ? name : '' } = error;
	const parts: unknown[] = Array.isArray(errors) ? errors : [];
	return [
		{
			code: String(code),
			syscall: String(syscall),
			message: String(message),
			isBeforeTls: isBeforeTls(request),
		},
		...[...parts.slice(0, 8), cause].flatMap((part) => errorDetailsOf(part, depth + 1)),
	];
}
