import {
	NodeOperationError,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import type { ReadEvent } from '../events/event';
import type { Rejection } from '../events/parseBody';
import { bundled, type Entry } from './bundles';
import { respondEarly, received } from './earlyResponse';
import { forwardPresses } from './forwardPresses';
import { freshEvents, keepNewest, releaseHeld } from './freshEvents';
import { answerHandshake } from './handshake';
import { MediaDownloads } from './mediaDownload';
import { nodeKey } from './nodeMemory';
import { readRequest } from './readRequest';
import { readSettings, type Settings } from './settings';
import { toItem } from './toItem';

/**
 * Handles one request to the webhook URL: checks it, drops events that start no run, downloads files and returns the
 * items. n8n answers 200 after it has stored the run. So a sender cannot deliver faster than n8n stores, and no run
 * is lost.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (this.getWebhookName() === 'setup') {
		answerHandshake(this);
		return { noWebhookResponse: true };
	}
	const settings = readSettings(this);
	const request = await readRequest(this, settings);
	if ('rejection' in request) return reject(this, request.rejection);
	const events = forwardPresses(this, request.events);
	const fresh = await freshEvents(this, events, settings);
	if (fresh.length === 0) {
		this.getResponseObject().status(200).json(received);
		return { noWebhookResponse: true };
	}
	const downloads = new MediaDownloads(this, settings.options);
	const entries = fresh.map((read) => toEntry(downloads, read, settings));
	const response = this.getResponseObject();
	const isWaiting = settings.bundleMs > 0 && this.getMode() !== 'manual';
	const isBundled = isWaiting && entries.some(({ bundle }) => bundle !== null);
	// ChakraHQ does not wait as long as a bundle may take.
	if (isBundled) response.status(200).json(received);
	const files = Promise.all(entries.map(async ({ file }) => await file));
	const isAnswered = isBundled || (await respondEarly(response, files));
	const ready = isBundled ? await bundled(nodeKey(this), entries, settings.bundleMs) : entries;
	await files;
	const items = await Promise.all(
		ready.map(async (entry) => toItem(entry, await entry.file, settings)),
	);
	releaseHeld(
		this,
		ready.map(({ read }) => read),
	);
	keepNewest(this);
	if (items.length === 0) return { noWebhookResponse: true };
	return {
		workflowData: [items],
		...(isAnswered ? { noWebhookResponse: true } : { webhookResponse: received }),
	};
}

/** Starts the download of an event. A test run does not wait: there each message is a bundle of its own. */
function toEntry(
	downloads: MediaDownloads,
	read: ReadEvent,
	{ downloadMedia, bundleMs }: Settings,
): Entry {
	const { media, event } = read.event;
	const isDownloaded = downloadMedia && media !== null;
	const isBundle = bundleMs > 0 && event === 'message';
	return {
		read,
		file: isDownloaded ? downloads.downloadInTurn(media) : Promise.resolve(null),
		bundle: isBundle ? { index: 0, count: 1 } : null,
	};
}

/** For a body that is no event. Most often somebody tries the URL with another program, or a relay changes the body. */
const SEND_AN_EVENT =
	'This is not what ChakraHQ sends. If a program or service stands between, it must pass the body on as it came. To try the trigger, press Execute step again and write to your WhatsApp number.';

/**
 * Rejects a request and tells the sender why. If somebody listens for a test event, the editor shows the reason too:
 * an error thrown here ends the test run, and n8n answers the sender.
 * @throws NodeOperationError while somebody listens in the editor
 */
function reject(
	context: IWebhookFunctions,
	{ status, reason, remedy }: Rejection,
): IWebhookResponseData {
	context.logger.warn(`ChakraHQ Trigger turned down a request with ${status}: ${reason}`);
	if (context.getMode() === 'manual') {
		throw new NodeOperationError(context.getNode(), `A request was turned down: ${reason}`, {
			description: remedy ?? SEND_AN_EVENT,
		});
	}
	context.getResponseObject().status(status).json({ message: reason });
	return { noWebhookResponse: true };
}
