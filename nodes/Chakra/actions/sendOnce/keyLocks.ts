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

	/**
	 * Locks all of these keys once none of them is locked. It holds none while it waits, so no two callers wait for
	 * each other.
	 * @returns unlocks them
	 */
	async lockAll(keys: readonly string[]): Promise<() => void> {
		for (;;) {
			const locked = keys.flatMap((key) => this.last.get(key) ?? []);
			if (locked.length === 0) break;
			await Promise.all(locked);
		}
		let unlock = () => {};
		const unlocked = new Promise<void>((resolve) => (unlock = resolve));
		for (const key of keys) void this.run(key, async () => await unlocked);
		return unlock;
	}
}
