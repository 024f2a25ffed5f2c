import pLimit from 'p-limit';
import { chain, sendTemplate } from '../../sandbox/n8n/workflow';
import { webhookSecret } from '../../sandbox/n8n/workspace';
import { sendWebhook } from '../../sandbox/webhooks/sendWebhook';
import { trigger } from '../../test/e2e/triggerStage';
import type { ReadyContest } from '../compare';
import { observe } from '../observe';
import { endWell, type QueueStage } from './queueStage';

const events = 1000;
const atOnce = 20;

/** Signed events through webhook processors: none is lost, and each is answered by one message. */
export function signedEvents(stage: QueueStage): ReadyContest {
	async function deliver(url: string, index: number): Promise<void> {
		const from = String(15_550_200_001 + index);
		const delivery = { url, secret: webhookSecret, events: [{ kind: 'text', from }] };
		const { status } = await sendWebhook(delivery);
		if (status !== 200) throw new Error(`Event ${index + 1} was answered with ${status}`);
	}

	async function measure(processors: 1 | 2) {
		await stage.useWorkers(2);
		const node = trigger();
		const answer = sendTemplate({ recipient: '={{ $json.from }}' });
		const id = await stage.workspace.publish(chain([node, answer]));
		const urls = stage.cluster.webhookProcessors
			.slice(0, processors)
			.map(({ url }) => `${url}/webhook/${node.webhookId}/webhook`);
		const conditions = { answerDelayMs: 0, fileBytes: 0 };
		const { result: seconds, traffic } = await observe(stage, conditions, async () => {
			const limit = pLimit(atOnce);
			const began = performance.now();
			const one = (_: unknown, index: number) =>
				limit(async () => await deliver(urls[index % urls.length] ?? '', index));
			await Promise.all(Array.from({ length: events }, one));
			const answered = (performance.now() - began) / 1000;
			await endWell(stage, id, events);
			return answered;
		});
		await stage.workspace.unpublish(id);
		return { seconds, peakMemory: null, ...traffic };
	}

	return {
		name: 'events',
		about: `${events.toLocaleString('en')} signed events, ${atOnce} at once, until the last is answered; each starts an execution that sends a template`,
		contenders: [
			{ name: '1 webhook processor', measure: async () => await measure(1) },
			{ name: '2 webhook processors', measure: async () => await measure(2) },
		],
		targets: (of) => [
			{ what: 'Sends', limit: events, measured: of('2 webhook processors').sends, unit: 'sends' },
		],
	};
}
