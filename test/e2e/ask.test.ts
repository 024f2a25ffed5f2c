/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';
import { readPressId, waitingUrl } from '../../nodes/Chakra/ask/pressId';
import { asRecord, asRecords } from '../../sandbox/narrow';
import type { SentMessage } from '../../sandbox/server';
import { webhookSecret, type BegunRun } from './liveN8n';
import { trigger, TriggerStage, type TriggeredWorkflow } from './triggerStage';
import { useLiveN8n } from './useN8n';
import { chain, chakra, start } from './workflow';

const base = useLiveN8n();
let listening: TriggeredWorkflow;
beforeAll(async () => {
	const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
	listening = await new TriggerStage(base().live).publish(chain([trigger(), end]));
}, 180_000);

const ask = (message: string, options: Record<string, unknown> = {}) =>
	chain([
		start,
		chakra('Ask', {
			resource: 'message',
			operation: 'sendAndWait',
			sender: { __rl: true, mode: 'id', value: '775966265503012' },
			recipient: '+1 555 010 0001',
			message,
			approvalOptions: { values: { approvalType: 'double' } },
			options,
		}),
	]);

const approve = '✓ Approve';
const decline = '✗ Decline';

async function question(text: string): Promise<SentMessage> {
	for (;;) {
		const found = base().sandbox.messages.find(
			({ body }) => asRecord(asRecord(body.interactive).body).text === text,
		);
		if (found) return found;
		await wait(100);
	}
}

async function waiting({ executionId }: BegunRun): Promise<void> {
	for (;;) {
		const path = `/executions/${executionId}`;
		const { status } = asRecord(await base().live.server.rest('GET', path));
		if (status === 'waiting') return;
		if (status !== 'new' && status !== 'running') throw new Error(`It is ${String(status)}`);
		await wait(100);
	}
}

async function begun(text: string, options: Record<string, unknown> = {}): Promise<BegunRun> {
	const run = await base().live.begin(ask(text, options));
	await question(text);
	await waiting(run);
	return run;
}

/** The press goes to the trigger, as ChakraHQ delivers it. */
async function press(text: string, title: string, more: { from?: string; secret?: string } = {}) {
	const { whatsappMessageId: messageId } = await question(text);
	const url = new TriggerStage(base().live).url(listening);
	return await base().sandbox.press({ messageId, title, url, secret: webhookSecret, ...more });
}

async function answerOf(run: BegunRun): Promise<Record<string, unknown> | undefined> {
	const { status, nodes } = await base().live.ended(run);
	expect(status).toBe('success');
	return nodes.Ask?.[0]?.outputs[0]?.[0]?.json;
}

/** Where the button leads. */
async function addressOf(text: string, title: string): Promise<string> {
	const { body } = await question(text);
	const replies = asRecords(asRecord(asRecord(body.interactive).action).buttons);
	const reply = replies.map((one) => asRecord(one.reply)).find((one) => one.title === title);
	const found = readPressId(String(reply?.id));
	if (!found) throw new Error(`No button ${title}`);
	return waitingUrl(`${base().live.server.url}/webhook-waiting`, found);
}

it('goes on with the press of a button, once', async () => {
	const run = await begun('May it be paid?');
	expect(await press('May it be paid?', approve)).toMatchObject({ status: 200 });
	expect(await answerOf(run)).toMatchObject({
		approved: true,
		responder: { phone: '15550100001', name: 'Ana' },
	});
	expect(await press('May it be paid?', decline)).toMatchObject({ status: 200 });
	await wait(1500);
	expect(await answerOf(run)).toMatchObject({ approved: true });
});

it('takes no forged press', async () => {
	const text = 'Shall we forge?';
	const run = await begun(text);
	expect(await press(text, approve, { secret: undefined })).toMatchObject({ status: 401 });
	expect(await press(text, approve, { secret: 'another' })).toMatchObject({ status: 401 });
	await press(text, approve, { from: '15550100002' });
	const right = await addressOf(text, decline);
	const post = async (url: string) => (await fetch(url, { method: 'POST', body: '{}' })).status;
	expect(await post(right.replace(/\.1&/, '.0&'))).toBe(401);
	expect(await post(right.replace(/signature=..../, 'signature=0000'))).toBe(401);
	expect(await post(right)).toBe(401);
	expect((await fetch(right)).status).toBe(200);
	await wait(1500);
	await waiting(run);
	await press(text, decline);
	expect(await answerOf(run)).toMatchObject({ approved: false });
});

it('answers each of 20 open questions, in another order', async () => {
	const texts = Array.from({ length: 20 }, (_, index) => `Question ${index}`);
	const runs: BegunRun[] = [];
	for (const text of texts) runs.push(await begun(text));
	const isApproved = (index: number) => index % 3 === 0;
	for (const index of [...texts.keys()].reverse()) {
		await press(texts[index] ?? '', isApproved(index) ? approve : decline);
	}
	for (const [index, run] of runs.entries()) {
		expect(await answerOf(run)).toMatchObject({ approved: isApproved(index) });
	}
});

it('goes on without an answer when the time is up', async () => {
	const values = { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' };
	const run = await begun('In time?', { limitWaitTime: { values } });
	expect(await answerOf(run)).toEqual({});
});

it('takes the answer after a restart of n8n', async () => {
	const run = await begun('Still there?');
	await base().live.restart();
	await press('Still there?', approve);
	expect(await answerOf(run)).toMatchObject({ approved: true });
});
