/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { findFilePartHead, type FilePartHead } from './filePartHead';
import { boundaryOf, UnreadableBody, type Form, type ReceivedFile } from './form';

/** How far into a body the head of its file part is looked for. */
const headReach = 64 * 1024;

/**
 * Reads a multipart form as it arrives: files go to `folder` and through SHA-256, never whole into memory.
 * @throws UnreadableBody for a form that is cut short or malformed; no file is left behind then
 */
export async function readMultipart(
	body: Readable,
	headers: IncomingHttpHeaders,
	folder: string,
): Promise<Form> {
	const head = watchHead(body, boundaryOf(headers));
	const fields = new Map<string, string>();
	const storing: Array<Promise<ReceivedFile | Error>> = [];
	const parser = startParser(headers);
	parser.on('field', (name, value) => {
		if (fields.has(name)) parser.destroy(new Error(`The part "${name}" came twice`));
		fields.set(name, value);
	});
	parser.on('file', (name, bytes, { filename: fileName = '' }) => {
		const path = join(folder, randomUUID());
		storing.push(receive(bytes, { name, fileName, path }, head));
	});
	const endEarly = () => parser.destroy(new Error('The connection ended before the form did'));
	body
		.once('error', endEarly)
		.once('close', endEarly)
		.once('end', () => body.off('close', endEarly));
	body.pipe(parser);
	const failure = await finished(parser).then(
		() => undefined,
		(error: Error) => error,
	);
	const stored = await Promise.all(storing);
	const files = stored.filter((file): file is ReceivedFile => !(file instanceof Error));
	const problem = failure ?? stored.find((file) => file instanceof Error);
	if (problem === undefined) return { fields, files };
	await Promise.all(files.map(({ path }) => path !== null && rm(path, { force: true })));
	throw new UnreadableBody(problem.message);
}

/**
 * Stores a file of the form.
 * @returns why not, where it was cut short; nothing of it is left then
 */
async function receive(
	bytes: Readable,
	{ name, fileName, path }: { name: string; fileName: string; path: string },
	head: () => FilePartHead | undefined,
): Promise<ReceivedFile | Error> {
	try {
		const stored = await store(bytes, path);
		const { headers = {}, name: headName } = head() ?? {};
		const partHeaders = headName === name ? headers : {};
		const mimeType = partHeaders['content-type'] ?? '';
		return { name, fileName, mimeType, partHeaders, path, ...stored };
	} catch (error) {
		await rm(path, { force: true });
		return error instanceof Error ? error : new Error(String(error));
	}
}

function startParser(headers: IncomingHttpHeaders): busboy.Busboy {
	return busboy({ headers, defParamCharset: 'utf8', preservePath: true });
}

/** The parser keeps only the names and types; the raw head shows what was really sent. */
function watchHead(body: Readable, boundary: string): () => FilePartHead | undefined {
	let beginning = Buffer.alloc(0);
	let found: FilePartHead | undefined;
	const look = (chunk: Buffer) => {
		beginning = Buffer.concat([beginning, chunk.subarray(0, headReach)]);
		found = findFilePartHead(beginning, boundary);
		if (found === undefined && beginning.length < headReach) return;
		body.off('data', look);
		beginning = Buffer.alloc(0);
	};
	body.on('data', look);
	return () => found;
}

async function store(bytes: Readable, path: string): Promise<{ size: number; sha256: string }> {
	const hash = createHash('sha256');
	let size = 0;
	const meter = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			hash.update(chunk);
			size += chunk.length;
			done(null, chunk);
		},
	});
	await pipeline(bytes, meter, createWriteStream(path));
	return { size, sha256: hash.digest('hex') };
}
