/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { randomFillSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFiles } from '../../../bench/inputNodes';
import { httpRequestUpload } from '../../../bench/uploadNodes';
import { watchPeakMemory } from '../../../sandbox/n8n/peakMemory';
import type { ClusterProcess } from '../../../sandbox/n8n/queue/clusterProcess';
import { hook } from '../../../sandbox/n8n/queue/workflows';
import { chain, start, upload, type WorkflowNode } from '../../../sandbox/n8n/workflow';
import { until } from '../../e2e/until';
import type { QueueStage } from '../useQueue';

const megabyte = 1024 * 1024;

/**
 * Of each node. What V8 has not freed yet only adds to a peak, so the lowest of some is the nearest to what a node
 * needs.
 */
const RUNS = 3;

/** Files that n8n keeps in PostgreSQL, as it does by itself in queue mode. */
export function files(stage: QueueStage): void {
	function file(name: string, megabytes: number): string {
		const path = join(stage().cluster.folder, name);
		writeFileSync(path, randomFillSync(Buffer.alloc(megabytes * megabyte)));
		return path;
	}

	/** Runs a published workflow. @returns the most memory that the worker had meanwhile, in MB */
	async function peakOf(worker: ClusterProcess, path: string, workflowId: string): Promise<number> {
		const { workspace } = stage();
		const { length } = await workspace.executions(workflowId);
		const peak = watchPeakMemory(Number(worker.running.child.pid));
		await workspace.call(path);
		const { status } = await workspace.newestOf(length + 1, workflowId);
		expect(status).toBe('success');
		return Number(peak()) / megabyte;
	}

	it('of 100 MB take no more memory than with the HTTP Request node', async () => {
		const { cluster, sandbox, workspace } = stage();
		const path = file('large.bin', 100);
		const publish = async (name: string, node: WorkflowNode) =>
			await workspace.publish(chain([hook(name), { ...readFiles(path) }, node]));
		const url = `${sandbox.url}/v1/ext/plugin/whatsapp/${sandbox.pluginId}/upload-public-media`;
		const workflows = {
			own: await publish('own', upload()),
			other: await publish('other', { ...httpRequestUpload(url) }),
		};
		const [worker, idle] = cluster.workers;
		if (!worker || !idle) throw new Error('There are no two workers');
		await Promise.all([worker.kill(), idle.kill()]);
		await worker.start();
		const before = watchPeakMemory(Number(worker.running.child.pid))() ?? 0;
		const peaks = { own: [] as number[], other: [] as number[] };
		for (let run = 0; run < RUNS; run += 1) {
			for (const name of ['other', 'own'] as const) {
				peaks[name].push((await peakOf(worker, name, workflows[name])) - before / megabyte);
			}
		}
		await idle.start();
		rmSync(path);
		process.stderr.write(`Memory for 100 MB in database mode, in MB: ${JSON.stringify(peaks)}\n`);
		expect(sandbox.uploads.map(({ size }) => size)).toEqual(Array(2 * RUNS).fill(100 * megabyte));
		expect(Math.min(...peaks.own)).toBeLessThan(Math.min(...peaks.other) * 1.1);
	});

	it('of more than PostgreSQL gives back are refused within the Timeout, with the remedy, and Stop ends the wait', async () => {
		const { sandbox, workspace } = stage();
		const path = file('huge.bin', 270);
		const publish = async (name: string, timeout: number) =>
			await workspace.publish(
				chain([hook(name), { ...readFiles(path) }, upload({ options: { timeout, maxTries: 1 } })]),
			);
		const refused = await publish('refused', 15);
		await workspace.call('refused');
		const execution = await workspace.newestOf(1, refused);
		expect(execution.status).toBe('error');
		const { error } = await workspace.stored(execution);
		expect(`${error?.message} ${error?.description}`).toMatch(
			/storage did not give the stored file.*N8N_DEFAULT_BINARY_DATA_MODE=filesystem/,
		);

		// Begun by the main process: of others n8n tells the worker nothing.
		const node = upload({ options: { timeout: 600, maxTries: 1 } });
		const run = await workspace.begin(chain([start, { ...readFiles(path) }, node]));
		// Read from the disk and stored: the node is at it.
		await until(async () => (await storedFiles()) >= 2, 120_000);
		await workspace.stop(run);
		const began = Date.now();
		await until(() => isEndedOnWorker(run.executionId), 60_000);
		expect((await workspace.newestOf(1, run.workflowId)).status).toBe('canceled');
		expect(Date.now() - began).toBeLessThan(10_000);
		rmSync(path);
		expect(sandbox.uploads).toEqual([]);
	});

	function isEndedOnWorker(executionId: string): boolean {
		const logs = stage().cluster.workers.map(({ log }) => readFileSync(log, 'utf8'));
		return logs.some((log) => log.includes(`errored while running execution ${executionId} `));
	}

	const storedFiles = async () => {
		const [row] = await stage().cluster.postgres.query(
			`SELECT count(*) FROM binary_data WHERE "fileSize" > ${260 * megabyte}`,
		);
		return Number(row?.[0]);
	};
}
