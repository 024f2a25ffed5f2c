/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { kindOf, type Fault, type FaultKind } from '../faults';
import { cutConnection, pause, type Exchange } from './exchange';
import { readForRecord } from './readBody';

type Player = (fault: Fault, exchange: Exchange) => Promise<void> | void;

/** How long an answer given before the body was read stays readable for the other side. */
const lingerMs = 1000;

/** These change how the request is handled. */
const alterations: Partial<Record<FaultKind, Player>> = {
	slowAnswerMs: ({ slowAnswerMs = 0 }, exchange) => {
		exchange.answerDelayMs += slowAnswerMs;
	},
	slowReadBytesPerSecond: ({ slowReadBytesPerSecond = Infinity }, exchange) => {
		exchange.readBytesPerSecond = slowReadBytesPerSecond;
	},
	cutAfterBytes: ({ cutAfterBytes = 0 }, exchange) => {
		exchange.cutAfterBytes = cutAfterBytes;
	},
	cutAnswer: (_fault, exchange) => {
		exchange.loseAnswer = true;
	},
};

/** These take the place of the operation. */
const answers: Partial<Record<FaultKind, Player>> = {
	status: async (fault, exchange) => {
		const { status = 500, body = '', contentType, headers } = fault;
		const isText = typeof body === 'string';
		const type = contentType ?? (isText ? 'text/plain; charset=utf-8' : 'application/json');
		const text = isText ? body : JSON.stringify(body);
		await answerWith(fault, exchange, status, { 'content-type': type, ...headers }, text);
	},
	redirectTo: async (fault, exchange) => {
		const { redirectTo = '', status = 302 } = fault;
		await answerWith(fault, exchange, status, { location: redirectTo }, '');
	},
	dripAnswer: async (_fault, exchange) => {
		await readForRecord(exchange);
		const { res } = exchange;
		res.writeHead(200, { 'content-type': 'application/json' });
		while (!res.closed) {
			res.write(' ');
			await pause(exchange, 100);
		}
	},
	hugeAnswerBytes: async ({ hugeAnswerBytes = 0 }, exchange) => {
		await readForRecord(exchange);
		exchange.res.writeHead(200, { 'content-type': 'application/json' });
		const answer = Readable.from(jsonOfSize(hugeAnswerBytes));
		await pipeline(answer, exchange.res).catch(() => undefined);
	},
	refuse: (_fault, exchange) => cutConnection(exchange),
	neverAnswer: async ({ early }, exchange) => {
		if (early !== true) await readForRecord(exchange);
	},
};

/** @returns whether the fault has answered, or will not answer, in place of the operation */
export async function playFault(fault: Fault, exchange: Exchange): Promise<boolean> {
	const kind = kindOf(fault);
	exchange.record.fault = kind;
	await alterations[kind]?.(fault, exchange);
	const answer = answers[kind];
	await answer?.(fault, exchange);
	return answer !== undefined;
}

async function answerWith(
	{ early }: Fault,
	exchange: Exchange,
	status: number,
	headers: Record<string, string>,
	text: string,
): Promise<void> {
	const { res, record } = exchange;
	if (early !== true) {
		await readForRecord(exchange);
		if (!res.destroyed) res.writeHead(status, headers).end(text);
		return;
	}
	// Ending the answer would make Node read the body after all, so it is complete but not ended.
	const length = String(Buffer.byteLength(text));
	res.writeHead(status, { ...headers, connection: 'close', 'content-length': length });
	if (text === '') res.flushHeaders();
	else res.write(text);
	record.status = status;
	await pause(exchange, lingerMs);
	if (!res.closed) cutConnection(exchange);
}

function* jsonOfSize(bytes: number): Generator<Buffer> {
	const before = '{"_data":"';
	const after = '"}';
	let left = bytes - before.length - after.length;
	const filling = Buffer.alloc(64 * 1024, 'x');
	yield Buffer.from(before);
	for (; left > 0; left -= filling.length) yield filling.subarray(0, left);
	yield Buffer.from(after);
}
