import { createHash } from 'crypto';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from './refusal';

/**
 * How much of a stored file is read at a time. Larger reads upload a little faster and hold far more memory: the
 * README's benchmark has the figures.
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
	/** All bytes, from the start, as often as it is called. */
	read(): AsyncIterable<Bytes>;
}

/**
 * Opens what an item carries. Hosts that keep files outside the item (filesystem, database, s3) give it an `id`;
 * others carry the bytes in the item itself, as base64.
 */
export async function storedFile(
	context: IExecuteFunctions,
	binary: IBinaryData,
): Promise<StoredFile> {
	return binary.id ? await outsideItem(context, binary, binary.id) : insideItem(binary);
}

async function outsideItem(
	{ helpers }: IExecuteFunctions,
	binary: IBinaryData,
	id: string,
): Promise<StoredFile> {
	// `bytes` is absent on older hosts; `fileSize` is text for people ("1.2 MB").
	const { bytes } = binary as { bytes?: unknown };
	const size = typeof bytes === 'number' ? bytes : (await helpers.getBinaryMetadata(id)).fileSize;
	return {
		size,
		identity: id,
		async head(length) {
			for await (const chunk of await helpers.getBinaryStream(id, length)) {
				return asBytes(chunk).subarray(0, length);
			}
			return new Uint8Array();
		},
		async *read() {
			for await (const chunk of await helpers.getBinaryStream(id, READ_BYTES)) yield asBytes(chunk);
		},
	};
}

function insideItem({ data }: { data: unknown }): StoredFile {
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

function unreadable(): Refusal {
	return new Refusal('n8n could not read the stored file', {
		remedy: 'Run the node that made the file again.',
	});
}

function isBytes(chunk: unknown): chunk is Bytes {
	return chunk instanceof Uint8Array && chunk.buffer instanceof ArrayBuffer;
}
