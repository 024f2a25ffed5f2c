import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';
import { ChakraRun } from './chakraRun';
import { DoneItems } from './doneItems';
import { findOperation } from './index';
import { Item } from './item';
import type { Operation } from './operation';

/** An item that could not be done. */
interface Failure {
	itemIndex: number;
	reason: unknown;
}

/**
 * Runs the chosen operation over the items: so many at once as it allows, outputs in the order of the items.
 * Where the node continues on a refusal, the item carries it; else the node starts no further item, lets those under
 * way end, and stops with the refusal of the first item that has one.
 */
export async function runOperation(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const operation = findOperation(
		this.getNodeParameter('resource', 0),
		this.getNodeParameter('operation', 0),
	);
	if (!operation) {
		throw new NodeOperationError(this.getNode(), 'This version of the node has no such operation', {
			description: 'Choose Resource and Operation again, or update the package n8n-nodes-chakrahq.',
		});
	}
	const cancel = this.getExecutionCancelSignal?.();
	const outputs: INodeExecutionData[][] = [];
	const failures: Failure[] = [];
	const doneItems = operation.once && DoneItems.of(this);
	let next = 0;
	let anyRefused = false;

	const workThrough = async (run: ChakraRun) => {
		while (next < items.length && failures.length === 0 && !cancel?.aborted) {
			const itemIndex = next++;
			try {
				outputs[itemIndex] =
					doneItems?.outputsOf(itemIndex) ??
					(await operation.execute(new Item(this, itemIndex, run)));
				if (operation.once?.call(this, itemIndex)) doneItems?.done(itemIndex, outputs[itemIndex]);
			} catch (reason) {
				anyRefused = true;
				doneItems?.refused(itemIndex, reason);
				if (this.continueOnFail())
					outputs[itemIndex] = [refusedItem(this.getNode(), reason, itemIndex)];
				else failures.push({ itemIndex, reason });
			}
		}
	};

	try {
		const run = await ChakraRun.start(this);
		const itemsAtOnce = operation.itemsAtOnce?.call(this) ?? 1;
		await Promise.all(Array.from({ length: itemsAtOnce }, async () => await workThrough(run)));
	} catch (reason) {
		// What stands in the way of every item: the credential, or an option read once for the node.
		if (!this.continueOnFail()) failures.push({ itemIndex: 0, reason });
		else return [items.map((_, itemIndex) => refusedItem(this.getNode(), reason, itemIndex))];
	}
	const first = failures.sort((a, b) => a.itemIndex - b.itemIndex)[0];
	if (first) {
		const more = whatWasDone(outputs, operation);
		throw nodeError(this.getNode(), first.reason, first.itemIndex, more);
	}
	// With "Retry On Fail", n8n runs a node again also where it went on: where the first item carries a refusal.
	if (!cancel?.aborted && !anyRefused) doneItems?.forget();
	return [outputs.flat()];
}

function whatWasDone(outputs: INodeExecutionData[][], { once }: Operation): string {
	const done = outputs.filter((output) => output !== undefined).length;
	if (done === 0) return '';
	const inDone = `${done} ${done === 1 ? 'item' : 'items'}`;
	const again = once ? ' A retry of this execution does not do them again.' : '';
	return ` Done before the node stopped, and not in its output: ${inDone}.${again} To go on with the other items instead, set On Error to Continue in the node's settings.`;
}

/**
 * The item in place of an output. It carries no `error` object beside its fields, because n8n would then throw the
 * fields away; towards the error output it has the only two fields by which n8n 1 and 2 both know such an item.
 */
function refusedItem(node: INode, reason: unknown, itemIndex: number): INodeExecutionData {
	const { message: error, description } = nodeError(node, reason, itemIndex);
	const { remedy = description, ...facts } = reason instanceof ChakraError ? reason.details : {};
	const json: IDataObject =
		node.onError === 'continueErrorOutput'
			? { error, ...(remedy && { message: remedy }) }
			: { error, ...(remedy && { remedy }), ...facts };
	return { json, pairedItem: { item: itemIndex } };
}

/** The editor shows the message, and below it the description; both belong to one item. */
function nodeError(
	node: INode,
	reason: unknown,
	itemIndex: number,
	more = '',
): NodeApiError | NodeOperationError {
	const error = wrapped(node, reason, itemIndex, more);
	// n8n puts a sentence of its own in place of any that holds, say, ECONNREFUSED, wherever that came from.
	if (reason instanceof ChakraError) error.message = messageOf(reason, itemIndex);
	return error;
}

function messageOf(refusal: ChakraError, itemIndex: number): string {
	return `${refusal.message} [item ${itemIndex}]`;
}

function wrapped(
	node: INode,
	reason: unknown,
	itemIndex: number,
	more: string,
): NodeApiError | NodeOperationError {
	if (!(reason instanceof ChakraError)) {
		return reason instanceof NodeApiError || reason instanceof NodeOperationError
			? reason
			: new NodeOperationError(node, reason instanceof Error ? reason : String(reason), {
					itemIndex,
				});
	}
	const { remedy = '', httpStatus, apiMessage } = reason.details;
	const message = messageOf(reason, itemIndex);
	const description = `${remedy}${more}`.trim();
	if (httpStatus === undefined) {
		return new NodeOperationError(node, message, { itemIndex, description });
	}
	const httpCode = String(httpStatus);
	return new NodeApiError(
		node,
		{ message: apiMessage ?? '', httpCode },
		{ message, description, httpCode, itemIndex },
	);
}
