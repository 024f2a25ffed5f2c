import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';

/** What became of an item that must not be done twice, as it is kept between two tries. */
type Memory =
	/** Done: its outputs, which a later try gives again. */
	| { outputs: INodeExecutionData[] }
	/** Perhaps done: the refusal that said so, which a later try gives again. */
	| { unclear: { message: string; remedy: string } };

/**
 * The items of a node run that are done already, for operations that must not do anything twice.
 *
 * n8n runs a node again for all of its items, in its setting "Retry On Fail" as well as when somebody retries a
 * failed execution. Both keep the node's context, so what is remembered there survives, and the same item of the
 * same run is not done again. A new execution starts with nothing.
 */
export class DoneItems {
	private readonly items: Record<string, unknown>;

	private constructor(
		private readonly context: Record<string, unknown>,
		private readonly key: string,
	) {
		const { [key]: kept } = context;
		this.items = isObject(kept) ? kept : {};
		context[key] = this.items;
	}

	static of(context: IExecuteFunctions): DoneItems {
		// A node in a loop runs many times in one execution; a try of the same run has the same index.
		const runIndex = String(context.getWorkflowDataProxy(0).$runIndex);
		return new DoneItems(context.getContext('node'), `doneItems${runIndex}`);
	}

	/**
	 * @returns the outputs of an item that is done, undefined for one that is not
	 * @throws ChakraError for one that is perhaps done
	 */
	outputsOf(itemIndex: number): INodeExecutionData[] | undefined {
		const { [itemIndex]: memory } = this.items;
		if (!isMemory(memory)) return undefined;
		if ('outputs' in memory) return memory.outputs;
		throw new ChakraError(memory.unclear.message, {
			remedy: `Not tried again. ${memory.unclear.remedy}`,
			mayBeDone: true,
		});
	}

	done(itemIndex: number, outputs: INodeExecutionData[]): void {
		this.remember(itemIndex, { outputs });
	}

	/** Keeps a refusal only where the item may have been done all the same. */
	refused(itemIndex: number, reason: unknown): void {
		if (!(reason instanceof ChakraError) || !reason.details.mayBeDone) return;
		const { message, details } = reason;
		if (this.items[itemIndex] === undefined) {
			this.remember(itemIndex, { unclear: { message, remedy: details.remedy ?? '' } });
		}
	}

	/** When all items are done and none was refused, no later try can come. */
	forget(): void {
		delete this.context[this.key];
	}

	private remember(itemIndex: number, memory: Memory): void {
		this.items[itemIndex] = memory;
	}
}

function isMemory(kept: unknown): kept is Memory {
	if (!isObject(kept)) return false;
	return (
		Array.isArray(kept.outputs) ||
		(isObject(kept.unclear) && typeof kept.unclear.message === 'string')
	);
}
