/**
 * What this process has done already, such as taking the answer to a question, or refusing a press. ChakraHQ may
 * deliver a press twice within a moment, and n8n marks an execution as running only after the webhook is done. Without
 * this list both would resume it.
 */
export class TakenIds {
	private readonly ids = new Set<string>();

	constructor(private readonly max: number) {}

	/** @returns false if it was taken before */
	take(id: string): boolean {
		if (this.ids.has(id)) return false;
		this.ids.add(id);
		const [oldest] = this.ids;
		if (this.ids.size > this.max && oldest !== undefined) this.ids.delete(oldest);
		return true;
	}

	/** It may be taken again, after n8n failed to resume. */
	giveBack(id: string): void {
		this.ids.delete(id);
	}
}
