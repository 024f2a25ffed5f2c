/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

const blockBytes = 1e6;
const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');

/** Writes a file of random bytes, which cannot be compressed or recognised. */
export async function randomFile(folder: string, name: string, bytes: number): Promise<string> {
	return await writeFile(join(folder, name), Buffer.alloc(0), bytes);
}

/** As `randomFile`, with the first bytes of a PNG image. */
export async function pictureFile(folder: string, name: string, bytes: number): Promise<string> {
	return await writeFile(join(folder, name), pngSignature, bytes - pngSignature.length);
}

async function writeFile(path: string, beginning: Buffer, bytes: number): Promise<string> {
	const file = await open(path, 'w');
	await file.write(beginning);
	for (let left = bytes; left > 0; left -= blockBytes) {
		await file.write(randomBytes(Math.min(left, blockBytes)));
	}
	await file.close();
	return path;
}

/** @returns the paths, and a glob for all of them */
export async function randomFiles(
	folder: string,
	count: number,
	bytes: number,
): Promise<{ paths: string[]; pattern: string }> {
	const paths = [];
	for (let at = 0; at < count; at++) paths.push(await randomFile(folder, `file-${at}.bin`, bytes));
	return { paths, pattern: join(folder, '*.bin') };
}
