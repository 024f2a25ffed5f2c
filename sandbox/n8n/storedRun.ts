/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isObject } from '../../nodes/Chakra/json/isObject';
import { list } from '../../nodes/Chakra/json/narrow';
import { asRecord } from '../narrow';
import type { N8nInstall } from './install';

interface RunError {
	message: string;
	description?: string;
	httpCode?: string;
	[more: string]: unknown;
}

export interface RunItem {
	json: Record<string, unknown>;
	binary?: Record<string, unknown>;
	pairedItem?: unknown;
}

/** One turn of one node. */
interface NodeRun {
	/** Milliseconds. */
	executionTime: number;
	error?: RunError;
	hints: unknown[];
	/** Items by output branch. */
	outputs: RunItem[][];
}

/** What n8n stored about one run of a workflow. */
export interface StoredRun {
	id: string;
	/** `success`, `error`, `canceled`, `crashed` */
	status: string;
	error?: RunError;
	/** The turns of each node that ran, by the node's name. */
	nodes: Record<string, NodeRun[]>;
}

function toError(value: unknown): { error?: RunError } {
	if (!isObject(value)) return {};
	return { error: { ...value, message: String(value.message ?? value.name ?? 'unnamed') } };
}

function toItem(value: unknown): RunItem {
	const item = asRecord(value);
	return {
		json: asRecord(item.json),
		...(isObject(item.binary) ? { binary: item.binary } : {}),
		...('pairedItem' in item ? { pairedItem: item.pairedItem } : {}),
	};
}

function toNodeRun(value: unknown): NodeRun {
	const turn = asRecord(value);
	const data = asRecord(turn.data);
	return {
		executionTime: Number(turn.executionTime ?? 0),
		...toError(turn.error),
		hints: list(turn.hints),
		outputs: list(data.main).map((branch) => list(branch).map(toItem)),
	};
}

/** @param value a run as n8n stores it: id, status, error, runData */
export function toStoredRun(value: unknown): StoredRun | undefined {
	if (!isObject(value)) return undefined;
	const turns = Object.entries(asRecord(value.runData));
	return {
		id: String(value.id),
		status: String(value.status),
		...toError(value.error),
		nodes: Object.fromEntries(turns.map(([name, runs]) => [name, list(runs).map(toNodeRun)])),
	};
}

/**
 * Reads the newest run of a workflow from n8n's database. `n8n execute` prints it as well, but not when
 * the run was very short ("No active execution found"), and with the log in between when it went wrong.
 */
export async function readStoredRun(
	install: N8nInstall,
	folder: string,
	workflowId: string,
): Promise<StoredRun | undefined> {
	const script = join(__dirname, 'printStoredRun.cjs');
	const modules = join(install.folder, 'node_modules');
	const database = join(folder, '.n8n', 'database.sqlite');
	const { stdout } = await promisify(execFile)(
		install.node,
		['--no-warnings', script, modules, database, workflowId],
		{ maxBuffer: 1024 ** 3 },
	);
	return toStoredRun(JSON.parse(stdout));
}
