import { randomBytes } from 'node:crypto';
import { uploadAndSend } from '../../test/queue/workflows';
import type { ReadyContest } from '../compare';
import { observe } from '../observe';
import { ratio } from '../ratio';
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
		form.set('file', new File([photo], 'photo.png', { type: 'image/png' }));
		await stage.workspace.call(path, form, index % 2);
	}

	async function measure(count: 1 | 2) {
		await stage.useWorkers(count);
		made += 1;
		const path = `workers-${made}`;
		const id = await stage.workspace.publish(uploadAndSend(path));
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
			{ name: '1 worker', measure: async () => await measure(1) },
			{ name: '2 workers', measure: async () => await measure(2) },
		],
		targets: (of) => [
			{ what: 'Sends', limit: executions, measured: of('2 workers').sends, unit: 'sends' },
			{
				what: "Time against one worker's",
				limit: 0.55,
				measured: ratio(of('2 workers').seconds, of('1 worker').seconds),
				unit: 'times',
			},
		],
	};
}
