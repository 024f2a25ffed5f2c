import { watchPeakMemory } from '../../sandbox/n8n/peakMemory';
import { campaignInBatches } from '../../sandbox/n8n/queue/campaignInBatches';
import type { ClusterProcess } from '../../sandbox/n8n/queue/clusterProcess';
import type { WorkflowNode } from '../../sandbox/n8n/workflow';
import type { BegunRun } from '../../sandbox/n8n/workspace';
import { until } from '../../test/e2e/until';
import { count } from '../amounts';
import type { ReadyContest } from '../compare';
import { firstRecipient } from '../inputNodes';
import { observe } from '../observe';
import { ratio } from '../ratio';
import type { Measurement } from '../scenario';
import { httpRequestPost, sendUrl } from '../sendNodes';
import type { QueueStage } from './queueStage';

const batchSize = 500;
const answerDelayMs = 100;
/** From when n8n says that all batches have ended, and some of them may not have. */
const patienceMs = 600_000;

/** Sends nothing: what n8n itself needs for the lists and their batches. */
const nothing: WorkflowNode = {
	name: 'Nothing',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	parameters: {},
};

/** @throws where a worker got no list, and another one both */
async function eachTook(workers: ClusterProcess[], runs: BegunRun[]): Promise<void> {
	for (const worker of workers) {
		const taken = await worker.takenExecutions();
		if (runs.some(({ executionId }) => taken.includes(executionId))) continue;
		throw new Error('A worker got none of the lists; run it again');
	}
}

/** A large campaign by the example of batches: one list, and the list in halves, each with a workflow of its own. */
export function campaignBatches(stage: QueueStage, recipients: number): ReadyContest {
	let made = 0;

	/** The same requests, 10 in the time of an answer as the example's Parallel Sends, and without keys. */
	const httpRequest = httpRequestPost(
		sendUrl(stage.sandbox, '{{ $json.person.phone }}'),
		{
			whatsappPhoneNumberId: '={{ $json.senderId }}',
			templateName: '={{ $json.templateName }}',
			language: '={{ $json.language }}',
		},
		{ batching: { batch: { batchSize: 10, batchInterval: answerDelayMs } } },
	);

	/** @returns for each part its workflow's ID, and how many executions it will have: its list's and its batches' */
	async function publishParts(lists: 1 | 2, send?: WorkflowNode) {
		const size = Math.ceil(recipients / lists);
		const parts: Array<{ id: string; executions: number }> = [];
		for (let from = 0; from < recipients; from += size) {
			made += 1;
			const part = {
				campaign: `campaign-${made}`,
				first: firstRecipient + from,
				recipients: Math.min(size, recipients - from),
				batchSize,
				send,
			};
			const id = await stage.workspace.publish(await campaignInBatches(part));
			parts.push({ id, executions: 1 + Math.ceil(part.recipients / batchSize) });
		}
		return parts;
	}

	async function areAnswered(expected: number): Promise<boolean> {
		const requests = await stage.sandbox.requests();
		return requests.filter(({ status }) => status === 200).length >= expected;
	}

	/** @throws unless so many messages went out, each to somebody else */
	async function expectSends(expected: number): Promise<void> {
		const sent = await stage.sandbox.messages();
		const reached = new Set(sent.map(({ to }) => to)).size;
		if (reached === expected && sent.length === expected) return;
		throw new Error(`${sent.length} messages went out to ${reached} recipients, not ${expected}`);
	}

	async function measure(lists: 1 | 2, send?: WorkflowNode): Promise<Measurement> {
		const { workspace } = stage;
		const workers = await stage.freshWorkers(lists);
		const parts = await publishParts(lists, send);
		const expected = send === nothing ? 0 : recipients;
		const peaks = workers.map(({ running }) => watchPeakMemory(Number(running.child.pid)));
		const conditions = { answerDelayMs, fileBytes: 0 };
		const { result: seconds, traffic } = await observe(stage, conditions, async () => {
			const began = performance.now();
			const begin = parts.map(async ({ id }) => await workspace.beginSaved(id, 'Start'));
			const runs = await Promise.all(begin);
			for (const { id, executions } of parts) await workspace.settled(id, executions);
			// n8n's search for crashed executions may have taken a batch that runs for crashed.
			await until(async () => await areAnswered(expected), patienceMs);
			const took = (performance.now() - began) / 1000;
			await expectSends(expected);
			await eachTook(workers, runs);
			return took;
		});
		const peakMemory = Math.max(...peaks.map((peak) => peak() ?? 0)) || null;
		for (const { id } of parts) await workspace.unpublish(id);
		return { seconds: expected > 0 ? seconds : null, peakMemory, ...traffic };
	}

	const contendersFor = (lists: 1 | 2, where: string) => [
		{
			name: `n8n without sending, ${where}`,
			isBase: true,
			measure: async () => await measure(lists, nothing),
		},
		{
			name: `ChakraHQ node, Send Once Key, ${where}`,
			measure: async () => await measure(lists),
		},
		{
			name: `HTTP Request node, no keys, ${where}`,
			measure: async () => await measure(lists, httpRequest),
		},
	];
	const [one, two] = ['1 list, 1 worker', '2 halves, 2 workers'] as const;
	const own = (where: string) => `ChakraHQ node, Send Once Key, ${where}`;

	return {
		name: 'campaign-batches',
		about: `a template to ${count(recipients)} recipients in batches of ${batchSize}, a server that answers after ${answerDelayMs} ms`,
		contenders: [...contendersFor(1, one), ...contendersFor(2, two)],
		targets: (of) => [
			{ what: 'Sends, 1 list', limit: recipients, measured: of(own(one)).sends, unit: 'sends' },
			{ what: 'Sends, 2 halves', limit: recipients, measured: of(own(two)).sends, unit: 'sends' },
			{
				what: 'Time of 2 halves against that of 1 list',
				limit: 1,
				measured: ratio(of(own(two)).seconds, of(own(one)).seconds),
				unit: 'times',
			},
		],
	};
}
