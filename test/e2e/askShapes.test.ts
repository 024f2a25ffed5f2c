/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { StoredRun } from '../../sandbox/n8n';
import { chain, items, start } from '../../sandbox/n8n/workflow';
import { saveChakraCredential } from '../../sandbox/n8n/workspace';
import { asRecord } from '../../sandbox/narrow';
import { approve, askNode, AskStage, decline } from './askStage';
import { useSharedN8n } from './useN8n';

const base = useSharedN8n();
let stage: AskStage;
beforeAll(async () => {
	stage = await AskStage.prepare(base().live, base().sandbox);
}, 180_000);

const outputOf = ({ nodes }: StoredRun, name: string) =>
	(nodes[name] ?? []).map(({ outputs }) => outputs[0]?.[0]?.json);

/** In milliseconds. A press that has an effect takes less. */
const settle = async () => await wait(1500);

it('two questions in one workflow take each its own press', async () => {
	const workflow = chain([start, askNode('First?'), { ...askNode('Second?'), name: 'Ask again' }]);
	const run = await stage.begunWorkflow('First?', workflow);
	await stage.press('First?', approve);
	await stage.question('Second?');
	await stage.waiting(run);
	await stage.press('First?', approve);
	await stage.press('First?', decline);
	await settle();
	await stage.waiting(run);
	await stage.press('Second?', decline);
	const ended = await base().live.ended(run);
	expect(outputOf(ended, 'Ask')).toMatchObject([{ approved: true }]);
	expect(outputOf(ended, 'Ask again')).toMatchObject([{ approved: false }]);
});

it('asks several people in turn, each of whom answers for herself only', async () => {
	const phones = ['15550100001', '15550100002', '15550100003'];
	const loop = {
		name: 'Loop',
		type: 'n8n-nodes-base.splitInBatches',
		typeVersion: 3,
		parameters: { options: {} },
	};
	const ask = askNode('={{ $json.question }}', {}, { recipient: '={{ $json.phone }}' });
	const people = phones.map((phone, index) => ({ phone, question: `Person ${index}?` }));
	const workflow = chain([start, items(people), loop, ask]);
	const back = { main: [[{ node: 'Loop', type: 'main', index: 0 }]] };
	workflow.connections = {
		...workflow.connections,
		Loop: { main: [[], [{ node: 'Ask', type: 'main', index: 0 }]] },
		Ask: back,
	};
	const run = await stage.begunWorkflow('Person 0?', workflow);
	for (const [index, { phone, question }] of people.entries()) {
		await stage.question(question);
		await stage.waiting(run);
		const other = phones[(index + 1) % phones.length];
		await stage.press(question, decline, { from: other });
		await settle();
		await stage.waiting(run);
		await stage.press(question, approve, { from: phone });
	}
	const answers = outputOf(await base().live.ended(run), 'Ask');
	expect(answers).toMatchObject(phones.map((phone) => ({ approved: true, responder: { phone } })));
});

it('a sub-workflow asks, and the workflow that called it goes on with the answer', async () => {
	const { live } = base();
	const called = {
		name: 'When called',
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		typeVersion: 1.1,
		parameters: { inputSource: 'passthrough' },
	};
	const value = await live.publish(chain([called, askNode('From below?')]));
	const call = {
		name: 'Call',
		type: 'n8n-nodes-base.executeWorkflow',
		typeVersion: 1.2,
		parameters: { workflowId: { __rl: true, mode: 'id', value }, options: {} },
	};
	const run = await stage.begunWorkflow('From below?', chain([start, call]));
	await stage.press('From below?', approve);
	expect(outputOf(await live.ended(run), 'Call')).toMatchObject([{ approved: true }]);
});

it('a press for an execution that was stopped starts nothing', async () => {
	const { live, sandbox } = base();
	const run = await stage.begun('Is it stopped?');
	await live.stop(run);
	expect(await stage.press('Is it stopped?', approve)).toMatchObject({ status: 200 });
	await settle();
	expect((await live.ended(run)).status).toBe('canceled');
	expect(sandbox.messages).toHaveLength(1);
});

it('a press for an execution that was deleted starts nothing', async () => {
	const { live, sandbox } = base();
	const run = await stage.begun('Is it deleted?');
	await live.server.rest('POST', '/executions/delete', { ids: [run.executionId] });
	expect(await stage.press('Is it deleted?', approve)).toMatchObject({ status: 200 });
	await settle();
	await expect(live.lastRun(run.workflowId)).rejects.toThrow(/stored no run/);
	expect(sandbox.messages).toHaveLength(1);
	expect(await readFile(live.n8n.log, 'utf8')).toContain(
		`turned down a press with 404: The execution "${run.executionId}" does not exist. It was deleted, or it ended some time ago`,
	);
});

it('a press that n8n cannot check, because the credential was deleted, starts nothing, and the question stays open', async () => {
	const { live, sandbox } = base();
	const { id, name } = await saveChakraCredential(live.server, sandbox);
	const ask = { ...askNode('No credential?'), credentials: { chakraApi: { id, name } } };
	const saved = await live.server.rest('POST', '/workflows', chain([start, ask]));
	const run = await live.beginSaved(String(asRecord(saved).id), 'Start');
	await stage.waiting(run);
	await live.server.rest('DELETE', `/credentials/${id}`);
	expect(await stage.press('No credential?', approve)).toMatchObject({ status: 200 });
	await settle();
	await stage.waiting(run);
	await live.stop(run);
});
