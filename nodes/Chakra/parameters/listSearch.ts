import {
	NodeApiError,
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { ApiClient, type RetryOptions } from '../transport/apiClient';
import { readConnection } from '../transport/connection';
import { ChakraError } from '../transport/chakraError';

/** Somebody waits in the editor. */
export const editorRetryOptions: RetryOptions = { maxTries: 2, timeoutSeconds: 20 };

/** Runs a look-up of the editor and words its refusal for the editor. */
export async function inEditor<T>(
	context: ILoadOptionsFunctions,
	lookUp: (api: ApiClient) => Promise<T>,
): Promise<T> {
	try {
		return await lookUp(new ApiClient(context, await readConnection(context)));
	} catch (reason) {
		if (!(reason instanceof ChakraError)) {
			throw new NodeOperationError(
				context.getNode(),
				reason instanceof Error ? reason : String(reason),
			);
		}
		const { message, details } = reason;
		throw new NodeApiError(
			context.getNode(),
			{ message: details.apiMessage ?? message },
			{ message, description: details.remedy, httpCode: String(details.httpStatus ?? '') },
		);
	}
}

/**
 * The entries, by name, in which each word that the user typed is somewhere. Case and the marks that people leave out
 * do not count: `order update` finds order_update, `5550100098` finds +1 555-010-0098.
 */
export function searchResults(
	entries: INodeListSearchItems[],
	filter: string | undefined,
): INodeListSearchResult {
	const words = (filter ?? '').split(/\s+/).map(plain);
	const results = entries
		.filter(({ name, value }) => {
			const text = plain(`${name} ${value}`);
			return words.every((word) => text.includes(word));
		})
		.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
	return { results };
}

const plain = (text: string) => text.toLowerCase().replace(/[\s_+()-]/g, '');
