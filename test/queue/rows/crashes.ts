/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';
import type { StoredExecution } from '../../../sandbox/n8n/queue/queueWorkspace';
import { until } from '../../e2e/until';
import { Campaign, withKey } from '../campaign';
import type { QueueStage } from '../useQueue';

export function crashes(stage: QueueStage): void {
	it('of everything at once: a fresh run and Retry send to nobody twice with Send Once Key; without it, Retry does', async () => {
		const { cluster, sandbox } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		// One by one, so that it has not ended before the others have begun.
		const plain = await Campaign.publish(stage, 100, { parallelSends: 1 });
		const retried = await Campaign.publish(stage, 200, withKey);
		const fresh = await Campaign.publish(stage, 200, withKey);
		const all = [plain, retried, fresh];
		for (const campaign of all) await campaign.begin();
		for (const campaign of all) await campaign.sending(20);
		await cluster.kill();
		const before = plain.sentTo.length;
		await cluster.startAgain();

		const crashed = await Promise.all(all.map(async (campaign) => await campaign.newestOf(1)));
		expect(crashed.map(({ status }) => status)).toEqual(['crashed', 'crashed', 'crashed']);

		await plain.retried(crashed[0] as StoredExecution);
		expect(plain.sentTo).toHaveLength(before + plain.recipients.length);

		const retry = await retried.retried(crashed[1] as StoredExecution);
		retried.expectOnce(await retried.named(retry));

		const run = await fresh.again(2);
		fresh.expectOnce(await fresh.named(run));
		// And what was named once counts as used.
		const { length } = fresh.sentTo;
		expect((await fresh.again(3)).status).toBe('success');
		expect(fresh.sentTo).toHaveLength(length);
	});

	it('of a worker and the main process in the middle of 200 sends: with Send Once Key, Retry and a fresh run send what is missing', async () => {
		const { cluster, sandbox, workspace } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const campaign = await Campaign.underWay(stage, { size: 200, sent: 40, options: withKey });
		const worker = await workspace.workerOn(campaign.workflowId);
		await Promise.all([worker.kill(), cluster.main.kill()]);
		const before = campaign.sentTo.length;
		await Promise.all([worker.start(), cluster.startMain()]);
		// Whoever of the two finds the execution first gives it its status.
		const lost = await campaign.newestOf(1);
		const retry = await campaign.retried(lost);
		if (lost.status === 'error') expect(campaign.sentTo).toHaveLength(before);
		else expect(lost.status).toBe('crashed');
		const named = lost.status === 'crashed' ? await campaign.named(retry) : [];
		campaign.expectOnce([...named, ...(await campaign.named(await campaign.again(3)))]);
	});

	it('of a worker alone, without a key: nobody gets two messages, the rest none, and Retry sends nothing', async () => {
		const { cluster, sandbox, workspace } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const campaign = await Campaign.underWay(stage, { size: 100, sent: 20 });
		const worker = await workspace.workerOn(campaign.workflowId);
		// Without the main process, so that its search for lost executions does not come first.
		await Promise.all([worker.kill(), cluster.main.kill()]);
		const lost = await campaign.newestOf(1);
		await Promise.all([worker.start(), cluster.startMain()]);
		const before = [...campaign.sentTo];
		expect(lost.status).toBe('error');
		expect(before.length).toBeLessThan(campaign.recipients.length);
		expect(new Set(before).size).toBe(before.length);
		await campaign.retried(lost);
		expect(campaign.sentTo).toEqual(before);
	});

	it('of a worker that starts again at once, without a key: n8n shows the execution as crashed, and Retry begins anew', async () => {
		const { sandbox, workspace } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const campaign = await Campaign.underWay(stage, { size: 100, sent: 20 });
		const worker = await workspace.workerOn(campaign.workflowId);
		await worker.kill();
		await worker.start();
		const lost = await campaign.newestOf(1);
		const before = campaign.sentTo.length;
		expect(lost.status).toBe('crashed');
		await campaign.retried(lost);
		expect(campaign.sentTo).toHaveLength(before + campaign.recipients.length);
	});

	it('of PostgreSQL and Redis in the middle of 200 sends: with Send Once Key, Retry or a fresh run sends what is missing', async () => {
		const { cluster, sandbox } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const retried = await Campaign.publish(stage, 200, withKey);
		const fresh = await Campaign.publish(stage, 200, withKey);
		const both = [retried, fresh];
		for (const campaign of both) await campaign.begin();
		for (const campaign of both) await campaign.sending(40);
		await Promise.all([cluster.postgres.stop(), cluster.redis.stop()]);
		await wait(2000);
		await Promise.all([cluster.postgres.start(), cluster.redis.start()]);
		await cluster.main.ready();
		const first = await retried.newestOf(1);
		expect(first.status).not.toBe('success');
		await fresh.newestOf(1);
		retried.expectOnce(await retried.named(await retried.retried(first)));
		fresh.expectOnce(await fresh.named(await fresh.again(2)));
	});

	it('of PostgreSQL alone does not stop a run that needs nothing of it: everybody gets one, without a key too', async () => {
		const { cluster, sandbox } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const plain = await Campaign.underWay(stage, { size: 200, sent: 40 });
		await cluster.postgres.stop();
		await until(() => plain.sentTo.length === plain.recipients.length, 120_000);
		await cluster.postgres.start();
		await cluster.main.ready();
		await plain.newestOf(1);
		plain.expectOnce([]);
	});
}

/** n8n 1 runs an execution again, from its beginning, where the worker that had it is lost. */
export function secondRuns(stage: QueueStage): void {
	it('of a lost worker: n8n runs the list again by itself, which with Send Once Key sends what is missing', async () => {
		const { sandbox, workspace } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const campaign = await Campaign.underWay(stage, { size: 100, sent: 20, options: withKey });
		const worker = await workspace.workerOn(campaign.workflowId);
		await worker.kill();
		const before = campaign.sentTo.length;
		const again = await campaign.newestOf(1);
		expect(campaign.sentTo.length).toBeGreaterThan(before);
		campaign.expectOnce(await campaign.named(again));
		await worker.start();
	});
}
