import { people, sendToList } from '../../sandbox/n8n/queue/workflows';
import type { ReadyContest } from '../compare';
import { observe } from '../observe';
import { secondsOf, type QueueStage } from './queueStage';

const executions = 60;
/** So long that executions still wait in Redis when it is killed. */
const answerDelayMs = 2000;

/** How many executions that n8n has accepted are run where Redis is killed, with and without its log. */
export function redisLog(stage: QueueStage): ReadyContest {
	let made = 0;

	async function measure(appendOnly: boolean) {
		const { cluster, workspace } = stage;
		await stage.useWorkers(2);
		await cluster.redis.stop();
		await cluster.redis.start({ appendOnly });
		made += 1;
		const path = `redis-${made}`;
		const id = await workspace.publish(sendToList(path, people(1)));
		const { traffic } = await observe(stage, { answerDelayMs, fileBytes: 0 }, async () => {
			const calls = Array.from({ length: executions }, async (_, index) => {
				await workspace.call(path, undefined, index % 2);
			});
			await Promise.all(calls);
			await cluster.redis.kill();
			await cluster.redis.start({ appendOnly });
			await workspace.settled(id, executions);
		});
		const seconds = await secondsOf(stage, id);
		await workspace.unpublish(id);
		return { seconds, peakMemory: null, ...traffic };
	}

	return {
		name: 'redis-log',
		about: `${executions} executions are accepted, then Redis is killed and started again; each that is run sends a template`,
		contenders: [
			{ name: 'without a log', measure: async () => await measure(false) },
			{ name: '--appendonly yes', measure: async () => await measure(true) },
		],
		targets: (of) => [
			{
				what: 'Executions lost with a log',
				limit: 0,
				measured: executions - of('--appendonly yes').sends,
				unit: 'sends',
			},
		],
	};
}
