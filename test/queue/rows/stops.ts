import { until } from '../../e2e/until';
import { Campaign, withKey } from '../campaign';
import type { QueueStage } from '../useQueue';

/** n8n does not tell the worker to stop, where a webhook processor began the execution. */
export function stops(stage: QueueStage): void {
	it('of a list that a webhook processor began does not reach its worker; Retry with Send Once Key sends to nobody twice', async () => {
		const { sandbox, workspace } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const campaign = await Campaign.underWay(stage, { size: 100, sent: 10, options: withKey });
		const execution = await workspace.reaches('running', campaign.workflowId);
		await workspace.stop({ executionId: execution.id, workflowId: campaign.workflowId });
		const stopped = await campaign.newestOf(1);
		expect(stopped.status).toBe('canceled');
		await until(() => campaign.sentTo.length === campaign.recipients.length, 60_000);
		await campaign.retried(stopped);
		campaign.expectOnce([]);
	});
}
