/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

async function sha256(bytes: AsyncIterable<Uint8Array>): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of bytes) hash.update(chunk);
	return hash.digest('hex');
}

/**
 * Downloads `url` and compares it with a file, without holding either in memory.
 * @returns the file's size in bytes
 * @throws when the URL does not open, or serves other bytes
 */
export async function checkSameBytes(url: string, file: string): Promise<number> {
	const response = await fetch(url);
	if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
	const [served, sent] = await Promise.all([sha256(response.body), sha256(createReadStream(file))]);
	if (served !== sent) throw new Error(`${url} serves other bytes than ${file} has`);
	return (await stat(file)).size;
}
