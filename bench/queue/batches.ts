import { randomUUID } from 'node:crypto';
import type { ImportedWorkflow } from '../../sandbox/n8n';
import { readExample } from '../../sandbox/n8n/example';
import { saveCredential, withCredential } from '../../sandbox/n8n/savedCredential';
import { asRecord } from '../../sandbox/narrow';
import type { ReadyContest } from '../compare';
import { observe } from '../observe';
import { ratio } from '../ratio';
import { endWell, secondsOf, type QueueStage } from './queueStage';

const batchSize = 500;
const answerDelayMs = 500;

/** The example of batches: a long list that the workers share. */
export async function batches(stage: QueueStage, recipients: number): Promise<ReadyContest> {
	const { workspace } = stage;
	const example = await readExample('campaign-in-batches.json', { batchSize: String(batchSize) });
	const secret = { name: 'X-Campaign', value: randomUUID() };
	const header = await saveCredential(workspace.server, 'httpHeaderAuth', 'Batches', secret);
	const workflow = withCredential(withRecipients(example, recipients), header);
	const executions = 1 + Math.ceil(recipients / batchSize);
	let published = '';

	async function run(starts: number) {
		const conditions = { answerDelayMs, fileBytes: 0 };
		const { traffic } = await observe(stage, conditions, async () => {
			await workspace.beginSaved(published, 'Start');
			await endWell(stage, published, starts * executions);
		});
		return traffic;
	}

	async function measure(workers: 1 | 2) {
		await stage.useWorkers(workers);
		if (published) await workspace.unpublish(published);
		// Each with an ID of its own, so that no run finds keys of another one.
		published = await workspace.publish({ ...workflow, id: randomUUID().slice(0, 18) });
		const traffic = await run(1);
		return { seconds: await secondsOf(stage, published), peakMemory: null, ...traffic };
	}

	/** What the last one has sent already. */
	async function measureAgain() {
		return { seconds: null, peakMemory: null, ...(await run(2)) };
	}

	return {
		name: 'batches',
		about: `${recipients.toLocaleString('en')} recipients in batches of ${batchSize}, with Send Once Key, a server that answers after ${answerDelayMs / 1000} s`,
		contenders: [
			{ name: '1 worker', measure: async () => await measure(1) },
			{ name: '2 workers', measure: async () => await measure(2) },
			{ name: 'the same list once more', measure: measureAgain },
		],
		targets: (of) => [
			{ what: 'Sends', limit: recipients, measured: of('2 workers').sends, unit: 'sends' },
			{
				what: 'Sends, the same list once more',
				limit: 0,
				measured: of('the same list once more').sends,
				unit: 'sends',
			},
			{
				what: "Time against one worker's",
				limit: 1 / 1.8,
				measured: ratio(of('2 workers').seconds, of('1 worker').seconds),
				unit: 'times',
			},
		],
	};
}

/** As a person replaces the list of the example. */
function withRecipients(workflow: ImportedWorkflow, count: number): ImportedWorkflow {
	const jsCode = `return Array.from({ length: ${count} }, (_, i) => ({ json: { phone: String(15550300001 + i) } }));`;
	const nodes = workflow.nodes.map((node) =>
		asRecord(node).name === 'Recipients' ? { ...asRecord(node), parameters: { jsCode } } : node,
	);
	return { ...workflow, nodes };
}
