import type { IBinaryData, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { freeFileBuffers } from '../files/freeFileBuffers';
import type { ApiClient, Attempt, RetryOptions } from '../transport/apiClient';
import { isErrorResponse, unwrap, type ApiResponse } from '../transport/apiResponse';
import { ChakraError, chakraErrorWithin } from '../transport/chakraError';
import { endedBy, endOf } from '../transport/exchange';
import type { Explanations } from '../transport/explain';
import { hideToken } from '../transport/hideToken';
import { openFile, type FileStream, type OpenFile } from '../transport/openFile';
import { outcomeOf, type Outcome } from '../transport/outcome';
import {
	expectContent,
	expectNoPage,
	expectSize,
	expectUnpacked,
	expectWhole,
} from './downloadChecks';
import { peek } from './peek';
import { isJsonFile, storedName, type StatedFile } from './storedName';

export interface DownloadOptions extends RetryOptions, StatedFile {
	/** In bytes. */
	maxSize: number;
	/** Added to the general explanations, for a file that no customer sent. */
	explanations?: () => Explanations;
}

/** Streams files that customers sent into n8n's binary storage. */
export class InboundFiles {
	constructor(
		private readonly context: IExecuteFunctions | IWebhookFunctions,
		private readonly api: ApiClient,
	) {}

	/**
	 * @param paths from the Base URL on; the next one is tried if nothing is at the one before
	 * @throws ChakraError
	 */
	async download([path = '', ...others]: string[], options: DownloadOptions): Promise<IBinaryData> {
		const tried = {
			...options,
			idempotent: true,
			explanations: () => ({ ...explanations, ...options.explanations?.() }),
		};
		const binary = await this.api.perform<IBinaryData | null>(tried, async () => {
			const end = await this.attempt(path, options);
			const isElsewhere = others.length > 0 && 'outcome' in end && isNothingThere(end.outcome);
			return isElsewhere ? { value: null } : end;
		});
		return binary ?? (await this.download(others, options));
	}

	private async attempt(path: string, options: DownloadOptions): Promise<Attempt<IBinaryData>> {
		const timeout = options.timeoutSeconds * 1000;
		const deadline = AbortSignal.timeout(timeout);
		const { cancel, connection } = this.api;
		const limits = { deadline, cancel };
		const end = endOf(limits);
		try {
			const opened = await openFile(this.context, connection, { path, timeout }, limits);
			return 'response' in opened
				? this.failure(opened.response)
				: await this.store(opened.file, options, end);
		} catch (error) {
			if (cancel?.aborted) return { outcome: { kind: 'cancelled' } };
			if (deadline.aborted) return { outcome: { kind: 'timedOut' } };
			return { outcome: outcomeOf(error) };
		}
	}

	private failure(response: ApiResponse): Attempt<IBinaryData> {
		// A server that echoes the request must not bring the token into an item or a log.
		const text = hideToken(response.text, this.api.connection.accessToken);
		const outcome: Outcome = { kind: 'answered', response: { ...response, text } };
		const read = unwrap({ ...response, text });
		return 'apiError' in read ? { outcome, ...read } : { outcome };
	}

	/** Holds only the beginning of the file in memory, and stops reading at Max File Size. */
	private async store(
		file: OpenFile,
		options: DownloadOptions,
		end: AbortSignal,
	): Promise<Attempt<IBinaryData>> {
		const { status, body, headers } = file;
		const stop = () => body.destroy();
		end.addEventListener('abort', stop, { once: true });
		let size = 0;
		try {
			expectWhole(status, headers);
			expectSize(Number(headers['content-length'] ?? 0), options.maxSize);
			const counted = body.map((chunk: Uint8Array) => {
				size += chunk.length;
				expectSize(size, options.maxSize);
				// Node's HTTP client copies each chunk, so there are two buffers to free.
				freeFileBuffers(2 * chunk.length);
				return chunk;
			});
			// Between the reads here and those of n8n's storage nobody listens, and an error without a listener can end
			// the whole process. Whoever reads the stream later still gets it.
			counted.on('error', () => {});
			const { head, isWhole } = await endedBy(end, peek(counted, MAX_ERROR_BYTES));
			const failure = isWhole ? this.failureIn(file, head, options) : undefined;
			if (failure) return failure;
			expectNoPage(head, options);
			if (isWhole) expectUnpacked(size, headers);
			if (isWhole) expectContent(size);
			const kept = this.keep(isWhole ? head : counted, headers, options, head);
			const stored = await endedBy(end, kept).then(
				(binary) => ({ binary }),
				(error: unknown) => {
					if (end.aborted || isPassedOn(body.errored, error)) throw error;
					return notStored(error);
				},
			);
			if ('outcome' in stored) return stored;
			expectUnpacked(size, headers);
			// n8n 1 does not say the size.
			return { value: { ...stored.binary, bytes: size } };
		} finally {
			end.removeEventListener('abort', stop);
			stop();
		}
	}

	/** Where an error came in place of the file. */
	private failureIn(
		{ status, headers }: OpenFile,
		bytes: Uint8Array,
		stated: StatedFile,
	): Attempt<IBinaryData> | undefined {
		if (isJsonFile(headers, stated)) return undefined;
		const response = { status, headers, text: new TextDecoder().decode(bytes) };
		return isErrorResponse(response) ? this.failure(response) : undefined;
	}

	private async keep(
		bytes: Buffer | FileStream,
		headers: Record<string, unknown>,
		stated: StatedFile,
		firstBytes: Uint8Array,
	): Promise<IBinaryData> {
		const { fileName, mimeType } = storedName(headers, stated, firstBytes);
		// Decoding a file name may bring the token to light.
		const shown = hideToken(fileName, this.api.connection.accessToken);
		return await this.context.helpers.prepareBinaryData(bytes, shown, mimeType);
	}
}

/** Whether an error comes from the response: n8n's storage passes on what breaks the stream that it reads. */
function isPassedOn(broken: unknown, error: unknown): boolean {
	if (chakraErrorWithin(error)) return true;
	for (let current = error, depth = 0; current instanceof Error && depth < 8; depth++) {
		if (current === broken) return true;
		current = current.cause;
	}
	return false;
}

/** A full disk, missing rights, a database that is away: nothing is wrong with the network or the file. */
function notStored(error: unknown): { outcome: Outcome } {
	const reason = error instanceof Error ? error.message : String(error);
	const message = `n8n could not store the file (${reason})`;
	const remedy =
		'Whoever runs n8n can look at the free space and the rights of its folder for files, or at its database. Then download the file by its media ID: WhatsApp keeps it for some days.';
	return { outcome: { kind: 'notStored', error: new ChakraError(message, { remedy }) } };
}

/** In bytes. An error response is a few sentences. */
const MAX_ERROR_BYTES = 64 * 1024;

/** Meta's error code for an ID that does not exist, among other causes. */
const NO_SUCH_OBJECT = 100;

function isNothingThere(outcome: Outcome): boolean {
	const response = outcome.kind === 'answered' ? outcome.response : undefined;
	if (response?.status === 400) {
		const read = unwrap(response);
		return 'apiError' in read && read.apiError.metaCode === NO_SUCH_OBJECT;
	}
	return response?.status === 404 || response?.status === 405;
}

const gone = {
	happened: 'ChakraHQ has no file under this ID or link',
	remedy:
		'Check that it was copied whole. WhatsApp keeps files for some days only, and links expire within minutes: download when the message comes in.',
};

const explanations: Explanations = {
	404: gone,
	410: gone,
	timedOut: {
		happened: 'The download did not end within the Timeout',
		remedy: "Raise Timeout in the node's options.",
	},
	lost: {
		happened: 'The download broke off before the whole file was there',
		remedy: 'Run it again, or look at the network between n8n and ChakraHQ.',
	},
};
