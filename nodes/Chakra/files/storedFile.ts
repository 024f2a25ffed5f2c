import { createHash } from 'crypto';
import type { BinaryHelperFunctions, IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';
import { endedBy } from '../transport/exchange';
import { base64In } from './base64';
import { fileReads, freeFileBuffers } from './freeFileBuffers';
import { WholeFiles } from './wholeFiles';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file in n8n's binary storage, in any of its modes. */
export interface StoredFile {
	/** In bytes. */
	size: number;
	/** Equal for the same bytes in the same storage. Independent of name and type. */
	identity: string;
	/**
	 * The file's first bytes, fewer where the file is shorter.
	 * @param end aborts the wait for n8n's storage
	 * @throws ChakraError where the file cannot be read
	 */
	head(bytes: number, end: AbortSignal): Promise<Bytes>;
	/**
	 * All bytes from the start, at each call. Closes the stored file when `end` aborts.
	 * @throws ChakraError where the file cannot be read
	 */
	read(end: AbortSignal): AsyncIterable<Bytes>;
}

/**
 * Opens a file of an item. In filesystem, database and s3 mode the item has the `id` of the file; otherwise it has the
 * bytes themselves, as base64.
 * @param wholeFiles keeps a file that came whole when only its first bytes were needed
 * @throws ChakraError where there is no such file, or the value is not a file
 */
export async function storedFile(
	context: IExecuteFunctions,
	binary: IBinaryData,
	wholeFiles = new WholeFiles(),
): Promise<StoredFile> {
	// A Code node can put any type here.
	const { id, data, bytes } = binary as { id?: unknown; data?: unknown; bytes?: unknown };
	return id ? await fileInStorage(context, id, bytes, wholeFiles) : fileInItem(data);
}

async function fileInStorage(
	{ helpers }: IExecuteFunctions,
	id: unknown,
	bytes: unknown,
	wholeFiles: WholeFiles,
): Promise<StoredFile> {
	if (typeof id !== 'string') throw unreadable();
	// Older versions of n8n have no `bytes`. `fileSize` of an item is formatted for people ("1.2 MB").
	const size =
		typeof bytes === 'number'
			? bytes
			: (await orUndefined(helpers.getBinaryMetadata(id)))?.fileSize;
	if (size === undefined) throw unreadable(id);
	return {
		size,
		identity: id,
		async head(length, end) {
			for await (const chunk of readStorage(helpers, id, length, end)) {
				// A chunk of exactly the wanted length may be cut off from a file that is longer than the item says.
				if (chunk.length === size && chunk.length !== length) wholeFiles.keep(id, chunk);
				return chunk.subarray(0, length);
			}
			return new Uint8Array();
		},
		async *read(end) {
			const whole = wholeFiles.take(id);
			if (whole) yield* pieces(whole);
			else yield* readStorage(helpers, id, fileReads.bytes, end);
		},
	};
}

/** @throws ChakraError where n8n cannot open or read the file. n8n's own error would show paths and no remedy. */
async function* readStorage(
	helpers: BinaryHelperFunctions,
	id: string,
	chunkSize: number,
	end: AbortSignal,
): AsyncGenerator<Bytes> {
	const opening = helpers.getBinaryStream(id, chunkSize);
	const stream = await orUndefined(endedBy(end, opening));
	if (!stream) {
		// The stream may still open later. Then it has to be closed.
		void orUndefined(opening.then((lateStream) => lateStream.destroy()));
		throw readFailed(id, end);
	}
	// The reader may stop without saying so, for example when the server stops reading. So close the stream when the
	// request ends.
	const closeStream = () => stream.destroy();
	end.addEventListener('abort', closeStream, { once: true });
	const chunks = stream[Symbol.asyncIterator]();
	try {
		for (;;) {
			const next = await orUndefined(chunks.next());
			if (next?.done) return;
			if (!next || !isBytes(next.value)) throw readFailed(id, end);
			freeFileBuffers(next.value.length);
			yield next.value;
		}
	} finally {
		end.removeEventListener('abort', closeStream);
		closeStream();
	}
}

async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
	return await work.catch(() => undefined);
}

/** Decodes the bytes again at each use, so that they do not stay in memory beside the item's base64. */
function fileInItem(data: unknown): StoredFile {
	if (typeof data !== 'string') throw unreadable();
	const encoded = base64In(data);
	if (encoded === null) {
		throw new ChakraError('The file of this item is not stored as base64', {
			remedy:
				'A Code node must put base64 into "data" of the file: Buffer.from(...).toString("base64"), or use this.helpers.prepareBinaryData.',
		});
	}
	const decoded = () => Buffer.from(encoded, 'base64');
	const bytes = decoded();
	return {
		size: bytes.length,
		identity: createHash('sha256').update(bytes).digest('hex'),
		head: async (length) => decoded().subarray(0, length),
		read: async function* () {
			yield* pieces(decoded());
		},
	};
}

function* pieces(bytes: Bytes): Generator<Bytes> {
	const { bytes: length } = fileReads;
	for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

function isBytes(chunk: unknown): chunk is Bytes {
	return chunk instanceof Uint8Array && chunk.buffer instanceof ArrayBuffer;
}

/** @throws ChakraError where there is nothing in the file */
export function expectBytes({ size }: StoredFile, fileName: string | undefined): void {
	if (size > 0) return;
	throw new ChakraError(`The file ${fileName ? `"${fileName}" ` : ''}is empty (0 bytes)`, {
		remedy: 'Check the node that makes the file: nothing was written into it.',
	});
}

/** @param id of a file in n8n's storage */
function unreadable(id = ''): ChakraError {
	const again = 'Run the node that made the file again. If its output is pinned, unpin it first.';
	const shared =
		' In queue mode, all processes of n8n must keep their files in one shared folder (environment variable N8N_BINARY_DATA_STORAGE_PATH).';
	return new ChakraError('n8n could not read the stored file', {
		remedy: id.startsWith('filesystem') ? again + shared : again,
	});
}

function readFailed(id: string, end: AbortSignal): ChakraError {
	if (!end.aborted) return unreadable(id);
	const reason: unknown = end.reason;
	if (!isObject(reason) || reason.name !== 'TimeoutError') {
		return new ChakraError('The upload ended before the stored file was read');
	}
	return new ChakraError("n8n's storage did not give the stored file within the Timeout", {
		remedy: id.startsWith('database:')
			? "n8n keeps files in its database here, which does not give files of more than about 250 MB. Let n8n keep files on disk (environment variable N8N_DEFAULT_BINARY_DATA_MODE=filesystem), or raise Timeout in the node's options."
			: "Check the place where n8n keeps its files, or raise Timeout in the node's options.",
	});
}
