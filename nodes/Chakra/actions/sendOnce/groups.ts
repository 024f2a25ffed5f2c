import { sleep } from 'n8n-workflow';

/**
 * Makes one call at a time. Requests that come while a call is under way are sent together in the next one, so many
 * requests at once cost one call.
 */
export class Groups<Asked, Answer> {
	private next: { asked: Asked[]; answer: Promise<Answer> } | undefined;

	private last: Promise<unknown> = Promise.resolve();

	constructor(private readonly call: (asked: Asked[]) => Promise<Answer>) {}

	/**
	 * Adds a request to the next call.
	 * @throws what that call throws
	 */
	async ask(asked: Asked): Promise<Answer> {
		this.next ??= this.start();
		this.next.asked.push(asked);
		return await this.next.answer;
	}

	private start(): { asked: Asked[]; answer: Promise<Answer> } {
		const asked: Asked[] = [];
		const answer = this.afterLast(async () => {
			this.next = undefined;
			return await this.call(asked);
		});
		this.last = answer.catch(() => undefined);
		return { asked, answer };
	}

	private async afterLast(call: () => Promise<Answer>): Promise<Answer> {
		await this.last;
		// Callers that waited for the last call can add their next request before this call begins.
		await sleep(0);
		return await call();
	}
}
