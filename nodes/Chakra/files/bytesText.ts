/** Part of the bytes as Latin-1 text, one character per byte, for comparing with markers. */
export function bytesText(bytes: Uint8Array, start: number, end: number): string {
	const { buffer, byteOffset, length } = bytes.subarray(start, end);
	return Buffer.from(buffer, byteOffset, length).toString('latin1');
}
