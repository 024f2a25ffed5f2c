import type { IWebhookFunctions } from 'n8n-workflow';

/** Meta sends a number. Nothing that a browser could read as HTML is echoed. */
const CHALLENGE = /^[\w.-]{1,200}$/;

/**
 * Answers Meta's verification of a webhook URL with its challenge. A relay may make the same request.
 * Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export function answerHandshake(context: IWebhookFunctions): void {
	const { 'hub.challenge': challenge } = context.getQueryData() as Record<string, unknown>;
	const response = context.getResponseObject();
	if (typeof challenge === 'string' && CHALLENGE.test(challenge)) {
		response.status(200).type('text/plain').send(challenge);
	} else {
		response
			.status(400)
			.json({ message: 'This is a webhook URL: it takes POST, or a hub.challenge' });
	}
}
