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
		'Messages that one person writes within so many seconds after the last one start one run, one item for each message, oldest first, with bundle.index (from 0) and bundle.count. A bundle is closed at 50 messages or 60 seconds. 0 means off. ChakraHQ is answered at once: if n8n stops or crashes before the run begins, the messages of that bundle are lost. Several n8n processes bundle each for themselves. What came in the same request, of other people too, comes in the same run. Test runs do not wait.',
};

/**
 * The option in milliseconds, from 0 to 60 seconds. A value beyond counts as the nearest one, and what is no number as
 * off: an expression that went wrong must not cost an event.
 */
export function bundleMilliseconds(given: unknown): number {
	const seconds = typeof given === 'string' || typeof given === 'number' ? Number(given) : 0;
	return Math.min(Math.max(seconds || 0, 0) * 1000, MAX_BUNDLE_MS);
}

/** An event with its file, which may still be downloading. */
export interface Entry {
	read: ReadEvent;
	file: Promise<Downloaded | null>;
	/** Position in its bundle, from 0; null if the event is not bundled. */
	bundle: { index: number; count: number } | null;
}

const MAX_MESSAGES = 50;
const MAX_BUNDLE_MS = 60_000;

/** How often a waiting bundle looks whether it is full. */
const LOOK_UP_MS = 100;

interface Bundle {
	key: string;
	/** The number that was written to. ChakraHQ's own format does not tell it. */
	number: string | null;
	entries: Entry[];
	/** In milliseconds of this process: the clock of the day may be set back meanwhile. */
	openedAt: number;
	lastAt: number;
}

/** Open bundles of this process, by node, person and group: one for each number that the person writes to. */
const open = new Map<string, Bundle[]>();

/**
 * Adds messages to the bundles of the people who wrote them, and waits until the bundles that were opened here are
 * complete.
 * @param node key of the trigger node
 * @param milliseconds a bundle is closed this long after its last message
 * @returns the entries of the bundles that were opened here, and the events that are not bundled. Empty if all
 * messages joined bundles that earlier requests opened.
 */
export async function bundled(
	node: string,
	entries: Entry[],
	milliseconds: number,
): Promise<Entry[]> {
	const others = entries.filter(({ read }) => personOf(read) === null);
	const opened = new Set<Bundle>();
	const now = performance.now();
	for (const entry of entries) {
		const person = personOf(entry.read);
		if (person === null) continue;
		const key = `${node}/${person}`;
		const number = entry.read.event.to.phoneNumberId;
		const all = open.get(key) ?? [];
		let bundle = all.find((one) => mayBeSame(one.number, number) && hasRoom(one, now));
		if (bundle === undefined) {
			bundle = { key, number, entries: [], openedAt: now, lastAt: now };
			open.set(key, [...all, bundle]);
			opened.add(bundle);
		}
		bundle.entries.push(entry);
		bundle.lastAt = now;
		bundle.number ??= number;
	}
	// They start one run, so they end together. Until then they take messages: no later one may start a run first.
	while (![...opened].every((one) => isComplete(one, milliseconds))) await sleep(LOOK_UP_MS);
	return [...[...opened].flatMap(taken), ...others];
}

/** The entries of a bundle, in order. It takes no more. */
function taken(bundle: Bundle): Entry[] {
	const { key, entries } = bundle;
	const others = open.get(key)?.filter((one) => one !== bundle) ?? [];
	if (others.length > 0) open.set(key, others);
	else open.delete(key);
	const time = ({ read }: Entry) => read.event.timestamp ?? '';
	// ISO 8601 times sort as text. Messages of the same second keep their order of arrival.
	const sorted = entries.sort((a, b) => Number(time(a) > time(b)) - Number(time(a) < time(b)));
	return sorted.map((entry, index) => ({ ...entry, bundle: { index, count: entries.length } }));
}

const hasRoom = ({ entries, openedAt }: Bundle, now: number): boolean =>
	entries.length < MAX_MESSAGES && now < openedAt + MAX_BUNDLE_MS;

function isComplete(bundle: Bundle, milliseconds: number): boolean {
	const now = performance.now();
	return now >= bundle.lastAt + milliseconds || !hasRoom(bundle, now);
}

/** ChakraHQ may deliver messages in both formats, and which one comes first differs. */
const mayBeSame = (one: string | null, other: string | null): boolean =>
	one === null || other === null || one === other;

/** The sender of a message and the group; null if it is no message or its sender is unknown. */
function personOf({ event }: ReadEvent): string | null {
	return event.event === 'message' && event.from !== null
		? JSON.stringify([event.from, event.group])
		: null;
}
