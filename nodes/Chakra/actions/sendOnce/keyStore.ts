import type { DeduplicationHelperFunctions, IExecuteFunctions } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';
import { Groups } from './groups';
import { KeyTurns } from './keyTurns';

/** Which nodes share their keys: one node alone, or all nodes of the workflow with this scope. */
export type KeyScope = 'node' | 'workflow';

/** The state of a key: unknown before, sent (or reported), or begun by a run whose outcome is unknown. */
export type Known = 'new' | 'done' | 'begun';

/** A change to a key. */
type Note = 'begin' | 'done' | 'takeBack' | 'forget' | 'forgetAll' | 'nothing';

const begun = (key: string) => `chakra begun ${key}`;
const done = (key: string) => `chakra done ${key}`;

/** The open stores of this process, by workflow and scope. All runs share them. */
const inUse = new Map<string, KeyStore>();

/**
 * Stores the keys of what was sent, in the store of n8n's node Remove Duplicates: one row of n8n's database per scope.
 * It outlives a run, a crash and a restart. Each call reads and rewrites that row, so calls are batched.
 *
 * A key has two entries, begun and done. n8n can look an entry up only by recording it. That fits here: "begun" is
 * recorded before a send, and the response "already recorded" stops the send.
 *
 * In one process all calls for a row go through one store, one after the other. Two processes can read the row at the
 * same time, and the later one then overwrites the other's entries. So each call also checks the entries of the call
 * before, and records lost ones again.
 */
export class KeyStore {
	private users = 0;

	private readonly turns = new KeyTurns();

	private readonly groups = new Groups(
		async (notes: Array<[Note, string]>) => await this.write(notes),
	);

	/** The entries that the last call recorded. */
	private written: string[] = [];

	private constructor(
		private readonly name: string,
		private readonly helpers: DeduplicationHelperFunctions,
		private readonly scope: KeyScope,
		private maxEntries: number,
	) {}

	/** @param history how many keys are kept; `leave` ends the use */
	static enter(context: StoreContext, scope: KeyScope, history: number): KeyStore {
		const { helpers, workflowId, nodeId } = context;
		const name = JSON.stringify([workflowId, scope === 'node' ? nodeId : '']);
		const store = inUse.get(name) ?? new KeyStore(name, helpers, scope, 0);
		store.maxEntries = Math.max(store.maxEntries, history * 2);
		inUse.set(name, store);
		store.users += 1;
		return store;
	}

	leave(): void {
		this.users -= 1;
		if (this.users === 0) inUse.delete(this.name);
	}

	/**
	 * Runs work for a key, one at a time in this process.
	 * @throws what the work throws
	 */
	async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
		return await this.turns.take(key, work);
	}

	/**
	 * Records that a send begins.
	 * @returns the key's state before
	 * @throws what n8n's database throws
	 */
	async begin(key: string): Promise<Known> {
		const known = await this.groups.ask(['begin', key]);
		return known(key);
	}

	async done(key: string): Promise<void> {
		await this.groups.ask(['done', key]);
	}

	/** Undoes `begin` for something that was certainly not sent. */
	async takeBack(key: string): Promise<void> {
		await this.groups.ask(['takeBack', key]);
	}

	async forget(key: string): Promise<void> {
		await this.groups.ask(['forget', key]);
	}

	async forgetAll(): Promise<void> {
		await this.groups.ask(['forgetAll', '']);
	}

	/** Resolves when everything requested before is recorded, and the last entries were checked once more. */
	async confirm(): Promise<void> {
		await this.groups.ask(['nothing', '']);
	}

	private async write(notes: Array<[Note, string]>): Promise<(key: string) => Known> {
		const keysTo = (wanted: Note) =>
			notes.filter(([note]) => note === wanted).map(([, key]) => key);
		if (keysTo('forgetAll').length > 0) {
			this.written = [];
			await this.helpers.clearAllProcessedItems(this.scope, this.options);
		}
		await this.remove([
			...[...keysTo('takeBack'), ...keysTo('forget')].map(begun),
			...keysTo('forget').map(done),
		]);
		const begins = keysTo('begin');
		const before = new Set(this.written);
		const entries = [...keysTo('done').map(done), ...begins.map(begun)];
		const { processed, new: added } = await this.check([...new Set([...before, ...entries])]);
		this.written = added;
		for (const entry of processed) before.add(entry);
		const begunBefore = begins.filter((key) => before.has(begun(key)));
		const doneBefore = await this.lookUp(begunBefore.map(done));
		return (key) => {
			if (!before.has(begun(key))) return 'new';
			return doneBefore.has(done(key)) ? 'done' : 'begun';
		};
	}

	/**
	 * The entries that are in the store. n8n has no look-up: it records the missing ones, so they are removed again.
	 */
	private async lookUp(entries: string[]): Promise<Set<string>> {
		const { processed, new: added } = await this.check(entries);
		await this.remove(added);
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
		this.written = this.written.filter((entry) => !gone.has(entry));
		await this.helpers.removeProcessed(entries, this.scope, this.options);
	}

	private get options() {
		return { mode: 'entries' as const, maxEntries: this.maxEntries };
	}
}

/** What a store needs from n8n. */
interface StoreContext {
	helpers: DeduplicationHelperFunctions;
	workflowId: string;
	nodeId: string;
}

/** @returns null where this version of n8n has no such store, or the workflow is not saved */
export function storeContext(context: IExecuteFunctions): StoreContext | null {
	const { id: workflowId } = context.getWorkflow();
	const helpers: Partial<DeduplicationHelperFunctions> = context.helpers;
	if (!workflowId || !helpers.checkProcessedAndRecord || !helpers.removeProcessed) return null;
	return { helpers: context.helpers, workflowId: String(workflowId), nodeId: context.getNode().id };
}

export function withoutStore(): ChakraError {
	return new ChakraError('This n8n keeps no Send Once Keys', {
		remedy: 'Save the workflow and update n8n, or remove Send Once Key from the options.',
	});
}
