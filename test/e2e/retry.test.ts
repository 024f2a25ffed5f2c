import { asRecord } from '../../sandbox/narrow';
import { useSharedN8n } from './useN8n';
import { chain, items, sendTemplate, start } from './workflow';

const stage = useSharedN8n();

const whenCalled = {
	name: 'When called',
	type: 'n8n-nodes-base.executeWorkflowTrigger',
	typeVersion: 1.1,
	parameters: { inputSource: 'passthrough' },
};

const recipients = Array.from({ length: 5 }, (_, index) => `1555010000${index}`);

const send = sendTemplate({ recipient: '={{ $json.recipient }}', options: { maxTries: 1 } });

it('sends to nobody twice when a failed execution is retried', async () => {
	const { live, sandbox } = stage();
	sandbox.inject({ match: { path: recipients[3] }, status: 400, body: { _errors: ['not today'] } });
	const begun = await live.begin(
		chain([start, items(recipients.map((recipient) => ({ recipient }))), send]),
	);
	const failed = await live.ended(begun);
	expect(failed.status).toBe('error');
	expect(failed.error?.message).toContain('[item 3]');
	expect(sandbox.messages.map(({ to }) => to)).toEqual(recipients.slice(0, 3));

	const retried = asRecord(
		await live.server.rest('POST', `/executions/${begun.executionId}/retry`, {
			loadWorkflow: false,
		}),
	);

	expect(retried.status).toBe('success');
	expect(sandbox.messages.map(({ to }) => to)).toEqual(recipients);
	const run = await live.lastRun(begun.workflowId);
	expect(run.nodes.Send?.at(-1)?.outputs[0]?.map(({ json }) => json.recipient)).toEqual(recipients);
});

it('an error in a sub-workflow tells the workflow that goes on after it that a message may have been sent', async () => {
	const { live, sandbox } = stage();
	const value = await live.publish(chain([whenCalled, send]));
	const call = {
		name: 'Call',
		type: 'n8n-nodes-base.executeWorkflow',
		typeVersion: 1.3,
		parameters: { workflowId: { __rl: true, mode: 'id', value }, mode: 'each', options: {} },
		onError: 'continueRegularOutput',
	};
	sandbox.inject({ match: { path: recipients[0] }, cutAnswer: true });
	const run = await live.run(chain([start, items([{ recipient: recipients[0] }]), call]));
	expect(run.nodes.Call?.[0]?.outputs[0]?.[0]?.json.error).toMatch(/It may have been sent/);
	expect(sandbox.messages).toHaveLength(1);
});
