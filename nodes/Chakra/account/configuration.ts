import { isObject } from '../json/isObject';
import type { ApiClient, RetryOptions } from '../transport/apiClient';

/** The team's configuration: what its procedures, attributes, states and people are called. */
export type Configuration = Record<string, unknown>;

/** An answer may be large, and every item of a run asks for the same one. */
const reads = new WeakMap<ApiClient, Promise<Configuration>>();

/**
 * Read once in a node run.
 * Source: https://apidocs.chakrahq.com/api-11531312; it names the collections, and not what stands in their entries.
 * @throws ChakraError
 */
export async function readConfiguration(
	api: ApiClient,
	retryOptions: RetryOptions,
): Promise<Configuration> {
	const started = reads.get(api);
	if (started) return await started;
	const read = api
		.send({ method: 'GET', path: '/v1/ext/config', idempotent: true, ...retryOptions })
		.then(({ data }) => (isObject(data) ? data : {}));
	reads.set(api, read);
	return await read;
}

/** The same for work that goes on without it, such as for a key whose access role does not include it. */
export async function configurationIfReadable(
	api: ApiClient,
	retryOptions: RetryOptions,
): Promise<Configuration> {
	return await readConfiguration(api, retryOptions).catch(() => ({}));
}

/** A collection's entries, whether it is a list or an object by ID. */
export function entriesOf(collection: unknown): Array<Record<string, unknown>> {
	if (Array.isArray(collection)) return collection.filter(isObject);
	if (!isObject(collection)) return [];
	return Object.entries(collection).flatMap(([id, entry]) =>
		isObject(entry) ? [{ id, ...entry }] : [],
	);
}

/** The first of these members that holds a text or a number. */
export function firstText(entry: Record<string, unknown>, ...names: string[]): string {
	const values = names.map((name) => entry[name]);
	const found = values.find(
		(value) => (typeof value === 'string' && value !== '') || typeof value === 'number',
	);
	return found === undefined ? '' : String(found);
}
