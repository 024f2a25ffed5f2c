import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { ChakraError, toChakraError } from '../transport/chakraError';
import { ChakraRun } from './chakraRun';
import { failedItem } from './failedItem';
import { findOperation } from './index';
import { Item } from './item';
import { isSubWorkflow, thrownError } from './nodeError';
import type { Operation, Work } from './operation';
import { settled } from './settled';
import { expectOwnValues, isErrorUnread } from './toolCall';

/** An item that failed. */
interface Failure {
	itemIndex: number;
	reason: unknown;
}

/**
 * Runs the chosen operation for all items, as many in parallel as it allows. Outputs are in the order of the items.
 *
 * The parameters of all items are read first. With On Error = Stop, one invalid item stops the node before anything is
 * sent. After that, the first failure stops the node: no further item begins, and those under way are finished. With
 * On Error = Continue, every item is processed. For a model that would read nothing of an error, it is the output.
 */
export async function runOperation(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const end = await settled(runItems.call(this));
	if ('value' in end) return end.value;
	const { reason } = end;
	if (!isErrorUnread(this)) throw reason;
	return [[{ json: { error: reason instanceof Error ? reason.message : String(reason) } }]];
}

async function runItems(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = findOperation(
		this.getNodeParameter('resource', 0),
		this.getNodeParameter('operation', 0),
	);
	if (!operation) {
		throw new NodeOperationError(this.getNode(), 'This version of the node has no such operation', {
			description: 'Choose Resource and Operation again, or update the package n8n-nodes-chakrahq.',
		});
	}
	const isContinueOnFail = this.continueOnFail();
	try {
		expectOwnValues(this);
		const run = await ChakraRun.start(this);
		const itemsAtOnce = operation.itemsAtOnce?.call(this) ?? 1;
		const nodeRun = new NodeRun(this, operation, run, itemsAtOnce);
		try {
			return [await nodeRun.runAll()];
		} finally {
			await run.end();
		}
	} catch (reason) {
		// A problem of all items: the credential, or an option that is read once per run.
		if (!isContinueOnFail) throw thrownError(this, reason, 0);
		const items = this.getInputData();
		return [items.map((_, itemIndex) => failedItem(this, operation, reason, itemIndex))];
	}
}

/** One run of an operation for all items of the node. */
class NodeRun {
	private readonly items: Item[];

	private readonly preparedWork = new Map<Item, Work>();

	private readonly outputs: INodeExecutionData[][] = [];

	private readonly failures: Failure[] = [];

	/** Items that an earlier try or run left unclear, with On Error = Stop. They do not stop the other items. */
	private readonly unclear: Failure[] = [];

	private readonly continueOnFail: boolean;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: Operation,
		private readonly run: ChakraRun,
		private readonly itemsAtOnce: number,
	) {
		const input = context.getInputData();
		const inputItems = operation.isForFirstItemOnly ? input.slice(0, 1) : input;
		this.items = inputItems.map((_, index) => new Item(context, index, run));
		this.continueOnFail = context.continueOnFail();
	}

	/** @throws NodeApiError, NodeOperationError where an item fails and the node stops on an error */
	async runAll(): Promise<INodeExecutionData[]> {
		await this.forEach(this.items, async (item) => await this.prepare(item));
		this.throwFirst(this.failures);

		const prepared = [...this.preparedWork.keys()];
		if (this.operation.together && prepared.length > 0) {
			await this.operation.together(prepared);
			// Everything has been sent and has ended. So report and record every item, also those after a failure.
			for (const item of prepared) await this.tryStep(item, async () => await this.work(item));
		} else {
			await this.forEach(prepared, async (item) => await this.work(item));
		}
		this.throwFirst(this.failures.length > 0 ? this.failures : this.unclear);
		return this.finalOutputs();
	}

	private async prepare(item: Item): Promise<void> {
		const earlier = this.run.ledger.earlier(item.index);
		if (!earlier) {
			this.preparedWork.set(item, await this.operation.prepare(item));
		} else if (!(earlier instanceof ChakraError)) {
			this.outputs[item.index] = earlier;
		} else if (this.continueOnFail) {
			throw earlier;
		} else {
			this.unclear.push({ itemIndex: item.index, reason: earlier });
		}
	}

	/** @throws what the work throws, changed to "may be done" where something was sent before */
	private async work(item: Item): Promise<void> {
		const { ledger } = this.run;
		const work = this.preparedWork.get(item);
		this.preparedWork.delete(item);
		const end = await settled(work?.() ?? Promise.resolve(undefined));
		const isSent = ledger.hasSent(item.index);
		if ('value' in end) {
			if (!end.value) return;
			if (ledger.isKept(item.index)) ledger.done(item.index, end.value);
			this.outputs[item.index] = end.value;
			return;
		}
		if (!isSent && !isUnclear(end.reason)) throw end.reason;
		const unclear = mayBeDone(end.reason);
		ledger.unclear(item.index, unclear);
		throw unclear;
	}

	/**
	 * Runs one step of an item and keeps its failure.
	 * @returns whether the next item may begin
	 */
	private async tryStep(item: Item, step: () => Promise<void>): Promise<boolean> {
		const itemIndex = item.index;
		try {
			await step();
			return true;
		} catch (reason) {
			const isOfEarlierRun = isUnclear(reason) && !this.run.ledger.hasSent(itemIndex);
			if (isOfEarlierRun && !this.continueOnFail) {
				this.unclear.push({ itemIndex, reason });
				return true;
			}
			this.failures.push({ itemIndex, reason });
			if (!this.continueOnFail) return false;
			this.outputs[itemIndex] = [failedItem(this.context, this.operation, reason, itemIndex)];
			return true;
		}
	}

	/**
	 * Processes the items, in parallel up to the operation's limit, until one stops the node or the run is cancelled.
	 */
	private async forEach(items: Item[], step: (item: Item) => Promise<void>): Promise<void> {
		const cancel = this.context.getExecutionCancelSignal?.();
		let next = 0;
		let isGoingOn = true;
		const worker = async () => {
			for (;;) {
				const item = items[next];
				if (!item || !isGoingOn || cancel?.aborted) return;
				next += 1;
				isGoingOn = (await this.tryStep(item, async () => await step(item))) && isGoingOn;
			}
		};
		await Promise.all(Array.from({ length: this.itemsAtOnce }, worker));
	}

	private throwFirst(failures: readonly Failure[]): void {
		const [first] = [...failures].sort((a, b) => a.itemIndex - b.itemIndex);
		if (!first || this.continueOnFail) return;
		const others = [...new Set([...failures, ...this.unclear])].filter((one) => one !== first);
		const more = `${this.doneItems()}${this.otherFailures(others)}`;
		throw thrownError(this.context, first.reason, first.itemIndex, more);
	}

	/** Names the items that failed beside the one that the error is about. */
	private otherFailures(others: readonly Failure[]): string {
		const ofNow = others.filter((one) => !this.unclear.includes(one));
		const ofEarlierRuns = others.filter((one) => this.unclear.includes(one));
		return [
			listed(
				'Also not done',
				ofNow.filter(({ reason }) => !isUnclear(reason)),
			),
			listed(
				'Also unclear, they may have been sent',
				ofNow.filter(({ reason }) => isUnclear(reason)),
			),
			listed('Also not tried again, because they may have been sent before', ofEarlierRuns),
		].join('');
	}

	private doneItems(): string {
		const done = this.outputs.filter((output) => output !== undefined).length;
		const isSend = this.items.some(({ index }) => this.run.ledger.isKept(index));
		if (done === 0) return '';
		const doneItems = `${done} ${done === 1 ? 'item' : 'items'}`;
		const again = isSend ? retryAdvice(this.context) : '';
		return ` Done before the node stopped, and not in its output: ${doneItems}.${again} To go on with the other items instead, set On Error to Continue in the node's settings.`;
	}

	private finalOutputs(): INodeExecutionData[] {
		const outputs = this.outputs.flat();
		const isCancelled = this.context.getExecutionCancelSignal?.()?.aborted === true;
		// With "Retry On Fail", n8n also runs the node again where the first output has an `error`, whatever it comes
		// from. For some versions of n8n `error: null` is enough.
		const isRunAgain =
			this.failures.length > 0 || isCancelled || outputs[0]?.json.error !== undefined;
		if (!isRunAgain) this.run.ledger.forget();
		return outputs;
	}
}

/**
 * A run that crashed leaves up to twice as many items unclear as go out at once. Each must be named, because with a Send
 * Once Key the next run skips them.
 */
const MAX_NAMED = 100;

function retryAdvice(context: IExecuteFunctions): string {
	return isSubWorkflow(context)
		? ' A retry of the workflow that called this one does them again, unless this node has a Send Once Key. Retry of this execution, under Executions, does not.'
		: ' Retry, under Executions, does not do them again; Execute step in the editor does.';
}

function listed(what: string, failures: Failure[]): string {
	if (failures.length === 0) return '';
	const indexes = failures.map(({ itemIndex }) => itemIndex).sort((a, b) => a - b);
	const named = indexes.slice(0, MAX_NAMED).join(', ');
	const more = indexes.length > MAX_NAMED ? ` and ${indexes.length - MAX_NAMED} more` : '';
	return ` ${what}: items ${named}${more}.`;
}

function isUnclear(reason: unknown): reason is ChakraError {
	return reason instanceof ChakraError && reason.details.mayBeDone === true;
}

function mayBeDone(reason: unknown): ChakraError {
	if (isUnclear(reason)) return reason;
	const { details, message } = toChakraError(reason);
	const remedy = `It was sent. Look in ChakraHQ before you send it again. ${details.remedy ?? ''}`;
	return new ChakraError(message, { ...details, remedy: remedy.trim(), mayBeDone: true });
}
