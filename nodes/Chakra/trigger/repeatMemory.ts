import { createHash } from 'crypto';
import type { ChakraEvent } from '../events/event';

/**
 * Limit for messages, and the same for statuses. It covers the repeats of some minutes, and is small enough to store
 * with every event.
 */
export const MAX_REMEMBERED = 2000;

/** No delivery is repeated after this time. */
const FORGOTTEN_AFTER_SECONDS = 7 * 24 * 3600;

/** The statuses that may follow each status. WhatsApp skips some and reports some late. */
const laterStatuses: Readonly<Record<string, readonly string[]>> = {
	sent: ['delivered', 'read', 'played', 'failed'],
	delivered: ['read', 'played'],
	read: ['played'],
};

/** Which messages and which statuses of which messages have started a run, the newest last. */
export class RepeatMemory {
	/**
	 * Key to Unix seconds. Kept apart from the statuses, so that the many statuses of a campaign push out no message.
	 */
	private readonly messages = new Map<string, number>();
	private readonly statuses = new Map<string, number>();

	/**
	 * Keys that were forgotten, with the time when they had been remembered. A text that another request wrote in
	 * between still names them.
	 */
	private readonly forgotten = new Map<string, number>();

	/**
	 * Keys of events whose run is not handed to n8n yet, because their files come down or their bundle is open. They
	 * are not written: after a crash, a repeat of them must start a run.
	 */
	private readonly held = new Set<string>();

	private lastText = '';

	/** Whether anything changed since `lastText` was made. The text is asked for far more often than it changes. */
	private hasChanged = false;

	/** Whether this event was seen before, in either format. */
	knows(event: ChakraEvent): boolean {
		const key = identityOf(event);
		return key !== null && this.seenLike(key).has(key);
	}

	/** Whether a later status of the same message was seen before. */
	knowsLater({ event, messageId, status }: ChakraEvent): boolean {
		const state = status?.state ?? '';
		if (event !== 'status' || messageId === null || !Object.hasOwn(laterStatuses, state)) {
			return false;
		}
		const later = laterStatuses[state] ?? [];
		return later.some((one) => this.statuses.has(statusKey(messageId, one, status?.participant)));
	}

	remember(event: ChakraEvent, now = Math.floor(Date.now() / 1000)): void {
		const key = identityOf(event);
		if (key === null) return;
		this.forgotten.delete(key);
		this.seenLike(key).set(key, now);
		this.hasChanged = true;
		this.forgetOldest(now);
	}

	/** Keeps events that are remembered out of the text until they are released. */
	hold(events: ChakraEvent[]): void {
		for (const key of events.map(identityOf)) if (key !== null) this.held.add(key);
		this.hasChanged = true;
	}

	release(events: ChakraEvent[]): void {
		for (const key of events.map(identityOf)) this.held.delete(key ?? '');
		this.hasChanged = true;
	}

	forget(event: ChakraEvent): void {
		const key = identityOf(event);
		if (key === null) return;
		this.held.delete(key);
		const seen = this.seenLike(key);
		this.forgotten.set(key, seen.get(key) ?? Math.floor(Date.now() / 1000));
		seen.delete(key);
		this.hasChanged = true;
	}

	/** Adds what was stored earlier, by this process or by another one. */
	readFrom(written: unknown, now = Math.floor(Date.now() / 1000)): void {
		if (typeof written !== 'string' || written === this.lastText) return;
		this.lastText = written;
		this.hasChanged = true;
		let hasNew = false;
		for (const entry of written.split(' ')) {
			const [key = '', seconds = ''] = entry.split(':');
			const at = Number.parseInt(seconds, 36);
			const seen = this.seenLike(key);
			if (key === '' || Number.isNaN(at) || seen.has(key) || this.isForgotten(key, at)) continue;
			seen.set(key, at);
			hasNew = true;
		}
		// An older text names keys that have been pushed out since. At the end they would push out newer ones.
		if (hasNew) [this.messages, this.statuses].forEach(sortByTime);
		this.forgetOldest(now);
	}

	/** About 22 characters an event. */
	toText(): string {
		if (!this.hasChanged) return this.lastText;
		this.hasChanged = false;
		this.lastText = [...this.messages, ...this.statuses]
			.filter(([key]) => !this.held.has(key))
			.map(([key, at]) => `${key}:${at.toString(36)}`)
			.join(' ');
		return this.lastText;
	}

	private seenLike(key: string): Map<string, number> {
		return key.startsWith(STATUS) ? this.statuses : this.messages;
	}

	/** Whether a written entry is one that was forgotten since, and not that of a later delivery. */
	private isForgotten(key: string, at: number): boolean {
		return at <= (this.forgotten.get(key) ?? -1);
	}

	private forgetOldest(now: number): void {
		for (const seen of [this.messages, this.statuses, this.forgotten]) {
			for (const [key, at] of seen) {
				if (seen.size <= MAX_REMEMBERED && now - at <= FORGOTTEN_AFTER_SECONDS) break;
				seen.delete(key);
			}
		}
	}
}

function sortByTime(seen: Map<string, number>): void {
	const sorted = [...seen].sort(([, a], [, b]) => a - b);
	seen.clear();
	for (const [key, at] of sorted) seen.set(key, at);
}

/**
 * A key that is the same whenever an event is delivered again. Null for what cannot be told apart.
 */
export function identityOf(read: ChakraEvent): string | null {
	const { event, messageId, type, timestamp } = read;
	if (event === 'status') return statusIdentity(read);
	if (event !== 'message' && event !== 'messageEcho') return contentIdentity(read);
	if (messageId === null) return null;
	const isOther = sharedIdTypes.has(type ?? '');
	return hash(event, messageId, ...(isOther ? [type ?? '', timestamp ?? ''] : []));
}

/**
 * Types of messages whose ID another message may have. Whether an edit and a deletion have an ID of their own, or that
 * of the message they are about, is not documented. And what WhatsApp could not hand over at first (Meta's code 131060)
 * may come later, with its content.
 */
const sharedIdTypes: ReadonlySet<string> = new Set(['edit', 'revoke', 'unsupported', 'unknown']);

/** Read or delivered by a member of a group. Which member is not known if the status does not say. */
const statesOfMembers: ReadonlySet<string> = new Set(['delivered', 'read', 'played']);

function statusIdentity({ messageId, status, group }: ChakraEvent): string | null {
	const { state = null, participant = null } = status ?? {};
	// Two statuses that say nothing may be two different things.
	if (messageId === null || state === null) return null;
	if (group !== null && participant === null && statesOfMembers.has(state)) return null;
	return statusKey(messageId, state, participant);
}

/**
 * Meta gives no ID to what is neither message nor status. Where it says when it happened, the same content is the same
 * event. Without a time it may have happened again.
 */
function contentIdentity({ event, to, type, timestamp, details }: ChakraEvent): string | null {
	const content = JSON.stringify(details);
	const isTimed = timestamp !== null || /time(?:stamp)?":/.test(content);
	return isTimed ? hash(event, JSON.stringify([to, type, timestamp]), content) : null;
}

/** Prefix of the keys of statuses. No hash begins with it. */
const STATUS = '~';

/** In a group each member has statuses of their own. */
function statusKey(messageId: string, state: string, participant?: string | null): string {
	return `${STATUS}${hash('status', messageId, state, ...(participant ? [participant] : []))}`;
}

/** 84 bits: two of 2,000 keys are never equal by chance. */
function hash(...parts: string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 14);
}
