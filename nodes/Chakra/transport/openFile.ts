import type { IHttpRequestOptions } from 'n8n-workflow';
import { CREDENTIAL, type ApiContext, type Connection } from './connection';
import { endedBy, isByteStream, readResponse, type Limits } from './exchange';
import type { Answer } from './answer';
import { isObject } from './isObject';
import { Refusal } from './refusal';

/** What n8n stores: a Node stream, under the only name this code can call it by. */
export type FileStream = Awaited<ReturnType<import('n8n-workflow').BinaryHelperFunctions['getBinaryStream']>>;

/** A file whose bytes are on their way. */
export interface OpenFile {
	body: FileStream;
	/** Names in lower case. */
	headers: Record<string, unknown>;
	status: number;
}

const MAX_REDIRECTS = 5;

/**
 * Opens a file of the API. Redirects are followed here, by hand: the token goes to the Base URL only, and once a
 * redirect has led away from it, never again.
 * @returns the open file, or the answer in its place
 * @throws Refusal, or what n8n's HTTP client throws
 */
export async function openFile(
	context: ApiContext,
	{ baseUrl }: Connection,
	path: string,
	limits: Limits & { timeout: number },
): Promise<{ file: OpenFile } | { answer: Answer }> {
	const home = new URL(baseUrl);
	let url = new URL(`${baseUrl}${path}`);
	let isSigned = true;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
		const response = await request(context, url, isSigned, limits);
		if (!isObject(response) || !isFileStream(response.body)) {
			throw new Refusal('n8n gave back an answer without a body');
		}
		const { statusCode, body } = response;
		const status = typeof statusCode === 'number' ? statusCode : 0;
		const headers = isObject(response.headers) ? response.headers : {};
		const target = redirectTarget(status, headers, url, home);
		if (target === null) {
			return isFile(status, headers)
				? { file: { body, headers, status } }
				: { answer: await readResponse(response, endOf(limits)) };
		}
		body.destroy();
		isSigned &&= target.origin === home.origin;
		url = target;
	}
	throw new Refusal(`ChakraHQ redirected the download more than ${MAX_REDIRECTS} times`, {
		remedy: 'Try again later. If it stays, tell ChakraHQ support the media ID and the time.',
	});
}

async function request(
	context: ApiContext,
	url: URL,
	isSigned: boolean,
	limits: Limits & { timeout: number },
): Promise<unknown> {
	const end = endOf(limits);
	end.throwIfAborted();
	const options: IHttpRequestOptions = {
		method: 'GET',
		url: url.href,
		headers: { Accept: '*/*' },
		timeout: limits.timeout,
		abortSignal: end,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		encoding: 'stream',
	};
	const { helpers } = context;
	return await endedBy(
		end,
		isSigned
			? helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, options)
			: helpers.httpRequest(options),
	);
}

function endOf({ deadline, cancel }: Limits): AbortSignal {
	return cancel ? AbortSignal.any([deadline, cancel]) : deadline;
}

/** A success that is no JSON; ChakraHQ may put a refusal into a success, and then it is JSON. */
function isFile(status: number, headers: Record<string, unknown>): boolean {
	const type = headers['content-type'];
	return status >= 200 && status < 300 && !(typeof type === 'string' && /^application\/json\b/i.test(type));
}

/** @throws Refusal for a redirect that gives up encryption or leads to no web address */
function redirectTarget(
	status: number,
	{ location }: Record<string, unknown>,
	from: URL,
	home: URL,
): URL | null {
	if (status < 300 || status >= 400 || status === 304) return null;
	if (typeof location !== 'string' || !URL.canParse(location, from.href)) return null;
	const target = new URL(location, from);
	const allowed = home.protocol === 'http:' ? ['https:', 'http:'] : ['https:'];
	if (!allowed.includes(target.protocol) || target.username !== '' || target.password !== '') {
		throw new Refusal('ChakraHQ redirected the download to an address that is not safe to follow', {
			remedy: 'Tell ChakraHQ support the media ID and the time.',
		});
	}
	return target;
}

function isFileStream(body: unknown): body is FileStream {
	return isByteStream(body) && 'map' in body && typeof body.map === 'function';
}
