import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { RepeatMemory } from './repeatMemory';

/**
 * One memory for each trigger node in this process. n8n loads a workflow's static data afresh for each request and
 * stores it whole afterwards, so requests that come together do not see each other there: here they do.
 */
const memories = new Map<string, RepeatMemory>();

/** What this node remembers: from this process, and from its workflow's static data. */
export function memoryOf(context: IWebhookFunctions, stored: IDataObject): RepeatMemory {
	const key = `${context.getWorkflow().id}/${context.getNode().id}`;
	const memory = memories.get(key) ?? new RepeatMemory();
	memories.set(key, memory);
	memory.readFrom(stored.seen);
	return memory;
}
