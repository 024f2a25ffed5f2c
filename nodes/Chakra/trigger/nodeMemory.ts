import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { ChakraEvent } from '../events/event';
import { identityOf, RepeatMemory } from './repeatMemory';

/** The events whose run n8n is storing, and the presses that are being handed to their execution. */
class UnderWay {
	private readonly ends = new Map<string, Promise<void>>();

	/** Marks the events until the work has ended. The work must not throw. */
	add(events: ChakraEvent[], work: () => Promise<void>): void {
		const ids = events.map(identityOf).filter((id) => id !== null);
		const end = work().then(() => ids.forEach((id) => this.ends.delete(id)));
		for (const id of ids) this.ends.set(id, end);
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
 * One memory for each trigger node in this process. n8n loads the static data of a workflow anew for each request and
 * saves it whole afterwards, so requests at the same time do not see each other there. Here they do.
 */
const memories = new Map<string, NodeMemory>();

/** What this node remembers, from this process and from the static data of its workflow. */
export function memoryOf(context: IWebhookFunctions, stored: IDataObject): NodeMemory {
	const key = nodeKey(context);
	const own = memories.get(key) ?? { memory: new RepeatMemory(), underWay: new UnderWay() };
	memories.set(key, own);
	own.memory.readFrom(stored.seen);
	return own;
}

/** What this node remembers in this process; undefined before the first {@link memoryOf}. */
export function knownMemory(context: IWebhookFunctions): RepeatMemory | undefined {
	return memories.get(nodeKey(context))?.memory;
}

/** Identifies a trigger node within this n8n. */
export function nodeKey(context: IWebhookFunctions): string {
	return `${context.getWorkflow().id}/${context.getNode().id}`;
}
