import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { ChakraRun } from './chakraRun';
import { failedItem } from './failedItem';
import { findOperation } from './index';
import { thrownError } from './nodeError';
import { NodeRun } from './nodeRun';
import { settled } from './settled';
import { expectOwnItem } from './tool/ownItem';
import { expectOwnValues } from './tool/ownValues';
import { toolOutputs } from './tool/toolOutputs';
import { countFailedTry, isErrorUnread } from './tool/unreadError';

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
	if (!isErrorUnread(this, countFailedTry(this))) throw reason;
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
		expectOwnItem(this);
		const run = await ChakraRun.start(this);
		const itemsAtOnce = operation.itemsAtOnce?.call(this) ?? 1;
		const nodeRun = new NodeRun(this, operation, run, itemsAtOnce);
		const end = await settled(nodeRun.runAll());
		await run.end();
		if ('reason' in end) throw end.reason;
		return [toolOutputs(this, end.value, run.warnings)];
	} catch (reason) {
		// A problem of all items: the credential, or an option that is read once per run.
		if (!isContinueOnFail) throw thrownError(this, reason, 0);
		const items = this.getInputData();
		return [items.map((_, itemIndex) => failedItem(this, operation, reason, itemIndex))];
	}
}
