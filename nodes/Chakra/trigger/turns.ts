/** Lets so many pieces of work go at once and the others wait, first come, first served. */
export class Turns {
	private readonly waiting: Array<() => void> = [];

	constructor(private free: number) {}

	async take<T>(work: () => Promise<T>): Promise<T> {
		if (this.free > 0) this.free -= 1;
		else await new Promise<void>((begin) => this.waiting.push(begin));
		try {
			return await work();
		} finally {
			// Whose turn is next has it at once, so that nobody who comes now gets in between.
			const begin = this.waiting.shift();
			if (begin) begin();
			else this.free += 1;
		}
	}
}
