import type { IWebhookFunctions } from 'n8n-workflow';
import { messagesPath, sendExplanations } from '../account/metaApi';
import { ApiClient } from '../transport/apiClient';
import { readConnection } from '../transport/connection';
import { userIdIn } from '../whatsapp/userIds';
import type { Question } from './question';

/** Short, because the execution goes on only afterwards. */
const TIMEOUT_SECONDS = 10;

/**
 * Sends a text into the chat, once. A failure is only logged, because the answer counts all the same.
 * @param to phone number or user ID
 */
export async function sendChatText(
	context: IWebhookFunctions,
	{ pluginId, senderId }: Question,
	to: string | null,
	body: string | undefined,
): Promise<void> {
	if (to === null || body === undefined) return;
	try {
		const api = new ApiClient(context, await readConnection(context));
		await api.send({
			method: 'POST',
			path: messagesPath(pluginId, senderId),
			body: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				...(userIdIn(to) === null ? { to } : { recipient: to }),
				type: 'text',
				text: { body },
			},
			idempotent: false,
			maxTries: 1,
			timeoutSeconds: TIMEOUT_SECONDS,
			explanations: () => sendExplanations(pluginId),
		});
	} catch (error) {
		context.logger.warn('ChakraHQ: a text after an answer could not be sent', { error });
	}
}
