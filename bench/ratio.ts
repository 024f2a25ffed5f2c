/** Null where either was not measured. */
export function ratio(a: number | null, b: number | null): number | null {
	return a === null || b === null ? null : a / b;
}

/** Bytes to MB (1,000,000 bytes). Null where either was not measured. */
export function megabytesOver(peak: number | null, base: number | null): number | null {
	return peak === null || base === null ? null : (peak - base) / 1e6;
}
