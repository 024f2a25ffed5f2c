import type { IBinaryData, IWebhookFunctions } from 'n8n-workflow';
import type { EventMedia } from '../events/event';
import { readDownloadOptions } from '../inboundMedia/downloadOptions';
import { InboundFiles } from '../inboundMedia/inboundFiles';
import { filePaths, linkPaths } from '../inboundMedia/mediaPaths';
import type { JsonObject } from '../json/narrow';
import { parseUrl } from '../json/parseUrl';
import { ApiClient } from '../transport/apiClient';
import { ChakraError } from '../transport/chakraError';
import { readConnection } from '../transport/connection';

/** A file in n8n's storage, or why it could not be downloaded. */
export type Downloaded = { binary: IBinaryData } | { downloadError: string };

/** Runs a limited number of tasks at once. The others wait, first come, first served. */
class Turns {
	private readonly waiting: Array<() => void> = [];

	constructor(private free: number) {}

	async take<T>(work: () => Promise<T>): Promise<T> {
		if (this.free > 0) this.free -= 1;
		else await new Promise<void>((begin) => this.waiting.push(begin));
		try {
			return await work();
		} finally {
			// The next one in line gets the place directly, so that no newcomer can take it.
			const begin = this.waiting.shift();
			if (begin) begin();
			else this.free += 1;
		}
	}
}

/** All requests of this process share 10 downloads, so that many messages do not start as many downloads. */
const turns = new Turns(10);

/** Downloads the files of one request's events. If ChakraHQ asks one of them to slow down, all of them do. */
export class MediaDownloads {
	private files: Promise<InboundFiles> | undefined;

	constructor(
		private readonly context: IWebhookFunctions,
		private readonly options: JsonObject,
	) {}

	/** A failure is returned, never thrown. */
	async downloadInTurn(media: EventMedia): Promise<Downloaded> {
		return await turns.take(async () => await this.download(media));
	}

	private async download({ id, url, fileName, mimeType }: EventMedia): Promise<Downloaded> {
		try {
			const files = await (this.files ??= this.openFiles());
			const binary = await files.download(pathsTo(id, url), {
				...readDownloadOptions(this.options),
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

	/** A failure is not kept, so that a passing one does not cost the files that come later. */
	private openFiles(): Promise<InboundFiles> {
		const opening = readConnection(this.context).then(
			(connection) => new InboundFiles(this.context, new ApiClient(this.context, connection)),
		);
		opening.catch(() => (this.files = undefined));
		return opening;
	}
}

/** By the ID first, then by the link's `mid`, where the event has one. */
function pathsTo(id: string | null, url: string | null): string[] {
	const byId = id === null ? [] : filePaths(id);
	const hasMid = parseUrl(url ?? '')?.searchParams.has('mid') === true;
	if (byId.length > 0 && !hasMid) return byId;
	if (url !== null) return [...byId, ...linkPaths(url)];
	throw new ChakraError('The message names no file: it has neither a media ID nor a link');
}
