import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Item } from './item';

/**
 * Does the work of one item after its parameters were read.
 * @returns its outputs; undefined where it was not sent because another item stopped the node
 * @throws ChakraError
 */
export type Work = () => Promise<INodeExecutionData[] | undefined>;

/** One operation of the node: its form, and what it does with an item. */
export interface Operation {
	/** Its entry in the Operation list. Saved workflows depend on `value`. */
	entry: INodePropertyOptions & { value: string; action: string };
	/**
	 * All calls that it may make: operation IDs of sandbox/openapi.yaml, its own call first. The coverage table is made
	 * from them.
	 */
	api: readonly string[];
	/** Its fields. Saved workflows depend on their names and values. */
	description: INodeProperties[];
	/**
	 * Reads and checks all parameters of an item. All items of a run are prepared before the first one is sent, so
	 * this step only makes requests that read.
	 * @throws ChakraError
	 */
	prepare(item: Item): Promise<Work>;
	/**
	 * The recipient of the item's message, also where it was not sent. Only operations that send have it.
	 * @param read gives a parameter, or null where it cannot be read
	 * @returns null where it is unknown
	 */
	recipient?(read: (name: string) => unknown): string | null;
	/**
	 * Sends the prepared items together, in a few calls. The work of each item then only reports its result.
	 * @throws ChakraError where nothing can be sent
	 */
	together?(items: Item[]): Promise<void>;
	/** Set for an operation that runs once for all items, with the parameters of the first. */
	isForFirstItemOnly?: true;
	/**
	 * How many items are processed in parallel. Defaults to 1, in order.
	 * @throws ChakraError
	 */
	itemsAtOnce?(this: IExecuteFunctions): number;
}

/** One resource: its entry in the Resource list and its operations in the order shown. */
export interface Resource {
	entry: INodePropertyOptions & { value: string };
	operations: Operation[];
}
