/** Part of the bytes as text, one character for each byte, so that markers can be compared. */
export function bytesText(bytes: Uint8Array, start: number, end: number): string {
	return String.fromCharCode(...bytes.subarray(start, end));
}
