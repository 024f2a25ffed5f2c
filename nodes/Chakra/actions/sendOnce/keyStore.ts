import { sleep } from 'n8n-workflow';
import { settled } from '../settled';
import { BatchedCalls } from './batchedCalls';
import { KeyLocks } from './keyLocks';
import { KeyRow, type KeyChange, type KeyScope, type KeyState, type Removal } from './keyRow';
import type { StoreContext } from './storeContext';

const MAX_CONFIRMATIONS = 10;
/** Longer than another process needs from reading the row to writing it. */
const CONFIRMATION_PAUSE_MS = 100;

/** The open stores of this process, by workflow and scope. All runs share them. */
const openStores = new Map<string, KeyStore>();

/**
 * Stores the keys of what was sent, in one row of n8n's database per scope. It outlives a run, a crash and a restart.
 *
 * In one process all calls for a row go through one store, one after the other, and are batched. Another process can
 * overwrite the row, so the end of a run checks all its keys. Lost ones are recorded again.
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
		async (changes: Array<[KeyChange, string]>) => await this.row.write(changes),
	);

	/** The used keys of each run that is under way, which no longer count where they are forgotten meanwhile. */
	private readonly usedKeys = new Set<Set<string>>();

	/**
	 * Removals that failed. A key stays here until it is removed, or a run begins it anew: removed after that, it would
	 * be free while that run sends.
	 */
	private readonly failedRemovals = new Map<string, Removal>();

	private constructor(
		private readonly name: string,
		private readonly row: KeyRow,
	) {}

	/**
	 * Opens the store of a scope for a run. Call {@link close} at its end.
	 * @param history how many keys are kept
	 */
	static open(context: StoreContext, scope: KeyScope, run: object, history: number): KeyStore {
		const { helpers, workflowId, nodeId } = context;
		const name = JSON.stringify([workflowId, scope === 'node' ? nodeId : '']);
		const row = new KeyRow(helpers, scope, () => store.history);
		const store: KeyStore = openStores.get(name) ?? new KeyStore(name, row);
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
		const removal = this.failedRemovals.get(key);
		// In the same call, which removes before it records.
		if (removal) void settled(this.removeKey(removal, key));
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
		await this.removeKey('undoBegin', key);
	}

	async forget(key: string): Promise<void> {
		await this.removeKey('forget', key);
	}

	/** Tries again what `undoBegin` and `forget` of any run could not remove. */
	removeAgain(): Array<Promise<void>> {
		return [...this.failedRemovals.keys()].map(
			async (key) =>
				await this.inTurn(key, async () => {
					// Another run may have begun the key meanwhile.
					const removal = this.failedRemovals.get(key);
					if (removal) await this.removeKey(removal, key);
				}),
		);
	}

	private async removeKey(removal: Removal, key: string): Promise<void> {
		this.failedRemovals.delete(key);
		const end = await settled(this.calls.add([removal, key]));
		if ('reason' in end) {
			this.failedRemovals.set(key, removal);
			throw end.reason;
		}
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

	private get history(): number {
		return Math.max(...this.histories.values());
	}
}
