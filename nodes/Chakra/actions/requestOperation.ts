import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { optionsField } from '../parameters/optionsField';
import { maxTriesField, readRetryOptions, requestTimeoutField } from '../parameters/retryOptions';
import { simplifyField } from '../parameters/simplify';
import type { ApiResult } from '../transport/apiResponse';
import { provesCreated } from './acceptedMessageId';
import { toOutputs } from './answerOutput';
import type { Item, ItemRequest } from './item';
import type { Operation } from './operation';
import { onceForKey } from './sendOnce/onceForKey';

/** An operation that is one request for each item. */
interface RequestOperation {
	entry: Operation['entry'];
	api: Operation['api'];
	fields: INodeProperties[];
	/** More for Options, beside Max Tries and Timeout. */
	options?: INodeProperties[];
	/** In place of the Timeout of requests that carry no file. */
	timeout?: INodeProperties;
	/** Reads all parameters and makes the request. @throws ChakraError where a parameter cannot be used */
	request(item: Item): ItemRequest | Promise<ItemRequest>;
	/**
	 * What the operation outputs of an answer with Simplify on. Without it there is no Simplify, and the answer is the
	 * output as it is.
	 * @throws ChakraError where the answer says that nothing was done
	 */
	simplify?(
		data: unknown,
		item: Item,
	): IDataObject | IDataObject[] | Promise<IDataObject | IDataObject[]>;
	/** What the operation always outputs, where that is not the answer's data as it is. */
	output?(result: ApiResult, item: Item): IDataObject;
	/** Checks an answer before it counts. @throws ChakraError where it says that nothing was done */
	check?(data: unknown, item: Item): void;
}

export function requestOperation({
	entry,
	api,
	fields,
	options = [],
	timeout = requestTimeoutField,
	request,
	simplify,
	output,
	check,
}: RequestOperation): Operation {
	return {
		entry,
		api,
		description: [
			...fields,
			...(simplify ? [simplifyField] : []),
			optionsField([...options, maxTriesField, timeout]),
		],
		async prepare(item) {
			const isSimplified = simplify !== undefined && item.flag(simplifyField);
			const retryOptions = readRetryOptions(item.options, timeout);
			const prepared = { ...retryOptions, ...(await request(item)) };
			if (!prepared.idempotent) prepared.provesDone ??= provesCreated;
			return async () => {
				const result = await item.send(prepared);
				const { data, warning } = result;
				if (warning) item.run.hint(`ChakraHQ did this and added: ${warning}`);
				check?.(data, item);
				if (output) return item.outputs(output(result, item));
				if (!isSimplified) return item.outputs(...toOutputs(data));
				return item.outputs(...[await simplify(data, item)].flat());
			};
		},
	};
}

/** The same for a request that is not idempotent: it takes a Send Once Key. */
export const onceOperation = (request: RequestOperation): Operation =>
	onceForKey(requestOperation(request));
