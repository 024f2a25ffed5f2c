import { isObject } from '../json/isObject';
import type { ApiClient, RetryOptions } from '../transport/apiClient';
import { ChakraError, toChakraError } from '../transport/chakraError';

/** The team's configuration: its procedures, attributes, states and users. */
export type Configuration = Record<string, unknown>;

/** One request serves all items of a run, because the response may be large. */
const requests = new WeakMap<ApiClient, Promise<Configuration>>();

/**
 * Reads the configuration, once per run. Source: https://apidocs.chakrahq.com/api-11531312; it names the collections,
 * but does not describe their entries.
 * @throws ChakraError
 */
export async function readConfiguration(
	api: ApiClient,
	retryOptions: RetryOptions,
): Promise<Configuration> {
	const started = requests.get(api);
	if (started) return await started;
	const read = api
		.send({ method: 'GET', path: '/v1/ext/config', idempotent: true, ...retryOptions })
		.then(({ data }) => (isObject(data) ? data : {}));
	requests.set(api, read);
	read.catch((reason: unknown) => {
		// A temporary error must not fail the items that come later.
		if (!isRefused(reason)) requests.delete(api);
	});
	return await read;
}

/** ChakraHQ does not give the configuration to this key, and will not do so a moment later. */
function isRefused(reason: unknown): boolean {
	const { httpStatus = 500 } = toChakraError(reason).details;
	return httpStatus < 500 && ![408, 429].includes(httpStatus);
}

/**
 * As {@link readConfiguration}, but empty where it cannot be read, for example because the key's access role does not
 * include it.
 */
export async function configurationIfReadable(
	api: ApiClient,
	retryOptions: RetryOptions,
): Promise<Configuration> {
	return await readConfiguration(api, retryOptions).catch(() => ({}));
}

/**
 * As {@link readConfiguration}, but empty where ChakraHQ does not give it to this key. Without it values go out as they
 * are given, so a failure that passes is no reason to do without.
 * @throws ChakraError where it could not be read for now
 */
export async function configurationUnlessRefused(
	api: ApiClient,
	retryOptions: RetryOptions,
): Promise<Configuration> {
	return await readConfiguration(api, retryOptions).catch(emptyIfRefused);
}

function emptyIfRefused(reason: unknown): Configuration {
	if (isRefused(reason)) return {};
	const { message, details } = toChakraError(reason);
	throw new ChakraError(
		`Nothing was sent, because the team's configuration could not be read: ${message}`,
		{ remedy: 'It tells the attributes and their types. Run it again.', ...details },
	);
}
