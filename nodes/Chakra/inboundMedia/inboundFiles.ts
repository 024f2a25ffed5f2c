import type { IBinaryData, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { unwrap, type ApiResponse } from '../transport/apiResponse';
import type { RetryOptions } from '../transport/apiClient';
import type { Connection } from '../transport/connection';
import { outcomeOf, type Outcome } from '../transport/exchange';
import { explain, type Explanations } from '../transport/explain';
import { hideToken } from '../transport/hideToken';
import { openFile, type FileStream } from '../transport/openFile';
import { ChakraError } from '../transport/chakraError';
import { backoff, isRetried, meaningOf, statedWait } from '../transport/retryPolicy';
import { wait } from '../transport/runPause';
import { storedName, type StatedFile } from './storedName';

/** What Max File Size counts in. */
export const MEGABYTE = 1024 * 1024;

export interface DownloadOptions extends RetryOptions, StatedFile {
	/** In bytes. */
	maxSize: number;
	/** Beside the general ones, for a file that no customer sent. */
	explanations?: Explanations;
}

type Attempt = { binary: IBinaryData } | { outcome: Outcome };

/** Downloads files that customers sent, streaming, into n8n's binary storage. */
export class InboundFiles {
	private readonly cancel: AbortSignal | undefined;

	constructor(
		private readonly context: IExecuteFunctions | IWebhookFunctions,
		private readonly connection: Connection,
	) {
		this.cancel =
			'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	}

	/**
	 * @param paths from the Base URL on; each but the first is for the case that nothing is at the ones before
	 * @throws ChakraError
	 */
	async download([path = '', ...others]: string[], options: DownloadOptions): Promise<IBinaryData> {
		const { maxTries, timeoutSeconds } = options;
		for (let tries = 1; ; tries++) {
			const result = await this.attempt(path, options);
			if ('binary' in result) return result.binary;
			const { outcome } = result;
			const answer = outcome.kind === 'answered' ? outcome.answer : undefined;
			if (others.length > 0 && isNothingThere(answer)) return await this.download(others, options);
			if (tries >= maxTries || !isRetried(meaningOf(outcome), true)) {
				const read = answer ? unwrap(answer) : {};
				throw explain({
					outcome,
					...read,
					tries,
					idempotent: true,
					timeoutSeconds,
					explanations: { ...explanations, ...options.explanations },
				});
			}
			await wait((answer && statedWait(answer.headers)) ?? backoff(tries), this.cancel);
		}
	}

	private async attempt(path: string, options: DownloadOptions): Promise<Attempt> {
		const timeout = options.timeoutSeconds * 1000;
		const deadline = AbortSignal.timeout(timeout);
		const limits = { deadline, cancel: this.cancel };
		const end = this.cancel ? AbortSignal.any([deadline, this.cancel]) : deadline;
		try {
			const { baseUrl } = this.connection;
			const opened = await openFile(this.context, { baseUrl, path, timeout }, limits);
			if ('answer' in opened) return await this.readAnswered(opened.answer, options);
			const { body, headers } = opened.file;
			return { binary: await this.store(body, headers, options, end) };
		} catch (error) {
			if (this.cancel?.aborted) return { outcome: { kind: 'cancelled' } };
			if (deadline.aborted) return { outcome: { kind: 'timedOut' } };
			return { outcome: outcomeOf(error) };
		}
	}

	/** An answer that may be a refusal, or a file that happens to be JSON. */
	private async readAnswered(answer: ApiResponse, options: DownloadOptions): Promise<Attempt> {
		if ('data' in unwrap(answer)) {
			const bytes = Buffer.from(answer.text);
			checkSize(bytes.length, options.maxSize);
			const binary = await this.keep(bytes, answer.headers, options);
			return { binary: { ...binary, bytes: bytes.length } };
		}
		// A server that echoes the request must not bring the token into an item or a log.
		const text = hideToken(answer.text, this.connection.accessToken);
		return { outcome: { kind: 'answered', answer: { ...answer, text } } };
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

function isNothingThere(answer: ApiResponse | undefined): boolean {
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
