/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { asRecord } from '../../narrow';
import type { SavedCredential } from '../savedCredential';
import type { N8nServer } from '../server';
import { toStoredRun, type StoredRun } from '../storedRun';
import { n8nVersions } from '../versions';
import { saveChakraCredential, unfinished, Workspace } from '../workspace';
import type { Cluster } from './cluster';
import type { ClusterProcess } from './clusterProcess';

/** Within which a worker takes on what waits. */
const takenMs = 60_000;

/** An execution, as n8n's database has it. */
export interface StoredExecution {
	id: string;
	status: string;
}

/** An n8n in queue mode: used through its main process, looked at in its database. */
export class QueueWorkspace extends Workspace {
	private constructor(
		readonly cluster: Cluster,
		credential: SavedCredential,
	) {
		super(credential);
	}

	static async create(
		cluster: Cluster,
		account: { url: string; token: string; pluginId: string },
	): Promise<QueueWorkspace> {
		return new QueueWorkspace(cluster, await saveChakraCredential(cluster.server, account));
	}

	get server(): N8nServer {
		return this.cluster.server;
	}

	protected get isOldest(): boolean {
		return this.cluster.install.version === n8nVersions.oldest;
	}

	/** Calls a webhook at one of the webhook processors, as whatever starts executions does. */
	async call(path: string, body?: FormData, processor = 0): Promise<void> {
		const url = `${this.cluster.webhookProcessors[processor]?.url}/webhook/${path}`;
		const { status } = await fetch(url, { method: 'POST', ...(body && { body }) });
		if (status !== 200) throw new Error(`The webhook ${url} answered ${status}`);
	}

	/** Waits until the newest execution of a workflow has this status. */
	async reaches(status: string, workflowId: string): Promise<StoredExecution> {
		for (;;) {
			const newest = (await this.executions(workflowId)).at(-1);
			if (newest?.status === status) return newest;
			await wait(200);
		}
	}

	/** Presses Retry with the stored workflow, and does not wait for the end. */
	async retry({ id }: StoredExecution): Promise<void> {
		await this.server.rest('POST', `/executions/${id}/retry`, { loadWorkflow: false });
	}

	/** All executions of a workflow, oldest first. Asks the database, so it works while the main process is down. */
	async executions(workflowId: string): Promise<StoredExecution[]> {
		const rows = await this.cluster.postgres.query(
			`SELECT id, status FROM execution_entity WHERE "workflowId" = '${workflowId}' ORDER BY id`,
		);
		return rows.map(([id = '', status = '']) => ({ id, status }));
	}

	/** Waits until there are so many executions and all have ended. */
	async settled(workflowId: string, count = 1): Promise<StoredExecution[]> {
		for (;;) {
			const executions = await this.executions(workflowId).catch(() => []);
			const isOver = !executions.some(({ status }) => unfinished.has(status));
			if (isOver && executions.length >= count) return executions;
			await wait(300);
		}
	}

	/** Waits until the newest of so many executions has ended. */
	async newestOf(count: number, workflowId: string): Promise<StoredExecution> {
		const newest = (await this.settled(workflowId, count)).at(-1);
		if (!newest) throw new Error(`Workflow ${workflowId} has no execution`);
		return newest;
	}

	/** What n8n stored of an execution. */
	async stored({ id }: StoredExecution): Promise<StoredRun> {
		const rows = await this.cluster.postgres.query(
			`SELECT encode(convert_to(data, 'UTF8'), 'hex') FROM execution_data WHERE "executionId" = ${id}`,
		);
		const text = Buffer.from(rows[0]?.[0] ?? '', 'hex').toString();
		const { parse } = createRequire(this.cluster.install.script)('flatted');
		const run = toStoredRun({ id, ...asRecord(asRecord(parse(text)).resultData) });
		if (!run) throw new Error(`n8n stored nothing of execution ${id}`);
		return run;
	}

	/** What a pattern finds first in the stored data of each execution. */
	async foundInRuns(workflowId: string, pattern: string): Promise<string[]> {
		const rows = await this.cluster.postgres.query(
			`SELECT substring(d.data from '${pattern}') FROM execution_entity e
			JOIN execution_data d ON d."executionId" = e.id WHERE e."workflowId" = '${workflowId}'`,
		);
		return rows.map(([found = '']) => found);
	}

	/** The worker that has the newest execution of a workflow. */
	async workerOn(workflowId: string): Promise<ClusterProcess> {
		for (const began = Date.now(); Date.now() - began < takenMs; await wait(100)) {
			const newest = (await this.executions(workflowId)).at(-1)?.id ?? '';
			for (const worker of this.cluster.workers) {
				if ((await worker.takenExecutions()).includes(newest)) return worker;
			}
		}
		throw new Error(`No worker has taken an execution of workflow ${workflowId} on`);
	}
}
