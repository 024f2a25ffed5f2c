import {
	NodeOperationError,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { answerEarly, received } from './answer';
import { forwardPresses } from './forwardPresses';
import { freshEvents } from './freshEvents';
import { answerHandshake } from './handshake';
import { toItem } from './item';
import { downloadAll } from './mediaDownload';
import type { Rejection } from './parseBody';
import { readRequest } from './readRequest';
import { readSettings } from './settings';

/**
 * Takes one request at the webhook's URL: reads and checks it, leaves out what starts no run, downloads the files, and
 * gives the items. n8n answers 200 when it has stored the run: a sender that delivers faster than n8n can store is held
 * back so, and no run is lost.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (this.getWebhookName() === 'setup') {
		answerHandshake(this);
		return { noWebhookResponse: true };
	}
	const settings = readSettings(this);
	const request = await readRequest(this, settings);
	if ('rejection' in request) return turnDown(this, request.rejection);
	const events = forwardPresses(this, request.events);
	const fresh = await freshEvents(this, events, settings);
	if (fresh.length === 0) {
		this.getResponseObject().status(200).json(received);
		return { noWebhookResponse: true };
	}
	const media = fresh.map(({ event }) => (settings.downloadMedia ? event.media : null));
	const downloads = downloadAll(this, settings.options, media);
	const isAnswered = await answerEarly(this.getResponseObject(), downloads);
	const files = await downloads;
	const items = fresh.map((event, index) => toItem(event, files[index] ?? null, settings));
	return {
		workflowData: [items],
		...(isAnswered ? { noWebhookResponse: true } : { webhookResponse: received }),
	};
}

/**
 * Tells the sender why. Whoever listens for a test event is told too, for there nobody looks into n8n's log: n8n shows
 * what a webhook throws as the end of the test run, and answers the sender itself.
 * @throws NodeOperationError while somebody listens in the editor
 */
function turnDown(
	context: IWebhookFunctions,
	{ status, reason, remedy }: Rejection,
): IWebhookResponseData {
	context.logger.warn(`ChakraHQ Trigger turned down a request with ${status}: ${reason}`);
	if (context.getMode() === 'manual') {
		throw new NodeOperationError(context.getNode(), `A request was turned down: ${reason}`, {
			description: remedy,
		});
	}
	context.getResponseObject().status(status).json({ message: reason });
	return { noWebhookResponse: true };
}
