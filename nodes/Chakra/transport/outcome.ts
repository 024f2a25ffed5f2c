import { isObject } from '../json/isObject';
import type { ApiResponse } from './apiResponse';
import { chakraErrorWithin, type ChakraError } from './chakraError';

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
	| { kind: 'unreadable'; error: ChakraError }
	/** A file came, and n8n could not store it. */
	| { kind: 'notStored'; error: ChakraError };

/** How a request ended that threw this error. */
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

/**
 * Codes of errors before a connection was made. The certificate is checked before anything is sent.
 * Sources: https://nodejs.org/api/errors.html, OpenSSL's verification errors
 */
const NEVER_CONNECTED = [
	/^(?:ENOTFOUND|EAI_\w+|ECONNREFUSED|EADDRNOTAVAIL)$/,
	/^(?:CERT_\w+|UNABLE_TO_\w+|ERR_TLS_\w+|HOSTNAME_MISMATCH)$/,
	/^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/,
	// The address of a proxy.
	/^ERR_INVALID_URL$/,
	// n8n's protection of internal addresses.
	/^SsrfBlocked\w+$/,
];

/** The properties of a Node error that tell when it happened. */
interface ErrorDetails {
	code: string;
	syscall: string;
	message: string;
	/** Whether there was no TLS connection yet to send the request over. */
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
		NEVER_CONNECTED.some((known) => known.test(code)) ||
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
