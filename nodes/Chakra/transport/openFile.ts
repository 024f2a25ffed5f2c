import type { BinaryHelperFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { parseUrl } from '../json/parseUrl';
import type { ApiResponse } from './apiResponse';
import { ChakraError } from './chakraError';
import type { ApiContext, Connection } from './connection';
import { endedBy, endOf, isByteStream, readResponse, signedRequest, type Limits } from './exchange';
import { hideTokenInHeaders } from './hideToken';

/** A Node stream, as n8n's binary storage takes it. */
export type FileStream = Awaited<ReturnType<BinaryHelperFunctions['getBinaryStream']>>;

/** A file whose bytes are still arriving. */
export interface OpenFile {
	status: number;
	body: FileStream;
	/** Names in lower case, access token removed. */
	headers: Record<string, unknown>;
}

const MAX_REDIRECTS = 5;

/**
 * Opens a file of the API. Redirects are followed here, one by one: the token goes only to the Base URL, and never
 * again after a redirect has left it.
 * @param path from the Base URL on
 * @param timeout milliseconds until the headers of each response
 * @returns the open file, or the response if it is not a 2xx
 * @throws ChakraError, or what n8n's HTTP client throws
 */
export async function openFile(
	context: ApiContext,
	connection: Connection,
	{ path, timeout }: { path: string; timeout: number },
	limits: Limits,
): Promise<{ file: OpenFile } | { response: ApiResponse }> {
	const end = endOf(limits);
	const { baseUrl } = connection;
	const home = new URL(baseUrl);
	let url = new URL(`${baseUrl}${path}`);
	let isSigned = true;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
		const response = await get(context, connection, url, { isSigned, timeout, end });
		if (!isObject(response) || !isFileStream(response.body)) {
			throw new ChakraError('n8n gave back an answer without a body');
		}
		const { body } = response;
		const status = typeof response.statusCode === 'number' ? response.statusCode : 0;
		const headers = isObject(response.headers) ? response.headers : {};
		const target = redirectTarget(status, headers.location, url);
		if (target === null) {
			if (status < 200 || status >= 300) return { response: await readResponse(response, end) };
			return {
				file: { status, body, headers: hideTokenInHeaders(headers, connection.accessToken) },
			};
		}
		body.destroy();
		checkSafety(target, home);
		isSigned &&= target.origin === home.origin;
		url = target;
	}
	throw new ChakraError(
		`The download was redirected more than ${MAX_REDIRECTS} times`,
		TELL_SUPPORT,
	);
}

async function get(
	context: ApiContext,
	connection: Connection,
	url: URL,
	{ isSigned, timeout, end }: { isSigned: boolean; timeout: number; end: AbortSignal },
): Promise<unknown> {
	end.throwIfAborted();
	const request: IHttpRequestOptions = {
		method: 'GET',
		url: url.href,
		// Without compression: n8n's client unpacks a compressed file that was cut off as if it were complete.
		headers: { Accept: '*/*', 'Accept-Encoding': 'identity' },
		timeout,
		abortSignal: end,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		encoding: 'stream',
	};
	return await endedBy(
		end,
		isSigned ? signedRequest(context, connection, request) : context.helpers.httpRequest(request),
	);
}

function redirectTarget(status: number, location: unknown, from: URL): URL | null {
	if (status < 300 || status >= 400 || typeof location !== 'string') return null;
	return parseUrl(location, from.href);
}

/** @throws ChakraError if the redirect drops encryption, carries a password or is no web address */
function checkSafety(target: URL, home: URL): void {
	const protocols = home.protocol === 'http:' ? ['https:', 'http:'] : ['https:'];
	if (protocols.includes(target.protocol) && !target.username && !target.password) return;
	throw new ChakraError(
		'The download was redirected to an address that is not safe to follow',
		TELL_SUPPORT,
	);
}

const TELL_SUPPORT = { remedy: 'Tell ChakraHQ support the media ID and the time.' };

function isFileStream(body: unknown): body is FileStream {
	return isByteStream(body) && 'map' in body && typeof body.map === 'function';
}
