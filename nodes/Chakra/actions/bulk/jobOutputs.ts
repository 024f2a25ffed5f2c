import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Item } from '../item';
import { entryResult, failuresCounted, isRefused, type EntryResult } from './entryResult';
import { pairEntries, type EntryKey } from './jobEntries';

/** A background job and the items in it. */
export interface Job<Sent extends { item: Item; key?: EntryKey }> {
	id: string;
	parts: Sent[];
}

/** What is known of a job that has ended. */
export interface EndedJob {
	entries: IDataObject[];
	/** The job itself. `counts` says how many entries it has by completion status. */
	job: IDataObject & { counts: IDataObject };
}

/** What became of the items of a job. */
interface JobResult<Sent> {
	outputs: Map<Item, INodeExecutionData[]>;
	/** Those for which nothing was done. */
	refused: Sent[];
}

/**
 * The outputs of each item of a job that has ended. Entries that cannot be assigned to an item are output once, paired
 * with none, behind the first item that has no entry.
 * @param isErrorOutput whether the node has an output for errors
 */
export function jobOutputs<Sent extends { item: Item; key?: EntryKey }>(
	{ id, parts }: Job<Sent>,
	{ entries, job }: EndedJob,
	isErrorOutput: boolean,
): JobResult<Sent> {
	const { paired, others } = pairEntries(parts, entries);
	const outputs = new Map<Item, INodeExecutionData[]>(parts.map(({ item }) => [item, []]));
	const add = (
		item: Item,
		result: EntryResult,
		pairedItem: INodeExecutionData['pairedItem'] = { item: item.index },
	) => outputs.get(item)?.push({ json: json(result, isErrorOutput), pairedItem });
	const words = wordsOf(job);
	for (const [{ item }, entry] of paired) add(item, entryResult(entry, id, words));
	const failed = entries.filter((entry) => entryResult(entry, id).failure !== undefined);
	const hidden = failuresCounted(job.counts) - failed.length;
	const [firstPart] = parts;
	if (hidden > 0 && entries.length > 0 && firstPart)
		add(firstPart.item, hiddenFailures(id, hidden, words), []);
	const refused = parts.filter((part) => isRefused(paired.get(part) ?? {}));
	const left = parts.filter((part) => !paired.has(part));
	if (others.length === 0) {
		for (const { item } of left)
			add(item, withoutEntry(id, { missing: 1, sent: parts.length, words }));
		return { outputs, refused };
	}
	const first = left[0] ?? firstPart;
	const missing = left.length - others.length;
	if (!first) return { outputs, refused };
	for (const entry of others) add(first.item, entryResult(entry, id, words), []);
	if (missing > 0) add(first.item, withoutEntry(id, { missing, sent: parts.length, words }), []);
	return { outputs, refused };
}

/** n8n recognises an item for the error output by exactly two members. */
function json({ facts, failure }: EntryResult, isErrorOutput: boolean): IDataObject {
	if (failure === undefined) return facts;
	if (!isErrorOutput) return { ...facts, error: failure };
	return { error: failure, message: JSON.stringify({ ...facts, error: undefined }) };
}

/** What the job says of itself, to follow what is known; empty where it says nothing. */
const wordsOf = ({ statusMessage }: IDataObject): string =>
	typeof statusMessage === 'string' && statusMessage.trim() !== ''
		? `. The job says: ${statusMessage.trim().slice(0, 500).toWellFormed()}`
		: '';

const hiddenFailures = (jobId: string, count: number, words: string): EntryResult => ({
	facts: { jobId },
	failure: `The job counts ${count} more ${count === 1 ? 'entry' : 'entries'} as not done than its entries show. Look in ChakraHQ which of them before you send them again${words || '.'}`,
});

function withoutEntry(
	jobId: string,
	{ missing, sent, words }: { missing: number; sent: number; words: string },
): EntryResult {
	const which = missing === 1 ? 'one item' : `${missing} items`;
	return {
		facts: { jobId },
		failure: `The job lists no entry for ${which} of the ${sent} that it was given. Look for them in ChakraHQ before you send them again${words || '.'}`,
	};
}
