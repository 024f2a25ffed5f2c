import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { wait } from '../transport/throttle';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** The answer to a request that was accepted. */
export const received = { message: 'Received' };

/** After this time ChakraHQ may deliver the same request again. */
const MAX_HOLD_MS = 5000;

/**
 * Waits for the downloads, but not longer than ChakraHQ waits for its answer. If they take longer, answers 200 now. A
 * run that n8n fails to store after that is lost, because ChakraHQ does not deliver it again.
 * @param work the downloads
 * @returns whether the answer was sent
 */
export async function answerEarly(response: Response, work: Promise<unknown>): Promise<boolean> {
	const done = new AbortController();
	const ended = work.finally(() => done.abort());
	await Promise.race([ended, wait(MAX_HOLD_MS, done.signal)]);
	if (done.signal.aborted) return false;
	response.status(200).json(received);
	return true;
}

/** Short, because n8n answers as soon as its database has stored the run. */
const POLL_MS = 1;

/** Storing a run never takes longer. A response that is still open then counts as a failure. */
const MAX_STORING_MS = 10 * 60_000;

/**
 * Whether n8n stored the run. n8n ends the response after it has tried, and its status tells the result. The response
 * is polled, because it emits no event if the sender has hung up; n8n sets the status and ends it all the same.
 * @param meanwhile called before each look at the response
 */
export async function isRunStored(response: Response, meanwhile: () => void): Promise<boolean> {
	const end = Date.now() + MAX_STORING_MS;
	while (!response.writableEnded && Date.now() < end) {
		meanwhile();
		await sleep(POLL_MS);
	}
	return response.writableEnded && response.statusCode < 500;
}
