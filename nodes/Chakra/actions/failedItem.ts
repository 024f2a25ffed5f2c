import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { includeInputFieldsField } from '../parameters/includeInputFields';
import { ChakraError } from '../transport/chakraError';
import { nodeError } from './nodeError';
import type { Operation } from './operation';
import { hasOwnValues } from './tool/ownValues';

/** The output of an item that failed. At an error output n8n adds the fields of the input item. */
export function failedItem(
	context: IExecuteFunctions,
	operation: Operation,
	reason: unknown,
	itemIndex: number,
): INodeExecutionData {
	const node = context.getNode();
	const { message: error, description } = nodeError(node, reason, itemIndex);
	const { remedy = description, ...facts } = reason instanceof ChakraError ? reason.details : {};
	const read = (name: string) => readOrNull(context, name, itemIndex);
	const json: IDataObject = {
		...inputFields(context, read('options'), itemIndex),
		...recipientFields(operation, read, facts.mayBeDone === true),
		error,
		...(remedy && { remedy }),
		...facts,
	};
	const item = { json, pairedItem: { item: itemIndex } };
	if (node.onError !== 'continueErrorOutput') return item;
	// n8n's own nodes say the reason in `message` there, so workflows read it by that name.
	if (remedy) json.message = remedy;
	const whole = [error, remedy].filter(Boolean).join('. ');
	return forErrorOutput(item, new NodeOperationError(node, whole, { itemIndex }));
}

/**
 * Marks an item as failed for n8n. n8n sends an item to the error output by its `error`, copies it, and keeps only the
 * error's message of an item that still has one. So the error is not enumerable: the copy does not have it, and keeps
 * its fields. Source: `handleNodeErrorOutput` and `normalizeNodeErrors` in n8n-core's workflow-execute.js
 */
const forErrorOutput = (item: INodeExecutionData, error: NodeOperationError): INodeExecutionData =>
	Object.defineProperty(item, 'error', { value: error });

/** The recipient of a message that was not sent. `unclear`: it may have been sent. */
function recipientFields(
	{ recipient }: Operation,
	read: (name: string) => unknown,
	mayBeDone: boolean,
): IDataObject {
	if (!recipient) return {};
	return { recipient: recipient(read), status: mayBeDone ? 'unclear' : 'failed' };
}

function inputFields(context: IExecuteFunctions, options: unknown, index: number): IDataObject {
	const isWanted = isObject(options) && options[includeInputFieldsField.name] === true;
	return (isWanted && context.getInputData()[index]?.json) || {};
}

/** A parameter of a failed item; null where its expression is the reason of the failure, or it is of another call. */
function readOrNull(context: IExecuteFunctions, name: string, index: number): unknown {
	if (!hasOwnValues(context)) return null;
	try {
		return context.getNodeParameter(name, index, null);
	} catch {
		return null;
	}
}
