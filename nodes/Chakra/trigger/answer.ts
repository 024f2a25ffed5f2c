import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { wait } from '../transport/throttle';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** What a request is answered that was taken. */
export const received = { message: 'Received' };

/** ChakraHQ delivers again where an answer is late. */
const LONGEST_HOLD_MS = 5000;

/**
 * Holds the answer back while files come down, so that it can tell whether n8n stored the run, but not for ever: then
 * the answer goes out here, and a run that n8n fails to store afterwards is lost.
 * @returns whether the answer has gone out
 */
export async function answerEarly(response: Response, work: Promise<unknown>): Promise<boolean> {
	const done = new AbortController();
	const ended = work.finally(() => done.abort());
	await Promise.race([ended, wait(LONGEST_HOLD_MS, done.signal)]);
	if (done.signal.aborted) return false;
	response.status(200).json(received);
	return true;
}

/** n8n writes to its database in between, which takes longer. */
const POLL_MS = 1;

/** No n8n takes longer to store a run; a response that nobody ended by then tells nothing. */
const LONGEST_STORING_MS = 10 * 60_000;

/**
 * Whether n8n stored the run, as its answer tells. The response is looked at and no event of it waited for: where the
 * sender has hung up none comes, and n8n still sets the status and ends it.
 * @param meanwhile is called again and again until then
 */
export async function isRunStored(response: Response, meanwhile: () => void): Promise<boolean> {
	const end = Date.now() + LONGEST_STORING_MS;
	while (!response.writableEnded && Date.now() < end) {
		meanwhile();
		await sleep(POLL_MS);
	}
	return response.writableEnded && response.statusCode < 500;
}
