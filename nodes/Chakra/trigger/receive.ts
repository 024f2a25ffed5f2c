import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { readOutputField } from '../inboundMedia/readDownloadOptions';
import type { ReadEvent } from './event';
import { passes } from './filters';
import { forwardPresses } from './forwardPresses';
import { answerHandshake } from './handshake';
import { downloadAll, type Downloaded } from './mediaDownload';
import { keepWriting } from './keepWriting';
import { memoryOf } from './nodeMemory';
import { readRequest } from './readRequest';
import { readSettings, type Settings } from './settings';

/**
 * Takes one request at the webhook's URL. n8n answers 200 itself before the run begins; n8n 2 does so as soon as it has
 * stored the run: a sender that delivers faster than n8n can store is held back so, and no run is lost. Files take too long for
 * that, for ChakraHQ delivers again where an answer is late: before a download the answer goes out at once.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (this.getWebhookName() === 'setup') {
		answerHandshake(this);
		return { noWebhookResponse: true };
	}
	const response = this.getResponseObject();
	const settings = readSettings(this);
	const request = await readRequest(this, settings);
	if ('rejection' in request) {
		const { status, reason } = request.rejection;
		this.logger.warn(`Chakra Trigger turned down a request with ${status}: ${reason}`);
		response.status(status).json({ message: reason });
		return { noWebhookResponse: true };
	}
	const { events, writeDown, forget } = withoutRepeats(
		this,
		forwardPresses(this, request.events),
		settings,
	);
	// n8n could not start the run and says so: what is delivered again then is no repeat.
	response.once('finish', () => {
		if (response.statusCode >= 500) forget();
	});
	const media = events.map(({ event }) => (settings.downloadMedia ? event.media : null));
	const isAnswered = events.length === 0 || media.some((one) => one !== null);
	if (isAnswered) response.status(200).json({ message: 'Received' });
	if (events.length === 0) return { noWebhookResponse: true };

	const files = await downloadAll(this, settings.options, media);
	// Last of all, so that the newest memory is what n8n stores.
	writeDown();
	if (!isAnswered) void keepWriting(writeDown, response);
	const items = events.map((event, index) => toItem(event, files[index] ?? null, settings));
	return { workflowData: [items], ...(isAnswered && { noWebhookResponse: true }) };
}

/** The events that start a run, and what becomes of the memory of them. */
interface FreshEvents {
	events: ReadEvent[];
	/** Into what n8n stores with the workflow. */
	writeDown: () => void;
	forget: () => void;
}

/**
 * Leaves out what the filters hold back and what has started a run before, and remembers the rest, in one go: nothing
 * waits in between, so of two equal requests that come together only one gets through. A test run neither looks nor
 * remembers.
 */
function withoutRepeats(
	context: IWebhookFunctions,
	all: ReadEvent[],
	{ filters, ignoreRepeats, orderedStatuses }: Settings,
): FreshEvents {
	const events = all.filter(({ event }) => passes(event, filters));
	if (context.getMode() === 'manual' || !(ignoreRepeats || orderedStatuses)) {
		return { events, writeDown: () => {}, forget: () => {} };
	}
	const stored = context.getWorkflowStaticData('node');
	const memory = memoryOf(context, stored);
	const fresh = all.filter(({ event }) => {
		if (!passes(event, filters)) {
			// A status that starts nothing is still one that an older one must not follow.
			if (orderedStatuses && passes(event, { ...filters, statuses: [] })) memory.remember(event);
			return false;
		}
		if (ignoreRepeats && memory.knows(event)) return false;
		if (orderedStatuses && memory.knowsLater(event)) return false;
		memory.remember(event);
		return true;
	});
	return {
		events: fresh,
		writeDown: () => {
			stored.seen = memory.toText();
		},
		forget: () => fresh.forEach(({ event }) => memory.forget(event)),
	};
}

function toItem(
	{ event, raw }: ReadEvent,
	file: Downloaded | null,
	{ includeRaw, options }: Settings,
): INodeExecutionData {
	const json: IDataObject = { ...toJson(event), ...(includeRaw && { raw: toJson(raw) }) };
	if (file === null) return { json };
	if ('binary' in file) return { json, binary: { [readOutputField(options)]: file.binary } };
	return { json: { ...json, media: { ...toJson(event.media), ...file } } };
}

/** Both were read from JSON and hold nothing else. */
function toJson(value: object | null): IDataObject {
	return JSON.parse(JSON.stringify(value ?? {}));
}
