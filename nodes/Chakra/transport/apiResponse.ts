import { isObject } from '../json/isObject';
import { apiErrorOf, errorsOf, gatewayErrorOf, type ApiError } from './apiError';

/** An HTTP response, with the access token removed. */
export interface ApiResponse {
	status: number;
	/** Names in lower case. */
	headers: Record<string, unknown>;
	text: string;
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** The result of a request: `_data` and `_meta` of the envelope. `data` is the whole response if it has no envelope. */
export interface ApiResult {
	data: unknown;
	/** For example `{ hasMore: true }` of a list. */
	meta: unknown;
	/** An error that came beside the proof of success. */
	warning?: string;
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
	if (body === notJson) return { apiError: gatewayErrorOf(response.text) };
	const result = resultOf(body);
	const saysFailure =
		errorsOf(body).length > 0 || isUnsuccessful(result.data) || isUnsuccessful(body);
	if (isSuccess(response.status) && !saysFailure) return result;
	const apiError = apiErrorOf(body);
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

/** HTTP's status for what was done and gives nothing back. */
const NO_CONTENT = 204;

function bodyOf({ status, text }: ApiResponse): unknown {
	// Takes a byte-order mark off as well.
	const json = text.trim();
	// Any other empty response may be that of a gateway.
	if (json === '') return status === NO_CONTENT ? {} : undefined;
	try {
		return JSON.parse(json);
	} catch {
		return notJson;
	}
}

/**
 * Whether an object says itself that it is no success: Meta's `{ "success": false }`, passed through, also as other
 * programs spell it, and `{ "status": "error" }`. What has an ID has a status of its own, such as FAILED of a job.
 */
function isUnsuccessful(data: unknown): boolean {
	if (!isObject(data)) return false;
	const { success, ok, error, isError: isErrorItself, status, statusCode } = data;
	if ([success, ok].some(isNo) || [error, isErrorItself].includes(true)) return true;
	return !('id' in data) && [status, statusCode].some(isFailure);
}

const isNo = (value: unknown): boolean => ['false', '0'].includes(String(value).toLowerCase());

function isFailure(status: unknown): boolean {
	if (typeof status === 'number') return status >= 400 && status < 600;
	return typeof status === 'string' && /^(?:error|failed|failure|fail)$/i.test(status);
}
