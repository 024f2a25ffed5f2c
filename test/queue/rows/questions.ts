/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';
import { hook } from '../../../sandbox/n8n/queue/workflows';
import { chain, type WorkflowNode } from '../../../sandbox/n8n/workflow';
import { webhookSecret } from '../../../sandbox/n8n/workspace';
import { asRecord } from '../../../sandbox/narrow';
import { approve, askNode } from '../../e2e/askStage';
import { trigger } from '../../e2e/triggerStage';
import type { QueueStage } from '../useQueue';

const end: WorkflowNode = {
	name: 'End',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	parameters: {},
};

export function questions(stage: QueueStage): void {
	/** Asks on a worker, and gives where each webhook processor takes presses. */
	async function asked(path: string) {
		const { workspace, cluster } = stage();
		const node = trigger();
		await workspace.publish(chain([node, end]));
		const ask = askNode('In queue mode?', { thankYouText: 'Noted' });
		const id = await workspace.publish(chain([hook(path), ask, end]));
		await workspace.call(path);
		while ((await workspace.executions(id))[0]?.status !== 'waiting') await wait(200);
		const hookPath = `/webhook/${node.webhookId}/webhook`;
		return { id, urls: cluster.webhookProcessors.map(({ url }) => `${url}${hookPath}`) };
	}

	async function press(url: string): Promise<void> {
		const { sandbox } = stage();
		const messageId = sandbox.messages[0]?.whatsappMessageId ?? '';
		const answer = await sandbox.press({ messageId, title: approve, url, secret: webhookSecret });
		expect(answer.status).toBe(200);
	}

	async function expectAnsweredOnce(id: string): Promise<void> {
		const { sandbox, workspace } = stage();
		const run = await workspace.stored(await workspace.newestOf(1, id));
		expect(run.nodes.Ask?.[0]?.outputs[0]?.[0]?.json).toMatchObject({ approved: true });
		expect(run.nodes.End).toHaveLength(1);
		const texts = sandbox.messages.slice(1).map(({ body }) => asRecord(body.text).body);
		expect(texts).toEqual(['Noted']);
	}

	it('that a worker asked go on with a press at a webhook processor, once', async () => {
		const { id, urls } = await asked('question');
		await press(urls[1] ?? '');
		await expectAnsweredOnce(id);
		await press(urls[0] ?? '');
		await wait(3000);
		await expectAnsweredOnce(id);
	});

	it('that are pressed at two webhook processors at once go on once', async () => {
		const { id, urls } = await asked('at-once');
		await Promise.all(urls.map(press));
		await expectAnsweredOnce(id);
		await wait(1000);
		await expectAnsweredOnce(id);
	});

	it('come through the load balancer with its host and port, which n8n 1 signs', async () => {
		const { cluster, workspace } = stage();
		const id = await workspace.publish(chain([hook('host'), end]));
		await fetch(`${cluster.url}/webhook/host`, { method: 'POST' });
		const { nodes } = await workspace.stored(await workspace.newestOf(1, id));
		const { headers } = nodes.Webhook?.[0]?.outputs[0]?.[0]?.json ?? {};
		expect(asRecord(headers).host).toBe(new URL(cluster.url).host);
	});
}
