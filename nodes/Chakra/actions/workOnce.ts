/**
 * Runs work once per key. Callers that come while it is under way share its result or its failure. Afterwards a result
 * is kept. A failure is not, so that a temporary error does not fail the items that come later.
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
