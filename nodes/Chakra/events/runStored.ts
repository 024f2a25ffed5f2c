import { sleep, type IWebhookFunctions } from 'n8n-workflow';

/** Short, because n8n answers as soon as its database has stored the run. */
const POLL_MS = 1;

/**
 * Storing a run never takes longer. A response that is still open then belongs to a run that n8n has stored, and that
 * waits for its turn: with a limit of executions at a time (N8N_CONCURRENCY_PRODUCTION_LIMIT, and n8n Cloud), n8n
 * answers when the run begins.
 */
const MAX_STORING_MS = 10 * 60_000;

/**
 * Whether n8n stored the run of a request, or resumed the execution that waited for it. n8n ends the response after it
 * has tried, and its status tells the result. The response is polled, because it emits no event if the sender has hung
 * up; n8n sets the status and ends it all the same.
 * @param meanwhile called before each look at the response
 */
export async function isRunStored(
	response: Pick<
		ReturnType<IWebhookFunctions['getResponseObject']>,
		'writableEnded' | 'statusCode'
	>,
	meanwhile: () => void = () => {},
): Promise<boolean> {
	const end = Date.now() + MAX_STORING_MS;
	while (!response.writableEnded && Date.now() < end) {
		meanwhile();
		await sleep(POLL_MS);
	}
	// A hook of n8n's owner can refuse a run with a 4xx, for example when a quota is used up.
	return !response.writableEnded || response.statusCode < 400;
}
