import { isObject } from '../json/isObject';
import { members } from '../json/narrow';
import { valuesIn } from '../json/valuesIn';
import {
	explainMetaError,
	metaErrorCodeIn,
	type MetaErrorExplanation,
} from '../whatsapp/metaErrors';

/** The error in a response. */
export interface ApiError {
	/** The error text of the API, shortened; empty if it gave none. */
	apiMessage: string;
	/** The response is not JSON, so it comes from a web server or gateway in between. */
	fromGateway: boolean;
	metaCode?: number;
	/** The API says that its upstream request got no response, or that it broke down itself: it may have been done. */
	upstreamLost?: true;
	/** What Meta's code means and what to do. `sent` is `unknown` if the message may have gone out. */
	explanation?: MetaErrorExplanation;
}

/** All entries of a response that are errors: of the envelope, of Meta, or of the data. */
export function errorsOf(body: unknown): unknown[] {
	if (!isObject(body)) return [];
	const { _data: data = body } = body;
	const metaError = isObject(data) ? data.error : undefined;
	const entries = [body._errors, body.errors, body.error, metaError, innerErrorsOf(data)].flat(3);
	return [...new Set(entries)].filter((entry) => isError(entry)).slice(0, MAX_ERRORS);
}

/** The list of errors within the data, not a count. A job or a process may have such a list as well, and an ID. */
function innerErrorsOf(data: unknown): unknown[] {
	if (!isObject(data) || 'id' in data) return [];
	return [data._errors, data.errors].filter((errors) => typeof errors !== 'number');
}

/** Whether an entry of `_errors` is an error: `{}`, `false`, `0` and `""` are not. What is nested very deep is one. */
function isError(entry: unknown, levels = 20): boolean {
	if (typeof entry === 'string') return entry.trim() !== '';
	if (typeof entry === 'object' && entry !== null) {
		return levels === 0 || Object.values(entry).some((inner) => isError(inner, levels - 1));
	}
	return typeof entry === 'number' && entry !== 0;
}

/** Words that say that the API's own call to another server got no response, or none that is clear. */
const CALL_LOST = [
	/timed?[ _-]?out|ETIMEDOUT|ECONNRESET|ECONNABORTED|EPIPE|E(?:NET|HOST)UNREACH|UND_ERR_|HPE_/i,
	/ERR_(?:NETWORK|CANCELED|HTTP2|STREAM)|\babort(?:ed|error)\b|(?:request|context) (?:was )?cancell?ed/i,
	/socket hang up|network ?error|deadline exceeded|broken ?pipe|premature[ _]close|upstream|\bEOF\b/i,
	// All that Node's own `fetch` says of a response that broke off.
	/^(?:TypeError: )?terminated$/,
	/fetch failed|failed to fetch|(?:network|host)(?: is)? unreachable|no route to host|took too long/i,
	/\b(?:connection|request|stream) (?:was )?(?:reset|closed|lost|terminated)/i,
	/(?:closed|lost) (?:the )?connection|RemoteDisconnected|recv failure|GOAWAY|RST_STREAM/i,
	/\bno (?:response|answer|reply)\b|without (?:a )?(?:response|answer|reply)\b|empty reply/i,
	/did(?: not|n't) (?:respond|answer)|not responding/i,
	/gateway time|bad gateway|(?:service (?:is )?(?:currently )?|temporarily )unavailable/i,
	// Not "got 512", which is the length of a text.
	/\b(?:status code|status|http) (?:408|499|5\d\d)\b/i,
	/\b(?:code|error|status(?:code)?|with|received|returned|got)["']?(?:[:=] ?| )5(?:0[0-4]|2\d)\b/i,
];

/** Words that say that the API itself failed, for example when it read the response to its call. */
const BROKE_DOWN = [
	/internal[ _](?:server[ _])?error|(?:unknown|unexpected) error|something went wrong|ERR_BAD_RESPONSE/i,
	/unexpected (?:token|end of)|not valid json|cannot read propert|is not a function|\bunhandled\b/i,
	/(?:parse|parsing|read|reading|decode|decoding) (?:the )?response|invalid json response|parse error:/i,
];

const LEAVES_OPEN = [...CALL_LOST, ...BROKE_DOWN];

/** No more of an error is read: searching megabytes would hold n8n up for seconds. */
const MAX_ERROR_LENGTH = 100_000;
const MAX_ERRORS = 1000;

/** The error in a JSON response. */
export const apiErrorOf = (body: unknown): ApiError => {
	const error = describedError(errorTextOf(body), metaCodeOf(body));
	return leavesOpen(partsAboutError(body)) ? { ...error, upstreamLost: true } : error;
};

/** Without the data, which may repeat what was sent: a lead may have the status "No answer". */
function partsAboutError(body: unknown): unknown {
	const errors = errorsOf(body);
	return errors.length > 0 ? [errors, { ...members(body), _data: null }] : body;
}

/** Whether a status or a text leaves open what was done, at any depth, also one that is not shown to people. */
function leavesOpen(body: unknown): boolean {
	let searched = 0;
	for (const one of valuesIn(body)) {
		if (searched > MAX_ERROR_LENGTH) return false;
		searched += typeof one === 'string' ? one.length : 1;
		if (typeof one === 'string' ? hasOpenWords(one) : isServerTrouble(one)) return true;
	}
	return false;
}

const hasOpenWords = (text: string) =>
	LEAVES_OPEN.some((known) => known.test(text.slice(0, MAX_ERROR_LENGTH)));

function isServerTrouble(one: unknown): boolean {
	if (!isObject(one)) return false;
	const { status, statusCode, httpStatus, code } = one;
	// Meta has codes of its own between 505 and 599.
	const isStatus = [status, statusCode, httpStatus].map(Number).some((it) => it >= 500 && it < 600);
	return isStatus || [500, 502, 503, 504].includes(Number(code));
}

/** The error in a response that is not JSON. */
export const gatewayErrorOf = (page: string): ApiError => ({
	...describedError(textOfPage(page)),
	fromGateway: true,
});

function describedError(text: string, statedCode?: number): ApiError {
	const words = text.slice(0, MAX_ERROR_LENGTH);
	const metaCode = metaErrorCodeIn(words) ?? statedCode ?? metaCodeInJson(words);
	const explanation = metaCode === undefined ? null : explainMetaError(metaCode);
	return {
		apiMessage: shorten(words),
		fromGateway: false,
		...(metaCode !== undefined && { metaCode }),
		...(hasOpenWords(words) && { upstreamLost: true }),
		...(explanation && { explanation }),
	};
}

/** The words of an error in a response that is no error by its form; '' where it has none. */
export const wordsIn = (data: unknown): string =>
	shorten(errorTextOf(data).slice(0, MAX_ERROR_LENGTH));

/**
 * The error texts, in the shapes that public clients of the API handle: `_errors` of strings or objects, Meta's
 * `error`, `message`, `error`.
 */
function errorTextOf(body: unknown): string {
	if (typeof body === 'string') return body;
	if (!isObject(body)) return '';
	const { _data: data = body } = body;
	const inner = isObject(data) && typeof data.message === 'string' ? data.message : '';
	const entries = [...errorsOf(body), body.message, body.error_description, inner].flat();
	const words = entries.map((entry) => {
		if (typeof entry === 'string' || typeof entry === 'number') return String(entry);
		return isObject(entry) ? entryText(entry) : '';
	});
	return [...new Set(words.filter((word) => word !== ''))].join('; ');
}

/** The words of one error: Meta's message and details, else all texts in it, such as `{ "phone": ["is missing"] }`. */
function entryText({ message, ...others }: Record<string, unknown>): string {
	if (typeof message !== 'string') return textsOf(others).join(': ');
	const details = isObject(others.error_data) ? others.error_data.details : undefined;
	return [message, details].filter((part) => typeof part === 'string').join(': ');
}

/** A field's name stands before what is wrong with it. */
function textsOf(value: unknown, levels = 4): string[] {
	if (typeof value === 'string') return [value];
	if (levels === 0 || typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => {
		const texts = textsOf(inner, levels - 1);
		const isField = !Array.isArray(value) && !NAMES_OF_WORDS.test(name);
		return isField && texts.length > 0 ? [name, ...texts] : texts;
	});
}

const NAMES_OF_WORDS =
	/^(?:code|type|title|errors?|\w*(?:message|description|detail|details|reason))$/i;

function metaCodeOf(body: unknown): number | undefined {
	if (!isObject(body)) return undefined;
	if (isObject(body.error) && typeof body.error.code === 'number') return body.error.code;
	const codes = errorsOf(body).flatMap((entry) => {
		const { error = entry } = isObject(entry) ? entry : {};
		return isObject(error) ? [Number(error.code)] : [];
	});
	// An entry of `_errors` may have a code of ChakraHQ's own.
	return codes.find((code) => explainMetaError(code) !== null);
}

/** Meta's response as a text within the words: `Request failed: {"error":{"code":131000}}`. */
function metaCodeInJson(words: string): number | undefined {
	const code = Number(/"error"\s*:.{0,1000}?"code"\s*:\s*"?(\d{1,7})\b/s.exec(words)?.[1]);
	return explainMetaError(code) === null ? undefined : code;
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
