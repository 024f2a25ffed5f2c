/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { findFilePartHead, type FilePartHead } from './filePartHead';
import { boundaryOf, UnreadableBody, type Form } from './form';

/** Bytes kept at both ends of the body: enough for the part heads and for small text parts after the file. */
const reach = 16 * 1024;

/**
 * Reads a form with one file as cheaply as it can be done: bytes are counted and thrown away, only the two ends of the
 * body are looked at. Text parts are not read.
 * @throws UnreadableBody when no file part is found, or the form is cut short
 */
export async function countMultipart(body: Readable, headers: IncomingHttpHeaders): Promise<Form> {
	const boundary = boundaryOf(headers);
	const tail: Buffer[] = [];
	let tailBytes = 0;
	let total = 0;
	let beginning: Buffer | undefined = Buffer.alloc(0);
	let head: FilePartHead | undefined;
	body.on('data', (chunk: Buffer) => {
		total += chunk.length;
		if (beginning !== undefined) {
			beginning = Buffer.concat([beginning, chunk.subarray(0, reach)]);
			head = findFilePartHead(beginning, boundary);
			if (head !== undefined || beginning.length >= reach) beginning = undefined;
		}
		tail.push(chunk);
		tailBytes += chunk.length;
		while (tailBytes - (tail[0]?.length ?? 0) >= reach) tailBytes -= tail.shift()?.length ?? 0;
	});
	await new Promise<void>((resolve, reject) => {
		body.once('end', resolve).once('error', reject);
		body.once('close', () =>
			reject(new UnreadableBody('The connection ended before the form did')),
		);
	});
	if (head === undefined) throw new UnreadableBody('The form has no file part');
	const end = Buffer.concat(tail);
	const fileEnd = end.indexOf(
		`\r\n--${boundary}`,
		Math.max(0, head.start - 2 - (total - end.length)),
	);
	if (fileEnd === -1) throw new UnreadableBody('The form does not end with its boundary');
	const { name, fileName, headers: partHeaders, start } = head;
	const mimeType = partHeaders['content-type'] ?? '';
	const size = total - end.length + fileEnd - start;
	return {
		fields: new Map(),
		files: [{ name, fileName, mimeType, partHeaders, size, sha256: null, path: null }],
	};
}
