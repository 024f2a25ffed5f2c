import { sleep, type DeduplicationHelperFunctions } from 'n8n-workflow';
import { settled } from '../settled';
import { BatchedCalls } from './batchedCalls';
import { KeyLocks } from './keyLocks';
import type { StoreContext } from './storeContext';

/** Which nodes share their keys: one node alone, or all nodes of the workflow with this scope. */
export type KeyScope = 'node' | 'workflow';

/** The state of a key: unknown before, sent (or reported), or begun by a run whose outcome is unknown. */
export type KeyState = 'new' | 'done' | 'begun';

/** A change to a key. */
type KeyChange = 'begin' | 'done' | 'undoBegin' | 'forget' | 'forgetAll';

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

const MAX_CONFIRMATIONS = 10;
/** Longer than another process needs from reading the row to writing it. */
const CONFIRMATION_PAUSE_MS = 100;

/** The open stores of this process, by workflow and scope. All runs share them. */
const openStores = new Map<string, KeyStore>();

/**
 * Stores the keys of what was sent, in the store of n8n's node Remove Duplicates: one row of n8n's database per scope.
 * It outlives a run, a crash and a restart. Each call reads and rewrites that row, so calls are batched.
 *
 * A key has two entries, begun and done. n8n can look an entry up only by recording it. That fits here: "begun" is
 * recorded before a send, and the response "already recorded" stops the send.
 *
 * In one process all calls for a row go through one store, one after the other. Two processes can read the row at the
 * same time, and the later one then overwrites the other's entries. So each call also checks the entries of the call
 * before, and the end of a run checks all its keys. Lost ones are recorded again.
 */
export class KeyStore {
	/** How many keys each run that uses it wants to be kept. */
	private readonly histories = new Map<object, number>();

	/** Whether one run alone uses it. */
	get isUnshared(): boolean {
		return this.histories.size === 1;
	}

	private readonly locks = new KeyLocks();

	private readonly calls = new BatchedCalls(
		async (changes: Array<[KeyChange, string]>) => await this.write(changes),
	);

	/** The used keys of each run that is under way, which no longer count where they are forgotten meanwhile. */
	private readonly usedKeys = new Set<Set<string>>();

	/** The entries that the last call recorded. */
	private lastEntries: string[] = [];

	private constructor(
		private readonly name: string,
		private readonly helpers: DeduplicationHelperFunctions,
		private readonly scope: KeyScope,
	) {}

	/**
	 * Opens the store of a scope for a run. Call {@link close} at its end.
	 * @param history how many keys are kept
	 */
	static open(context: StoreContext, scope: KeyScope, run: object, history: number): KeyStore {
		const { helpers, workflowId, nodeId } = context;
		const name = JSON.stringify([workflowId, scope === 'node' ? nodeId : '']);
		const store = openStores.get(name) ?? new KeyStore(name, helpers, scope);
		openStores.set(name, store);
		store.keep(run, history);
		return store;
	}

	close(run: object): void {
		this.histories.delete(run);
		if (this.histories.size === 0) openStores.delete(this.name);
	}

	/** @param history how many keys are kept from now on, where no other run wants more */
	keep(run: object, history: number): void {
		this.histories.set(run, history);
	}

	/** @param keys of a run, from which forgotten keys are removed; until the run calls {@link unwatch} */
	watch(keys: Set<string>): void {
		this.usedKeys.add(keys);
	}

	unwatch(keys: Set<string>): void {
		this.usedKeys.delete(keys);
	}

	/**
	 * Runs work for a key, one at a time in this process.
	 * @throws what the work throws
	 */
	async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
		return await this.locks.run(key, work);
	}

	/**
	 * Locks these keys for work that is done together.
	 * @returns unlocks them
	 */
	async lockAll(keys: readonly string[]): Promise<() => void> {
		return await this.locks.lockAll(keys);
	}

	/**
	 * Records that a send begins.
	 * @returns the key's state before
	 * @throws what n8n's database throws
	 */
	async begin(key: string): Promise<KeyState> {
		const found = await this.calls.add(['begin', key]);
		return found.stateOf(key);
	}

	async done(key: string): Promise<void> {
		await this.calls.add(['done', key]);
	}

	/** As `done`, with the next write that something else begins, or with {@link writeNow}. */
	async doneLater(key: string): Promise<void> {
		await this.calls.addLater(['done', key]);
	}

	writeNow(): void {
		this.calls.start();
	}

	/** Undoes `begin` for something that was certainly not sent. */
	async undoBegin(key: string): Promise<void> {
		await this.calls.add(['undoBegin', key]);
	}

	async forget(key: string): Promise<void> {
		await this.calls.add(['forget', key]);
		for (const keys of this.usedKeys) keys.delete(key);
	}

	async forgetAll(): Promise<void> {
		await this.calls.add(['forgetAll', '']);
		for (const keys of this.usedKeys) keys.clear();
	}

	/**
	 * Records done keys again where another process has overwritten them, until none is missing, or some tries are
	 * over.
	 */
	async confirm(keys: string[]): Promise<void> {
		// Those before are forgotten already.
		const kept = keys.slice(-this.history);
		for (let count = 0; count < MAX_CONFIRMATIONS && kept.length > 0; count += 1) {
			const checks = kept.map(async (key) => (await this.calls.add(['done', key])).isStored(key));
			if ((await Promise.all(checks)).every(Boolean)) return;
			await sleep(CONFIRMATION_PAUSE_MS);
		}
	}

	private async write(changes: Array<[KeyChange, string]>): Promise<Found> {
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
		const before = new Set(this.lastEntries);
		const entries = [
			// With begun, which another process may have overwritten since.
			...keysTo('done').flatMap((key) => [begunEntry(key), doneEntry(key)]),
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

	private get history(): number {
		return Math.max(...this.histories.values());
	}

	private get options() {
		return { mode: 'entries' as const, maxEntries: this.history * ENTRIES_PER_KEY };
	}
}
