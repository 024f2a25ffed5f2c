/** What a refusal may carry besides its sentence. */
interface ChakraErrorDetails {
	/** What the user can do about it: one or two sentences. */
	remedy?: string;
	/** HTTP status of the answer, where there was one. */
	httpStatus?: number;
	/** The API's own words, access token removed, at most 500 characters. */
	apiMessage?: string;
	/** Meta's error code, where the API's words hold one such as `(#131009)`. */
	metaCode?: number;
	/** Whether what was asked for may have been done all the same, so that doing it again could do it twice. */
	mayBeDone?: boolean;
	/** The background job of ChakraHQ that it is about. */
	jobId?: string;
}

/**
 * Why an item could not be done: one sentence about what happened, one about what to do. The only thing that
 * operations and transport throw; the router adds the item and hands it to n8n.
 */
export class ChakraError extends Error {
	readonly name = 'ChakraError';

	constructor(
		message: string,
		readonly details: ChakraErrorDetails = {},
	) {
		super(message);
	}
}

/** The refusal somewhere in an error's chain of causes: n8n and axios both wrap what is thrown inside a request. */
export function chakraErrorWithin(error: unknown): ChakraError | undefined {
	for (let current = error, depth = 0; current instanceof Error && depth < 8; depth++) {
		if (current instanceof ChakraError) return current;
		current = current.cause;
	}
	return undefined;
}
