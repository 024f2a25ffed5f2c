import type { INode, INodeParameters } from 'n8n-workflow';
import { Chakra } from '../../nodes/Chakra/Chakra.node';
import { chakraNode, node } from './engine';
import { InputNode } from './inputNode';
import { runWorkflow } from './runWorkflow';
import { useUsedKeys } from './usedKeys';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();
useUsedKeys();

const recipients = Array.from({ length: 6 }, (_, index) => `1555010000${index}`);

/** A node with n8n's own "Retry On Fail" on, which runs it again for all of its items. */
async function sendWithRetryOnFail(options: INodeParameters = {}, setting: Partial<INode> = {}) {
	const { token, url, pluginId } = sandbox();
	const parameters = {
		resource: 'templateMessage',
		operation: 'send',
		sender: { __rl: true, mode: 'id', value: '775966265503012' },
		recipient: '={{ $json.recipient }}',
		template: { __rl: true, mode: 'name', value: 'hello_world' },
		options: { maxTries: 1, ...options },
	};
	const { run } = await runWorkflow({
		nodes: [
			node('Input', 'test.input', {}),
			{
				...chakraNode('test.chakra', parameters),
				...setting,
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 1,
			},
		],
		connections: { Input: { main: [[{ node: 'ChakraHQ', type: 'main', index: 0 }]] } },
		nodeTypes: {
			'test.input': new InputNode(recipients.map((recipient) => ({ json: { recipient } }))),
			'test.chakra': new Chakra(),
		},
		credential: { accessToken: token, baseUrl: url, pluginId },
		binaryMode: 'filesystem',
	});
	return run.data.resultData.runData.ChakraHQ?.[0];
}

const sentTo = () => sandbox().messages.map(({ to }) => to);

test('a node that n8n runs again sends only what it has not sent', async () => {
	sandbox().inject({ match: { path: recipients[3] }, status: 400, body: { _errors: ['no'] } });

	const task = await sendWithRetryOnFail();

	expect(task?.error).toBeUndefined();
	expect(sentTo()).toEqual(recipients);
	expect(task?.data?.main?.[0]?.map(({ json }) => json.recipient)).toEqual(recipients);
});

test('an item that may have been sent is not tried again, and says so each time', async () => {
	sandbox().inject({ match: { path: recipients[3] }, cutAnswer: true });

	const task = await sendWithRetryOnFail();

	expect(task?.error?.message).toContain('[item 3]');
	expect(task?.error?.description).toContain('It may have been sent all the same');
	// It does not hold others back: later tries send the items that were surely not sent.
	expect(sentTo()).toEqual(recipients);
});

test('messages that were only validated do not count as sent', async () => {
	const task = await sendWithRetryOnFail({ validateOnly: true });

	expect(task?.data?.main?.[0]).toHaveLength(recipients.length);
	expect(sentTo()).toEqual([]);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'a node that continues by %s sends nothing twice when n8n runs it again because its first item is refused',
	async (onError) => {
		sandbox().inject({
			match: { path: recipients[0] },
			status: 400,
			body: { _errors: ['no'] },
			times: 9,
		});
		const task = await sendWithRetryOnFail({}, { onError });
		expect(task?.error).toBeUndefined();
		expect(sentTo()).toEqual(recipients.slice(1));
	},
);

test.each(['continueRegularOutput', 'stopWorkflow'] as const)(
	'a response that cannot be read leaves the message unclear: it is not sent again (%s)',
	async (onError) => {
		sandbox().inject({ match: { path: recipients[0] }, hugeAnswerBytes: 17 * 1024 * 1024 });
		const task = await sendWithRetryOnFail({}, { onError });
		const told = JSON.stringify([task?.error?.description, task?.data?.main]);
		expect(told).toContain('It may have been sent all the same');
		const toFirst = sandbox().requests.filter(({ path }) => path.includes(String(recipients[0])));
		expect(toFirst).toHaveLength(1);
	},
);

test('with a Send Once Key, a node that n8n runs again gives the outputs of what it sent', async () => {
	const [first] = recipients;
	sandbox().inject({ match: { path: recipients[3] }, status: 400, body: { _errors: ['no'] } });
	sandbox().inject({ match: { path: recipients[5] }, cutAnswer: true });
	const options = { sendOnceKey: '={{ $json.recipient }}' };

	const task = await sendWithRetryOnFail(options);
	expect(task?.error?.message).toContain('[item 5]');
	expect(sentTo()).toEqual(recipients);

	const later = await sendWithRetryOnFail(options);
	expect(later?.data?.main?.[0]?.map(({ json }) => json.status)).toEqual(
		recipients.map(() => 'skipped'),
	);
	expect(later?.data?.main?.[0]?.[0]?.json.sendOnceKey).toBe(first);
});
