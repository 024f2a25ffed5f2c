import { people, sendToList } from '../../sandbox/n8n/queue/workflows';
import { until } from '../../test/e2e/until';
import type { ReadyContest } from '../compare';
import type { QueueStage } from './queueStage';

const recipients = 200;
const answerDelayMs = 100;
/** More than any N8N_GRACEFUL_SHUTDOWN_TIMEOUT here, so that n8n ends by itself. */
const patienceMs = 120_000;

/** What a worker that is asked to stop still sends of its batch, by how long n8n lets it finish. */
export function shutdown(stage: QueueStage): ReadyContest {
	let made = 0;

	async function measure(timeout: number) {
		const { cluster, sandbox, workspace } = stage;
		await stage.useWorkers(1);
		const [worker] = cluster.workers;
		if (!worker) throw new Error('There is no worker');
		await worker.stop();
		await worker.start({ N8N_GRACEFUL_SHUTDOWN_TIMEOUT: String(timeout) });
		made += 1;
		const path = `shutdown-${made}`;
		const id = await workspace.publish(sendToList(path, people(recipients), { parallelSends: 1 }));
		await sandbox.reset();
		await sandbox.configure({ answerDelayMs });
		await workspace.call(path);
		await until(async () => (await sandbox.messages()).length > 5, 60_000);
		const began = performance.now();
		await worker.stop(patienceMs);
		const seconds = (performance.now() - began) / 1000;
		// The last of these is cut where n8n ends it, so `observe`, which wants all of them answered, is not for this.
		const sends = (await sandbox.messages()).length;
		await worker.start();
		await workspace.settled(id);
		await workspace.unpublish(id);
		return { seconds, peakMemory: null, uploads: 0, sends, inFlight: 1 };
	}

	return {
		name: 'shutdown',
		about: `a worker is asked to stop at the start of a batch of ${recipients} sends; the time until it has ended`,
		contenders: [
			{ name: 'N8N_GRACEFUL_SHUTDOWN_TIMEOUT 5 s', measure: async () => await measure(5) },
			{ name: '60 s', measure: async () => await measure(60) },
		],
		targets: () => [],
	};
}
