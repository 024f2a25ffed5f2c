import { asRecord } from '../../sandbox/narrow';
import { useSharedN8n } from './useN8n';
import { chain, items, sendTemplate, start } from './workflow';

const stage = useSharedN8n();

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
