/** What an error carries besides its message. */
export interface ChakraErrorDetails {
	/** What the user can do about it: one or two sentences. */
	remedy?: string;
	/** HTTP status of the response, if there was one. */
	httpStatus?: number;
	/** The error text of the API, access token removed, at most 500 characters. */
	apiMessage?: string;
	/** Meta's error code, if the text of the API holds one such as `(#131009)`. */
	metaCode?: number;
	/** Whether the request may have been done all the same. A repeat could then do it twice. */
	mayBeDone?: boolean;
	/** ID of the background job of ChakraHQ that the error is about. */
	jobId?: string;
}

/**
 * Why an item failed: one sentence about what happened, one about what to do. Operations and transport throw nothing
 * else. The router adds the item and passes it to n8n.
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

/** Whether what was asked may have been done all the same. */
export const isUnclear = (reason: unknown): reason is ChakraError =>
	reason instanceof ChakraError && reason.details.mayBeDone === true;

/** Whatever was thrown, as a ChakraError. Of others only the message is kept. */
export function toChakraError(reason: unknown): ChakraError {
	if (reason instanceof ChakraError) return reason;
	return new ChakraError(reason instanceof Error ? reason.message : String(reason));
}

/** The ChakraError in a chain of causes. n8n and axios both wrap what is thrown inside a request. */
export function chakraErrorWithin(error: unknown): ChakraError | undefined {
	for (let current = error, depth = 0; current instanceof Error && depth < 8; depth++) {
		if (current instanceof ChakraError) return current;
		current = current.cause;
	}
	return undefined;
}
