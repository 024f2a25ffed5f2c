import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Item } from './item';

/**
 * Does what an item asks for, once its parameters are read.
 * @returns its outputs; undefined where it was not sent because another one stopped the node
 * @throws ChakraError
 */
export type Work = () => Promise<INodeExecutionData[] | undefined>;

/** One operation of the API: what the editor shows of it and what it does with one item. */
export interface Operation {
	/** Its entry in the Operation list; `value` is a promise to saved workflows. */
	entry: INodePropertyOptions & { value: string; action: string };
	/** The calls it makes for its own sake: operation IDs of sandbox/openapi.yaml. The coverage table is made from them. */
	api: readonly string[];
	/** Its own fields; the names and values are a promise too. */
	description: INodeProperties[];
	/**
	 * Reads and checks all parameters of an item. Nothing is sent here but reads, because all items of a run are prepared
	 * before the first one is sent.
	 * @throws ChakraError
	 */
	prepare(item: Item): Promise<Work>;
	/**
	 * Whom the message of an item is for, given also where it could not be sent; only operations that send have it.
	 * @param read gives a parameter, null where it cannot be read
	 * @returns null where nobody can say
	 */
	recipient?(read: (name: string) => unknown): string | null;
	/**
	 * Sends the prepared items together, in a few calls; the work of each then only tells what became of it.
	 * @throws ChakraError where nothing can be sent
	 */
	together?(items: Item[]): Promise<void>;
	/** For an operation that does one thing for all items together, with the parameters of the first. */
	isForFirstItemOnly?: true;
	/** How many items it works on at once; 1, in order, where it does not say. @throws ChakraError */
	itemsAtOnce?(this: IExecuteFunctions): number;
}

/** One resource: its entry in the Resource list and its operations in the order shown. */
export interface Resource {
	entry: INodePropertyOptions & { value: string };
	operations: Operation[];
}
