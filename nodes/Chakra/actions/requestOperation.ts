import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { optionsField } from '../parameters/optionsField';
import { maxTriesField, readRetryOptions, requestTimeoutField } from '../parameters/retryOptions';
import { simplifyField } from '../parameters/simplify';
import { wordsIn } from '../transport/apiError';
import type { ApiResult } from '../transport/apiResponse';
import { unproven } from '../transport/explain';
import type { Item, ItemRequest } from './item';
import type { Operation, Work } from './operation';
import type { PreparedBody } from './preparedBody';
import { expectContent, isOwnResponse, provesCreated } from './responseProof';
import { onceForKey } from './sendOnce/onceForKey';
import { toOutputs } from './toOutput';

/** A request that is checked as a whole. */
type PreparedRequest = ItemRequest & Pick<PreparedBody, 'completeBody'>;

/** An operation that is one request for each item. */
interface RequestOperation {
	entry: Operation['entry'];
	api: Operation['api'];
	fields: INodeProperties[];
	/** Options beside Max Tries and Timeout. */
	options?: INodeProperties[];
	/** Replaces the default Timeout field, which is for requests without a file. */
	timeout?: INodeProperties;
	/** Reads all parameters and makes the request. @throws ChakraError where a parameter cannot be used */
	request(item: Item): PreparedRequest | Promise<PreparedRequest>;
	/**
	 * The output with Simplify on. Without it, the operation has no Simplify and outputs the response as it is.
	 * @throws ChakraError where the response says that nothing was done
	 */
	simplify?(
		data: unknown,
		item: Item,
	): IDataObject | IDataObject[] | Promise<IDataObject | IDataObject[]>;
	/** The output where it is not the response's data as it is. */
	output?(result: ApiResult, item: Item): IDataObject;
	/** Set where the response is a list, which may be empty. */
	isList?: true;
	/** Checks a response before it counts. @throws ChakraError where it says that nothing was done */
	check?(data: unknown, item: Item): unknown;
}

export function requestOperation(operation: RequestOperation): Operation {
	const { entry, api, fields, options = [], timeout = requestTimeoutField, simplify } = operation;
	return {
		entry,
		api,
		description: [
			...fields,
			...(simplify ? [simplifyField] : []),
			optionsField([...options, maxTriesField, timeout]),
		],
		prepare: async (item) => await prepareRequest(item, { ...operation, timeout }),
	};
}

async function prepareRequest(
	item: Item,
	{ timeout, request, simplify, output, isList, check }: RequestOperation,
): Promise<Work> {
	const isSimplified = simplify !== undefined && item.flag(simplifyField);
	const retryOptions = readRetryOptions(item.options, timeout);
	const { completeBody, ...prepared } = { ...retryOptions, ...(await request(item)) };
	const { idempotent, explanations } = prepared;
	// If the operation names no proof, any response of ChakraHQ's own is one. Beside an error, only an ID is.
	const isDone = prepared.provesDone ?? isOwnResponse;
	if (!idempotent) prepared.provesDone ??= provesCreated;
	return async () => {
		// The ID that an upload makes is a new one at each try.
		const completed = completeBody && { body: await completeBody(), sameAs: prepared.body };
		const result = await item.send({ ...prepared, ...completed });
		const { data, warning } = result;
		// 200 stands for any success: for all else the line above throws.
		if (!idempotent && !isDone(data, 200)) throw unproven(explanations?.(), wordsIn(data));
		const isWholeList = isList && Array.isArray(data);
		if (prepared.method === 'GET' && !isWholeList) expectContent(data, explanations);
		if (warning) item.run.itemHint(`ChakraHQ did this and added: ${warning}`);
		await check?.(data, item);
		if (output) return item.outputs(output(result, item));
		if (!isSimplified) return item.outputs(...toOutputs(data));
		return item.outputs(...[await simplify(data, item)].flat());
	};
}

/** As `requestOperation`, for a request that is not idempotent: adds Send Once Key. */
export const onceOperation = (request: RequestOperation): Operation =>
	onceForKey(requestOperation(request));
