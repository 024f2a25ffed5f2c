/** In bytes, all files together. The newest is kept however large it is: its read comes next. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Files of which only the first bytes were asked for and that came whole, as n8n's database storage gives them. Each is
 * kept for one read, so that it does not come from the database twice; the oldest go where they are too many.
 */
export class WholeFiles {
	private readonly files = new Map<string, Bytes>();

	private size = 0;

	/** @param id of the stored file */
	keep(id: string, bytes: Bytes): void {
		this.take(id);
		this.files.set(id, bytes);
		this.size += bytes.length;
		for (const oldest of this.files.keys()) {
			if (this.size <= MAX_KEPT_BYTES || oldest === id) return;
			this.take(oldest);
		}
	}

	/** Gives a kept file and lets go of it. */
	take(id: string): Bytes | undefined {
		const bytes = this.files.get(id);
		this.files.delete(id);
		this.size -= bytes?.length ?? 0;
		return bytes;
	}
}
