import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';
import { ChakraRun } from './chakraRun';
import { findOperation } from './index';
import { failedItem } from './failedItem';
import { Item } from './item';
import { nodeError } from './nodeError';
import type { Operation, Work } from './operation';
import { settled } from './settled';

/** An item that could not be done. */
interface Failure {
	itemIndex: number;
	reason: unknown;
}

/**
 * Runs the chosen operation over the items: so many at once as it allows, outputs in the order of the items.
 *
 * Where the node continues on an error, each item stands for itself. Else the parameters of all items are read first,
 * so that one bad item stops the node with nothing sent; then the node works until the first item fails, lets those
 * under way end, and stops with that error.
 */
export async function runOperation(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = findOperation(
		this.getNodeParameter('resource', 0),
		this.getNodeParameter('operation', 0),
	);
	if (!operation) {
		throw new NodeOperationError(this.getNode(), 'This version of the node has no such operation', {
			description: 'Choose Resource and Operation again, or update the package n8n-nodes-chakrahq.',
		});
	}
	const goesOn = this.continueOnFail();
	try {
		const run = await ChakraRun.start(this);
		const itemsAtOnce = operation.itemsAtOnce?.call(this) ?? 1;
		const nodeRun = new NodeRun(this, operation, run, itemsAtOnce);
		return [goesOn ? await nodeRun.goOn() : await nodeRun.untilFirstFailure()];
	} catch (reason) {
		// What stands in the way of every item: the credential, or an option read once for the node.
		if (!goesOn) throw nodeError(this.getNode(), reason, 0);
		const items = this.getInputData();
		return [items.map((_, itemIndex) => failedItem(this, operation, reason, itemIndex))];
	}
}

/** The items of one node run on their way through an operation. */
class NodeRun {
	private readonly items: Item[];

	private readonly outputs: INodeExecutionData[][] = [];

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: Operation,
		private readonly run: ChakraRun,
		private readonly itemsAtOnce: number,
	) {
		this.items = context.getInputData().map((_, index) => new Item(context, index, run));
	}

	/** Each item stands for itself; one that fails carries its error. */
	async goOn(): Promise<INodeExecutionData[]> {
		const failures: Failure[] = [];
		await this.forEach(this.items, async (item) => {
			try {
				const earlier = this.run.ledger.earlier(item.index);
				if (earlier instanceof ChakraError) throw earlier;
				this.outputs[item.index] =
					earlier ?? (await this.work(item, await this.operation.prepare(item)));
			} catch (reason) {
				failures.push({ itemIndex: item.index, reason });
				this.outputs[item.index] = [failedItem(this.context, this.operation, reason, item.index)];
			}
			return true;
		});
		return this.ended(failures.length > 0);
	}

	async untilFirstFailure(): Promise<INodeExecutionData[]> {
		const { ledger } = this.run;
		const unclear: Failure[] = [];
		const works = new Map<Item, Work>();
		const failures: Failure[] = [];
		await this.forEach(this.items, async (item) => {
			const itemIndex = item.index;
			const earlier = ledger.earlier(itemIndex);
			if (earlier instanceof ChakraError) unclear.push({ itemIndex, reason: earlier });
			else if (earlier) this.outputs[itemIndex] = earlier;
			else
				return await this.isDone(item, failures, async () =>
					works.set(item, await this.operation.prepare(item)),
				);
			return true;
		});
		this.throwFirst(failures);

		await this.forEach(
			[...works.keys()],
			async (item) =>
				await this.isDone(item, failures, async () => {
					const work = works.get(item);
					if (work) this.outputs[item.index] = await this.work(item, work);
					works.delete(item);
				}),
		);
		// What an earlier try left unclear does not keep the others back; it is told at the end.
		this.throwFirst(failures.length > 0 ? failures : unclear, unclear);
		return this.ended(false);
	}

	/** @throws what the work throws; where something was sent before, the error says so */
	private async work(item: Item, work: Work): Promise<INodeExecutionData[]> {
		const { ledger } = this.run;
		const end = await settled(work());
		const isSent = ledger.hasSent(item.index);
		if ('value' in end) {
			if (isSent) ledger.done(item.index, end.value);
			return end.value;
		}
		if (!isSent) throw end.reason;
		const unclear = mayBeDone(end.reason);
		ledger.unclear(item.index, unclear);
		throw unclear;
	}

	private async isDone(
		item: Item,
		failures: Failure[],
		step: () => Promise<unknown>,
	): Promise<boolean> {
		try {
			await step();
			return true;
		} catch (reason) {
			failures.push({ itemIndex: item.index, reason });
			return false;
		}
	}

	/** Works on so many items at once as the operation allows, until one says that it is enough or the run is cancelled. */
	private async forEach(items: Item[], step: (item: Item) => Promise<boolean>): Promise<void> {
		const cancel = this.context.getExecutionCancelSignal?.();
		let next = 0;
		let goesOn = true;
		const worker = async () => {
			for (;;) {
				const item = items[next];
				if (!item || !goesOn || cancel?.aborted) return;
				next += 1;
				goesOn = (await step(item)) && goesOn;
			}
		};
		await Promise.all(Array.from({ length: this.itemsAtOnce }, worker));
	}

	private throwFirst(failures: Failure[], unclear: Failure[] = []): void {
		const [first] = failures.sort((a, b) => a.itemIndex - b.itemIndex);
		if (!first) return;
		const more = `${this.whatWasDone()}${whatIsUnclear(first, unclear)}`;
		throw nodeError(this.context.getNode(), first.reason, first.itemIndex, more);
	}

	private whatWasDone(): string {
		const done = this.outputs.filter((output) => output !== undefined).length;
		const isSend = this.items.some(({ index }) => this.run.ledger.hasSent(index));
		if (done === 0) return '';
		const inDone = `${done} ${done === 1 ? 'item' : 'items'}`;
		const again = isSend
			? ' Retry, under Executions, does not do them again; Execute step in the editor does.'
			: '';
		return ` Done before the node stopped, and not in its output: ${inDone}.${again} To go on with the other items instead, set On Error to Continue in the node's settings.`;
	}

	private ended(isAnyFailed: boolean): INodeExecutionData[] {
		const outputs = this.outputs.flat();
		const isCancelled = this.context.getExecutionCancelSignal?.()?.aborted === true;
		// With "Retry On Fail", n8n runs a node again where the first item holds an error, wherever that came from.
		if (!isAnyFailed && !isCancelled && !outputs[0]?.json.error) this.run.ledger.forget();
		return outputs;
	}
}

function whatIsUnclear({ itemIndex }: Failure, unclear: Failure[]): string {
	const others = unclear.filter((failure) => failure.itemIndex !== itemIndex);
	if (others.length === 0) return '';
	const named = others.slice(0, 20).map((failure) => failure.itemIndex);
	const more = others.length > named.length ? ` and ${others.length - named.length} more` : '';
	return ` Also not tried again, because they may have been sent before: items ${named.join(', ')}${more}.`;
}

function mayBeDone(reason: unknown): ChakraError {
	if (reason instanceof ChakraError && reason.details.mayBeDone) return reason;
	const { details = {}, message } = reason instanceof ChakraError ? reason : asError(reason);
	const remedy = `It was sent. Look in ChakraHQ before you send it again. ${details.remedy ?? ''}`;
	return new ChakraError(message, { ...details, remedy: remedy.trim(), mayBeDone: true });
}

function asError(reason: unknown): { message: string; details?: ChakraError['details'] } {
	return { message: reason instanceof Error ? reason.message : String(reason) };
}
