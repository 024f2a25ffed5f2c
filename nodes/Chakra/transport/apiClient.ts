import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { unwrap, type ApiResult } from './apiResponse';
import type { ApiContext, Connection } from './connection';
import { exchange, type Outcome } from './exchange';
import { explain, type Explanations } from './explain';
import { hideToken } from './hideToken';
import { ChakraError } from './chakraError';
import { backoff, isRetried, meaningOf, statedWait } from './retryPolicy';
import { RunPause, wait } from './runPause';

/** How hard one request tries. */
export interface RetryOptions {
	/** From 1. */
	maxTries: number;
	/** For one try, from its first byte to the end of its answer. */
	timeoutSeconds: number;
}

/** One request to the API, in its own terms. */
export interface ApiRequest extends RetryOptions {
	method: IHttpRequestMethods;
	/** From `apiPath`. */
	path: string;
	query?: IDataObject;
	/** Sent as JSON. */
	body?: object;
	/** In place of `body`, made anew for each try; `end` tells its files to stop, at the latest when the try is over. */
	form?: (end: AbortSignal) => FormData;
	/** Whether repeating the request harms nobody (reads, uploads); a send or create could reach a customer twice. */
	idempotent: boolean;
	explanations?: Explanations;
}

/**
 * The API during one node run. Every request goes through here: signed by the credential, tried again by the table
 * in retryPolicy, held back for all items while the API asks to slow down, ended with the run.
 */
export class ApiClient {
	private readonly cancel: AbortSignal | undefined;

	private readonly pause: RunPause;

	constructor(
		private readonly context: ApiContext,
		readonly connection: Connection,
	) {
		// Only node runs can be cancelled, and not on every older host.
		this.cancel =
			'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		this.pause = new RunPause(this.cancel);
	}

	/**
	 * @throws ChakraError for whatever else happens
	 */
	async send(request: ApiRequest): Promise<ApiResult> {
		for (let tries = 1; ; tries++) {
			await this.pause.over();
			if (this.cancel?.aborted) throw new ChakraError('The run was cancelled before this was sent');
			const outcome = await this.attempt(request);
			const meaning = meaningOf(outcome);
			const read = outcome.kind === 'answered' ? unwrap(outcome.answer) : undefined;
			if (meaning === 'answered' && read && 'data' in read) return read;

			const delay = waitAfter(outcome) ?? backoff(tries);
			if (meaning === 'notNow') this.pause.extend(delay);
			if (tries >= request.maxTries || !isRetried(meaning, request.idempotent)) {
				const { idempotent, timeoutSeconds, explanations = {} } = request;
				throw explain({ outcome, ...read, tries, idempotent, timeoutSeconds, explanations });
			}
			if (meaning !== 'notNow') await wait(delay, this.cancel);
		}
	}

	private async attempt(request: ApiRequest): Promise<Outcome> {
		const { method, path, query, body, form, timeoutSeconds } = request;
		const { baseUrl, accessToken } = this.connection;
		const timeout = timeoutSeconds * 1000;
		const deadline = AbortSignal.timeout(timeout);
		const over = new AbortController();
		const ends = [deadline, over.signal];
		const end = AbortSignal.any(this.cancel ? [...ends, this.cancel] : ends);
		const outcome = await exchange(
			this.context,
			{
				method,
				url: `${baseUrl}${path}`,
				qs: query,
				body: form?.(end) ?? body,
				timeout,
				headers: { Accept: 'application/json' },
			},
			{ deadline, cancel: this.cancel },
		);
		// An answer may come before the body was taken: nobody will ask for the rest of it.
		over.abort();
		if (outcome.kind !== 'answered') return outcome;
		// A server that echoes the request must not bring the token into an item or a log.
		const text = hideToken(outcome.answer.text, accessToken);
		return { kind: 'answered', answer: { ...outcome.answer, text } };
	}
}

function waitAfter(outcome: Outcome): number | null {
	return outcome.kind === 'answered' ? statedWait(outcome.answer.headers) : null;
}
