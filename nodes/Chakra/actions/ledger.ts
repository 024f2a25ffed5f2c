import { createHash } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import type { ApiRequest } from '../transport/apiClient';
import { ChakraError } from '../transport/chakraError';

/** A request as the ledger tells it from others. */
export interface NotedRequest extends Pick<ApiRequest, 'method' | 'path' | 'body'> {
	/** What it asks for, where the body also holds what is made anew at each try, such as an ID or an upload's link. */
	sameAs?: object;
}

/** Why nobody can say whether something was done. */
interface Doubt {
	message: string;
	remedy: string;
}

/** What became of an item that must not be done twice. */
type Memory =
	| { outputs: INodeExecutionData[] }
	/** With the background job that it went into, which can be followed again. */
	| { unclear: Doubt; jobId?: string };

const REQUESTS = 'requestsNotToRepeat';

/**
 * What a node must not do a second time, kept in the node's context.
 *
 * n8n runs a node again for all of its items: in its setting "Retry On Fail", and when somebody retries a failed
 * execution. Both keep the node's context. Items are remembered by run and index. As an AI tool a node gets a new run
 * index at each try, so what is unclear is also remembered by its request, for the whole execution.
 */
export class Ledger {
	/** The requests of each item that were sent, or may have been sent, in this run. */
	private readonly sent = new Map<number, string[]>();

	private constructor(
		/** The node's context, which n8n keeps with the execution. */
		private readonly context: Record<string, unknown>,
		private readonly itemsKey: string,
		private readonly isRetriedOnFail: boolean,
	) {}

	static of(context: IExecuteFunctions): Ledger {
		// A node in a loop runs many times in one execution; a try of the same run has the same index.
		const runIndex = String(context.getWorkflowDataProxy(0).$runIndex);
		const { retryOnFail = false } = context.getNode();
		return new Ledger(context.getContext('node'), `doneItems${runIndex}`, retryOnFail);
	}

	/**
	 * What an earlier try did of this item: its outputs, or the error of an item that may have been done. Nothing where it
	 * is in a background job, because that can be followed again.
	 */
	earlier(itemIndex: number): INodeExecutionData[] | ChakraError | undefined {
		const memory = this.kept(this.itemsKey)[itemIndex];
		if (isMemory(memory) && 'outputs' in memory) return memory.outputs;
		return this.jobOf(itemIndex) === undefined ? doubtIn(memory) : undefined;
	}

	/** The background job that this item went into, in this try or an earlier one. */
	jobOf(itemIndex: number): string | undefined {
		const memory = this.kept(this.itemsKey)[itemIndex];
		return isMemory(memory) && 'unclear' in memory ? memory.jobId : undefined;
	}

	/** The error of this very request where an earlier try may have sent it. */
	earlierRequest(request: NotedRequest): ChakraError | undefined {
		return doubtIn(this.kept(REQUESTS)[fingerprint(request)]);
	}

	/** Whether a request of this item was sent, or may have been sent, in this run. */
	hasSent(itemIndex: number): boolean {
		return this.sent.has(itemIndex);
	}

	/** Written before anything else is done with the answer, so that nothing that fails later can send it again. */
	requestSent(itemIndexes: readonly number[], request: NotedRequest): void {
		this.addSent(itemIndexes, request);
		for (const index of itemIndexes) {
			this.keep(this.itemsKey, String(index), { unclear: SENT_WITHOUT_OUTPUT });
		}
	}

	requestUnclear(itemIndexes: readonly number[], request: NotedRequest, reason: unknown): void {
		this.addSent(itemIndexes, request);
		for (const index of itemIndexes) this.unclear(index, reason);
	}

	/** The API took these items, and works on them in a background job. */
	inJob(itemIndexes: readonly number[], jobId: string): void {
		const memory: Memory = { unclear: inJob(jobId), jobId };
		for (const index of itemIndexes) this.keep(this.itemsKey, String(index), memory);
	}

	/** An item that was sent, or may have been, and has no output. */
	unclear(itemIndex: number, reason: unknown): void {
		const jobId = this.jobOf(itemIndex);
		const memory: Memory = { unclear: doubtOf(reason), ...(jobId !== undefined && { jobId }) };
		this.keep(this.itemsKey, String(itemIndex), memory);
		this.keepRequests(itemIndex, memory);
	}

	done(itemIndex: number, outputs: INodeExecutionData[]): void {
		this.keep(this.itemsKey, String(itemIndex), { outputs });
		// n8n takes an output with an error in it for a failure, and runs the node again.
		const isRunAgain = this.isRetriedOnFail && outputs.some(({ json }) => json.error !== undefined);
		if (isRunAgain) this.keepRequests(itemIndex, { unclear: SENT_BEFORE });
	}

	/** For a run after which n8n cannot run the node again. */
	forget(): void {
		delete this.context[this.itemsKey];
	}

	private addSent(itemIndexes: readonly number[], request: NotedRequest): void {
		const sent = fingerprint(request);
		for (const index of itemIndexes) this.sent.set(index, [...(this.sent.get(index) ?? []), sent]);
	}

	private keepRequests(itemIndex: number, memory: Memory): void {
		for (const request of this.sent.get(itemIndex) ?? []) this.keep(REQUESTS, request, memory);
	}

	private keep(memories: string, key: string, memory: Memory): void {
		const kept = this.kept(memories);
		kept[key] = memory;
		this.context[memories] = kept;
	}

	private kept(memories: string): Record<string, unknown> {
		const { [memories]: kept } = this.context;
		return isObject(kept) ? kept : {};
	}
}

function doubtIn(kept: unknown): ChakraError | undefined {
	if (!isMemory(kept) || !('unclear' in kept)) return undefined;
	const { message, remedy } = kept.unclear;
	return new ChakraError(message, { remedy: `Not tried again. ${remedy}`, mayBeDone: true });
}

function isMemory(kept: unknown): kept is Memory {
	if (!isObject(kept)) return false;
	return (
		Array.isArray(kept.outputs) ||
		(isObject(kept.unclear) && typeof kept.unclear.message === 'string')
	);
}

function doubtOf(reason: unknown): Doubt {
	if (!(reason instanceof ChakraError)) return SENT_WITHOUT_OUTPUT;
	return { message: reason.message, remedy: reason.details.remedy ?? '' };
}

const SENT_WITHOUT_OUTPUT: Doubt = {
	message: 'This was sent, and its output could not be made',
	remedy: 'Look in ChakraHQ before you send it again.',
};

const inJob = (jobId: string): Doubt => ({
	message: `ChakraHQ took this as the background job ${jobId}, and what became of it was not read`,
	remedy: 'Follow the job with Background Job > Wait Until Done and Get Entries.',
});

const SENT_BEFORE: Doubt = { message: 'This was sent already, in an earlier try', remedy: '' };

/** The same for two requests that ask for the same thing. */
function fingerprint({ method, path, body, sameAs }: NotedRequest): string {
	const text = JSON.stringify([method, path, sameAs ?? body ?? null]);
	return createHash('sha256').update(text).digest('base64url');
}
