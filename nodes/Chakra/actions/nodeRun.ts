import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { ChakraError, isUnclear, toChakraError } from '../transport/chakraError';
import type { ChakraRun } from './chakraRun';
import { failedItem } from './failedItem';
import { Item } from './item';
import { ItemTargets } from './itemTargets';
import { thrownError } from './nodeError';
import type { Operation, Work } from './operation';
import { settled } from './settled';
import { stopReport, type Failure } from './stopReport';

/**
 * How long the items may hold up the process. Reading the values of 10,000 items waits for nothing, so n8n could
 * not answer webhooks, stop this run, or renew a worker's hold on its job for 5 s.
 */
const LONGEST_HOLD_MS = 50;

/**
 * One run of an operation for all items of the node, as many in parallel as the operation allows. Outputs are in the
 * order of the items.
 */
export class NodeRun {
	private readonly items: Item[];

	private readonly preparedWork = new Map<Item, Work>();

	private readonly outputs: INodeExecutionData[][] = [];

	private readonly failures: Failure[] = [];

	/** Items that an earlier try or run left unclear, with On Error = Stop. They do not stop the other items. */
	private readonly unclear: Failure[] = [];

	private readonly continueOnFail: boolean;

	private readonly targets: ItemTargets;

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
		const { recipient, entry } = operation;
		this.targets = new ItemTargets(context.getNode().parameters, (index) =>
			recipient
				? `a message to ${recipient((name) => this.items[index]?.value(name, null))}`
				: entry.action,
		);
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
		const earlier = this.run.ledger.earlier(item.index, this.targets);
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
			if (ledger.isKept(item.index)) {
				ledger.done(item.index, end.value, this.targets.of(item.index));
			}
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
		let holdEnds = performance.now() + LONGEST_HOLD_MS;
		const worker = async () => {
			for (;;) {
				if (performance.now() > holdEnds) {
					await sleep(0);
					holdEnds = performance.now() + LONGEST_HOLD_MS;
				}
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
		const isOther = (one: Failure) => one !== first;
		const report = stopReport(this.context, {
			doneItems: this.outputs.filter((output) => output !== undefined).length,
			isSkippedByRetry: this.items.some(({ index }) => this.run.ledger.isKept(index)),
			failures: this.failures.filter(isOther),
			unclearBefore: this.unclear.filter(isOther),
		});
		throw thrownError(this.context, first.reason, first.itemIndex, report);
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

function mayBeDone(reason: unknown): ChakraError {
	if (isUnclear(reason)) return reason;
	const { details, message } = toChakraError(reason);
	const remedy = `It was sent. Look in ChakraHQ before you send it again. ${details.remedy ?? ''}`;
	return new ChakraError(message, { ...details, remedy: remedy.trim(), mayBeDone: true });
}
