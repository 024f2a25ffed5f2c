import type { IWebhookFunctions } from 'n8n-workflow';
import { wait } from '../transport/throttle';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** The response to a request that was accepted. */
export const received = { message: 'Received' };

/** After this time ChakraHQ may deliver the same request again. */
const MAX_HOLD_MS = 5000;

/**
 * Waits for the downloads, but not longer than ChakraHQ waits for its response. If they take longer, responds with 200
 * now. A run that n8n fails to store after that is lost, because ChakraHQ does not deliver it again.
 * @param work the downloads
 * @returns whether the response was sent
 */
export async function respondEarly(response: Response, work: Promise<unknown>): Promise<boolean> {
	const done = new AbortController();
	const ended = work.finally(() => done.abort());
	await Promise.race([ended, wait(MAX_HOLD_MS, done.signal)]);
	if (done.signal.aborted) return false;
	response.status(200).json(received);
	return true;
}
