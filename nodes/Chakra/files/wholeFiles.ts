/**
 * Limit for all kept files together, in bytes. The newest file is kept even where it is larger, because it is read
 * next.
 */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Keeps files that came whole although only the first bytes were needed, as n8n's database storage gives them. Each is
 * kept for one read, so that it is not read from the database twice. Where there are too many, the oldest are dropped.
 */
export class WholeFiles {
	private readonly files = new Map<string, Bytes>();

	private size = 0;

	/** @param id the stored file's ID in n8n */
	keep(id: string, bytes: Bytes): void {
		this.take(id);
		this.files.set(id, bytes);
		this.size += bytes.length;
		for (const oldest of this.files.keys()) {
			if (this.size <= MAX_KEPT_BYTES || oldest === id) return;
			this.take(oldest);
		}
	}

	/** Returns a kept file and drops it. */
	take(id: string): Bytes | undefined {
		const bytes = this.files.get(id);
		this.files.delete(id);
		this.size -= bytes?.length ?? 0;
		return bytes;
	}
}
