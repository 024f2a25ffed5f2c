import { chain, items, sendTemplate, start } from '../../sandbox/n8n/workflow';
import { asRecord } from '../../sandbox/narrow';
import { approve, askNode, AskStage } from './askStage';
import { useSharedN8n } from './useN8n';

const stage = useSharedN8n();

const whenCalled = {
	name: 'When called',
	type: 'n8n-nodes-base.executeWorkflowTrigger',
	typeVersion: 1.1,
	parameters: { inputSource: 'passthrough' },
};

const recipients = Array.from({ length: 5 }, (_, index) => `1555010000${index}`);

const send = sendTemplate({ recipient: '={{ $json.recipient }}', options: { maxTries: 1 } });

/**
 * Retries a failed execution from the editor's list, and gives the status of the new one.
 * @param loadWorkflow with the workflow as it is saved now, in place of the one that failed
 */
async function retryOf(
	{ executionId }: { executionId: string },
	loadWorkflow = false,
): Promise<unknown> {
	const path = `/executions/${executionId}/retry`;
	return asRecord(await stage().live.server.rest('POST', path, { loadWorkflow })).status;
}

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

	expect(await retryOf(begun)).toBe('success');
	expect(sandbox.messages.map(({ to }) => to)).toEqual(recipients);
	const run = await live.lastRun(begun.workflowId);
	expect(run.nodes.Send?.at(-1)?.outputs[0]?.map(({ json }) => json.recipient)).toEqual(recipients);
});

it('takes nobody for done who got nothing, where Recipient was changed before the retry', async () => {
	const { live, sandbox } = stage();
	const refused = { status: 400, body: { _errors: ['not today'] } };
	sandbox.inject({ match: { path: recipients[2] }, ...refused });
	const both = recipients.map((recipient, index) => ({
		recipient,
		mobile: index === 1 ? recipient : `1555010001${index}`,
	}));
	const begun = await live.begin(chain([start, items(both), send]));
	expect((await live.ended(begun)).error?.message).toContain('[item 2]');

	const path = `/workflows/${begun.workflowId}`;
	const saved = await live.server.rest('GET', path);
	const changed = JSON.stringify(saved).replace('{{ $json.recipient }}', '{{ $json.mobile }}');
	await live.server.rest('PATCH', path, JSON.parse(changed));
	expect(await retryOf(begun, true)).toBe('error');
	const { error } = await live.lastRun(begun.workflowId);
	expect(error?.message).toMatch(
		/Nothing was done with the changed settings \(a message to 15550100010\)/,
	);
	expect(sandbox.messages.map(({ to }) => to)).toEqual([
		...recipients.slice(0, 2),
		'15550100012',
		'15550100013',
		'15550100014',
	]);
});

it('asks nobody again when an execution is retried whose question may be out', async () => {
	const { live, sandbox } = stage();
	sandbox.inject({ match: { path: /\/messages$/ }, cutAnswer: true });
	const begun = await live.begin(chain([start, askNode('Asked once?')]));
	expect((await live.ended(begun)).status).toBe('error');

	expect(await retryOf(begun)).toBe('error');
	expect(sandbox.messages).toHaveLength(1);
	expect((await live.lastRun(begun.workflowId)).error?.message).toMatch(/broke off/);
});

it('asks nobody again when an execution is retried that failed after the answer', async () => {
	const { live, sandbox } = stage();
	const asking = await AskStage.prepare(live, sandbox);
	const fail = {
		name: 'Fail',
		type: 'n8n-nodes-base.stopAndError',
		typeVersion: 1,
		parameters: { errorMessage: 'The bookkeeping is away' },
	};
	const text = 'Asked and answered?';
	const begun = await asking.begunWorkflow(text, chain([start, askNode(text), fail]));
	await asking.press(text, approve);
	expect((await live.ended(begun)).status).toBe('error');

	expect(await retryOf(begun)).toBe('error');
	const { error, nodes } = await live.lastRun(begun.workflowId);
	expect(error?.message).toContain('The bookkeeping is away');
	expect(nodes.Ask?.at(-1)?.outputs[0]?.[0]?.json).toMatchObject({ approved: true });
	expect(sandbox.messages).toHaveLength(1);
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
