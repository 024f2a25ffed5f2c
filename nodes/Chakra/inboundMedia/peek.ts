import type { FileStream } from '../transport/openFile';

/** The first bytes of a stream, and whether they are the whole stream. */
interface Peeked {
	head: Buffer;
	isWhole: boolean;
}

/**
 * Reads the first bytes of a stream and puts them back, so that it can be read from its start. A stream that is
 * shorter is used up, and `head` holds all of it.
 * @param stream in object mode, as `map` returns it
 * @param wanted how many bytes
 */
export async function peek(stream: FileStream, wanted: number): Promise<Peeked> {
	const chunks: Buffer[] = [];
	let size = 0;
	while (size < wanted) {
		const chunk: unknown = stream.read();
		if (chunk instanceof Uint8Array) {
			chunks.push(Buffer.from(chunk));
			size += chunk.length;
			continue;
		}
		if (stream.readableEnded) return { head: Buffer.concat(chunks), isWhole: true };
		await changeOf(stream);
	}
	// Without a pause after the last read: a stream that has emitted its end takes nothing back.
	for (const chunk of [...chunks].reverse()) stream.unshift(chunk);
	return { head: Buffer.concat(chunks), isWhole: false };
}

async function changeOf(stream: FileStream): Promise<void> {
	if (stream.errored) throw stream.errored;
	if (stream.destroyed) throw new Error('The stream was closed');
	await new Promise<void>((resolve, reject) => {
		const done = () => settle(resolve);
		const failed = (error: Error) => settle(() => reject(error));
		const closed = () => settle(() => reject(new Error('The stream was closed')));
		const settle = (then: () => void) => {
			stream.off('readable', done).off('end', done).off('error', failed).off('close', closed);
			then();
		};
		stream.once('readable', done).once('end', done).once('error', failed).once('close', closed);
	});
}
