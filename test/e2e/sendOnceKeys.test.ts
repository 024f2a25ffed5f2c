import { chain, items, sendTemplate, start, type WorkflowNode } from '../../sandbox/n8n/workflow';
import { asRecord, asRecords } from '../../sandbox/narrow';
import { useSharedN8n } from './useN8n';

const stage = useSharedN8n();

const recipients = ['15550100001', '15550100002'];
const list = items(recipients.map((recipient) => ({ recipient })));
const send = (settings: Record<string, unknown> = {}, options: Record<string, unknown> = {}) =>
	sendTemplate(
		{
			recipient: '={{ $json.recipient }}',
			options: {
				maxTries: 1,
				includeInputFields: true,
				sendOnceKey: '=spring-{{ $json.recipient }}',
				...options,
			},
		},
		settings,
	);

const sentTo = () => stage().sandbox.messages.map(({ to }) => String(to));

/** Runs a saved workflow, and gives the status of the items of a node. */
async function statusOf(workflowId: unknown, node = 'Send'): Promise<unknown[]> {
	const { live } = stage();
	const run = await live.ended(await live.beginSaved(String(workflowId), 'Start'));
	expect(run.error).toBeUndefined();
	const outputs = run.nodes[node]?.flatMap(({ outputs: [first = []] }) => first) ?? [];
	return outputs.map(({ json }) => (json.status === 'skipped' ? 'skipped' : 'sent'));
}

const saved = async (workflowId: unknown) =>
	asRecord(await stage().live.server.rest('GET', `/workflows/${String(workflowId)}`));

/** Changes a saved workflow, as the editor saves it. */
async function change(workflowId: unknown, changes: Record<string, unknown>): Promise<void> {
	const { versionId } = await saved(workflowId);
	const path = `/workflows/${String(workflowId)}`;
	await stage().live.server.rest('PATCH', path, { versionId, ...changes });
}

const linked = (from: string, to: string) => ({
	[from]: { main: [[{ node: to, type: 'main', index: 0 }]] },
});

describe('Send Once Keys', () => {
	it('stay where the node or the workflow is renamed; a copy of either begins without', async () => {
		const { live } = stage();
		const { id } = await live.save(chain([start, list, send()]));
		expect(await statusOf(id)).toEqual(['sent', 'sent']);

		const { nodes, connections, settings } = await saved(id);
		const renamed = asRecords(nodes).map((node) =>
			node.name === 'Send' ? { ...node, name: 'Renamed' } : node,
		);
		const links = { ...asRecord(connections), ...linked('Items', 'Renamed') };
		await change(id, { name: 'Renamed too', nodes: renamed, connections: links });
		expect(await statusOf(id, 'Renamed')).toEqual(['skipped', 'skipped']);

		const node = renamed.find(({ name }) => name === 'Renamed');
		await change(id, {
			nodes: [...renamed, { ...node, id: 'copied', name: 'Copied' }],
			connections: { ...links, ...linked('Renamed', 'Copied') },
		});
		expect(await statusOf(id, 'Copied')).toEqual(['sent', 'sent']);

		const copy = await live.server.rest('POST', '/workflows', {
			name: 'Duplicated',
			active: false,
			nodes,
			connections,
			settings,
		});
		expect(await statusOf(asRecord(copy).id)).toEqual(['sent', 'sent']);
		expect(sentTo()).toHaveLength(6);
	});

	it('of a sub-workflow are the same for all who call it', async () => {
		const { live } = stage();
		const whenCalled: WorkflowNode = {
			name: 'When called',
			type: 'n8n-nodes-base.executeWorkflowTrigger',
			typeVersion: 1.1,
			parameters: { inputSource: 'passthrough' },
		};
		const value = await live.publish(chain([whenCalled, send()]));
		const parent = async (mode: string) => {
			const call: WorkflowNode = {
				name: 'Call',
				type: 'n8n-nodes-base.executeWorkflow',
				typeVersion: 1.3,
				parameters: { workflowId: { __rl: true, mode: 'id', value }, mode, options: {} },
			};
			const { id } = await live.save(chain([start, list, call]));
			return await statusOf(id, 'Call');
		};
		expect(await parent('once')).toEqual(['sent', 'sent']);
		expect(await parent('each')).toEqual(['skipped', 'skipped']);
		expect(sentTo()).toEqual(recipients);
	});

	/** Saves a workflow that sends the list twice, one item a round. */
	async function savedLoop(node: WorkflowNode): Promise<unknown> {
		const loop: WorkflowNode = {
			name: 'Loop',
			type: 'n8n-nodes-base.splitInBatches',
			typeVersion: 3,
			parameters: { batchSize: 1, options: {} },
		};
		const twice = items(recipients.flatMap((recipient) => [{ recipient }, { recipient }]));
		const workflow = chain([start, twice, loop, node]);
		const round = { main: [[], [{ node: node.name, type: 'main', index: 0 }]] };
		const links = { ...workflow.connections, Loop: round, ...linked(node.name, 'Loop') };
		return (await stage().live.save({ ...workflow, connections: links })).id;
	}

	it('are the same in all rounds of a loop, and in the next execution', async () => {
		const id = await savedLoop(send());
		expect(await statusOf(id)).toEqual(['sent', 'skipped', 'sent', 'skipped']);
		expect(await statusOf(id)).toEqual(Array(4).fill('skipped'));
		expect(sentTo()).toEqual(recipients);
	});

	it('whose items are left out end a loop, unless the node always outputs data', async () => {
		const leftOut = { outputSkippedItems: false };
		await statusOf(await savedLoop(send({}, leftOut)));
		expect(sentTo()).toEqual(recipients.slice(0, 1));
		await stage().sandbox.reset();
		await statusOf(await savedLoop(send({ alwaysOutputData: true }, leftOut)));
		expect(sentTo()).toEqual(recipients);
	});

	it('with Retry On Fail: what was refused goes out in the next try, what may have been sent is named and skipped later', async () => {
		const { live, sandbox } = stage();
		const [unclear, refused] = recipients;
		sandbox.inject({ match: { path: unclear }, cutAnswer: true });
		sandbox.inject({ match: { path: refused }, status: 400, body: { _errors: ['no'] } });
		const again = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const { id } = await live.save(chain([start, list, send(again)]));
		const run = await live.ended(await live.beginSaved(String(id), 'Start'));
		expect(run.error?.message).toContain('broke off before an answer came [item 0]');
		expect(sentTo()).toEqual(recipients);
		expect(await statusOf(id)).toEqual(['skipped', 'skipped']);
		expect(sentTo()).toEqual(recipients);
	});
});
