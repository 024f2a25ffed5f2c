import { settled, type Settled } from '../settled';
import type { KeyState } from './keyRow';
import type { KeyStore } from './keyStore';

/**
 * Only for lists that are longer than this. There n8n's row of keys has grown, and each write to it takes about as long
 * as a quarter of the sends (docs/benchmark.md). After a crash every key that was recorded and not sent counts as
 * possibly sent, so shorter lists record a key just before its send.
 */
const LONG_LIST = 500;

/** A key that is recorded before its turn comes. Its lock is held from then on. */
interface EarlyKey {
	begin: Promise<Settled<KeyState>>;
	release: () => void;
}

/**
 * Records the next keys of a long list while the items before them are sent, so that no item waits for n8n's database.
 * At most as many keys are ahead as items are under way.
 */
export class KeysAhead {
	/** The keys of all items, in their order. */
	private readonly planned: string[] = [];

	/** How many of them have been taken or recorded. */
	private next = 0;

	private readonly early = new Map<string, EarlyKey>();

	constructor(private readonly store: KeyStore) {}

	/** Adds the key of an item that will be sent later. */
	plan(key: string): void {
		this.planned.push(key);
	}

	/** Whether more keys will be recorded ahead, so that a write to the store can wait for them. */
	get hasMore(): boolean {
		return this.isUsed && this.next < this.planned.length;
	}

	/** Two runs that hold keys of each other's next items would wait for each other for ever. */
	private get isUsed(): boolean {
		return this.planned.length > LONG_LIST && this.store.isUnshared;
	}

	/**
	 * The state of a key whose turn has come; undefined where it was not recorded ahead.
	 * @param underWay how many items are being sent
	 */
	take(key: string, underWay: number): EarlyKey | undefined {
		const early = this.early.get(key);
		this.early.delete(key);
		if (!early) this.next += 1;
		// A quarter is what is sent during one write.
		if (this.isUsed && this.early.size <= underWay / 4) this.recordUpTo(underWay);
		return early;
	}

	/** Removes the keys again whose turn never came. The store keeps those that could not be removed. */
	async end(): Promise<void> {
		const unused = [...this.early];
		this.early.clear();
		await Promise.all(
			unused.map(async ([key, { begin, release }]) => {
				const state = await begin;
				const isRecorded = 'value' in state && state.value === 'new';
				if (isRecorded) await settled(this.store.undoBegin(key));
				release();
			}),
		);
	}

	private recordUpTo(count: number): void {
		while (this.early.size < count && this.next < this.planned.length) {
			const { [this.next]: key } = this.planned;
			this.next += 1;
			if (key !== undefined && !this.early.has(key)) this.early.set(key, this.record(key));
		}
	}

	private record(key: string): EarlyKey {
		let release = () => {};
		const isOver = new Promise<void>((resolve) => (release = resolve));
		const begin = new Promise<Settled<KeyState>>((resolve) => {
			void this.store.inTurn(key, async () => {
				resolve(await settled(this.store.begin(key)));
				await isOver;
			});
		});
		return { begin, release };
	}
}
