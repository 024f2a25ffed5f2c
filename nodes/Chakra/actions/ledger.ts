import { createHash, randomUUID } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import type { ApiRequest } from '../transport/apiClient';
import { ChakraError, type ChakraErrorDetails } from '../transport/chakraError';
import type { ItemTarget, ItemTargets } from './itemTargets';
import { toolCallOf } from './tool/toolCall';

/** The part of a request by which the ledger recognises it. */
export interface LedgerRequest extends Pick<ApiRequest, 'method' | 'path' | 'body'> {
	/**
	 * Compared in place of the body, where the body has parts that differ at each try, such as an ID or an upload's
	 * link.
	 */
	sameAs?: object;
}

/** Why it is unclear whether something was done. */
interface UnclearReason extends ChakraErrorDetails {
	message: string;
	remedy: string;
}

/** The outcome of an item that must not be done twice. */
type LedgerEntry =
	| { outputs: INodeExecutionData[]; target?: ItemTarget }
	/**
	 * `jobId`: the background job of the item, which can be followed again. `run`: of a request, the run that sent it.
	 */
	| { unclear: UnclearReason; jobId?: string; run?: string };

const REQUESTS = 'requestsNotToRepeat';

/**
 * Records in the node's context what must not be done a second time.
 *
 * n8n runs a node again for all of its items: by the setting "Retry On Fail", and when somebody retries a failed
 * execution. Both keep the node's context. Items are recorded by run and index. A model that is told of an error may
 * call its tool again, and a workflow may lead back to the node. So unclear items are also recorded by their request:
 * no later run of the execution sends the same. Within one run, two items that ask for the same are two messages.
 */
export class Ledger {
	/** The requests of each item that were sent, or may have been sent, in this run. */
	private readonly sent = new Map<number, string[]>();

	/** Items that deleted something. A repeat would harm nobody, but it would find nothing to delete, and fail. */
	private readonly deleted = new Set<number>();

	private constructor(
		/** The node's context, which n8n keeps with the execution. */
		private readonly context: Record<string, unknown>,
		private readonly itemsKey: string,
		/** Whether n8n runs the tool again, each time as a new run, where its output holds an error. */
		private readonly isRetriedTool: boolean,
	) {}

	static of(context: IExecuteFunctions): Ledger {
		const { retryOnFail = false } = context.getNode();
		const itemsKey = `doneItems${runOf(context)}`;
		const isRetriedTool = retryOnFail && toolCallOf(context) !== undefined;
		return new Ledger(context.getContext('node'), itemsKey, isRetriedTool);
	}

	/**
	 * The result of an earlier try of this item: its outputs, or an error where it may have been done, or was done for
	 * somebody else. Undefined where it is in a background job, because the job can be followed again.
	 */
	earlier(itemIndex: number, targets: ItemTargets): INodeExecutionData[] | ChakraError | undefined {
		const entry = this.entries(this.itemsKey)[itemIndex];
		if (isLedgerEntry(entry) && 'outputs' in entry) {
			return targets.errorIfOther(itemIndex, entry.target) ?? entry.outputs;
		}
		return this.jobOf(itemIndex) === undefined ? unclearErrorIn(entry) : undefined;
	}

	/** The background job of this item, from this try or an earlier one. */
	jobOf(itemIndex: number): string | undefined {
		const entry = this.entries(this.itemsKey)[itemIndex];
		return isLedgerEntry(entry) && 'unclear' in entry ? entry.jobId : undefined;
	}

	/** An error where an earlier run of the node may have sent the same request. */
	earlierRequest(request: LedgerRequest): ChakraError | undefined {
		const entry = this.entries(REQUESTS)[fingerprint(request)];
		const isOfThisRun = isLedgerEntry(entry) && 'run' in entry && entry.run === this.itemsKey;
		return isOfThisRun ? undefined : unclearErrorIn(entry);
	}

	/** Whether a request of this item was sent, or may have been sent, in this run. */
	hasSent(itemIndex: number): boolean {
		return this.sent.has(itemIndex);
	}

	/** Whether the item's output is kept for the time when n8n runs the node again. */
	isKept(itemIndex: number): boolean {
		return this.hasSent(itemIndex) || this.deleted.has(itemIndex);
	}

	/**
	 * Records that a request goes out now. A run that is stopped is stored before the response comes.
	 * @returns takes the record back, for a request that was surely not sent
	 */
	requestBegins(itemIndexes: readonly number[]): () => void {
		const stored = this.entries(this.itemsKey);
		const earlier = itemIndexes.map((index) => [String(index), stored[index]] as const);
		for (const index of itemIndexes) this.keepUnclear(index, UNDER_WAY);
		return () => {
			const entries = this.entries(this.itemsKey);
			for (const [index, entry] of earlier) {
				if (entry === undefined) delete entries[index];
				else entries[index] = entry;
			}
		};
	}

	/**
	 * Records a request as sent. Call it before anything else is done with the response, so that no later failure can
	 * send it again.
	 */
	requestSent(itemIndexes: readonly number[], request: LedgerRequest): void {
		this.addSent(itemIndexes, request);
		for (const index of itemIndexes) {
			this.keep(this.itemsKey, String(index), { unclear: SENT_WITHOUT_OUTPUT });
		}
	}

	requestDeleted(itemIndexes: readonly number[]): void {
		for (const index of itemIndexes) this.deleted.add(index);
	}

	requestUnclear(itemIndexes: readonly number[], request: LedgerRequest, reason: unknown): void {
		this.addSent(itemIndexes, request);
		for (const index of itemIndexes) this.unclear(index, reason);
	}

	/** Records that the API accepted these items and works on them in a background job. */
	inJob(itemIndexes: readonly number[], jobId: string): void {
		const entry: LedgerEntry = { unclear: inJob(jobId), jobId };
		for (const index of itemIndexes) this.keep(this.itemsKey, String(index), entry);
	}

	/** Records an item that was sent, or may have been, and has no output. */
	unclear(itemIndex: number, reason: unknown): void {
		const why = unclearReasonOf(reason);
		this.keepUnclear(itemIndex, why);
		this.keepRequests(itemIndex, why);
	}

	done(itemIndex: number, outputs: INodeExecutionData[], target: ItemTarget): void {
		this.keep(this.itemsKey, String(itemIndex), { outputs, target });
		// n8n treats an output with an error in it as a failure, and runs the node again.
		const isRunAgain = this.isRetriedTool && outputs.some(({ json }) => json.error !== undefined);
		if (isRunAgain) this.keepRequests(itemIndex, SENT_BEFORE);
	}

	/** Clears the record. Call it only where n8n cannot run the node again. */
	forget(): void {
		delete this.context[this.itemsKey];
	}

	private addSent(itemIndexes: readonly number[], request: LedgerRequest): void {
		const sent = fingerprint(request);
		for (const index of itemIndexes) this.sent.set(index, [...(this.sent.get(index) ?? []), sent]);
	}

	private keepUnclear(itemIndex: number, unclear: UnclearReason): void {
		const jobId = this.jobOf(itemIndex);
		const entry: LedgerEntry = { unclear, ...(jobId !== undefined && { jobId }) };
		this.keep(this.itemsKey, String(itemIndex), entry);
	}

	private keepRequests(itemIndex: number, unclear: UnclearReason): void {
		const entry: LedgerEntry = { unclear, run: this.itemsKey };
		for (const request of this.sent.get(itemIndex) ?? []) this.keep(REQUESTS, request, entry);
	}

	private keep(contextKey: string, key: string, entry: LedgerEntry): void {
		const entries = this.entries(contextKey);
		entries[key] = entry;
		this.context[contextKey] = entries;
	}

	private entries(contextKey: string): Record<string, unknown> {
		const { [contextKey]: entries } = this.context;
		return isObject(entries) ? entries : {};
	}
}

/** Names of the calls of tools. */
const toolRuns = new WeakMap<object, string>();

/**
 * The run index, by which a node in a loop tells its runs apart. All tries of one run have the same. As an AI tool a
 * node gets a new index at each try, and calls at the same time may share one. So each call has a name of its own.
 */
function runOf(context: IExecuteFunctions): string {
	const call = toolCallOf(context);
	if (!call) return String(context.getWorkflowDataProxy(0).$runIndex);
	const name = toolRuns.get(call) ?? randomUUID();
	toolRuns.set(call, name);
	return name;
}

function unclearErrorIn(stored: unknown): ChakraError | undefined {
	if (!isLedgerEntry(stored) || !('unclear' in stored)) return undefined;
	const { message, remedy, ...facts } = stored.unclear;
	// A call of a tool that was held back is itself recorded as unclear, with this remedy.
	const told = remedy.startsWith(NOT_AGAIN) ? remedy : NOT_AGAIN + remedy;
	return new ChakraError(message, { ...facts, remedy: told, mayBeDone: true });
}

const NOT_AGAIN = 'Not tried again. ';

function isLedgerEntry(stored: unknown): stored is LedgerEntry {
	if (!isObject(stored)) return false;
	return (
		Array.isArray(stored.outputs) ||
		(isObject(stored.unclear) && typeof stored.unclear.message === 'string')
	);
}

function unclearReasonOf(reason: unknown): UnclearReason {
	if (!(reason instanceof ChakraError)) return SENT_WITHOUT_OUTPUT;
	return { remedy: '', ...reason.details, message: reason.message };
}

const SENT_WITHOUT_OUTPUT: UnclearReason = {
	message: 'This was sent, and its output could not be made',
	remedy: 'Look in ChakraHQ before you send it again.',
};

const UNDER_WAY: UnclearReason = {
	message: 'The run ended while this was being sent, so it may have been sent',
	remedy: 'Look in ChakraHQ before you send it again.',
};

const inJob = (jobId: string): UnclearReason => ({
	message: `ChakraHQ took this as the background job ${jobId}, and what became of it was not read`,
	remedy: 'Follow the job with Background Job > Wait Until Done and Get Entries.',
});

const SENT_BEFORE: UnclearReason = {
	message: 'This was sent already, in an earlier try',
	remedy: '',
};

/** A hash that is equal for two requests that ask for the same. */
function fingerprint({ method, path, body, sameAs }: LedgerRequest): string {
	const text = JSON.stringify([method, path, sameAs ?? body ?? null]);
	return createHash('sha256').update(text).digest('base64url');
}
