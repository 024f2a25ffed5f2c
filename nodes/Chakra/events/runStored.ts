import { sleep, type IWebhookFunctions } from 'n8n-workflow';

/** Short, because n8n answers as soon as its database has stored the run. */
const POLL_MS = 1;

/** Storing a run never takes longer. A response that is still open then counts as a failure. */
const MAX_STORING_MS = 10 * 60_000;

/**
 * Whether n8n stored the run of a request, or resumed the execution that waited for it. n8n ends the response after it
 * has tried, and its status tells the result. The response is polled, because it emits no event if the sender has hung
 * up; n8n sets the status and ends it all the same.
 * @param meanwhile called before each look at the response
 */
export async function isRunStored(
	response: ReturnType<IWebhookFunctions['getResponseObject']>,
	meanwhile: () => void = () => {},
): Promise<boolean> {
	const end = Date.now() + MAX_STORING_MS;
	while (!response.writableEnded && Date.now() < end) {
		meanwhile();
		await sleep(POLL_MS);
	}
	return response.writableEnded && response.statusCode < 500;
}
