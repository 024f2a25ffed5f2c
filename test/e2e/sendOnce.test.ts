import { until } from './until';
import { useLiveN8n } from './useN8n';
import { chain, items, sendTemplate, start } from './workflow';

const stage = useLiveN8n();

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

it('sends to everybody once though n8n is killed in the middle, and names what was under way', async () => {
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
