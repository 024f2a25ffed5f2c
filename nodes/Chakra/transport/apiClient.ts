import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import type { ApiError } from './apiError';
import { unwrap, type ApiResult } from './apiResponse';
import { ChakraError } from './chakraError';
import type { ApiContext, Connection } from './connection';
import { endOf, exchange } from './exchange';
import { explain, withoutFile, type Explanations } from './explain';
import { hideToken, hideTokenInHeaders } from './hideToken';
import { mayHaveBeenDone } from './mayHaveBeenDone';
import type { Outcome } from './outcome';
import { backoff, isRetried, meaningOf, statedWait } from './retryPolicy';
import { Throttle, wait } from './throttle';

/** How often a request is tried, and how long each try may take. */
export interface RetryOptions {
	/** From 1. */
	maxTries: number;
	/** Of one try, from its first byte sent to the last byte of the response. */
	timeoutSeconds: number;
}

/** One request to the API. */
export interface ApiRequest extends RetryOptions {
	method: IHttpRequestMethods;
	/** From `apiPath`. */
	path: string;
	query?: IDataObject;
	/** Sent as JSON. */
	body?: object;
	/**
	 * In place of `body`; each try needs a new form. `end` aborts at the latest when the try is over, so that the files
	 * of the form are closed.
	 */
	form?: (end: AbortSignal) => FormData;
	/** Whether repeating the request harms nobody (reads, uploads); a send or create could reach a customer twice. */
	idempotent: boolean;
	/**
	 * Made where one is needed. V8 keeps a place for each number up to the highest status, so those of 10,000 prepared
	 * items took 100 MB.
	 */
	explanations?: () => Explanations;
	/**
	 * Whether the data of a response proves success, for example by a message ID. An error beside it is then only a
	 * warning.
	 */
	provesDone?(data: unknown, status: number): boolean;
}

/** What all tries of one request share. */
type Tries = RetryOptions & Pick<ApiRequest, 'idempotent' | 'explanations'>;

/** The result of one try: its value, or how it ended without one. */
export type Attempt<T> = { value: T } | { outcome: Outcome; apiError?: ApiError };

/**
 * The API during one node run. Every request goes through here. The credential signs it, retryPolicy.ts decides on
 * retries, the throttle holds all items back if the API asks to slow down, and the end of the run ends it.
 */
export class ApiClient {
	/** Only node runs can be cancelled, and some older hosts give no signal. */
	readonly cancel: AbortSignal | undefined;

	private readonly throttle: Throttle;

	constructor(
		private readonly context: ApiContext,
		readonly connection: Connection,
	) {
		this.cancel =
			'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		this.throttle = new Throttle(this.cancel);
	}

	/** Aborts after this time, or when the run is cancelled. */
	endAfter(seconds: number): AbortSignal {
		return endOf({ deadline: AbortSignal.timeout(seconds * 1000), cancel: this.cancel });
	}

	/** @throws ChakraError if no successful response came */
	async send(request: ApiRequest): Promise<ApiResult> {
		let mayBeDone = false;
		const explanations = () => ({
			...(!request.form && withoutFile),
			...request.explanations?.(),
		});
		return await this.perform<ApiResult>({ ...request, explanations }, async () => {
			const outcome = await this.exchange(request);
			const isGone = outcome.kind === 'answered' && outcome.response.status === 404;
			// The try before has deleted it, and its response was lost.
			if (mayBeDone && isGone && request.method === 'DELETE') return { value: deleted };
			mayBeDone ||= meaningOf(outcome) === 'unclear';
			if (outcome.kind !== 'answered') return { outcome };
			const read = unwrap(outcome.response, request.provesDone);
			return 'apiError' in read ? { outcome, ...read } : { value: read };
		});
	}

	/**
	 * Tries until one try succeeds or the rules forbid another one. Requests and downloads share this loop.
	 * @throws ChakraError
	 */
	async perform<T>(tried: Tries, attempt: () => Promise<Attempt<T>>): Promise<T> {
		const { maxTries, timeoutSeconds, idempotent } = tried;
		for (let tries = 1; ; tries++) {
			const end = await this.inTurn(attempt);
			if ('value' in end) return end.value;
			const { outcome } = end;
			const meaning = meaningOf(outcome);
			const delay = waitAfter(outcome) ?? backoff(tries);
			if (meaning === 'notNow') this.throttle.slowDown(delay);
			const isAgain = isRetried(meaning, idempotent) && !mayHaveBeenDone({ ...end, idempotent });
			if (tries >= maxTries || !isAgain) {
				const explanations = tried.explanations?.() ?? {};
				throw explain({ ...end, tries, idempotent, timeoutSeconds, explanations });
			}
			if (meaning !== 'notNow') await wait(delay, this.cancel);
		}
	}

	private async inTurn<T>(attempt: () => Promise<Attempt<T>>): Promise<Attempt<T>> {
		const sentAt = await this.throttle.enter();
		try {
			if (this.cancel?.aborted) throw new ChakraError('The run was cancelled before this was sent');
			const end = await attempt();
			if ('value' in end) this.throttle.speedUp(sentAt);
			return end;
		} finally {
			this.throttle.leave();
		}
	}

	private async exchange(request: ApiRequest): Promise<Outcome> {
		const { method, path, query, body, form, timeoutSeconds } = request;
		const { baseUrl, accessToken } = this.connection;
		const timeout = timeoutSeconds * 1000;
		const deadline = AbortSignal.timeout(timeout + CLIENT_FIRST_MS);
		const over = new AbortController();
		const limits = { deadline, cancel: this.cancel };
		const end = AbortSignal.any([endOf(limits), over.signal]);
		const outcome = await exchange(
			this.context,
			this.connection,
			{
				method,
				url: `${baseUrl}${path}`,
				qs: query,
				timeout,
				...(form ? { body: form(end), headers: ACCEPT } : jsonBody(body)),
			},
			limits,
		);
		// The response may come before the whole body was sent. The rest is not needed any more.
		over.abort();
		if (outcome.kind !== 'answered') return outcome;
		// A server that echoes the request must not bring the token into an item or a log.
		const { status, headers, text } = outcome.response;
		const response = {
			status,
			headers: hideTokenInHeaders(headers, accessToken),
			text: hideToken(text, accessToken),
		};
		return { kind: 'answered', response };
	}
}

/**
 * Until a response begins, n8n's HTTP client has a timeout of its own. It goes first, because its error tells whether
 * there was a connection at all.
 */
const CLIENT_FIRST_MS = 500;

const ACCEPT = { Accept: 'application/json' };

/**
 * Sent as text: of an object, n8n's HTTP client leaves out each member called `constructor`, `prototype` or
 * `__proto__`, as an attribute may be. Source: axios, lib/utils.js (merge)
 */
function jsonBody(body: object | undefined): Pick<IHttpRequestOptions, 'body' | 'headers'> {
	// n8n sends no body in place of an empty object.
	if (!body || Object.keys(body).length === 0) return { headers: ACCEPT };
	const headers = { ...ACCEPT, 'Content-Type': 'application/json' };
	return { body: JSON.stringify(body), headers };
}

/** In place of a response that was lost. */
const deleted: ApiResult = { data: {}, meta: undefined };

function waitAfter(outcome: Outcome): number | null {
	return outcome.kind === 'answered' ? statedWait(outcome.response.headers) : null;
}
