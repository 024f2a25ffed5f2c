/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { rm } from 'node:fs/promises';
import type { FaultQueue } from './faults';
import { operations } from './operations';
import type { Records } from './records';
import type { SandboxSettings } from './sandbox';
import { cdnRoot, serveCdn } from './wire/cdn';
import { contract, HttpError, type Operation } from './wire/contract';
import type { Exchange } from './wire/exchange';
import type { Form } from './wire/form';
import { playFault } from './wire/playFault';
import { publicMediaRoot, servePublicMedia } from './wire/publicMedia';
import { readBody } from './wire/readBody';
import { errorResponse, sendResponse, sendText, type HandlerResponse } from './wire/response';
import type { World } from './world';

/** Everything one sandbox keeps. */
export interface SandboxState {
	records: Records;
	faults: FaultQueue;
	settings: SandboxSettings;
	/** Where the files of forms go. */
	folder: string;
	world: World;
}

/** Takes one request through faults, token, contract and operation to its answer. Never rejects. */
export async function serveExchange(exchange: Exchange, state: SandboxState): Promise<void> {
	try {
		await serve(exchange, state);
	} catch (error) {
		await refuse(exchange, state, error);
	}
}

async function serve(exchange: Exchange, state: SandboxState): Promise<void> {
	const { req, res, record } = exchange;
	const { records, settings, world } = state;
	const operation = await contract().identify(req, res).catch(toError);
	if (!(operation instanceof Error)) record.operationId = operation.operationId;
	const fault = state.faults.take(req.method, record.path);
	if (fault !== undefined && (await playFault(fault, exchange))) return;
	if (record.path.startsWith(publicMediaRoot))
		return await servePublicMedia(exchange, world.uploads);
	if (record.path.startsWith(cdnRoot)) return serveCdn(exchange, world.media);
	if (operation instanceof Error) return await sendText(exchange, ...unknownTo(operation));

	await contract().guardAnswers(req, res, (reason) => {
		const violation = `${record.method} ${record.path} was to answer ${res.statusCode}: ${reason}`;
		records.contractViolations.push(violation);
		res.status(500).type('text').send(`The sandbox broke its own contract. ${violation}`);
	});
	await contract().checkToken(req, res);
	const { pluginId } = operation.params;
	if (pluginId !== undefined && pluginId !== world.pluginId) throw new HttpError(404, 'Not Found');
	const form = await readBody(exchange, { counting: settings.counting, folder: state.folder });
	await sendResponse(exchange, await handle(exchange, state, operation, form));
}

/** Files of a form that is refused are not kept. */
async function handle(
	{ req, res }: Exchange,
	{ world }: SandboxState,
	operation: Operation,
	form: Form | undefined,
): Promise<HandlerResponse> {
	let kept = false;
	try {
		await contract().checkRequest(req, res, form);
		const handler = operations[operation.operationId];
		if (handler === undefined) throw new Error(`No handler for ${operation.operationId}`);
		const { query, body, headers } = req;
		const contentLength = headers['content-length'];
		const answer = handler({ ...operation, query, body, form, contentLength }, world);
		kept = true;
		return answer;
	} finally {
		const paths = kept ? [] : (form?.files.flatMap(({ path }) => path ?? []) ?? []);
		await Promise.all(paths.map(async (path) => await rm(path, { force: true })));
	}
}

async function refuse(exchange: Exchange, state: SandboxState, error: unknown): Promise<void> {
	if (exchange.cut || exchange.res.destroyed || exchange.res.headersSent) return;
	const { status, message } = toError(error);
	if (status === undefined || status >= 500) {
		state.records.contractViolations.push(`${exchange.record.path}: ${message}`);
		return await sendText(exchange, 500, `The sandbox failed. ${message}`);
	}
	await sendResponse(exchange, errorResponse(status, status === 401 ? 'Unauthorized' : message));
}

function unknownTo({ status }: { status?: number }): [number, string] {
	return status === 405 ? [405, 'Method Not Allowed'] : [404, 'Not Found'];
}

function toError(error: unknown): Error & { status?: number } {
	return error instanceof Error ? error : new Error(String(error));
}
