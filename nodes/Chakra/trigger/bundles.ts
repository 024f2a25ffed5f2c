import { sleep, type INodeProperties } from 'n8n-workflow';
import type { ReadEvent } from '../events/event';
import type { Downloaded } from './mediaDownload';

export const bundleSecondsField: INodeProperties = {
	displayName: 'Bundle Messages (Seconds)',
	name: 'bundleSeconds',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 60 },
	default: 0,
	description:
		'Messages that one person writes within so many seconds after the last one start one run, an item each, oldest first, with bundle.index (from 0) and bundle.count. A bundle is closed at 50 messages or 60 seconds. 0 means off. ChakraHQ has its answer at once: if n8n stops or crashes before the run begins, the messages of that bundle are lost. Several n8n processes bundle each for themselves. What came in the same request, of other people too, comes in the same run. Test runs do not wait.',
};

/** An event with its file, which may still be on its way down. */
export interface Entry {
	read: ReadEvent;
	file: Promise<Downloaded | null>;
	/** Its place among the messages of its bundle, from 0; null for what is not bundled. */
	bundle: { index: number; count: number } | null;
}

const MOST_MESSAGES = 50;
const LONGEST_MS = 60_000;

/** How often a waiting bundle looks whether it is full. */
const LOOK_UP_MS = 100;

interface Bundle {
	entries: Entry[];
	openedAt: number;
	lastAt: number;
}

/** The messages that wait in this process, of one person in one chat each. */
const open = new Map<string, Bundle>();

/**
 * Puts messages into the bundles of the people who wrote them, and waits for those bundles that began with one of them.
 * @param node what tells the trigger from others
 * @param milliseconds how long after its last message a bundle is closed
 * @returns what a run is to begin with: the bundles that began here, and the events that are not bundled. Nothing where
 * all messages joined bundles that began with earlier requests.
 */
export async function bundled(
	node: string,
	entries: Entry[],
	milliseconds: number,
): Promise<Entry[]> {
	const others = entries.filter(({ read }) => personOf(read) === null);
	const began = new Set<Bundle>();
	const now = Date.now();
	for (const entry of entries) {
		const person = personOf(entry.read);
		if (person === null) continue;
		const key = `${node}/${person}`;
		let bundle = open.get(key);
		if (bundle === undefined || isClosed(bundle, milliseconds, now)) {
			bundle = { entries: [], openedAt: now, lastAt: now };
			open.set(key, bundle);
			began.add(bundle);
		}
		bundle.entries.push(entry);
		bundle.lastAt = now;
	}
	const complete = await Promise.all(
		[...began].map(async (one) => await completed(one, milliseconds)),
	);
	return [...complete.flat(), ...others];
}

async function completed(bundle: Bundle, milliseconds: number): Promise<Entry[]> {
	while (!isClosed(bundle, milliseconds, Date.now())) await sleep(LOOK_UP_MS);
	for (const [key, one] of open) if (one === bundle) open.delete(key);
	const { entries } = bundle;
	const time = ({ read }: Entry) => read.event.timestamp ?? '';
	// ISO 8601 sorts by its letters; messages of one second stay as they came.
	const sorted = entries.sort((a, b) => Number(time(a) > time(b)) - Number(time(a) < time(b)));
	return sorted.map((entry, index) => ({ ...entry, bundle: { index, count: entries.length } }));
}

function isClosed(
	{ entries, openedAt, lastAt }: Bundle,
	milliseconds: number,
	now: number,
): boolean {
	const end = Math.min(lastAt + milliseconds, openedAt + LONGEST_MS);
	return now >= end || entries.length >= MOST_MESSAGES;
}

/** Who wrote a message, and in which chat; null for what is no message, or of nobody known. */
function personOf({ event }: ReadEvent): string | null {
	return event.event === 'message' && event.from !== null
		? JSON.stringify([event.from, event.group, event.to.phoneNumberId])
		: null;
}
