import type { IWebhookFunctions } from 'n8n-workflow';
import type { ReadEvent } from '../events/event';
import { isRunStored } from '../events/runStored';
import { passes } from './filters';
import { knownMemory, memoryOf } from './nodeMemory';
import type { RepeatMemory } from './repeatMemory';
import type { Settings } from './settings';

/**
 * Removes events that the filters exclude and events that have already started a run, and remembers the rest. If n8n
 * fails to store their run, they are forgotten again. A test run takes all events that the filters let pass.
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
	// While n8n stores the run of an event, a repeat of it waits for the result. There is no await between looking
	// and remembering, so of two equal requests that arrive together only one gets through.
	const ending = () => (ignoreRepeats ? underWay.ending(all.map(({ event }) => event)) : null);
	for (let end = ending(); end; end = ending()) await end;
	const knownBefore = new Set(all.filter(({ event }) => memory.knows(event)));
	const fresh = withoutRepeats(memory, all, settings);
	if (fresh.length === 0) return fresh;
	// With Ignore Repeats off, what has started a run may come again. It stays known if that run is not stored.
	const remembered = fresh.filter((read) => !knownBefore.has(read)).map(({ event }) => event);
	memory.hold(remembered);
	underWay.add(remembered, async () => {
		// n8n saves static data just before it answers, if it is marked as changed. But before it stores the run it
		// builds a second `Workflow` on the same data, which removes that mark (in n8n 2:
		// `establishContextForPersistence` of its workflow runner). So it is set again and again until the response is
		// out.
		const isStored = await isRunStored(context.getResponseObject(), () => {
			stored.seen = memory.toText();
		});
		// A later delivery of these events must start a run.
		if (!isStored) remembered.forEach((event) => memory.forget(event));
	});
	return fresh;
}

/** For events whose run is handed to n8n now: from now on they are stored as seen. */
export function releaseHeld(context: IWebhookFunctions, events: ReadEvent[]): void {
	knownMemory(context)?.release(events.map(({ event }) => event));
}

/**
 * Just before the run is handed to n8n. n8n 1 saves the static data at once, so the newest events must be in it. And
 * where the request was answered before, n8n saves it again now, and meanwhile later requests have saved what they saw.
 */
export function keepNewest(context: IWebhookFunctions): void {
	const stored = context.getWorkflowStaticData('node');
	// Not there where nothing is remembered.
	if (stored.seen !== undefined) stored.seen = knownMemory(context)?.toText() ?? stored.seen;
}

/** Synchronous. */
function withoutRepeats(
	memory: RepeatMemory,
	all: ReadEvent[],
	{ filters, ignoreRepeats, orderedStatuses }: Settings,
): ReadEvent[] {
	return all.filter(({ event }) => {
		if (!passes(event, filters)) {
			// A filtered status still counts as seen: an older one must not follow it.
			if (orderedStatuses && passes(event, { ...filters, statuses: [] })) memory.remember(event);
			return false;
		}
		if (ignoreRepeats && memory.knows(event)) return false;
		if (orderedStatuses && memory.knowsLater(event)) return false;
		memory.remember(event);
		return true;
	});
}
