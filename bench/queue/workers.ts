import { randomBytes } from 'node:crypto';
import type { ImportedWorkflow } from '../../sandbox/n8n';
import { hook, uploadAndSend } from '../../sandbox/n8n/queue/workflows';
import { chain } from '../../sandbox/n8n/workflow';
import type { ReadyContest } from '../compare';
import { observe } from '../observe';
import { ratio } from '../ratio';
import { httpRequestSend } from '../sendNodes';
import { httpRequestUpload } from '../uploadNodes';
import { endWell, secondsOf, type QueueStage } from './queueStage';

const executions = 200;
const fileBytes = 200_000;
/** So long that the workers wait for the API, and not the API for the machine. */
const answerDelayMs = 3000;

/** As much as two workers are faster than one, where the API is what limits them. */
export function workers(stage: QueueStage): ReadyContest {
	const photo = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(fileBytes - 8)]);
	let made = 0;

	async function call(path: string, index: number): Promise<void> {
		const form = new FormData();
		form.set('phone', String(15_550_200_001 + index));
		form.set('data', new File([photo], 'photo.png', { type: 'image/png' }));
		await stage.workspace.call(path, form, index % 2);
	}

	/** The same as people do it without this package. */
	const httpRequests = (path: string): ImportedWorkflow =>
		chain([
			hook(path),
			httpRequestUpload(stage.sandbox.uploadUrl),
			httpRequestSend(stage.sandbox, "$('Webhook').item.json.body.phone"),
		]);

	async function measure(count: 1 | 2, workflow: (path: string) => ImportedWorkflow) {
		await stage.useWorkers(count);
		made += 1;
		const path = `workers-${made}`;
		const id = await stage.workspace.publish(workflow(path));
		const { traffic } = await observe(stage, { answerDelayMs, fileBytes }, async () => {
			for (let from = 0; from < executions; from += 20) {
				await Promise.all(Array.from({ length: 20 }, async (_, at) => await call(path, from + at)));
			}
			await endWell(stage, id, executions);
		});
		const seconds = await secondsOf(stage, id);
		await stage.workspace.unpublish(id);
		return { seconds, peakMemory: null, ...traffic };
	}

	return {
		name: 'workers',
		about: `${executions} executions (webhook, upload of 200 KB, template), a server that answers after ${answerDelayMs / 1000} s`,
		contenders: [
			{ name: 'ChakraHQ node, 1 worker', measure: async () => await measure(1, uploadAndSend) },
			{ name: 'HTTP Request nodes, 1 worker', measure: async () => await measure(1, httpRequests) },
			{ name: 'ChakraHQ node, 2 workers', measure: async () => await measure(2, uploadAndSend) },
			{
				name: 'HTTP Request nodes, 2 workers',
				measure: async () => await measure(2, httpRequests),
			},
		],
		targets: (of) => [
			{
				what: 'Sends',
				limit: executions,
				measured: of('ChakraHQ node, 2 workers').sends,
				unit: 'sends',
			},
			{
				what: "Time against one worker's",
				limit: 0.55,
				measured: ratio(
					of('ChakraHQ node, 2 workers').seconds,
					of('ChakraHQ node, 1 worker').seconds,
				),
				unit: 'times',
			},
		],
	};
}
