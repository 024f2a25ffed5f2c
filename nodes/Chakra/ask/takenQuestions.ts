/**
 * The questions that this process has taken an answer for. ChakraHQ may deliver a press twice within a moment, and n8n
 * marks an execution as running only after the webhook is done: without this both would wake it up.
 */
export class TakenQuestions {
	private readonly ids = new Set<string>();

	constructor(private readonly max: number) {}

	/** @returns false where it is taken already */
	take(id: string): boolean {
		if (this.ids.has(id)) return false;
		this.ids.add(id);
		const [oldest] = this.ids;
		if (this.ids.size > this.max && oldest !== undefined) this.ids.delete(oldest);
		return true;
	}

	/** n8n could not go on, so the question is open still. */
	giveBack(id: string): void {
		this.ids.delete(id);
	}
}
