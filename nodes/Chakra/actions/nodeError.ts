import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';

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
 * The error that the node throws. n8n's newer AI Agents give their model the message alone, and it must read there that
 * something may have been sent. So the message of a tool holds the description as well.
 */
export function thrownError(...about: Parameters<typeof nodeError>): Error {
	const [node] = about;
	const error = nodeError(...about);
	const { message, description } = error;
	const isTool = node.type.endsWith('Tool');
	if (isTool && description && !message.includes(description)) {
		error.message = `${message}. ${description}`;
	}
	return error;
}

function foreignError(
	node: INode,
	reason: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	if (reason instanceof NodeApiError || reason instanceof NodeOperationError) return reason;
	const error = reason instanceof Error ? reason : String(reason);
	return new NodeOperationError(node, error, { itemIndex });
}
