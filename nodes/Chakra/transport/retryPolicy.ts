import { isSuccess } from './apiResponse';
import type { Outcome } from './outcome';

/** What the outcome of a try means for its request. */
type Meaning =
	| 'answered'
	/** Nothing left this machine. */
	| 'notSent'
	/** The API refused for the moment, so it did nothing. */
	| 'notNow'
	/** It may have been done, or not. */
	| 'unclear'
	/**
	 * The response pointed to another address. A retry would get the same response, and the request may have been done.
	 */
	| 'redirected'
	| 'final';

/**
 * The one rule for retries: never send twice.
 * @param idempotent whether a repeat harms nobody (reads, uploads); a message sent twice reaches a customer twice
 */
export function isRetried(meaning: Meaning, idempotent: boolean): boolean {
	return meaning === 'notSent' || meaning === 'notNow' || (meaning === 'unclear' && idempotent);
}

export function meaningOf(outcome: Outcome): Meaning {
	if (outcome.kind !== 'answered') return meaningOfKind[outcome.kind];
	const { status, headers } = outcome.response;
	if (isSuccess(status)) return 'answered';
	if (status === 429 || (status === 503 && statedWait(headers) !== null)) return 'notNow';
	if (status < 400) return 'redirected';
	// 460 and 499: a web server in between lost its caller, and may have passed the request on.
	return [408, 460, 499].includes(status) || status >= 500 ? 'unclear' : 'final';
}

const meaningOfKind: Record<Exclude<Outcome['kind'], 'answered'>, Meaning> = {
	unsent: 'notSent',
	lost: 'unclear',
	timedOut: 'unclear',
	cancelled: 'final',
	failed: 'final',
	unreadable: 'final',
	notStored: 'unclear',
};

/** No wait is longer than this. */
const MAX_WAIT_MS = 60_000;

/**
 * How long the API asks to wait, at most 60,000 ms; null if it does not say. `Retry-After` holds seconds or a date
 * (RFC 9110, section 10.2.3).
 */
export function statedWait(headers: Record<string, unknown>, now = Date.now()): number | null {
	const stated = headers['retry-after'];
	if (typeof stated !== 'string') return null;
	const wait = /^\s*\d+(\.\d+)?\s*$/.test(stated) ? Number(stated) * 1000 : untilDate(stated, now);
	return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), MAX_WAIT_MS);
}

/** Date.parse finds a date even in "soon 5", so a time of day is required. */
function untilDate(stated: string, now: number): number {
	return /\d\d:\d\d:\d\d/.test(stated) ? Date.parse(stated) - now : NaN;
}

/** 1, 2, 4 s and so on, up to a quarter more or less, so that many clients do not return at the same moment. */
export function backoff(tries: number): number {
	return Math.min(2 ** (tries - 1) * 1000 * (0.75 + Math.random() / 2), MAX_WAIT_MS);
}
