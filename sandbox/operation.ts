import type { Form } from './wire/form';
import type { HandlerResponse } from './wire/response';
import type { World } from './world';

/** One request as an operation sees it: already held against the contract. */
export interface Call {
	operationId: string;
	params: Record<string, string>;
	query: Record<string, unknown>;
	/** Parsed JSON. */
	body: unknown;
	/** For operations that take a multipart form. */
	form: Form | undefined;
	/** The request's Content-Length header. */
	contentLength: string | undefined;
}

export type Handler = (call: Call, world: World) => HandlerResponse;

/** operationId to handler. */
export type Operations = Record<string, Handler>;
