import type { ChakraEvent } from '../events/event';
import { identityOf } from './repeatMemory';

/** The events whose run n8n is storing. */
export class UnderWay {
	private readonly ends = new Map<string, Promise<void>>();

	/** Notes them until the work has ended, which must not fail. */
	add(events: ChakraEvent[], work: () => Promise<void>): void {
		const ids = events.map(identityOf).filter((id) => id !== null);
		const end = work().then(() => ids.forEach((id) => this.ends.delete(id)));
		for (const id of ids) this.ends.set(id, end);
	}

	/** Returns when none of these is under way. */
	async end(events: ChakraEvent[]): Promise<void> {
		const ids = events.map(identityOf);
		const ends = () => ids.map((id) => this.ends.get(id ?? '')).filter((end) => end !== undefined);
		while (ends().length > 0) await Promise.all(ends());
	}
}
