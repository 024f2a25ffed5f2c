import { markupType } from '../files/markupType';
import { ChakraError } from '../transport/chakraError';
import type { StatedFile } from './storedName';

/** The unit of Max File Size, in bytes. */
export const MEGABYTE = 1024 * 1024;

/** @throws ChakraError where the server sent only a part of the file */
export function expectWhole(status: number, headers: Record<string, unknown>): void {
	if (status !== 206) return;
	const range = /^bytes 0-(\d{1,15})\/(\d{1,15})$/.exec(String(headers['content-range'] ?? ''));
	if (range && Number(range[1]) + 1 === Number(range[2])) return;
	throw new ChakraError('ChakraHQ gave only a part of the file (HTTP 206)', {
		remedy: 'Download it again. If it stays so, tell ChakraHQ support the media ID and the time.',
	});
}

/**
 * A picture, a sound or a video is never a web page: that is what a gateway in between gives, for example to sign in.
 * @throws ChakraError where it is one
 */
export function expectNoPage(head: Uint8Array, { mimeType }: StatedFile): void {
	if (!/^(?:image|audio|video)\//i.test(mimeType ?? '') || markupType(head) !== 'text/html') return;
	throw new ChakraError(`A web page came in place of the file (${mimeType})`, {
		remedy:
			'Download it again. If it stays so, look at Base URL in the ChakraHQ credential and at the network between n8n and ChakraHQ.',
	});
}

/**
 * A length other than announced means that the file came compressed; in any other case Node itself throws. n8n's
 * client unpacks a compressed file even if its end is missing, so the file cannot be trusted.
 * @throws ChakraError where the length differs, or the file is still packed
 */
export function expectUnpacked(size: number, headers: Record<string, unknown>): void {
	const { 'content-length': announced, 'content-encoding': packing = 'identity' } = headers;
	// n8n's client removes this header where it has unpacked the file.
	if (packing !== '' && packing !== 'identity') {
		throw new ChakraError(`The file came packed, as ${String(packing)}, which n8n cannot unpack`, {
			remedy:
				'Look at what stands between n8n and ChakraHQ: it packs files (Content-Encoding) although it is asked not to.',
		});
	}
	if (announced === undefined || Number(announced) === size) return;
	throw new ChakraError(
		`The file is not the one that was announced: ${String(announced)} bytes, and ${size} bytes came`,
		{
			remedy:
				'Run it again. If it stays so, a gateway between n8n and ChakraHQ packs files (Content-Encoding) although it is asked not to: n8n cannot tell then whether they are whole.',
		},
	);
}

/** @throws ChakraError where nothing is in the file */
export function expectContent(size: number): void {
	if (size > 0) return;
	throw new ChakraError('The file is empty (0 bytes)', {
		remedy: 'Ask the sender for the file again.',
	});
}

/** @throws ChakraError where there are more bytes than Max File Size allows */
export function expectSize(size: number, maxSize: number): void {
	if (size <= maxSize) return;
	throw new ChakraError(`The file is larger than Max File Size allows (${maxSize / MEGABYTE} MB)`, {
		remedy: "Raise Max File Size in the node's options.",
	});
}
