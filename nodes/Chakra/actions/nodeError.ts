import { NodeApiError, NodeOperationError, type IExecuteFunctions, type INode } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';
import { isTool } from './tool/toolCall';

/**
 * An error as the editor shows it: a message, and below it a description. Both are about one item.
 * @param more is added after the remedy
 */
export function nodeError(
	node: INode,
	reason: unknown,
	itemIndex: number,
	more = '',
): NodeApiError | NodeOperationError {
	if (!(reason instanceof ChakraError)) return foreignError(node, reason, itemIndex);
	const { remedy = '', httpStatus, apiMessage } = reason.details;
	const message = `${reason.message} [item ${itemIndex}]`;
	const description = `${remedy}${more}`.trim();
	const httpCode = String(httpStatus);
	const error =
		httpStatus === undefined
			? new NodeOperationError(node, message, { itemIndex, description })
			: new NodeApiError(
					node,
					{ message: apiMessage ?? '', httpCode },
					{ message, description, httpCode, itemIndex },
				);
	// n8n replaces every message that contains, for example, ECONNREFUSED, by its own. So set the message again.
	error.message = message;
	return error;
}

/**
 * The error that the node throws. n8n gives a workflow that calls a sub-workflow the message alone, and newer AI Agents
 * give it to their model. They must read there that something may have been sent. So the message holds the description
 * as well.
 */
export function thrownError(
	context: IExecuteFunctions,
	...about: [reason: unknown, itemIndex: number, more?: string]
): Error {
	const node = context.getNode();
	const error = nodeError(node, ...about);
	const { message, description } = error;
	const isMessageAlone = isTool(context) || isSubWorkflow(context);
	if (!isMessageAlone) return error;
	const happened = withRespelledCodes(message);
	const remedy = withRespelledCodes(description ?? '');
	// An error that is thrown a second time holds its remedy already.
	error.message = happened.includes(remedy) ? happened : `${happened}. ${remedy}`;
	return error;
}

/** `ECONNRESET` becomes `E-CONNRESET`. */
const withRespelledCodes = (text: string): string => text.replace(REPLACED_BY_N8N, '$&-');

/**
 * Where a message holds one of these codes, n8n tells a workflow that called this one its own words instead, such as
 * "You can retry the request immediately". Source: COMMON_ERRORS in n8n-workflow's node.error.ts
 */
const REPLACED_BY_N8N =
	/E(?=CONN(?:REFUSED|RESET|ABORTED)|NOTFOUND|TIMEDOUT|RRADDRINUSE|ADDRNOTAVAIL|HOSTUNREACH|AI_AGAIN|NOENT|ISDIR|NOTDIR|ACCES|EXIST|PERM)|get(?=addrinfo)/gi;

/**
 * Whether another workflow called this one. n8n retries the one that called, and then begins this one anew, without its
 * ledger.
 */
export const isSubWorkflow = (context: IExecuteFunctions): boolean =>
	context.getMode() === 'integrated';

function foreignError(
	node: INode,
	reason: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	if (reason instanceof NodeApiError || reason instanceof NodeOperationError) return reason;
	const error = reason instanceof Error ? reason : String(reason);
	return new NodeOperationError(node, error, { itemIndex });
}
