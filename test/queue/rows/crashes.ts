/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';
import type { StoredRun } from '../../../sandbox/n8n';
import type { StoredExecution } from '../../../sandbox/n8n/queue/queueWorkspace';
import { until } from '../../e2e/until';
import type { QueueStage } from '../useQueue';
import { atOnce, people, sendToList } from '../workflows';

const withKey = { sendOnceKey: '=spring-{{ $json.recipient }}' };

let made = 0;

/** A list that is sent to, each time that its webhook is called. */
class Campaign {
	private constructor(
		private readonly stage: QueueStage,
		readonly recipients: string[],
		readonly workflowId: string,
		private readonly path: string,
	) {}

	static async publish(
		stage: QueueStage,
		size: number,
		options: Record<string, unknown> = {},
	): Promise<Campaign> {
		made += 1;
		const path = `campaign-${made}`;
		const recipients = people(size, 15_550_400_001 + made * 1000);
		const id = await stage().workspace.publish(sendToList(path, recipients, options));
		return new Campaign(stage, recipients, id, path);
	}

	async begin(): Promise<void> {
		await this.stage().workspace.call(this.path);
	}

	/** Whom messages went out to, in that order. */
	get sentTo(): string[] {
		const mine = new Set(this.recipients);
		return this.stage()
			.sandbox.messages.map(({ to }) => String(to))
			.filter((to) => mine.has(to));
	}

	async sending(count: number): Promise<void> {
		await until(() => this.sentTo.length >= count, 120_000);
		expect(this.sentTo.length).toBeLessThan(this.recipients.length);
	}

	async newestOf(count: number): Promise<StoredExecution> {
		return await this.stage().workspace.newestOf(count, this.workflowId);
	}

	/** Presses Retry on its only execution, and waits until that has ended. */
	async retried(execution: StoredExecution): Promise<StoredExecution> {
		await this.stage().workspace.retry(execution);
		return await this.newestOf(2);
	}

	/** Runs the whole list again. */
	async again(executions: number): Promise<StoredExecution> {
		await this.begin();
		return await this.newestOf(executions);
	}

	/** Those that an execution names as perhaps sent. */
	async named(execution: StoredExecution): Promise<string[]> {
		const { error } = await this.stage().workspace.stored(execution);
		return namedItems(error).map((item) => String(this.recipients[item]));
	}

	/** Everybody has got exactly one message, but those who are named: nobody has got two. */
	expectOnce(named: string[]): void {
		const { sentTo } = this;
		expect(new Set(sentTo).size).toBe(sentTo.length);
		expect(named.length).toBeLessThanOrEqual(atOnce);
		expect([...new Set([...sentTo, ...named])].sort()).toEqual(this.recipients);
	}
}

function namedItems(error: StoredRun['error']): number[] {
	if (!error) return [];
	const text = `${error.message} ${error.description}`;
	expect(text).toContain('may have been sent');
	const [, first] = /\[item (\d+)\]/.exec(text) ?? [];
	const [, others = ''] = /may have been sent before: items ([\d, ]+)/.exec(text) ?? [];
	return [Number(first), ...(others.match(/\d+/g) ?? []).map(Number)];
}

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
		const campaign = await Campaign.publish(stage, 200, withKey);
		await campaign.begin();
		await campaign.sending(40);
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
		const plain = await Campaign.publish(stage, 200);
		await plain.begin();
		await plain.sending(40);
		await cluster.postgres.stop();
		await until(() => plain.sentTo.length === plain.recipients.length, 120_000);
		await cluster.postgres.start();
		await cluster.main.ready();
		await plain.newestOf(1);
		plain.expectOnce([]);
	});
}

/** n8n does not tell the worker to stop, where a webhook processor began the execution. */
export function stops(stage: QueueStage): void {
	it('of a list that a webhook processor began does not reach its worker; Retry with Send Once Key sends to nobody twice', async () => {
		const { sandbox, workspace } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const campaign = await Campaign.publish(stage, 100, withKey);
		await campaign.begin();
		await campaign.sending(10);
		const execution = await workspace.reaches('running', campaign.workflowId);
		await workspace.stop({ executionId: execution.id, workflowId: campaign.workflowId });
		const stopped = await campaign.newestOf(1);
		expect(stopped.status).toBe('canceled');
		await until(() => campaign.sentTo.length === campaign.recipients.length, 60_000);
		await campaign.retried(stopped);
		campaign.expectOnce([]);
	});
}

/** n8n 1 runs an execution again, from its beginning, where the worker that had it is lost. */
export function secondRuns(stage: QueueStage): void {
	it('of a lost worker: n8n runs the list again by itself, which with Send Once Key sends what is missing', async () => {
		const { sandbox, workspace } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const campaign = await Campaign.publish(stage, 100, withKey);
		await campaign.begin();
		await campaign.sending(20);
		const worker = await workspace.workerOn(campaign.workflowId);
		await worker.kill();
		const before = campaign.sentTo.length;
		const again = await campaign.newestOf(1);
		expect(campaign.sentTo.length).toBeGreaterThan(before);
		campaign.expectOnce(await campaign.named(again));
		await worker.start();
	});
}
