import { sleep } from 'n8n-workflow';

/** How often a wait looks up whether the run was cancelled. */
const LOOK_UP_MS = 200;

/** Waits, or returns early where the run is cancelled. */
export async function wait(ms: number, cancel: AbortSignal | undefined): Promise<void> {
	const end = Date.now() + ms;
	for (let left = ms; left > 0 && !cancel?.aborted; left = end - Date.now()) {
		await sleep(Math.min(left, LOOK_UP_MS));
	}
}

/** One pause for a whole node run: when the API says "slow down" to one item, all of them hold back. */
export class RunPause {
	private until = 0;

	constructor(private readonly cancel: AbortSignal | undefined) {}

	extend(ms: number): void {
		this.until = Math.max(this.until, Date.now() + ms);
	}

	/** Returns when the pause, and whatever lengthened it meanwhile, is over. */
	async over(): Promise<void> {
		for (let left = this.left(); left > 0 && !this.cancel?.aborted; left = this.left()) {
			await wait(left, this.cancel);
		}
	}

	private left(): number {
		return this.until - Date.now();
	}
}
