import { sleep } from 'n8n-workflow';

/**
 * Calls that go out one after the other. What is asked for while one is under way goes into the next one together, so
 * that many who ask at once cost one call.
 */
export class Groups<Asked, Answer> {
	private next: { asked: Asked[]; answer: Promise<Answer> } | undefined;

	private last: Promise<unknown> = Promise.resolve();

	constructor(private readonly call: (asked: Asked[]) => Promise<Answer>) {}

	/** @throws what the call of its group throws */
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
		// Who was let go by the last call asks before this one begins.
		await sleep(0);
		return await call();
	}
}
