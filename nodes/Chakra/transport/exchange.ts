import type { IHttpRequestOptions } from 'n8n-workflow';
import type { ApiResponse } from './apiResponse';
import { CREDENTIAL, type ApiContext, type Connection } from './connection';
import { isObject } from '../json/isObject';
import { ChakraError, chakraErrorWithin } from './chakraError';

/** How one request over the wire ended. */
export type Outcome =
	| { kind: 'answered'; answer: ApiResponse }
	/** Nothing left this machine: DNS, refused connection, TLS. */
	| { kind: 'unsent'; why: string }
	/** Bytes may have left, and no whole answer came back. */
	| { kind: 'lost'; why: string }
	| { kind: 'timedOut' }
	| { kind: 'cancelled' }
	/** Our own refusal, thrown while the request was made: nobody else can cure it by trying again. */
	| { kind: 'refused'; refusal: ChakraError }
	/** An answer came, and is none that can be read. */
	| { kind: 'unreadable'; refusal: ChakraError };

/** When to give up: `deadline` ends this one try, `cancel` the whole run. */
export interface Limits {
	deadline: AbortSignal;
	cancel: AbortSignal | undefined;
}

/** No answer of the API comes near; a hostile one cannot fill the memory. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * One request and its answer, through n8n's own HTTP client. Redirects are never followed: that would hand the token
 * to another host, and the redirect follower keeps a copy of the whole body.
 */
export async function exchange(
	context: ApiContext,
	connection: Connection,
	request: IHttpRequestOptions,
	{ deadline, cancel }: Limits,
): Promise<Outcome> {
	const end = cancel ? AbortSignal.any([deadline, cancel]) : deadline;
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
		return { kind: 'answered', answer: await readResponse(response, end) };
	} catch (error) {
		if (cancel?.aborted) return { kind: 'cancelled' };
		if (deadline.aborted) return { kind: 'timedOut' };
		const outcome = outcomeOf(error);
		return isAnswered && outcome.kind === 'refused' ? { ...outcome, kind: 'unreadable' } : outcome;
	}
}

/** A request that n8n signs with the credential as it was read at the start of the run. */
export async function signedRequest(
	context: ApiContext,
	{ credential }: Connection,
	request: IHttpRequestOptions,
): Promise<unknown> {
	return await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, request, {
		credentialsDecrypted: { id: '', name: CREDENTIAL, type: CREDENTIAL, data: credential },
	});
}

/** n8n puts its own cancel signal in place of ours, so a request that outlives its deadline is left behind here. */
export async function endedBy<T>(end: AbortSignal, work: Promise<T>): Promise<T> {
	let stop = () => {};
	const ended = new Promise<never>((_, reject) => {
		stop = () => reject(new ChakraError('The time is up'));
		end.addEventListener('abort', stop, { once: true });
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
		const chunks: Uint8Array[] = [];
		let size = 0;
		for await (const chunk of body) {
			size += chunk.length;
			if (size > MAX_ANSWER_BYTES) {
				throw new ChakraError('The answer was longer than any answer of ChakraHQ', {
					remedy: 'Check Base URL in the ChakraHQ credential.',
					httpStatus: status,
				});
			}
			chunks.push(chunk);
		}
		end.throwIfAborted();
		return { status, headers, text: Buffer.concat(chunks).toString('utf8') };
	} finally {
		end.removeEventListener('abort', close);
		close();
	}
}

/**
 * Node's names for "the connection was never made"; those of TLS are about the certificate, which is checked before
 * anything is sent. Sources: nodejs.org/api/errors.html, openssl's verify codes.
 */
const NEVER_CONNECTED =
	/^(ENOTFOUND|EAI_\w+|ECONNREFUSED|EADDRNOTAVAIL|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+|HOSTNAME_MISMATCH)$/;

export function outcomeOf(error: unknown): Outcome {
	const refusal = chakraErrorWithin(error);
	if (refusal) return { kind: 'refused', refusal };
	const facts = factsOf(error);
	const why = facts.map(({ code }) => code).find((code) => code !== '') ?? '';
	return { kind: facts.some(isBeforeSending) ? 'unsent' : 'lost', why };
}

/** What Node says of an error. */
interface Fact {
	code: string;
	syscall: string;
	message: string;
}

/** Node's words where the server cut the connection within the handshake; the code is then that of any cut. */
const CUT_BEFORE_TLS = 'disconnected before secure TLS connection was established';

/**
 * A network that goes away (EHOSTUNREACH and its like) may do so in the middle as well, and TLS too may break after the
 * request has arrived: codes ERR_SSL_... then. TLS that does not even begin ends the write that waits for it, as EPROTO.
 */
function isBeforeSending({ code, syscall, message }: Fact): boolean {
	return (
		NEVER_CONNECTED.test(code) ||
		syscall === 'connect' ||
		syscall === 'getaddrinfo' ||
		message.includes(CUT_BEFORE_TLS) ||
		(code === 'EPROTO' && syscall === 'write')
	);
}

/** Of an error and of what caused it, from the outside in; several addresses of one name make several causes. */
function factsOf(error: unknown, depth = 0): Fact[] {
	if (!isObject(error) || depth === 8) return [];
	const { code = '', syscall = '', message = '', errors, cause } = error;
	const parts: unknown[] = Array.isArray(errors) ? errors : [];
	return [
		{ code: String(code), syscall: String(syscall), message: String(message) },
		...[...parts.slice(0, 8), cause].flatMap((part) => factsOf(part, depth + 1)),
	];
}
