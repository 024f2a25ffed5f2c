import pLimit from 'p-limit';
import { chain, type WorkflowNode } from '../../../sandbox/n8n/workflow';
import { webhookSecret } from '../../../sandbox/n8n/workspace';
import { sendWebhook } from '../../../sandbox/webhooks/sendWebhook';
import { trigger } from '../../e2e/triggerStage';
import type { QueueStage } from '../useQueue';

const end: WorkflowNode = {
	name: 'End',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	parameters: {},
};

const names = (kind: string, count: number) =>
	Array.from({ length: count }, (_, index) => `wamid.${kind}-${index + 1}-`);

export function events(stage: QueueStage): void {
	async function publishTrigger() {
		const node = trigger();
		const id = await stage().workspace.publish(chain([node, end]));
		return { id, path: `/webhook/${node.webhookId}/webhook` };
	}

	const processors = () => stage().cluster.webhookProcessors;
	const urls = () => processors().map(({ url }) => url);

	/** Delivers each message once, twenty at a time, to these addresses in turn. */
	async function deliver(path: string, messageIds: string[], to: string[]): Promise<void> {
		const limit = pLimit(20);
		const one = (messageId: string, index: number) =>
			limit(async () => {
				const url = `${to[index % to.length]}${path}`;
				const delivered = [{ kind: 'text', messageId }];
				return (await sendWebhook({ secret: webhookSecret, url, events: delivered })).status;
			});
		const statuses = await Promise.all(messageIds.map(one));
		expect(statuses).toEqual(Array(messageIds.length).fill(200));
	}

	/** The messages that runs began with. */
	async function begun(workflowId: string, count: number): Promise<string[]> {
		await stage().workspace.settled(workflowId, count);
		const pattern = 'wamid\\.[A-Z]+-[0-9]+-';
		return (await stage().workspace.foundInRuns(workflowId, pattern)).sort();
	}

	it('are not lost: 200 come through two webhook processors', async () => {
		const { id, path } = await publishTrigger();
		const all = names('MANY', 200);
		await deliver(path, all, urls());
		expect(await begun(id, 200)).toEqual(all.sort());
	});

	it('start one run each behind a load balancer that keeps a path at one processor, however often they come', async () => {
		const { id, path } = await publishTrigger();
		const all = names('SAME', 50);
		const { url } = stage().cluster;
		// Too long for its memory, and not signed: what n8n says reaches the sender.
		const body = 'x'.repeat(100_000);
		expect((await fetch(`${url}${path}`, { method: 'POST', body })).status).toBe(401);
		await deliver(path, [...all, ...all].sort(), [url]);
		expect(await begun(id, 50)).toEqual(all.sort());
	});

	it('that come again after all webhook processors were restarted, at the other one, start nothing', async () => {
		const { id, path } = await publishTrigger();
		const all = names('AGAIN', 5);
		for (const one of all) await deliver(path, [one], urls().slice(0, 1));
		expect(await begun(id, 5)).toEqual(all);
		await Promise.all(processors().map(async (one) => await one.stop(60_000)));
		await Promise.all(processors().map(async (one) => await one.start()));
		const last = names('LAST', 1);
		await deliver(path, [...last, ...all].reverse(), urls().slice(1));
		expect(await begun(id, 6)).toEqual([...all, ...last]);
	});
}
