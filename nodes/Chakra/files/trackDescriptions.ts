import type { StoredFile } from './storedFile';

const MARK = 'stsd';

/** Up to the code of the codec, see `refusedContent`. */
const DESCRIPTION_BYTES = 20;

/** A video has a picture and a sound, and seldom more. */
const MAX_TRACKS = 16;

/**
 * The beginnings of the descriptions of a video's tracks, one after the other. Phones write them at the end of a file,
 * so all of it is read, without being held in memory.
 * @param file an MP4 or 3GP file, not a large one
 * @throws ChakraError where the file cannot be read
 */
export async function trackDescriptions(file: StoredFile, end: AbortSignal): Promise<Uint8Array> {
	const found: Uint8Array[] = [];
	let rest: Uint8Array = new Uint8Array();
	for await (const chunk of file.read(end)) {
		const bytes = Buffer.concat([rest, chunk]);
		const last = bytes.length - DESCRIPTION_BYTES;
		for (let at = bytes.indexOf(MARK); at !== -1 && at <= last; at = bytes.indexOf(MARK, at + 1)) {
			found.push(Uint8Array.from(bytes.subarray(at, at + DESCRIPTION_BYTES)));
			if (found.length === MAX_TRACKS) return Buffer.concat(found);
		}
		rest = bytes.subarray(Math.max(last + 1, 0));
	}
	return Buffer.concat(found);
}
