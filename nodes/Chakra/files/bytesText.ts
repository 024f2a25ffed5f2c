/** Part of the bytes as text, one character for each byte, so that markers can be compared. */
export function bytesText(bytes: Uint8Array, start: number, end: number): string {
	const { buffer, byteOffset, length } = bytes.subarray(start, end);
	return Buffer.from(buffer, byteOffset, length).toString('latin1');
}
