import { randomBytes } from 'node:crypto';
import type { ImportedWorkflow } from '../../sandbox/n8n';
import { hook, uploadAndSend } from '../../sandbox/n8n/queue/workflows';
import { chain } from '../../sandbox/n8n/workflow';
import type { ReadyContest } from '../compare';
import { firstRecipient } from '../inputNodes';
import { observe } from '../observe';
import { ratio } from '../ratio';
import { httpRequestSend } from '../sendNodes';
import { httpRequestUpload } from '../uploadNodes';
import { curlChains } from './curlChains';
import { endWell, secondsOf, type QueueStage } from './queueStage';

const fileBytes = 200_000;
/** Executions that n8n lets a worker have under way by itself. */
const perWorker = 10;
/** So long that the workers wait for the API, and not the API for the machine. */
const answerDelayMs = 3000;

const phone = (index: number) => String(firstRecipient + index);

/** As much as two workers are faster than one, where the API is what limits them. */
export function workers(stage: QueueStage, executions: number): ReadyContest {
	const photo = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(fileBytes - 8)]);
	let made = 0;

	async function call(path: string, index: number): Promise<void> {
		const form = new FormData();
		form.set('phone', phone(index));
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
				const together = Math.min(20, executions - from);
				await Promise.all(
					Array.from({ length: together }, async (_, at) => await call(path, from + at)),
				);
			}
			await endWell(stage, id, executions);
		});
		const seconds = await secondsOf(stage, id);
		await stage.workspace.unpublish(id);
		return { seconds, peakMemory: null, ...traffic };
	}

	const curl = (name: string, atOnce: number) =>
		curlChains(stage, name, { picture: photo, executions, atOnce, answerDelayMs });

	return {
		name: 'workers',
		about: `${executions} executions (webhook, upload of 200 KB, template), a server that answers after ${answerDelayMs / 1000} s`,
		contenders: [
			{ name: 'ChakraHQ node, 1 worker', measure: async () => await measure(1, uploadAndSend) },
			{ name: 'HTTP Request nodes, 1 worker', measure: async () => await measure(1, httpRequests) },
			...curl('curl, 10 at once', perWorker),
			{ name: 'ChakraHQ node, 2 workers', measure: async () => await measure(2, uploadAndSend) },
			{
				name: 'HTTP Request nodes, 2 workers',
				measure: async () => await measure(2, httpRequests),
			},
			...curl('curl, 20 at once', 2 * perWorker),
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
