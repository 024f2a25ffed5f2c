import { sleep } from 'n8n-workflow';
import { eventually } from '../eventually';
import type { TriggerHost } from '../trigger/triggerHost';
import { webhookSecret } from '../trigger/triggerHost';
import { useTrigger } from '../trigger/useTrigger';
import { useSandbox } from '../useSandbox';
import { useAskHost } from './useAskHost';

const sandbox = useSandbox();
const ask = useAskHost(sandbox);
const trigger = useTrigger(sandbox);

/** A question to +1 555 010 0001 that only somebody else may answer, and the trigger that gets the press. */
async function asked(parameters = {}): Promise<TriggerHost> {
	const host = await trigger(parameters, { waitingBase: ask().waitingBase });
	await ask().ask({
		approvalOptions: { values: { approvalType: 'double' } },
		options: { approverIds: '4915123456789', unauthorizedReplyText: 'Only Bo may.' },
	});
	return host;
}

/** ChakraHQ delivers a press to the trigger. */
async function press(host: TriggerHost, pressId: string, from = '15550100001'): Promise<void> {
	const messageId = sandbox().messages[0]?.whatsappMessageId ?? '';
	const answer = await sandbox().press({
		...{ messageId, pressId, from, title: '✓ Approve' },
		url: host.workflow.url(),
		secret: webhookSecret,
	});
	expect(answer.status).toBe(200);
}

const replies = () => sandbox().messages.slice(1);

/** Waits for the expected call, and as long again for one that must not come. */
async function callsEnd(count: number): Promise<void> {
	await eventually(() => ask().calls >= count, 10_000);
	await sleep(200);
	expect(ask().calls).toBe(count);
}

test('a press goes on once, and starts no run', async () => {
	const host = await asked();
	await press(host, 'wamid.PRESS', '4915123456789');
	await callsEnd(1);
	await press(host, 'wamid.PRESS', '4915123456789');
	await callsEnd(1);
	expect(ask().resumed).toHaveLength(1);
	expect(host.runs).toEqual([]);
});

test.each([true, false])(
	'who may not answer is told once although the press is delivered again, with Ignore Repeats %s',
	async (ignoreRepeats) => {
		const host = await asked({ ignoreRepeats });
		await press(host, 'wamid.PRESS');
		await callsEnd(1);
		await press(host, 'wamid.PRESS');
		await callsEnd(1);
		expect(replies()).toMatchObject([{ body: { text: { body: 'Only Bo may.' } } }]);
		await press(host, 'wamid.ANOTHER');
		await callsEnd(2);
		expect(replies()).toHaveLength(2);
	},
);

test('who may not answer is told once where two triggers get the press', async () => {
	const first = await asked();
	const second = await trigger({}, { waitingBase: ask().waitingBase });
	await press(first, 'wamid.PRESS');
	await press(second, 'wamid.PRESS');
	await callsEnd(2);
	expect(replies()).toHaveLength(1);
});

test('of equal presses that come together one is handed on', async () => {
	const host = await asked();
	await Promise.all([1, 2, 3].map(async () => await press(host, 'wamid.PRESS')));
	await callsEnd(1);
	expect(replies()).toHaveLength(1);
});

test('a press that could not be handed on is handed on when it is delivered again', async () => {
	const host = await asked();
	ask().turnDowns.push(404);
	await press(host, 'wamid.PRESS', '4915123456789');
	await callsEnd(1);
	await press(host, 'wamid.PRESS', '4915123456789');
	await callsEnd(2);
	expect(ask().resumed).toHaveLength(1);
});

test.each([200, 403])(
	'a press that a sign-in or a firewall in front of n8n has answered with %i is handed on when it is delivered again',
	async (status) => {
		const host = await asked();
		ask().foreignPage = status;
		await press(host, 'wamid.PRESS', '4915123456789');
		await callsEnd(1);
		await press(host, 'wamid.PRESS', '4915123456789');
		await callsEnd(2);
		expect(ask().resumed).toHaveLength(1);
	},
);

test.each([[0], [200], [409, 409], [500], [502], [503], [520]])(
	'a press finds its execution although n8n is not there at first: %p',
	async (...statuses) => {
		const host = await asked();
		ask().turnDowns.push(...statuses);
		const calls = statuses.length + 1;
		await press(host, 'wamid.PRESS', '4915123456789');
		await callsEnd(calls);
		expect(ask().resumed).toHaveLength(1);
		await press(host, 'wamid.PRESS', '4915123456789');
		await callsEnd(calls);
	},
);

test('a press comes through although n8n cannot read the credential at first', async () => {
	const host = await asked();
	ask().noCredential = 'the database is away';
	await press(host, 'wamid.PRESS', '4915123456789');
	await eventually(() => ask().calls === 1);
	ask().noCredential = undefined;
	await callsEnd(2);
	expect(ask().resumed).toMatchObject([[{ json: { approved: true } }]]);
});

test('a press that is delivered again while the first is on its way waits for it, and goes on where it failed', async () => {
	const host = await asked();
	// n8n answers so while the execution does not wait yet. So the first press is tried again.
	ask().turnDowns.push(409, 404);
	await press(host, 'wamid.PRESS', '4915123456789');
	await eventually(() => ask().calls === 1);
	await press(host, 'wamid.PRESS', '4915123456789');
	await callsEnd(3);
	expect(ask().resumed).toHaveLength(1);
});
