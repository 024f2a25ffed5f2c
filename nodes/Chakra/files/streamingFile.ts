import { ChakraError } from '../transport/chakraError';
import type { StoredFile } from './storedFile';

/**
 * A `File` for the platform's FormData that holds no bytes. Its size is known from the start, and each call of
 * `stream()` reads the stored file again. The form's encoder needs only size, name, type and stream.
 */
export class StreamingFile extends File {
	override readonly size: number;

	constructor(
		private readonly source: StoredFile,
		name: string,
		type: string,
		private readonly end: AbortSignal,
	) {
		super([], name, { type });
		this.size = source.size;
	}

	override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
		return ReadableStream.from(this.chunks());
	}

	/**
	 * Gives exactly `size` bytes. The request has already announced its length, and any other number would hang or
	 * corrupt it.
	 */
	private async *chunks() {
		let sent = 0;
		for await (const chunk of this.source.read(this.end)) {
			this.end.throwIfAborted();
			sent += chunk.length;
			if (sent > this.size) break;
			yield chunk;
		}
		if (sent !== this.size) {
			throw new ChakraError(
				`The stored file "${this.name}" is not ${this.size} bytes long, as the item says`,
				{
					remedy: 'Run the node that made the file again, and do not change its size by hand.',
				},
			);
		}
	}
}
