import type { IBinaryData, IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { InboundFiles } from '../inboundMedia/inboundFiles';
import { filePaths, linkPaths } from '../inboundMedia/mediaPaths';
import { readDownloadOptions } from '../inboundMedia/downloadOptions';
import { ApiClient } from '../transport/apiClient';
import { readConnection } from '../transport/connection';
import { ChakraError } from '../transport/chakraError';
import type { EventMedia } from '../events/event';

/** A file in n8n's storage, or why it could not be had. */
export type Downloaded = { binary: IBinaryData } | { downloadError: string };

/** Lets so many pieces of work go at once and the others wait, first come, first served. */
class Turns {
	private readonly waiting: Array<() => void> = [];

	constructor(private free: number) {}

	async take<T>(work: () => Promise<T>): Promise<T> {
		if (this.free > 0) this.free -= 1;
		else await new Promise<void>((begin) => this.waiting.push(begin));
		try {
			return await work();
		} finally {
			// Whose turn is next has it at once, so that nobody who comes now gets in between.
			const begin = this.waiting.shift();
			if (begin) begin();
			else this.free += 1;
		}
	}
}

/** How many files come down at the same time, of all requests: many messages at once are not as many downloads. */
const turns = new Turns(10);

/** Downloads the file of an event; what cannot be had is told, never thrown. */
export async function downloadInTurn(
	context: IWebhookFunctions,
	options: IDataObject,
	media: EventMedia,
): Promise<Downloaded> {
	return await turns.take(async () => await download(context, options, media));
}

async function download(
	context: IWebhookFunctions,
	options: IDataObject,
	{ id, url, fileName, mimeType }: EventMedia,
): Promise<Downloaded> {
	try {
		const files = new InboundFiles(context, new ApiClient(context, await readConnection(context)));
		const binary = await files.download(pathsTo(id, url), {
			...readDownloadOptions(options),
			fileName,
			mimeType,
		});
		return { binary };
	} catch (error) {
		const remedy = error instanceof ChakraError ? error.details.remedy : undefined;
		const reason = error instanceof Error ? error.message : String(error);
		return { downloadError: remedy ? `${reason}. ${remedy}` : reason };
	}
}

/** By the ID first, then by the link's `mid`, where the event has one. */
function pathsTo(id: string | null, url: string | null): string[] {
	const byId = id === null ? [] : filePaths(id);
	const hasMid = url !== null && URL.canParse(url) && new URL(url).searchParams.has('mid');
	if (byId.length > 0 && !hasMid) return byId;
	if (url !== null) return [...byId, ...linkPaths(url)];
	throw new ChakraError('The message names no file: it has neither a media ID nor a link');
}
