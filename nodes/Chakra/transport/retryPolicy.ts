import type { Outcome } from './exchange';

/** What an outcome means for the thing that was asked for. */
type Meaning =
	| 'answered'
	/** Nothing left this machine. */
	| 'notSent'
	/** The API refused for the moment and said so: it did nothing. */
	| 'notNow'
	/** It may have been done, or not. */
	| 'unclear'
	/** The answer named another address: a try again would get the same one, and what was asked may have been done. */
	| 'redirected'
	| 'final';

/**
 * Never send twice: the one rule that decides what is tried again.
 * @param idempotent whether repeating the request harms nobody (reads, uploads); a send or create could reach a
 * customer twice
 */
export function isRetried(meaning: Meaning, idempotent: boolean): boolean {
	return meaning === 'notSent' || meaning === 'notNow' || (meaning === 'unclear' && idempotent);
}

export function meaningOf(outcome: Outcome): Meaning {
	if (outcome.kind !== 'answered') return meaningOfKind[outcome.kind];
	const { status, headers } = outcome.answer;
	if (status >= 200 && status < 300) return 'answered';
	if (status === 429 || (status === 503 && statedWait(headers) !== null)) return 'notNow';
	if (status < 400) return 'redirected';
	return status === 408 || status === 499 || status >= 500 ? 'unclear' : 'final';
}

const meaningOfKind: Record<Exclude<Outcome['kind'], 'answered'>, Meaning> = {
	unsent: 'notSent',
	lost: 'unclear',
	timedOut: 'unclear',
	cancelled: 'final',
	refused: 'final',
	unreadable: 'final',
};

/** A longer wait is not worth a running workflow. */
const LONGEST_WAIT_MS = 60_000;

/**
 * How long the API asks to wait, at most 60,000 ms; null where it does not say.
 * `Retry-After` holds seconds or a date (RFC 9110, section 10.2.3).
 */
export function statedWait(headers: Record<string, unknown>, now = Date.now()): number | null {
	const stated = headers['retry-after'];
	if (typeof stated !== 'string') return null;
	const wait = /^\s*\d+(\.\d+)?\s*$/.test(stated) ? Number(stated) * 1000 : untilDate(stated, now);
	return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}

/** JavaScript reads a date even into "soon 5"; one with a time of day was meant as one. */
function untilDate(stated: string, now: number): number {
	return /\d\d:\d\d:\d\d/.test(stated) ? Date.parse(stated) - now : NaN;
}

/** 1, 2, 4 s and so on, give or take a quarter, so that many clients do not come back in step. */
export function backoff(tries: number): number {
	return Math.min(2 ** (tries - 1) * 1000 * (0.75 + Math.random() / 2), LONGEST_WAIT_MS);
}
