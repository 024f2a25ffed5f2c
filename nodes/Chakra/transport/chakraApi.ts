import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { readAnswer } from './answer';
import type { ApiContext, Connection } from './connection';
import { exchange, type Outcome } from './exchange';
import { explain, type Explanations } from './explain';
import { hideToken } from './hideToken';
import { Refusal } from './refusal';
import { backoff, meaningOf, statedWait, triedAgain, type Effect } from './retryPolicy';
import { RunPause, wait } from './runPause';

/** How hard one request tries. */
export interface Patience {
	/** From 1. */
	maxTries: number;
	/** For one try, from its first byte to the end of its answer. */
	timeoutSeconds: number;
}

/** One request to the API, in its own terms. */
export interface ApiRequest extends Patience {
	method: IHttpRequestMethods;
	/** From `apiPath`. */
	path: string;
	query?: IDataObject;
	/** Made anew for each try; `end` tells a streaming body to stop, at the latest when the try is over. */
	body?: (end: AbortSignal) => FormData | object;
	effect: Effect;
	explanations?: Explanations;
}

/**
 * The API during one node run. Every request goes through here: signed by the credential, tried again by the table
 * in retryPolicy, held back for all items while the API asks to slow down, ended with the run.
 */
export class ChakraApi {
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
	 * @returns the answer's `_data`, or the whole answer where it is not wrapped
	 * @throws Refusal for whatever else happens
	 */
	async send(request: ApiRequest): Promise<unknown> {
		for (let tries = 1; ; tries++) {
			await this.pause.over();
			if (this.cancel?.aborted) throw new Refusal('The run was cancelled before this was sent');
			const outcome = await this.attempt(request);
			const meaning = meaningOf(outcome);
			const read = outcome.kind === 'answered' ? readAnswer(outcome.answer) : {};
			if (meaning === 'answered' && 'data' in read) return read.data;

			const delay = waitAfter(outcome) ?? backoff(tries);
			if (meaning === 'notNow') this.pause.extend(delay);
			if (tries >= request.maxTries || !triedAgain[meaning][request.effect]) {
				const { effect, timeoutSeconds, explanations = {} } = request;
				throw explain({ outcome, ...read, tries, effect, timeoutSeconds, explanations });
			}
			if (meaning !== 'notNow') await wait(delay, this.cancel);
		}
	}

	private async attempt(request: ApiRequest): Promise<Outcome> {
		const { method, path, query, body, timeoutSeconds } = request;
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
				body: body?.(end),
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
