import { isObject } from '../json/isObject';
import {
	explainMetaError,
	metaErrorCodeIn,
	type MetaErrorExplanation,
} from '../whatsapp/metaErrors';

/** An HTTP response, with the access token removed. */
export interface ApiResponse {
	status: number;
	/** Names in lower case. */
	headers: Record<string, unknown>;
	text: string;
}

/** The result of a request: `_data` and `_meta` of the envelope. `data` is the whole response if it has no envelope. */
export interface ApiResult {
	data: unknown;
	/** For example `{ hasMore: true }` of a list. */
	meta: unknown;
	/** An error that came beside the proof of success. */
	warning?: string;
}

/** The error in a response. */
export interface ApiError {
	/** The error text of the API, shortened; empty if it gave none. */
	apiMessage: string;
	/** The response is not JSON, so it comes from a web server or gateway in between. */
	fromGateway: boolean;
	metaCode?: number;
	/** The API says that its own upstream request got no response, so nobody knows whether it was done. */
	upstreamLost?: true;
	/** What Meta's code means and what to do. `sent` is `unknown` if the message may have gone out. */
	explanation?: MetaErrorExplanation;
}

/**
 * Unwraps a response. ChakraHQ wraps most data as `{_data, _meta, _errors}` and passes some of Meta's responses
 * through unchanged. A non-empty `_errors` is an error even in a 2xx.
 * Sources: https://apidocs.chakrahq.com/doc-738798, chakrahq/chakra-chat-sdk src/http/client.ts
 * @param provesDone whether the data proves success; an error beside it is then a warning
 */
export function unwrap(
	response: ApiResponse,
	provesDone: (data: unknown, status: number) => boolean = () => false,
): ApiResult | { apiError: ApiError } {
	const body = bodyOf(response);
	if (body === notJson) return { apiError: apiErrorOf(body, response.text) };
	const result = resultOf(body);
	const isSuccess = response.status >= 200 && response.status < 300;
	const isFailure =
		!isSuccess || errorsOf(body).length > 0 || isUnsuccessful(result.data) || isUnsuccessful(body);
	if (!isFailure) return result;
	const apiError = apiErrorOf(body, response.text);
	if (!provesDone(result.data, response.status)) return { apiError };
	return { ...result, ...(apiError.apiMessage && { warning: apiError.apiMessage }) };
}

/** The members of the envelope, and the one that holds Meta's own errors. */
const ENVELOPE: ReadonlySet<string> = new Set(['_data', '_meta', '_errors', 'error']);

/**
 * Whether a response in place of a file is an error: the envelope with errors in it and nothing else. Any other JSON
 * is the file itself.
 */
export function isErrorResponse(response: ApiResponse): boolean {
	const body = bodyOf(response);
	if (!isObject(body) || !Object.keys(body).every((key) => ENVELOPE.has(key))) return false;
	if ('error' in body && !isMetaError(body.error)) return false;
	return 'apiError' in unwrap(response);
}

/** Source: https://developers.facebook.com/docs/graph-api/guides/error-handling */
function isMetaError(error: unknown): boolean {
	return isObject(error) && typeof error.message === 'string' && typeof error.code === 'number';
}

function resultOf(body: unknown): ApiResult {
	return isObject(body) && '_data' in body
		? { data: body._data, meta: body._meta }
		: { data: body, meta: undefined };
}

const notJson = Symbol('not JSON');

function bodyOf({ text }: ApiResponse): unknown {
	// Takes a byte-order mark off as well.
	const json = text.trim();
	if (json === '') return undefined;
	try {
		return JSON.parse(json);
	} catch {
		return notJson;
	}
}

function errorsOf(body: unknown): unknown[] {
	if (!isObject(body)) return [];
	const { _data: data = body } = body;
	const metaError = isObject(data) ? data.error : undefined;
	const entries = [body._errors, body.errors, body.error, metaError].flat(3);
	return entries.filter((entry) => isError(entry)).slice(0, MAX_ERRORS);
}

/** Whether an entry of `_errors` is an error: `{}`, `false`, `0` and `""` are not. What is nested very deep is one. */
function isError(entry: unknown, levels = 20): boolean {
	if (typeof entry === 'string') return entry.trim() !== '';
	if (isObject(entry)) {
		return levels === 0 || Object.values(entry).some((inner) => isError(inner, levels - 1));
	}
	return typeof entry === 'number' && entry !== 0;
}

/** Meta's `{ "success": false }`, passed through, also as other programs spell it. */
function isUnsuccessful(data: unknown): boolean {
	return isObject(data) && [false, 0, 'false'].some((no) => no === data.success);
}

/** Words by which the API says that its own call further on got no response, or none that tells. */
const UPSTREAM_LOST =
	/\btimed? ?-?out\b|\btimeout of \d|ETIMEDOUT|ESOCKETTIMEDOUT|ECONNRESET|ECONNABORTED|EPIPE|ERR_NETWORK|socket hang up|network error|gateway time|bad gateway|internal server error|service unavailable|status code 5\d\d|deadline exceeded|connection (?:was )?(?:reset|closed|aborted|lost|terminated)|broken pipe|premature close|fetch failed|request (?:was )?aborted|upstream/i;

/** No more of an error is read: searching megabytes would hold n8n up for seconds. */
const MAX_ERROR_LENGTH = 100_000;
const MAX_ERRORS = 1000;

function apiErrorOf(body: unknown, text: string): ApiError {
	const fromGateway = body === notJson;
	const words = (fromGateway ? textOfPage(text) : errorTextOf(body)).slice(0, MAX_ERROR_LENGTH);
	const apiMessage = shorten(words);
	const metaCode = metaErrorCodeIn(words) ?? metaCodeOf(body);
	const explanation = metaCode === undefined ? null : explainMetaError(metaCode);
	return {
		apiMessage,
		fromGateway,
		...(metaCode !== undefined && { metaCode }),
		...(UPSTREAM_LOST.test(words) && { upstreamLost: true }),
		...(explanation && { explanation }),
	};
}

/**
 * The error texts, in the shapes that public clients of the API handle: `_errors` of strings or objects, Meta's
 * `error`, `message`, `error`.
 */
function errorTextOf(body: unknown): string {
	if (typeof body === 'string') return body;
	if (!isObject(body)) return '';
	const entries = [...errorsOf(body), body.message].flat();
	const words = entries.map((entry) => {
		if (typeof entry === 'string' || typeof entry === 'number') return String(entry);
		if (!isObject(entry)) return '';
		const details = isObject(entry.error_data) ? entry.error_data.details : undefined;
		return [entry.message, details].filter((part) => typeof part === 'string').join(': ');
	});
	return [...new Set(words.filter((word) => word !== ''))].join('; ');
}

function metaCodeOf(body: unknown): number | undefined {
	if (!isObject(body)) return undefined;
	if (isObject(body.error) && typeof body.error.code === 'number') return body.error.code;
	const codes = errorsOf(body).flatMap((entry) => {
		const { error = entry } = isObject(entry) ? entry : {};
		return isObject(error) && typeof error.code === 'number' ? [error.code] : [];
	});
	// An entry of `_errors` may have a code of ChakraHQ's own.
	return codes.find((code) => explainMetaError(code) !== null);
}

/** The words of an HTML page, enough to recognise it: `502 Bad Gateway nginx`. */
function textOfPage(page: string): string {
	return page
		.slice(0, MAX_ERROR_LENGTH)
		.replace(/<(style|script)\b[^>]{0,200}>.*?(<\/\1[^>]{0,200}>|$)/gis, ' ')
		.replace(/<[^<>]{0,1000}>/g, ' ');
}

function shorten(text: string): string {
	const line = text
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim()
		.toWellFormed();
	return line.length > 500 ? `${line.slice(0, 499)}…`.toWellFormed() : line;
}
