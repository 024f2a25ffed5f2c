import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import type { ChakraRun } from '../chakraRun';
import type { Item } from '../item';
import type { Work } from '../operation';
import { settled, type Settled } from '../settled';
import { readSendOnceHistory, readSendOnceScope } from './fields';
import type { KeyState } from './keyRow';
import { KeysAhead } from './keysAhead';
import { KeyStore } from './keyStore';
import { endHints, mayHaveBeenSent, notRecorded, skipReasons } from './report';
import { noKeyStore, storeContext } from './storeContext';

/** The outputs of an item, or the reason why it was skipped. */
type OnceResult = { outputs: INodeExecutionData[] | undefined } | { reason: string };

/**
 * Whether an item may be sent: undefined if so, the reason where it is skipped, an error where its key was not
 * recorded, or an earlier run may have sent it.
 */
type Decision = undefined | string | ChakraError;

/** The begun keys of items that go out in one call. */
interface BegunTogether {
	/** For each item. */
	decisions: Decision[];
	/** Lets other runs use the keys. */
	unlock(): void;
}

/**
 * The Send Once Keys of one node run. Work is skipped where any earlier run used its key.
 *
 * The key is recorded as begun before the work, and removed where certainly nothing was sent. So after a crash the
 * begun keys remain. The next run reports such a key as possibly sent, and records it as used when that run ends. If
 * that run crashes as well, or is cancelled, its report is lost, so the key stays begun.
 */
export class SendOnce {
	/** How many items were skipped, by the reason. */
	private readonly skipped = { usedBefore: 0, duplicate: 0 };

	/** How many items are being sent. */
	private underWay = 0;

	private readonly ahead: KeysAhead;

	/** The keys of all items. */
	private readonly plannedKeys = new Set<string>();

	/** How many items are still to be sent: they have not had their turn, or failed. */
	private left = 0;

	/** Done keys that are being written. They never reject. */
	private readonly doneWrites: Array<Promise<void>> = [];

	/**
	 * Keys of what this run has done or reported, and of what is under way. A list with more keys than the history
	 * pushes its own first ones out.
	 */
	private readonly usedKeys = new Set<string>();

	/** Keys with an unknown outcome that this run has reported. */
	private readonly reportedKeys = new Set<string>();

	/** Done keys that the store could not record. They are recorded at the end of the run. */
	private readonly unwrittenKeys: string[] = [];

	private constructor(
		private readonly run: ChakraRun,
		private readonly store: KeyStore,
		private readonly history: number,
	) {
		this.ahead = new KeysAhead(store);
		// Else the end of this run would record again what somebody forgets while it runs.
		store.watch(this.usedKeys);
	}

	/**
	 * For `run.shared`.
	 * @throws ChakraError where an option is invalid, or this n8n stores no keys
	 */
	static readonly of = (run: ChakraRun): SendOnce => {
		// Read as stored, without evaluation: these two options take no expression, and the first item may be one that
		// cannot be read.
		const given: unknown = run.context.getNode().parameters.options;
		const options = isObject(given) ? (given as IDataObject) : {};
		const context = storeContext(run.context);
		if (!context) throw noKeyStore();
		const scope = readSendOnceScope(options);
		const history = readSendOnceHistory(options);
		const sendOnce = new SendOnce(run, KeyStore.open(context, scope, run, history), history);
		run.atEnd(async () => await sendOnce.end());
		return sendOnce;
	};

	/** Announces the key of an item that will be sent later, so that it can be recorded in time. */
	plan(key: string): void {
		this.ahead.plan(key);
		this.expect([key]);
	}

	/**
	 * Announces the keys of items whose turn comes. While a list is being sent, all its keys are kept: otherwise its
	 * first keys would push those of its last items out, and the whole list would be sent again after a crash.
	 */
	expect(keys: readonly string[]): void {
		this.left += keys.length;
		for (const key of keys) this.plannedKeys.add(key);
		this.store.keep(this.run, Math.max(this.history, this.plannedKeys.size));
	}

	/**
	 * Does the work of an item, unless its key was used before.
	 * @returns its outputs, or the reason why it was skipped
	 * @throws ChakraError of the work, or because an earlier run may have done it
	 */
	async once(key: string, item: Item, work: Work): Promise<OnceResult> {
		this.underWay += 1;
		this.left -= 1;
		const early = this.ahead.take(key, this.underWay);
		try {
			if (early) return await this.onceBegun(key, item, work, await early.begin);
			return await this.store.inTurn(key, async () => {
				return await this.onceBegun(key, item, work, await settled(this.begin(key)));
			});
		} finally {
			early?.release();
			this.underWay -= 1;
		}
	}

	private async begin(key: string): Promise<KeyState> {
		return this.usedKeys.has(key) ? 'done' : await this.store.begin(key);
	}

	private async onceBegun(
		key: string,
		item: Item,
		work: Work,
		begin: Settled<KeyState>,
	): Promise<OnceResult> {
		const decision = this.decide(key, begin);
		if (decision instanceof ChakraError) throw decision;
		if (decision !== undefined) return { reason: decision };
		const end = await settled(work());
		if ('value' in end) {
			this.done(key);
			return { outputs: end.value };
		}
		await this.failed(key, item);
		throw end.reason;
	}

	/**
	 * Begins the keys of items that go out in one call.
	 * @param keys one for each item; the second of two equal ones is skipped
	 */
	async beginTogether(keys: readonly string[]): Promise<BegunTogether> {
		this.left -= keys.length;
		const different = [...new Set(keys)];
		const unlock = await this.store.lockAll(different);
		const begins = new Map(
			await Promise.all(
				different.map(async (key) => [key, await settled(this.begin(key))] as const),
			),
		);
		return {
			decisions: keys.map((key) => this.decide(key, begins.get(key) ?? { value: 'done' })),
			unlock,
		};
	}

	private decide(key: string, begin: Settled<KeyState>): Decision {
		if ('reason' in begin) return notRecorded(begin.reason);
		if (begin.value === 'done' || this.usedKeys.has(key)) {
			const why = this.usedKeys.has(key) ? 'duplicate' : 'usedBefore';
			this.skipped[why] += 1;
			return skipReasons[why];
		}
		this.usedKeys.add(key);
		if (begin.value === 'new') return undefined;
		this.reportedKeys.add(key);
		return mayHaveBeenSent(key);
	}

	/** Records that the item of a begun key was sent. */
	done(key: string): void {
		// Do not wait for this write, so that it is batched with those of the next items.
		this.doneWrites.push(this.writeDone(key));
	}

	/** Records that the item of a begun key failed. */
	async failed(key: string, item: Item): Promise<void> {
		this.left += 1;
		if (item.run.ledger.hasSent(item.index)) this.reportedKeys.add(key);
		else await this.undoBegin(key);
	}

	/** Frees the keys of items that were sent, and refused afterwards. */
	async free(keys: readonly string[]): Promise<void> {
		await Promise.all(this.doneWrites);
		const forget = async (key: string) =>
			await this.store.inTurn(key, async () => await this.store.forget(key));
		await Promise.all(keys.map(async (key) => await settled(forget(key))));
	}

	private async writeDone(key: string): Promise<void> {
		const write = this.ahead.hasMore ? this.store.doneLater(key) : this.store.done(key);
		const end = await settled(write);
		if ('reason' in end) this.unwrittenKeys.push(key);
	}

	private async undoBegin(key: string): Promise<void> {
		this.usedKeys.delete(key);
		await settled(this.store.undoBegin(key));
	}

	/** Otherwise a later run goes on with the list, and all keys are kept for it. */
	private get isEveryItemDone(): boolean {
		return this.left === 0;
	}

	private keepUnreported(): void {
		for (const key of this.reportedKeys) this.usedKeys.delete(key);
		this.reportedKeys.clear();
	}

	private async end(): Promise<void> {
		this.store.writeNow();
		await Promise.all(this.doneWrites);
		await this.ahead.end();
		// n8n stores a cancelled run as it was when it was cancelled, without the outputs of this node. So nobody reads
		// what it reports, and the next run has to report it.
		if (this.run.api.cancel?.aborted) this.keepUnreported();
		const reported = [...this.reportedKeys].map(async (key) => await this.store.done(key));
		const written = this.unwrittenKeys.map(async (key) => await this.store.done(key));
		const writes = [...reported, ...written, ...this.store.removeAgain()];
		const ends = await Promise.all(writes.map(settled));
		this.store.unwatch(this.usedKeys);
		if (this.isEveryItemDone) this.store.keep(this.run, this.history);
		await settled(this.store.confirm([...this.usedKeys]));
		this.store.close(this.run);
		const forgotten = this.isEveryItemDone && this.plannedKeys.size > this.history;
		const hints = endHints({
			unwritten: ends.filter((end) => 'reason' in end).length,
			...(forgotten && { tooManyKeys: this.plannedKeys.size }),
			history: this.history,
			...this.skipped,
		});
		for (const hint of hints) this.run.hint(hint);
	}
}
