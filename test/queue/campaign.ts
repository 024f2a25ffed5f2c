import type { StoredRun } from '../../sandbox/n8n';
import type { StoredExecution } from '../../sandbox/n8n/queue/queueWorkspace';
import { atOnce, people, sendToList } from '../../sandbox/n8n/queue/workflows';
import { until } from '../e2e/until';
import type { QueueStage } from './useQueue';

export const withKey = { sendOnceKey: '=spring-{{ $json.recipient }}' };

let made = 0;

/** A list that is sent to, each time that its webhook is called. */
export class Campaign {
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

	/** A list of which so many messages have gone out, and others not yet. */
	static async underWay(
		stage: QueueStage,
		{ size, sent, options }: { size: number; sent: number; options?: Record<string, unknown> },
	): Promise<Campaign> {
		const campaign = await Campaign.publish(stage, size, options);
		await campaign.begin();
		await campaign.sending(sent);
		return campaign;
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
