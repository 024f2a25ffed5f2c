import type { ApiError } from './apiError';
import type { Outcome } from './outcome';
import { meaningOf } from './retryPolicy';

/** Whether a request that is not idempotent may have been done all the same. */
export function mayHaveBeenDone({
	outcome,
	apiError,
	idempotent,
}: {
	outcome: Outcome;
	/** Set if a response came. */
	apiError?: ApiError;
	idempotent: boolean;
}): boolean {
	if (idempotent) return false;
	const meaning = meaningOf(outcome);
	// Half a response, or a page, may hold Meta's code beside the ID of a message.
	const answeredStrangely = meaning === 'answered' && apiError?.fromGateway === true;
	if (meaning === 'unclear' || meaning === 'redirected' || answeredStrangely) return true;
	if (outcome.kind === 'cancelled') return true;
	// Meta's code in a 4xx is the API's own word that nothing was done; in a 5xx or a redirect it is not.
	if (apiError?.explanation?.sent === 'no') return false;
	if (apiError?.explanation?.sent === 'unknown') return true;
	return apiError?.upstreamLost === true && !isTurnedAway(outcome);
}

/**
 * Whoever has no access, or is to come back later, was turned away before anything was done, also where the words are
 * "Session timeout" or "upstream rate limit".
 */
function isTurnedAway(outcome: Outcome): boolean {
	return outcome.kind === 'answered' && [401, 429].includes(outcome.response.status);
}
