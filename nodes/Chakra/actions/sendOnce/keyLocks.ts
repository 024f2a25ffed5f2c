/** A lock per key: work for the same key runs one after the other. */
export class KeyLocks {
	private readonly last = new Map<string, Promise<unknown>>();

	/** @throws what the work throws */
	async run<T>(key: string, work: () => Promise<T>): Promise<T> {
		const before = this.last.get(key) ?? Promise.resolve();
		const turn = before.then(work);
		const ended = turn.catch(() => undefined);
		this.last.set(key, ended);
		try {
			return await turn;
		} finally {
			if (this.last.get(key) === ended) this.last.delete(key);
		}
	}
}
