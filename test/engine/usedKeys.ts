import { createHash } from 'node:crypto';
import { sleep } from 'n8n-workflow';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';
import { core } from './core';

const AWAY = 'timeout exceeded when trying to connect';

/**
 * Stores entries as n8n's server does in its database (`dist/deduplication/deduplication-helper.js` of n8n 2.41.1 and
 * 1.123.81, which are equal): a hash of each entry, in one row for a node or a workflow. The oldest entries go first.
 */
class UsedKeys implements IDataDeduplicator {
	/** How often a row was read and rewritten. */
	calls = 0;

	/** Whether the database is unreachable. */
	isAway = false;

	/** The words of the database. */
	whyAway = AWAY;

	/** The call after which another process overwrites the row with what it read before; 0: none. */
	overwrittenCall = 0;

	/** The calls, counted from 1, at which the database is away. */
	readonly awayAt = new Set<number>();

	private readonly rows = new Map<string, string[]>();

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		where: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const row = await this.row(scope, where);
		const known = new Set(row);
		const output: IDeduplicationOutput = { new: [], processed: [] };
		for (const item of items) {
			const isKnown = known.has(hash(item));
			output[isKnown ? 'processed' : 'new'].push(item);
			if (!isKnown) row.push(hash(item));
		}
		if (maxEntries) row.splice(0, row.length - maxEntries);
		return output;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		where: ICheckProcessedContextData,
	): Promise<void> {
		const row = await this.row(scope, where);
		for (const item of items) {
			const index = row.indexOf(hash(item));
			if (index !== -1) row.splice(index, 1);
		}
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		where: ICheckProcessedContextData,
	): Promise<void> {
		const row = await this.row(scope, where);
		row.length = 0;
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		where: ICheckProcessedContextData,
	): Promise<number> {
		return (await this.row(scope, where)).length;
	}

	private async row(
		scope: DeduplicationScope,
		{ workflow, node }: ICheckProcessedContextData,
	): Promise<string[]> {
		this.calls += 1;
		await sleep(0);
		if (this.isAway || this.awayAt.has(this.calls)) throw new Error(this.whyAway);
		const name = JSON.stringify([workflow.id, scope === 'node' ? node?.id : '']);
		const row = this.rows.get(name) ?? [];
		this.rows.set(name, this.calls === this.overwrittenCall ? [...row] : row);
		return row;
	}

	clear(): void {
		this.rows.clear();
		this.calls = 0;
		this.isAway = false;
		this.whyAway = AWAY;
		this.overwrittenCall = 0;
		this.awayAt.clear();
	}
}

const hash = (item: DeduplicationItemTypes) =>
	createHash('md5').update(item.toString()).digest('base64');

/** The entries of a file's runs, empty for each test. */
export function useUsedKeys(): UsedKeys {
	const usedKeys = new UsedKeys();
	beforeAll(async () => await core.DataDeduplicationService.init(usedKeys));
	afterEach(() => usedKeys.clear());
	// The engine accepts one store only, and all test files of a process share the engine.
	afterAll(() => Reflect.deleteProperty(core.DataDeduplicationService, 'instance'));
	return usedKeys;
}
