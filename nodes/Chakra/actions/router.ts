import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { Refusal } from '../transport/refusal';
import { ChakraRun } from './chakraRun';
import { findOperation } from './index';

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
	let next = 0;

	const workThrough = async (run: ChakraRun) => {
		while (next < items.length && failures.length === 0 && !cancel?.aborted) {
			const itemIndex = next++;
			try {
				outputs[itemIndex] = await operation.execute.call(this, itemIndex, run);
			} catch (reason) {
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
	if (first) throw nodeError(this.getNode(), first.reason, first.itemIndex, whatWasDone(outputs));
	return [outputs.flat()];
}

function whatWasDone(outputs: INodeExecutionData[][]): string {
	const done = outputs.filter((output) => output !== undefined).length;
	return done === 0
		? ''
		: ` Done before the node stopped, and not in its output: ${done} ${done === 1 ? 'item' : 'items'}. To keep what is done, set On Error to Continue in the node's settings.`;
}

function refusedItem(node: INode, reason: unknown, itemIndex: number): INodeExecutionData {
	const error = nodeError(node, reason, itemIndex);
	const { remedy, ...facts } = reason instanceof Refusal ? reason.details : { remedy: undefined };
	const json: IDataObject = { error: error.message, ...(remedy && { remedy }), ...facts };
	return { json, error, pairedItem: { item: itemIndex } };
}

/** The editor shows the message, and below it the description; both belong to one item. */
function nodeError(
	node: INode,
	reason: unknown,
	itemIndex: number,
	more = '',
): NodeApiError | NodeOperationError {
	if (!(reason instanceof Refusal)) {
		return reason instanceof NodeApiError || reason instanceof NodeOperationError
			? reason
			: new NodeOperationError(node, reason instanceof Error ? reason : String(reason), {
					itemIndex,
				});
	}
	const { remedy = '', httpStatus, apiMessage } = reason.details;
	const message = `${reason.message} [item ${itemIndex}]`;
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
