/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { Transform, type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { RecordedRequest, Records } from '../records';

/** One request and its response in the sandbox, with the changes that a fault makes. */
export interface Exchange {
	req: Request;
	res: Response;
	record: RecordedRequest;
	/** Milliseconds between having the answer and sending it. */
	answerDelayMs: number;
	/** The answer is lost on the way: the connection ends instead. */
	loseAnswer: boolean;
	readBytesPerSecond: number;
	cutAfterBytes: number;
	/** The sandbox itself ended the connection. */
	cut: boolean;
	/** The body has been, or is being, consumed. */
	bodyTaken: boolean;
}

/** Starts the record of a request; it is completed when the connection is done with the answer. */
export function openExchange(
	req: Request,
	res: Response,
	token: string,
	answerDelayMs: number,
	records: Records,
): Exchange {
	const { authorization, ...headers } = req.headers;
	const [path = '', query] = req.originalUrl.split(/(?=\?)/, 2);
	const record: RecordedRequest = {
		method: req.method,
		path,
		query: query ?? '',
		status: null,
		headers,
		authorized: authorization === `Bearer ${token}`,
		startedAt: Date.now(),
		endedAt: null,
		bodyBytes: 0,
		remoteClosed: false,
	};
	records.requests.push(record);
	const exchange: Exchange = {
		req,
		res,
		record,
		answerDelayMs,
		loseAnswer: false,
		readBytesPerSecond: Infinity,
		cutAfterBytes: Infinity,
		cut: false,
		bodyTaken: false,
	};
	res.once('close', () => {
		record.status = res.headersSent ? res.statusCode : null;
		record.endedAt = Date.now();
		record.remoteClosed = !res.writableFinished && !exchange.cut;
	});
	return exchange;
}

export function cutConnection(exchange: Exchange): void {
	exchange.cut = true;
	exchange.req.socket.destroy();
}

/** Resolves after the given time, or at once when the connection has ended. */
export async function pause(exchange: Exchange, ms: number): Promise<void> {
	if (ms <= 0 || exchange.res.closed) return;
	const ended = new AbortController();
	const end = () => ended.abort();
	exchange.res.once('close', end);
	await sleep(ms, undefined, { signal: ended.signal }).catch(() => undefined);
	exchange.res.off('close', end);
}

/** The request's body, to be consumed at once and only once. Counts it, and slows or cuts it where a fault says so. */
export function takeBody(exchange: Exchange): Readable {
	const { req, record } = exchange;
	exchange.bodyTaken = true;
	req.on('data', (chunk: Buffer) => {
		record.bodyBytes += chunk.length;
		if (record.bodyBytes >= exchange.cutAfterBytes) cutConnection(exchange);
	});
	if (exchange.readBytesPerSecond === Infinity) return req;
	const slow = throttle(exchange);
	req.once('close', () => {
		if (!req.complete) slow.destroy(new Error('The connection ended before the body did'));
	});
	return req.pipe(slow);
}

/** Reads and drops the rest of the body, so that a sender who is still sending gets the response. */
export async function drainBody(exchange: Exchange): Promise<void> {
	const { req } = exchange;
	if (req.readableEnded || req.destroyed) return;
	// The rest that a reader has left is read here.
	req.unpipe();
	const body = exchange.bodyTaken ? req : takeBody(exchange);
	await new Promise<void>((resolve) => {
		body
			.once('end', resolve)
			.once('close', resolve)
			.once('error', () => resolve());
		body.resume();
	});
}

function throttle(exchange: Exchange): Transform {
	return new Transform({
		highWaterMark: 1,
		transform(chunk: Buffer, _encoding, done) {
			const ms = (chunk.length / exchange.readBytesPerSecond) * 1000;
			void pause(exchange, ms).then(() => done(null, chunk));
		},
	});
}
