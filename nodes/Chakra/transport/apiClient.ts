import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { unwrap, type ApiResult, type Complaint } from './apiResponse';
import type { ApiContext, Connection } from './connection';
import { exchange, type Outcome } from './exchange';
import { explain, type Explanations } from './explain';
import { hideToken, hideTokenInHeaders } from './hideToken';
import { ChakraError } from './chakraError';
import { backoff, isRetried, meaningOf, statedWait } from './retryPolicy';
import { Throttle, wait } from './throttle';

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
	/** Whether an answer's data proves that it was done, such as the ID of a message; then no word against it counts. */
	provesDone?(data: unknown): boolean;
}

/** What tries of one thing have in common. */
type Tries = RetryOptions & Pick<ApiRequest, 'idempotent' | 'explanations'>;

/** One try: what it gave, or how it ended instead. */
export type Attempt<T> = { value: T } | { outcome: Outcome; complaint?: Complaint };

/**
 * The API during one node run. Every request goes through here: signed by the credential, tried again by the rule in
 * retryPolicy, held back for all items while the API asks to slow down, ended with the run.
 */
export class ApiClient {
	/** Only node runs can be cancelled, and not on every older host. */
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

	/** @throws ChakraError for whatever else than an answer as it should be */
	async send(request: ApiRequest): Promise<ApiResult> {
		return await this.perform<ApiResult>(request, async () => {
			const outcome = await this.exchange(request);
			if (outcome.kind !== 'answered') return { outcome };
			const read = unwrap(outcome.answer, request.provesDone);
			return 'complaint' in read ? { outcome, ...read } : { value: read };
		});
	}

	/**
	 * Tries something until it is done or may not be tried again: the one loop for requests and downloads.
	 * @throws ChakraError
	 */
	async perform<T>(tried: Tries, attempt: () => Promise<Attempt<T>>): Promise<T> {
		const { maxTries, timeoutSeconds, idempotent, explanations = {} } = tried;
		for (let tries = 1; ; tries++) {
			const end = await this.inTurn(attempt);
			if ('value' in end) return end.value;
			const { outcome } = end;
			const meaning = meaningOf(outcome);
			const delay = waitAfter(outcome) ?? backoff(tries);
			if (meaning === 'notNow') this.throttle.slowDown(delay);
			if (tries >= maxTries || !isRetried(meaning, idempotent)) {
				throw explain({ ...end, tries, idempotent, timeoutSeconds, explanations });
			}
			if (meaning !== 'notNow') await wait(delay, this.cancel);
		}
	}

	private async inTurn<T>(attempt: () => Promise<Attempt<T>>): Promise<Attempt<T>> {
		await this.throttle.enter();
		try {
			if (this.cancel?.aborted) throw new ChakraError('The run was cancelled before this was sent');
			const end = await attempt();
			if ('value' in end) this.throttle.speedUp();
			return end;
		} finally {
			this.throttle.leave();
		}
	}

	private async exchange(request: ApiRequest): Promise<Outcome> {
		const { method, path, query, body, form, timeoutSeconds } = request;
		const { baseUrl, accessToken } = this.connection;
		const timeout = timeoutSeconds * 1000;
		const deadline = AbortSignal.timeout(timeout);
		const over = new AbortController();
		const ends = [deadline, over.signal];
		const end = AbortSignal.any(this.cancel ? [...ends, this.cancel] : ends);
		const outcome = await exchange(
			this.context,
			this.connection,
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
		const { status, headers, text } = outcome.answer;
		const answer = {
			status,
			headers: hideTokenInHeaders(headers, accessToken),
			text: hideToken(text, accessToken),
		};
		return { kind: 'answered', answer };
	}
}

function waitAfter(outcome: Outcome): number | null {
	return outcome.kind === 'answered' ? statedWait(outcome.answer.headers) : null;
}
