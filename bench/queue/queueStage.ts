/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Say } from '../../sandbox/n8n/progress';
import { Cluster } from '../../sandbox/n8n/queue/cluster';
import type { ClusterProcess } from '../../sandbox/n8n/queue/clusterProcess';
import { QueueWorkspace, type StoredExecution } from '../../sandbox/n8n/queue/queueWorkspace';
import { makeCertificate } from '../certificate';
import { sandboxProcess, type SandboxProcess } from '../sandboxProcess';

/** n8n in queue mode with the package, and the sandbox in a process of its own. */
export interface QueueStage {
	cluster: Cluster;
	workspace: QueueWorkspace;
	sandbox: SandboxProcess;
	/** Starts or stops the second worker. */
	useWorkers(count: 1 | 2): Promise<void>;
	/** Ends the workers and starts so many anew, so that nothing of earlier runs is in their memory. */
	freshWorkers(count: 1 | 2): Promise<ClusterProcess[]>;
	close(): Promise<void>;
}

export async function setQueueStage(say: Say): Promise<QueueStage> {
	const folder = await mkdtemp(join(tmpdir(), 'chakra-bench-'));
	makeCertificate(folder);
	const sandbox = await sandboxProcess(join(folder, 'sandbox.log'), folder);
	const cluster = await Cluster.start(say);
	const workspace = await QueueWorkspace.create(cluster, sandbox);
	const [, second] = cluster.workers;
	let workers = 2;
	return {
		cluster,
		workspace,
		sandbox,
		async useWorkers(count) {
			if (count < workers) await second?.stop();
			if (count > workers) await second?.start();
			workers = count;
		},
		async freshWorkers(count) {
			await Promise.all(cluster.workers.map(async (worker) => await worker.stop()));
			const started = cluster.workers.slice(0, count);
			await Promise.all(started.map(async (worker) => await worker.start()));
			workers = count;
			return started;
		},
		async close() {
			await cluster.close();
			await sandbox.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** How long a workflow's executions took together: from when the first was accepted until the last ended. */
export async function secondsOf({ cluster }: QueueStage, workflowId: string): Promise<number> {
	const [row] = await cluster.postgres.query(
		`SELECT extract(epoch FROM max("stoppedAt") - min("createdAt")) FROM execution_entity WHERE "workflowId" = '${workflowId}'`,
	);
	return Number(row?.[0]);
}

/**
 * Waits for them.
 * @throws unless so many executions have ended, and all well
 */
export async function endWell(
	{ workspace }: QueueStage,
	workflowId: string,
	count: number,
): Promise<StoredExecution[]> {
	const ended = await workspace.settled(workflowId, count);
	const failed = ended.filter(({ status }) => status !== 'success');
	if (failed.length === 0 && ended.length === count) return ended;
	const [first] = failed;
	const why = first ? `: ${JSON.stringify((await workspace.stored(first)).error ?? first)}` : '';
	throw new Error(
		`Of ${ended.length} executions in place of ${count}, ${failed.length} failed${why}`,
	);
}
