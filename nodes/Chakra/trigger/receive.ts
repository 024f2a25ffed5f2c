import {
	NodeOperationError,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { answerEarly, received } from './answer';
import { bundled, type Entry } from './bundles';
import type { ReadEvent } from '../events/event';
import { forwardPresses } from './forwardPresses';
import { freshEvents } from './freshEvents';
import { answerHandshake } from './handshake';
import { toItem } from './item';
import { downloadInTurn } from './mediaDownload';
import { nodeKey } from './nodeMemory';
import type { Rejection } from '../events/parseBody';
import { readRequest } from './readRequest';
import { readSettings, type Settings } from './settings';

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
	const entries = fresh.map((read) => toEntry(this, read, settings));
	const response = this.getResponseObject();
	const isBundled = settings.bundleMs > 0 && this.getMode() !== 'manual';
	// A bundle takes longer to be complete than ChakraHQ waits.
	if (isBundled) response.status(200).json(received);
	const files = Promise.all(entries.map(async ({ file }) => await file));
	const isAnswered = isBundled || (await answerEarly(response, files));
	const begun = isBundled ? await bundled(nodeKey(this), entries, settings.bundleMs) : entries;
	await files;
	if (begun.length === 0) return { noWebhookResponse: true };
	const items = await Promise.all(
		begun.map(async (entry) => toItem(entry, await entry.file, settings)),
	);
	return {
		workflowData: [items],
		...(isAnswered ? { noWebhookResponse: true } : { webhookResponse: received }),
	};
}

/** An event, with its download begun. A test run does not wait: there each message is a bundle of its own. */
function toEntry(
	context: IWebhookFunctions,
	read: ReadEvent,
	{ downloadMedia, options, bundleMs }: Settings,
): Entry {
	const { media, event } = read.event;
	const isDownloaded = downloadMedia && media !== null;
	const isBundle = bundleMs > 0 && event === 'message';
	return {
		read,
		file: isDownloaded ? downloadInTurn(context, options, media) : Promise.resolve(null),
		bundle: isBundle ? { index: 0, count: 1 } : null,
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
