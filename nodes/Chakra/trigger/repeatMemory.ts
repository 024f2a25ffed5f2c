import { createHash } from 'crypto';
import type { ChakraEvent } from './event';

/** Enough for the repeats that come within minutes, and small enough to be stored with every event. */
export const MAX_REMEMBERED = 2000;

/** Nobody delivers again after that. */
const FORGOTTEN_AFTER_SECONDS = 7 * 24 * 3600;

/** What comes after a status; WhatsApp skips some and reports others late. */
const laterStatuses: Readonly<Record<string, readonly string[]>> = {
	sent: ['delivered', 'read', 'played', 'failed'],
	delivered: ['read', 'played'],
	read: ['played'],
};

/** Which messages and which statuses of which messages have started a run, the newest last. */
export class RepeatMemory {
	/** Key to Unix seconds. */
	private readonly seen = new Map<string, number>();

	private lastText = '';

	/** Whether this event has been here before, in either format. */
	knows(event: ChakraEvent): boolean {
		const key = keyOf(event);
		return key !== null && this.seen.has(key);
	}

	/** Whether a status that comes after this one has been here before. */
	knowsLater({ event, messageId, status }: ChakraEvent): boolean {
		const state = status?.state ?? '';
		if (event !== 'status' || messageId === null || !Object.hasOwn(laterStatuses, state)) {
			return false;
		}
		const later = laterStatuses[state] ?? [];
		return later.some((one) => this.seen.has(hash('status', messageId, one)));
	}

	remember(event: ChakraEvent, now = Math.floor(Date.now() / 1000)): void {
		const key = keyOf(event);
		if (key === null) return;
		this.seen.set(key, now);
		this.forgetOldest(now);
	}

	forget(event: ChakraEvent): void {
		const key = keyOf(event);
		if (key !== null) this.seen.delete(key);
	}

	/** Adds what was written down, by this process before it started or by another one beside it. */
	readFrom(written: unknown, now = Math.floor(Date.now() / 1000)): void {
		if (typeof written !== 'string' || written === this.lastText) return;
		this.lastText = written;
		for (const entry of written.split(' ')) {
			const [key = '', seconds = ''] = entry.split(':');
			const at = Number.parseInt(seconds, 36);
			if (key !== '' && !Number.isNaN(at) && !this.seen.has(key)) this.seen.set(key, at);
		}
		this.forgetOldest(now);
	}

	/** About 22 characters an event. */
	toText(): string {
		this.lastText = Array.from(this.seen, ([key, at]) => `${key}:${at.toString(36)}`).join(' ');
		return this.lastText;
	}

	private forgetOldest(now: number): void {
		for (const [key, at] of this.seen) {
			if (this.seen.size <= MAX_REMEMBERED && now - at <= FORGOTTEN_AFTER_SECONDS) break;
			this.seen.delete(key);
		}
	}
}

/** Other events have no identity: Meta repeats none of them under an ID. */
function keyOf({ event, messageId, status }: ChakraEvent): string | null {
	if (messageId === null) return null;
	if (event === 'status') return hash(event, messageId, status?.state ?? '');
	return event === 'message' || event === 'messageEcho' ? hash(event, messageId) : null;
}

/** 84 bits: among 2,000 keys no two are alike by chance. */
function hash(...parts: string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 14);
}
