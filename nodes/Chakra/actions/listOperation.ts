import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { limitField, returnAllField } from '../parameters/listFields';
import { optionsField } from '../parameters/optionsField';
import { maxTriesField, requestTimeoutField } from '../parameters/retryOptions';
import { simplifyField } from '../parameters/simplify';
import { allPages, type Paging } from '../transport/pages';
import type { Item, ItemRequest } from './item';
import type { Operation } from './operation';
import { toOutput } from './toOutput';

/** An operation that reads a list, page by page. */
interface ListOperation extends Paging {
	entry: Operation['entry'];
	api: Operation['api'];
	fields: INodeProperties[];
	/** Fields after Return All and Limit, such as Filters. */
	filters?: INodeProperties[];
	options?: INodeProperties[];
	/** The request for the first page. @throws ChakraError where a parameter cannot be used */
	request(item: Item): ItemRequest | Promise<ItemRequest>;
	/** A filter for what the API cannot filter itself. Called once per item. */
	keep?(item: Item): (entry: IDataObject) => boolean;
	/**
	 * The warning where the last page, with this `_meta`, may not be the end of the list.
	 * @param received how many entries were read
	 */
	incompleteWarning?(meta: unknown, received: number): string | undefined;
	/** The output of an entry with Simplify on. Without it, the operation has no Simplify. */
	simplify?(entry: IDataObject, item: Item): IDataObject | Promise<IDataObject>;
}

export function listOperation(list: ListOperation): Operation {
	const { entry, api, fields, filters = [], options = [], simplify } = list;
	return {
		entry,
		api,
		description: [
			...fields,
			returnAllField,
			limitField,
			...filters,
			...(simplify ? [simplifyField] : []),
			optionsField([...options, maxTriesField, requestTimeoutField]),
		],
		async prepare(item) {
			const limit = item.flag(returnAllField) ? Infinity : item.number(limitField);
			const isSimplified = simplify !== undefined && item.flag(simplifyField);
			const isWanted = list.keep?.(item) ?? (() => true);
			const first = await list.request(item);
			return async () => {
				const outputs: INodeExecutionData[] = [];
				let received = 0;
				let meta: unknown;
				const send = async (request: ItemRequest) => {
					const result = await item.send(request);
					({ meta } = result);
					return result;
				};
				for await (const entry of allPages(send, first, list)) {
					received += 1;
					const json = toOutput(entry);
					if (!isWanted(json)) continue;
					outputs.push(...item.outputs(isSimplified ? await simplify(json, item) : json));
					if (outputs.length >= limit) return outputs;
				}
				const warning = list.incompleteWarning?.(meta, received);
				if (warning !== undefined) item.run.hint(warning);
				return outputs;
			};
		},
	};
}
