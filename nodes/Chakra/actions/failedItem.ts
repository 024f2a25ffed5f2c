import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { includeInputFieldsField } from '../parameters/includeInputFields';
import { ChakraError } from '../transport/chakraError';
import { nodeError } from './nodeError';
import type { Operation } from './operation';
import { hasOwnValues } from './tool/ownValues';

/**
 * The output of an item that failed. It has no `error` object beside its fields, because n8n would then drop the
 * fields. For the error output it has only the two members by which n8n 1 and 2 both recognise a failed item; n8n adds
 * the fields of the input item.
 */
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
	const json: IDataObject =
		node.onError === 'continueErrorOutput'
			? { error, ...(remedy && { message: remedy }) }
			: {
					...inputFields(context, read('options'), itemIndex),
					...recipientFields(operation, read, facts.mayBeDone === true),
					error,
					...(remedy && { remedy }),
					...facts,
				};
	return { json, pairedItem: { item: itemIndex } };
}

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
