/** How the bytes of files are read and freed. docs/benchmark.md has the measurement behind these numbers. */
export const fileReads = {
	/** How many bytes of a stored file are read at a time. With larger reads, several files at once hold much more. */
	bytes: 256 * 1024,
	/** How many arrays are made each time that so many bytes of files went through. */
	arrays: 4,
};

/** About 128 KB each. Larger ones would not be young objects. */
const ARRAY_LENGTH = 16_000;

let bytesSince = 0;

/** Keeps a reference to the newest array. Otherwise V8 would optimise the arrays away. */
const garbage: { newest: unknown[] } = { newest: [] };

/**
 * Makes V8 free the buffers of a streamed file soon and cheaply. Call it with the length of each chunk, in bytes.
 *
 * The buffers of a file are outside V8's heap. V8 frees them when it collects young objects. That is cheap, but it
 * happens only after enough young objects were made, and a stream makes few. So the buffers pile up until V8 collects
 * the whole heap, which takes long in a large n8n. The empty arrays made here fill the space for young objects in
 * time, and have no other purpose. docs/benchmark.md has the measurement.
 *
 * All streams share one counter, so several files together make no more arrays than one file of the same size.
 */
export function freeFileBuffers(chunkBytes: number): void {
	bytesSince += chunkBytes;
	if (bytesSince < fileReads.bytes) return;
	bytesSince = 0;
	for (let made = 0; made < fileReads.arrays; made++) garbage.newest = new Array(ARRAY_LENGTH);
}
