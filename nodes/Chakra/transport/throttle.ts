import { sleep } from 'n8n-workflow';

/** How often a wait checks whether the run was cancelled. */
const LOOK_UP_MS = 200;

/** Waits. Returns early if the run is cancelled. Not by the clock of the day, which may be set back meanwhile. */
export async function wait(ms: number, cancel: AbortSignal | undefined): Promise<void> {
	const end = performance.now() + ms;
	for (let left = ms; left > 0 && !cancel?.aborted; left = end - performance.now()) {
		await sleep(Math.min(left, LOOK_UP_MS));
	}
}

/**
 * Limits how fast the requests of one node run go out. If the API asks one of them to slow down, all of them pause
 * for that time. Then half as many go out at once, and each success allows one more. What went out before the pause
 * says nothing of the pace after it.
 */
export class Throttle {
	private pausedUntil = 0;

	private underWay = 0;

	private limit = Infinity;

	private readonly waiting: Array<() => void> = [];

	constructor(private readonly cancel: AbortSignal | undefined) {}

	/**
	 * Waits until a request may go out. Each call needs a `leave`.
	 * @returns when that was, for `speedUp`
	 */
	async enter(): Promise<number> {
		await this.pauseIsOver();
		while (this.underWay >= this.limit && !this.cancel?.aborted) {
			await new Promise<void>((go) => this.waiting.push(go));
			await this.pauseIsOver();
		}
		this.underWay += 1;
		return performance.now();
	}

	/** A request has ended, with or without success. */
	leave(): void {
		this.underWay -= 1;
		this.letOneGo();
	}

	/** The API asked to slow down. */
	slowDown(ms: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, performance.now() + ms);
		this.limit = Math.max(1, Math.floor(Math.min(this.limit, this.underWay) / 2));
	}

	/** A request that went out at this time succeeded. */
	speedUp(sentAt: number): void {
		if (sentAt < this.pausedUntil) return;
		this.limit += 1;
		this.letOneGo();
	}

	private letOneGo(): void {
		this.waiting.shift()?.();
	}

	private async pauseIsOver(): Promise<void> {
		for (let left = this.left(); left > 0 && !this.cancel?.aborted; left = this.left()) {
			await wait(left, this.cancel);
		}
	}

	private left(): number {
		return this.pausedUntil - performance.now();
	}
}
