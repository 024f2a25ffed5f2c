import type { IBinaryData, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { unwrap, type ApiResponse } from '../transport/apiResponse';
import type { ApiClient, Attempt, RetryOptions } from '../transport/apiClient';
import { outcomeOf, type Outcome } from '../transport/exchange';
import type { Explanations } from '../transport/explain';
import { hideToken } from '../transport/hideToken';
import { openFile, type FileStream } from '../transport/openFile';
import { ChakraError } from '../transport/chakraError';
import { freeFileBuffers } from '../files/freeFileBuffers';
import { storedName, type StatedFile } from './storedName';

/** What Max File Size counts in. */
export const MEGABYTE = 1024 * 1024;

export interface DownloadOptions extends RetryOptions, StatedFile {
	/** In bytes. */
	maxSize: number;
	/** Beside the general ones, for a file that no customer sent. */
	explanations?: Explanations;
}

/** Downloads files that customers sent, streaming, into n8n's binary storage. */
export class InboundFiles {
	constructor(
		private readonly context: IExecuteFunctions | IWebhookFunctions,
		private readonly api: ApiClient,
	) {}

	/**
	 * @param paths from the Base URL on; each but the first is for the case that nothing is at the ones before
	 * @throws ChakraError
	 */
	async download([path = '', ...others]: string[], options: DownloadOptions): Promise<IBinaryData> {
		const tried = {
			...options,
			idempotent: true,
			explanations: { ...explanations, ...options.explanations },
		};
		const found = await this.api.perform<IBinaryData | null>(tried, async () => {
			const end = await this.attempt(path, options);
			const isElsewhere = others.length > 0 && 'outcome' in end && isNothingThere(end.outcome);
			return isElsewhere ? { value: null } : end;
		});
		return found ?? (await this.download(others, options));
	}

	private async attempt(path: string, options: DownloadOptions): Promise<Attempt<IBinaryData>> {
		const timeout = options.timeoutSeconds * 1000;
		const deadline = AbortSignal.timeout(timeout);
		const { cancel, connection } = this.api;
		const limits = { deadline, cancel };
		const end = cancel ? AbortSignal.any([deadline, cancel]) : deadline;
		try {
			const opened = await openFile(this.context, connection, { path, timeout }, limits);
			if ('answer' in opened) return await this.readAnswered(opened.answer, options);
			const { body, headers } = opened.file;
			return { value: await this.store(body, headers, options, end) };
		} catch (error) {
			if (cancel?.aborted) return { outcome: { kind: 'cancelled' } };
			if (deadline.aborted) return { outcome: { kind: 'timedOut' } };
			return { outcome: outcomeOf(error) };
		}
	}

	/** An answer that may be a refusal, or a file that happens to be JSON. */
	private async readAnswered(
		answer: ApiResponse,
		options: DownloadOptions,
	): Promise<Attempt<IBinaryData>> {
		const read = unwrap(answer);
		if ('data' in read) {
			const bytes = Buffer.from(answer.text);
			checkSize(bytes.length, options.maxSize);
			const binary = await this.keep(bytes, answer.headers, options);
			return { value: { ...binary, bytes: bytes.length } };
		}
		// A server that echoes the request must not bring the token into an item or a log.
		const text = hideToken(answer.text, this.api.connection.accessToken);
		const outcome: Outcome = { kind: 'answered', answer: { ...answer, text } };
		const complaint = unwrap({ ...answer, text });
		return 'complaint' in complaint ? { outcome, ...complaint } : { outcome };
	}

	/** Nothing of the file is held in memory, and no more of it is read than Max File Size allows. */
	private async store(
		body: FileStream,
		headers: Record<string, unknown>,
		options: DownloadOptions,
		end: AbortSignal,
	): Promise<IBinaryData> {
		const stop = () => body.destroy();
		end.addEventListener('abort', stop, { once: true });
		let size = 0;
		try {
			checkSize(Number(headers['content-length'] ?? 0), options.maxSize);
			const counted = body.map((chunk: Uint8Array) => {
				size += chunk.length;
				checkSize(size, options.maxSize);
				freeFileBuffers(chunk.length);
				return chunk;
			});
			const binary = await this.keep(counted, headers, options);
			// n8n 1 does not say the size.
			if (size > 0) return { ...binary, bytes: size };
			throw new ChakraError('The file is empty (0 bytes)', {
				remedy: 'Ask the sender for the file again.',
			});
		} finally {
			end.removeEventListener('abort', stop);
			stop();
		}
	}

	private async keep(
		bytes: Buffer | FileStream,
		headers: Record<string, unknown>,
		stated: StatedFile,
	): Promise<IBinaryData> {
		const { fileName, mimeType } = storedName(headers, stated);
		return await this.context.helpers.prepareBinaryData(bytes, fileName, mimeType);
	}
}

/** @throws ChakraError */
function checkSize(size: number, maxSize: number): void {
	if (size <= maxSize) return;
	throw new ChakraError(`The file is larger than Max File Size allows (${maxSize / MEGABYTE} MB)`, {
		remedy: "Raise Max File Size in the node's options.",
	});
}

/** What Meta also answers for an ID that names nothing. */
const NO_SUCH_OBJECT = 100;

function isNothingThere(outcome: Outcome): boolean {
	const answer = outcome.kind === 'answered' ? outcome.answer : undefined;
	if (answer?.status === 400) {
		const read = unwrap(answer);
		return 'complaint' in read && read.complaint.metaCode === NO_SUCH_OBJECT;
	}
	return answer?.status === 404 || answer?.status === 405;
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
};
