import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { ChakraEvent } from '../events/event';
import { identityOf, RepeatMemory } from './repeatMemory';

/** The events whose run n8n is storing, and the presses that are being handed to their execution. */
class UnderWay {
	private readonly ends = new Map<string, Promise<void>>();

	/** Notes them until the work has ended, which must not fail. */
	add(events: ChakraEvent[], work: () => Promise<void>): void {
		const ids = events.map(identityOf).filter((id) => id !== null);
		const end = work().then(() => ids.forEach((id) => this.ends.delete(id)));
		for (const id of ids) this.ends.set(id, end);
	}

	/** Returns when none of these is under way. */
	async end(events: ChakraEvent[]): Promise<void> {
		for (let end = this.ending(events); end; end = this.ending(events)) await end;
	}

	/** The end of those of these that are under way now; null where none is. */
	ending(events: ChakraEvent[]): Promise<unknown> | null {
		const ends = events
			.map((event) => this.ends.get(identityOf(event) ?? ''))
			.filter((end) => end !== undefined);
		return ends.length > 0 ? Promise.all(ends) : null;
	}
}

interface NodeMemory {
	memory: RepeatMemory;
	underWay: UnderWay;
}

/**
 * One memory for each trigger node in this process. n8n loads a workflow's static data afresh for each request and
 * stores it whole afterwards, so requests that come together do not see each other there: here they do.
 */
const memories = new Map<string, NodeMemory>();

/** What this node remembers: from this process, and from its workflow's static data. */
export function memoryOf(context: IWebhookFunctions, stored: IDataObject): NodeMemory {
	const key = nodeKey(context);
	const own = memories.get(key) ?? { memory: new RepeatMemory(), underWay: new UnderWay() };
	memories.set(key, own);
	own.memory.readFrom(stored.seen);
	return own;
}

/** One of each trigger node of this n8n. */
export function nodeKey(context: IWebhookFunctions): string {
	return `${context.getWorkflow().id}/${context.getNode().id}`;
}
