import type { IWebhookFunctions } from 'n8n-workflow';
import { isRunStored } from './answer';
import type { ReadEvent } from '../events/event';
import { passes } from './filters';
import { memoryOf } from './nodeMemory';
import type { RepeatMemory } from './repeatMemory';
import type { Settings } from './settings';

/**
 * Leaves out what the filters hold back and what has started a run before, and remembers the rest until n8n has failed
 * to store their run. A test run neither looks nor remembers.
 */
export async function freshEvents(
	context: IWebhookFunctions,
	all: ReadEvent[],
	settings: Settings,
): Promise<ReadEvent[]> {
	const { filters, ignoreRepeats, orderedStatuses } = settings;
	if (context.getMode() === 'manual' || !(ignoreRepeats || orderedStatuses)) {
		return all.filter(({ event }) => passes(event, filters));
	}
	const stored = context.getWorkflowStaticData('node');
	const { memory, underWay } = memoryOf(context, stored);
	// What is delivered again while its run is being stored shares in what becomes of it.
	if (ignoreRepeats) await underWay.end(all.map(({ event }) => event));
	const fresh = withoutRepeats(memory, all, settings);
	if (fresh.length === 0) return fresh;
	const brought = fresh.map(({ event }) => event);
	underWay.add(brought, async () => {
		// n8n saves static data just before it answers, if it is marked as changed. But to store the run it first builds a
		// second `Workflow` on the same data, and that takes the mark away (in n8n 2: `establishContextForPersistence` of
		// its workflow runner). So it is set again and again until the answer is out.
		const isStored = await isRunStored(context.getResponseObject(), () => {
			stored.seen = memory.toText();
		});
		// What is delivered again then is no repeat.
		if (!isStored) brought.forEach((event) => memory.forget(event));
	});
	return fresh;
}

/** In one go: nothing waits in between, so of two equal requests that come together only one gets through. */
function withoutRepeats(
	memory: RepeatMemory,
	all: ReadEvent[],
	{ filters, ignoreRepeats, orderedStatuses }: Settings,
): ReadEvent[] {
	return all.filter(({ event }) => {
		if (!passes(event, filters)) {
			// A status that starts nothing is still one that an older one must not follow.
			if (orderedStatuses && passes(event, { ...filters, statuses: [] })) memory.remember(event);
			return false;
		}
		if (ignoreRepeats && memory.knows(event)) return false;
		if (orderedStatuses && memory.knowsLater(event)) return false;
		memory.remember(event);
		return true;
	});
}
