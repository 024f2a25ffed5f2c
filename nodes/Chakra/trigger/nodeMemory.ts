import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { RepeatMemory } from './repeatMemory';
import { UnderWay } from './underWay';

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
