/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import express, { type Express } from 'express';
import { controlRoutes } from './control';
import { FaultQueue } from './faults';
import { clearRecords, emptyRecords } from './records';
import type { Sandbox, SandboxOptions } from './sandbox';
import { seed as defaultSeed } from './seed';
import { serveExchange, type SandboxState } from './serveExchange';
import { press } from './webhooks/press';
import { openExchange } from './wire/exchange';

export type { Fault } from './faults';
export type { Sandbox, SandboxOptions, SandboxSettings } from './sandbox';
export type { SentMessage, StoredUpload } from './records';

export const defaultPluginId = '5f0c1d8e-3a52-4c1b-9a57-2f6f1f3f7b10';

/** Starts a local ChakraHQ API that holds every request and answer against `openapi.yaml`. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { host = '127.0.0.1', port = 0, pluginId = defaultPluginId, seed = defaultSeed } = options;
	const token = options.token ?? `sandbox-${randomBytes(24).toString('base64url')}`;
	const startSettings = {
		counting: options.counting ?? false,
		answerDelayMs: options.answerDelayMs ?? 0,
	};
	const folder = await uploadFolder(options.folder);
	const records = emptyRecords();
	const app = express();
	const server = createServer(app);
	const url = `http://${await listen(server, port, host)}`;
	const httpsServer = options.tls && createHttpsServer(options.tls, app);
	const httpsUrl = httpsServer ? `https://${await listen(httpsServer, 0, host)}` : null;
	const state: SandboxState = {
		records,
		faults: new FaultQueue(),
		settings: { ...startSettings },
		folder,
		world: { ...seed(), uploads: records.uploads, messages: records.messages, url, pluginId },
	};
	const sandbox: Sandbox = {
		...records,
		url,
		httpsUrl,
		token,
		pluginId,
		inject: (fault) => state.faults.add(fault),
		clearFaults: () => state.faults.clear(),
		configure: (settings) => void Object.assign(state.settings, settings),
		press: async (given) => await press(state.world, given),
		async reset() {
			const files = [...records.uploads, ...state.world.photos].flatMap(({ path }) => path ?? []);
			clearRecords(records);
			state.faults.clear();
			Object.assign(state.settings, startSettings);
			Object.assign(state.world, seed());
			await Promise.all(files.map(async (path) => await rm(path, { force: true })));
		},
		async close() {
			await Promise.all([end(server), httpsServer && end(httpsServer)]);
			if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
		},
	};
	route(app, sandbox, state);
	// The first request waits for the contract to be loaded; that is no part of anything measured later.
	await fetch(`${url}/v1/health`);
	clearRecords(records);
	return sandbox;
}

function route(app: Express, sandbox: Sandbox, state: SandboxState): void {
	app.disable('x-powered-by').disable('etag');
	app.locals.token = sandbox.token;
	app.use('/_sandbox', controlRoutes(sandbox));
	app.use(async (req, res) => {
		const { records, settings } = state;
		const exchange = openExchange(req, res, sandbox.token, settings.answerDelayMs, records);
		await serveExchange(exchange, state);
	});
}

async function uploadFolder(given: string | undefined): Promise<string> {
	if (given === undefined) return await mkdtemp(join(tmpdir(), 'chakrahq-sandbox-'));
	await mkdir(given, { recursive: true });
	return resolve(given);
}

async function end(server: Server): Promise<void> {
	const ended = new Promise((done) => server.close(done));
	server.closeAllConnections();
	await ended;
}

/** @returns host and port, as a URL has them */
async function listen(server: Server, port: number, host: string): Promise<string> {
	// The other side decides when it has waited long enough.
	server.requestTimeout = 0;
	await new Promise<void>((done, fail) => {
		server.once('error', fail).listen(port, host, done);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The sandbox has no port');
	return `${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
