/**
 * Work that is done once for each key. Whoever asks while it is under way shares its end, also a failure. Afterwards a
 * result is kept and a failure is forgotten, so that a passing fault does not refuse the items that come later.
 */
export class WorkOnce<Result> {
	private readonly results = new Map<unknown, Promise<Result>>();

	/** @throws what `work` throws */
	async get(key: unknown, work: () => Promise<Result>): Promise<Result> {
		const known = this.results.get(key) ?? this.start(key, work());
		return await known;
	}

	private start(key: unknown, result: Promise<Result>): Promise<Result> {
		this.results.set(key, result);
		result.catch(() => this.results.delete(key));
		return result;
	}
}
