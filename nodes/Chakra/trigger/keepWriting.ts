import { sleep, type IWebhookFunctions } from 'n8n-workflow';

/** Milliseconds. n8n writes to its database in between, which takes longer. */
const BETWEEN_WRITES = 1;

/**
 * Writes to the static data again and again until n8n has answered. n8n stores static data just before it answers, if it is
 * marked as changed. But to store the run it first builds a second `Workflow` on the same data, and that takes the mark
 * away (in n8n 2: `establishContextForPersistence` of its workflow runner). A write after it sets the mark again.
 */
export async function keepWriting(
	write: () => void,
	response: ReturnType<IWebhookFunctions['getResponseObject']>,
): Promise<void> {
	while (!response.writableEnded && !response.destroyed) {
		write();
		await sleep(BETWEEN_WRITES);
	}
}
