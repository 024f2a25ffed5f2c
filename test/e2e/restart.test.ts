import { chain, items, sendTemplate, start } from '../../sandbox/n8n/workflow';
import type { BegunRun } from '../../sandbox/n8n/workspace';
import { approve, AskStage } from './askStage';
import { itemsOf, trigger, TriggerStage, type TriggeredWorkflow } from './triggerStage';
import { until } from './until';
import { useLiveN8n } from './useN8n';

const stage = useLiveN8n();

const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
const text = (messageId: string, from = '15550100001') => ({
	events: [{ kind: 'text' as const, messageId, from }],
});
const several = [1, 2, 3, 4, 5].map((at) => text(`wamid.E${at}`));
const ofTwoPeople = [
	text('wamid.A1'),
	text('wamid.B1', '15550100002'),
	text('wamid.A2'),
	text('wamid.A3'),
];

const recipients = Array.from({ length: 120 }, (_, index) => String(15_550_400_001 + index));
const atOnce = 4;

const send = sendTemplate(
	{
		recipient: '={{ $json.recipient }}',
		options: {
			includeInputFields: true,
			parallelSends: atOnce,
			sendOnceKey: '=spring-{{ $json.recipient }}',
		},
	},
	{ onError: 'continueRegularOutput' },
);

describe('After a restart of n8n', () => {
	let triggers: TriggerStage;
	let asking: AskStage;
	let question: BegunRun;
	let listening: TriggeredWorkflow;
	let bundling: TriggeredWorkflow;

	beforeAll(async () => {
		const { live, sandbox } = stage();
		triggers = new TriggerStage(live);
		listening = await triggers.publish(chain([trigger({ events: ['message', 'status'] }), end]));
		for (const message of several) await triggers.deliver(listening, message);
		await triggers.lastOf(several.length, listening);
		bundling = await triggers.publish(
			chain([trigger({ additionalOptions: { bundleSeconds: 2 } }), end]),
		);
		for (const message of ofTwoPeople) await triggers.deliver(bundling, message);
		await triggers.lastOf(2, bundling);
		asking = await AskStage.prepare(live, sandbox);
		question = await asking.begun('Still there?');
		await live.restart();
	}, 180_000);

	// First, because the sandbox forgets the question after each test.
	it('the answer to a question is taken', async () => {
		await asking.press('Still there?', approve);
		expect(await asking.answerOf(question)).toMatchObject({ approved: true });
	});

	it('messages that came before start nothing', async () => {
		for (const message of several) {
			expect(await triggers.deliver(listening, message)).toMatchObject({ status: 200 });
		}
		await triggers.deliver(listening, { events: [{ kind: 'read', messageId: 'wamid.E5' }] });
		expect(itemsOf(await triggers.lastOf(several.length + 1, listening))).toMatchObject([
			{ json: { event: 'status' } },
		]);
	});

	it('messages of bundles are known, whichever bundle ended last', async () => {
		for (const message of [...ofTwoPeople, text('wamid.A4')]) {
			expect(await triggers.deliver(bundling, message)).toMatchObject({ status: 200 });
		}
		expect(itemsOf(await triggers.lastOf(3, bundling))).toMatchObject([
			{ json: { messageId: 'wamid.A4', bundle: { index: 0, count: 1 } } },
		]);
	});
});

describe('After n8n was killed', () => {
	it('a list with Send Once Key is sent to everybody once, and what was under way is named', async () => {
		const { live, sandbox } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const sentTo = () => sandbox.messages.map(({ to }) => to);
		const { workflowId } = await live.begin(
			chain([start, items(recipients.map((recipient) => ({ recipient }))), send]),
		);
		await until(() => sandbox.messages.length >= 40, 120_000);
		await live.crash();
		const sentBefore = sentTo().length;
		expect(sentBefore).toBeLessThan(recipients.length);
		const runAgain = async () => {
			const run = await live.ended(await live.beginSaved(workflowId, 'Start'));
			return run.nodes.Send?.at(-1)?.outputs[0]?.map(({ json }) => json) ?? [];
		};

		const second = await runAgain();
		const named = recipients.filter((_, index) => second[index]?.mayBeDone === true);
		expect(second).toHaveLength(recipients.length);
		expect(named.length).toBeLessThanOrEqual(atOnce);
		expect(new Set(sentTo()).size).toBe(sentTo().length);
		expect([...new Set([...sentTo(), ...named])].sort()).toEqual(recipients);
		expect(second.filter(({ status }) => status === 'skipped').length).toBeGreaterThan(0);
		expect(second.filter(({ whatsappMessageId }) => whatsappMessageId)).toHaveLength(
			sentTo().length - sentBefore,
		);

		const third = await runAgain();
		expect(third.map(({ status }) => status)).toEqual(recipients.map(() => 'skipped'));
		expect(sentTo().length).toBe(new Set(sentTo()).size);
	});
});
