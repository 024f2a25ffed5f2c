/** So many bytes of a file, and then so many arrays of so many places: 1 MB of garbage for each MB of file. */
const BYTES_BETWEEN = 1024 * 1024;
const ARRAYS = 8;
const ARRAY_LENGTH = 16_000;

let bytesSince = 0;

/** Holds the newest array, because V8 leaves out what nothing holds. */
const garbage: { newest: unknown[] } = { newest: [] };

/**
 * Makes V8 free the bytes of a streamed file soon and cheaply. To be called with the length of each chunk.
 *
 * The buffers of a file lie outside V8's heap. V8 frees them when it collects its young objects, which costs little, but
 * it does so only when enough young objects were made, and a stream makes hardly any. So the buffers pile up until V8
 * collects the whole heap, which takes longer the more n8n holds. The empty arrays that are made here have no other
 * purpose than to fill the space for young objects in time. docs/benchmark.md has the measurement.
 *
 * All streams count together, so that several files at once make no more arrays than one of the same size.
 */
export function freeFileBuffers(chunkBytes: number): void {
	bytesSince += chunkBytes;
	if (bytesSince < BYTES_BETWEEN) return;
	bytesSince = 0;
	for (let made = 0; made < ARRAYS; made++) garbage.newest = new Array(ARRAY_LENGTH);
}
