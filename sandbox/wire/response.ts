/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { validateHeaderValue } from 'node:http';
import type { Response } from 'express';
import { cutConnection, drainBody, pause, type Exchange } from './exchange';

/** What an operation answers. JSON is held against the contract when it is sent. */
export type HandlerResponse =
	| { json: unknown; status?: number }
	| { bytes: Buffer; type: string }
	| { file: string; type: string }
	| { redirectTo: string }
	| { empty: true };

/** The usual envelope around a result. */
export function enveloped(data: unknown, meta?: Record<string, unknown>): HandlerResponse {
	return { json: meta === undefined ? { _data: data } : { _data: data, _meta: meta } };
}

/** An error in ChakraHQ's format: an empty array beside the text. */
export function errorResponse(status: number, message: string): HandlerResponse {
	return { status, json: { _data: [], _errors: [message] } };
}

/** Reads the rest of the request, waits for the configured time, then responds, unless the response is to be lost. */
export async function sendResponse(exchange: Exchange, answer: HandlerResponse): Promise<void> {
	const { res } = exchange;
	await drainBody(exchange);
	await pause(exchange, exchange.answerDelayMs);
	if (res.destroyed) return;
	if (exchange.loseAnswer) return cutConnection(exchange);
	if ('json' in answer) res.status(answer.status ?? 200).json(answer.json);
	else if ('bytes' in answer) res.type(answer.type).send(answer.bytes);
	else if ('file' in answer) await sendFile(res, answer.file, answer.type);
	else if ('redirectTo' in answer) res.redirect(302, answer.redirectTo);
	else res.status(200).end();
}

/** Streams a file with the given type; headers that are set already stay. */
export async function sendFile(res: Response, path: string, type: string): Promise<void> {
	res.setHeader('content-type', headerSafeType(type));
	const options = { dotfiles: 'allow', acceptRanges: false, lastModified: false } as const;
	await new Promise<void>((resolve) => res.sendFile(path, options, () => resolve()));
}

export async function sendText(exchange: Exchange, status: number, text: string): Promise<void> {
	await drainBody(exchange);
	if (exchange.loseAnswer) return cutConnection(exchange);
	if (!exchange.res.headersSent) exchange.res.status(status).type('text').send(text);
}

/** The type where it is valid in a header, else `application/octet-stream`. */
function headerSafeType(mimeType: string): string {
	try {
		validateHeaderValue('content-type', mimeType);
		return mimeType === '' ? 'application/octet-stream' : mimeType;
	} catch {
		return 'application/octet-stream';
	}
}
