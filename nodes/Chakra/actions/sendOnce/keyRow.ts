import type { DeduplicationHelperFunctions } from 'n8n-workflow';
import { settled } from '../settled';

/** Which nodes share their keys: one node alone, or all nodes of the workflow with this scope. */
export type KeyScope = 'node' | 'workflow';

/** The state of a key: unknown before, sent (or reported), or begun by a run whose outcome is unknown. */
export type KeyState = 'new' | 'done' | 'begun';

/** A change that makes a key free. */
export type Removal = 'undoBegin' | 'forget';

/** A change to a key. */
export type KeyChange = Removal | 'begin' | 'done' | 'forgetAll';

/** What a call found before it wrote. */
interface Found {
	/** Of a key that begins. */
	stateOf(key: string): KeyState;
	/** Whether a done key was in the row. */
	isStored(key: string): boolean;
}

const begunEntry = (key: string) => `chakra begun ${key}`;
const doneEntry = (key: string) => `chakra done ${key}`;
const ENTRIES_PER_KEY = 2;

/**
 * One row of n8n's node Remove Duplicates, in n8n's database. Each call reads and rewrites it.
 *
 * A key has two entries, begun and done. n8n can look an entry up only by recording it. That fits here: "begun" is
 * recorded before a send, and the response "already recorded" stops the send.
 *
 * Two processes can read the row at the same time, and the later one then overwrites the other's entries. So each call
 * also checks the entries of the call before.
 */
export class KeyRow {
	/** The entries that the last call recorded. */
	private lastEntries: string[] = [];

	/** @param history how many keys are kept at this moment */
	constructor(
		private readonly helpers: DeduplicationHelperFunctions,
		private readonly scope: KeyScope,
		private readonly history: () => number,
	) {}

	/** @throws what n8n's database throws */
	async write(changes: Array<[KeyChange, string]>): Promise<Found> {
		const keysTo = (wanted: KeyChange) =>
			changes.filter(([change]) => change === wanted).map(([, key]) => key);
		if (keysTo('forgetAll').length > 0) {
			this.lastEntries = [];
			await this.helpers.clearAllProcessedItems(this.scope, this.options);
		}
		await this.remove([
			...[...keysTo('undoBegin'), ...keysTo('forget')].map(begunEntry),
			...keysTo('forget').map(doneEntry),
		]);
		const begins = keysTo('begin');
		const doneNow = new Set(keysTo('done'));
		const before = new Set(this.lastEntries);
		const entries = [
			// With begun, which another process may have overwritten since.
			...[...doneNow].flatMap((key) => [begunEntry(key), doneEntry(key)]),
			...begins.map(begunEntry),
		];
		const { processed, new: added } = await this.check([...new Set([...before, ...entries])]);
		this.lastEntries = added;
		const stored = new Set(processed);
		for (const entry of processed) before.add(entry);
		const begunBefore = begins.filter((key) => before.has(begunEntry(key)));
		const doneBefore = await settled(this.lookUp(begunBefore.map(doneEntry)));
		return {
			stateOf(key) {
				// Also where the row has lost its entries.
				if (doneNow.has(key)) return 'done';
				if (!before.has(begunEntry(key))) return 'new';
				// The new keys are recorded by now, and must not fail for those that were there.
				if ('reason' in doneBefore) throw doneBefore.reason;
				return doneBefore.value.has(doneEntry(key)) ? 'done' : 'begun';
			},
			isStored: (key) => stored.has(begunEntry(key)) && stored.has(doneEntry(key)),
		};
	}

	/**
	 * The entries that are in the store. n8n has no look-up: it records the missing ones, so they are removed again.
	 */
	private async lookUp(entries: string[]): Promise<Set<string>> {
		const { processed, new: added } = await this.check(entries);
		// If this fails, a key counts as done that is to be reported now. The run records it as done then, too.
		await settled(this.remove(added));
		return new Set(processed);
	}

	private async check(entries: string[]): Promise<{ processed: string[]; new: string[] }> {
		if (entries.length === 0) return { processed: [], new: [] };
		const { processed, new: added } = await this.helpers.checkProcessedAndRecord(
			entries,
			this.scope,
			this.options,
		);
		return { processed: processed.map(String), new: added.map(String) };
	}

	private async remove(entries: string[]): Promise<void> {
		if (entries.length === 0) return;
		const gone = new Set(entries);
		this.lastEntries = this.lastEntries.filter((entry) => !gone.has(entry));
		await this.helpers.removeProcessed(entries, this.scope, this.options);
	}

	private get options() {
		return { mode: 'entries' as const, maxEntries: this.history() * ENTRIES_PER_KEY };
	}
}
