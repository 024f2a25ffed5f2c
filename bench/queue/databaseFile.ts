import { watchPeakMemory } from '../../sandbox/n8n/peakMemory';
import { hook } from '../../sandbox/n8n/queue/workflows';
import { chain, type WorkflowNode } from '../../sandbox/n8n/workflow';
import { fileSize } from '../amounts';
import type { ReadyContest } from '../compare';
import { randomFile } from '../files';
import { readFiles } from '../inputNodes';
import { observe } from '../observe';
import { megabytesOver, ratio } from '../ratio';
import type { Measurement } from '../scenario';
import { chakraUpload, httpRequestUpload } from '../uploadNodes';
import { endWell, type QueueStage } from './queueStage';

/** What a file costs a worker where n8n keeps files in its database: n8n's own choice in queue mode. */
export function databaseFile(stage: QueueStage, fileBytes: number): ReadyContest {
	let made = 0;

	/** A fresh worker each time: what V8 has not freed since the run before would count as well. */
	async function measure(upload?: WorkflowNode): Promise<Measurement> {
		const { cluster, workspace } = stage;
		const path = await randomFile(cluster.folder, 'large.bin', fileBytes);
		made += 1;
		const call = `database-file-${made}`;
		const nodes = [hook(call), readFiles(path), ...(upload ? [upload] : [])];
		const id = await workspace.publish(chain(nodes));
		const [worker] = await stage.freshWorkers(1);
		const peak = watchPeakMemory(Number(worker?.running.child.pid));
		const conditions = { answerDelayMs: 0, fileBytes };
		const { result: seconds, traffic } = await observe(stage, conditions, async () => {
			await workspace.call(call);
			const [execution] = await endWell(stage, id, 1);
			if (!upload || !execution) return null;
			const turns = (await workspace.stored(execution)).nodes[upload.name];
			return Number(turns?.[0]?.executionTime) / 1000;
		});
		const peakMemory = peak() ?? null;
		await workspace.unpublish(id);
		await cluster.postgres.query('TRUNCATE binary_data');
		if (traffic.uploads !== (upload ? 1 : 0)) throw new Error(`${traffic.uploads} files arrived`);
		return { seconds, peakMemory, ...traffic };
	}

	const httpRequest = httpRequestUpload(stage.sandbox.uploadUrl);
	return {
		name: 'database-file',
		about: `one file of ${fileSize(fileBytes)} that n8n keeps in its database, a fresh worker for each run`,
		contenders: [
			{ name: 'n8n without upload', isBase: true, measure: async () => await measure() },
			{ name: 'ChakraHQ node', measure: async () => await measure(chakraUpload()) },
			{ name: 'HTTP Request node', measure: async () => await measure(httpRequest) },
		],
		targets(of) {
			const base = of('n8n without upload').peakMemory;
			const over = (name: string) => megabytesOver(of(name).peakMemory, base);
			return [
				{
					what: "Memory over the run without upload, against the HTTP Request node's",
					limit: 1,
					measured: ratio(over('ChakraHQ node'), over('HTTP Request node')),
					unit: 'times',
				},
			];
		},
	};
}
