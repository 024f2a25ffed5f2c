import { createHash } from 'crypto';
import type { BinaryHelperFunctions, IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';

/**
 * How much of a stored file is read at a time. Smaller reads are slower, and larger ones win nothing inside n8n: most
 * of an upload's time goes into the garbage collector, which walks all that n8n holds whenever some 50 MB were read.
 */
const READ_BYTES = 256 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/** A file in n8n's binary storage, whichever mode the host keeps it in. */
export interface StoredFile {
	/** In bytes. */
	size: number;
	/** The same for the same bytes in the same storage; says nothing about name or type. */
	identity: string;
	/** The first bytes, fewer where the file is shorter. */
	head(bytes: number): Promise<Bytes>;
	/** All bytes, from the start, as often as it is called; lets go of the stored file when told to stop. */
	read(end: AbortSignal): AsyncIterable<Bytes>;
}

/**
 * Opens what an item carries. Hosts that keep files outside the item (filesystem, database, s3) give it an `id`;
 * others carry the bytes in the item itself, as base64.
 * @throws ChakraError where there is no such file, or what the item carries is none
 */
export async function storedFile(
	context: IExecuteFunctions,
	binary: IBinaryData,
): Promise<StoredFile> {
	// What a Code node made need not be what its type says.
	const { id, data, bytes } = binary as { id?: unknown; data?: unknown; bytes?: unknown };
	return id ? await outsideItem(context, id, bytes) : insideItem(data);
}

async function outsideItem(
	{ helpers }: IExecuteFunctions,
	id: unknown,
	bytes: unknown,
): Promise<StoredFile> {
	if (typeof id !== 'string') throw unreadable();
	// `bytes` is absent on older hosts; `fileSize` of an item is text for people ("1.2 MB").
	const size =
		typeof bytes === 'number' ? bytes : (await orNothing(helpers.getBinaryMetadata(id)))?.fileSize;
	if (size === undefined) throw unreadable();
	return {
		size,
		identity: id,
		async head(length) {
			for await (const chunk of chunksOf(await orNothing(helpers.getBinaryStream(id, length)))) {
				return chunk.subarray(0, length);
			}
			return new Uint8Array();
		},
		async *read(end) {
			const stream = await orNothing(helpers.getBinaryStream(id, READ_BYTES));
			// Whoever asks for the bytes may never ask for the next ones, nor say so: a server that reads no further.
			const letGo = () => stream?.destroy();
			end.addEventListener('abort', letGo, { once: true });
			try {
				yield* chunksOf(stream);
			} finally {
				end.removeEventListener('abort', letGo);
			}
		},
	};
}

type Stream = Awaited<ReturnType<BinaryHelperFunctions['getBinaryStream']>>;

/** @throws ChakraError where n8n cannot open or read the file; its own words would name paths, and no remedy */
async function* chunksOf(stream: Stream | undefined): AsyncGenerator<Bytes> {
	if (!stream) throw unreadable();
	const chunks = stream[Symbol.asyncIterator]();
	try {
		for (;;) {
			const next = await orNothing(chunks.next());
			if (next?.done) return;
			yield asBytes(next?.value);
		}
	} finally {
		stream.destroy();
	}
}

async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
	return await work.catch(() => undefined);
}

function insideItem(data: unknown): StoredFile {
	if (typeof data !== 'string') throw unreadable();
	const bytes = Buffer.from(data, 'base64');
	return {
		size: bytes.length,
		identity: createHash('sha256').update(bytes).digest('hex'),
		head: async (length) => bytes.subarray(0, length),
		async *read() {
			for (let at = 0; at < bytes.length; at += READ_BYTES)
				yield bytes.subarray(at, at + READ_BYTES);
		},
	};
}

function asBytes(chunk: unknown): Bytes {
	if (isBytes(chunk)) return chunk;
	throw unreadable();
}

function unreadable(): ChakraError {
	return new ChakraError('n8n could not read the stored file', {
		remedy: 'Run the node that made the file again.',
	});
}

function isBytes(chunk: unknown): chunk is Bytes {
	return chunk instanceof Uint8Array && chunk.buffer instanceof ArrayBuffer;
}
