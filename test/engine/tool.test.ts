import type { INode, INodeParameters } from 'n8n-workflow';
import { byId, byName, senderId } from './operate';
import { callTool, fromAi, runAgent } from './runAgent';
import { AgentNode, BusyAgentNode, EngineAgentNode } from './toolNode';
import { useUsedKeys } from './usedKeys';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();
useUsedKeys();

const templateByName: INodeParameters = {
	resource: 'templateMessage',
	operation: 'send',
	sender: byId(fromAi('sender')),
	recipient: fromAi('recipient'),
	template: byName(fromAi('template')),
	templateLanguage: fromAi('language'),
	parameterPairs: {
		pair: [
			{ part: 'body', name: '1', value: fromAi('customer') },
			{ part: 'body', name: '2', value: fromAi('order') },
		],
	},
};

const order = {
	sender: senderId,
	recipient: '+1 (555) 010-0001',
	template: 'order_update',
	language: 'en_US',
	customer: 'Ana',
	order: 'A-100',
};

test('an agent sends a template, every value in plain text', async () => {
	const [called] = await callTool(sandbox(), templateByName, order);
	expect(called).toMatchObject({ name: 'Send_WhatsApp', accepted: true });
	expect(JSON.parse(String(called?.answer))).toMatchObject([
		{
			whatsappMessageId: sandbox().messages[0]?.whatsappMessageId,
			recipient: '15550100001',
			template: 'order_update',
		},
	]);
	expect(sandbox().messages[0]?.body).toMatchObject({
		templateName: 'order_update',
		mapping: [
			{ schemaPropertyName: '1', schemaPropertyValue: 'Ana' },
			{ schemaPropertyName: '2', schemaPropertyValue: 'A-100' },
		],
	});
});

test('an agent that calls twice sends twice, each time what it says', async () => {
	await callTool(sandbox(), templateByName, order, {
		...order,
		customer: 'Bo',
		recipient: '15550100002',
	});
	expect(sandbox().messages.map(({ to }) => to)).toEqual(['15550100001', '15550100002']);
});

test('an agent is told what to correct, and nothing goes out', async () => {
	const [called] = await callTool(sandbox(), templateByName, { ...order, recipient: 'Ana' });
	expect(called?.answer).toMatch(/Recipient \\"Ana\\" cannot be used.*\. A phone number has no/s);
	expect(sandbox().messages).toEqual([]);
});

test.each<Partial<INode>>([{}, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 }])(
	'an agent is told that a message may have been sent, each time it sends it (%j)',
	async (settings) => {
		sandbox().inject({ match: { path: '/send-template-message' }, cutAnswer: true });
		const calls = [order, { ...order }];
		const answers = await runAgent(sandbox(), templateByName, new AgentNode(calls), settings);
		const unclear = expect.stringMatching(/^\[\{"error":".*may have been sent.*"\}\]$/);
		expect(answers).toMatchObject([{ answer: unclear }, { answer: unclear }]);
		expect(sandbox().messages).toHaveLength(1);
	},
);

test('an MCP Server Trigger is given the error itself, which it marks as an error for its client', async () => {
	const calls = [{ ...order, recipient: 'Ana' }];
	const agent = new AgentNode(calls, ({ message }) => `Error: ${message}`);
	const [called] = await runAgent(sandbox(), templateByName, agent, {}, 'test.mcpTrigger');
	expect(called?.answer).toMatch(
		/^Error: Recipient "Ana" cannot be used.*\. A phone number has no/s,
	);
});

test('what n8n tries again is told only where the last try fails too', async () => {
	const refusal = { match: { path: '/send-template-message' }, status: 400 };
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	sandbox().inject({ ...refusal, body: { _errors: ['no'] }, times: 3 });
	const [refused, sent] = await runAgent(
		sandbox(),
		templateByName,
		new AgentNode([order, { ...order }]),
		settings,
	);
	expect(refused?.answer).toContain('did not accept the request');
	expect(sent?.answer).toContain('whatsappMessageId');
	expect(sandbox().messages).toHaveLength(1);
});

test('the tool says which values it takes', async () => {
	const [whole, lacking] = await callTool(sandbox(), templateByName, order, { recipient: '1' });
	expect([whole?.accepted, lacking?.accepted]).toEqual([true, false]);
});

test('an agent answers with a session message', async () => {
	const parameters: INodeParameters = {
		resource: 'message',
		operation: 'send',
		sender: byId(senderId),
		recipient: fromAi('recipient'),
		type: 'replyButtons',
		text: fromAi('text'),
		buttons: { button: [{ title: fromAi('yes'), id: '' }] },
	};
	await callTool(sandbox(), parameters, {
		recipient: '15550100001',
		text: 'Shall we?',
		yes: 'Yes',
	});
	expect(sandbox().messages[0]?.body).toMatchObject({
		to: '15550100001',
		interactive: {
			body: { text: 'Shall we?' },
			action: { buttons: [{ type: 'reply', reply: { id: 'Yes', title: 'Yes' } }] },
		},
	});
});

test('a model that sends the same thing again with its Send Once Key is told that it was skipped', async () => {
	const [first, second] = await callTool(
		sandbox(),
		{ ...templateByName, options: { sendOnceKey: fromAi('order') } },
		order,
		order,
	);
	expect(JSON.stringify(first)).toContain('whatsappMessageId');
	expect(JSON.stringify(second)).toContain('skipped');
	expect(sandbox().messages).toHaveLength(1);
});

describe('calls at the same time', () => {
	const toPerson: INodeParameters = {
		resource: 'message',
		operation: 'send',
		sender: byId(senderId),
		recipient: fromAi('recipient'),
		type: 'text',
		text: fromAi('text'),
		options: { maxTries: 1 },
	};
	const calls = [1, 2, 3, 4].map((person) => ({
		recipient: `1555010000${person}`,
		text: `Hello ${person}`,
	}));
	const retried: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const sent = () =>
		sandbox().messages.map(({ to, body }) => ({
			recipient: to,
			text: (body as { text: { body: string } }).text.body,
		}));

	test.each([{}, retried])(
		'of one tool reach each person with their own text (%j)',
		async (settings) => {
			await runAgent(sandbox(), toPerson, new BusyAgentNode(calls, 'one'), settings);
			expect(sent()).toEqual(calls);
		},
	);

	test.each<Partial<INode>>([
		{},
		retried,
		{ onError: 'continueRegularOutput' },
		{ onError: 'continueErrorOutput' },
	])(
		'of a tool for each item are refused where n8n mixes up their values (%j)',
		async (settings) => {
			const answers = await runAgent(
				sandbox(),
				toPerson,
				new BusyAgentNode(calls, 'each'),
				settings,
			);
			const isSent = answers.map(
				({ answer }) => !String(answer).includes('values of another call'),
			);
			expect(sent()).toEqual(calls.filter((_, index) => isSent[index]));
			expect(isSent).toContain(true);
			expect(isSent).toContain(false);
			const refused = answers.filter((_, index) => !isSent[index]);
			expect(JSON.stringify(refused)).not.toContain('1555');
		},
	);

	test('with an object for a value are taken', async () => {
		const raw = {
			...toPerson,
			operation: 'sendRaw',
			messageJson: "={{ $fromAI('message', 'What to use', 'json') }}",
		};
		const messages = calls.map(({ recipient, text }) => ({
			message: { to: recipient, type: 'text', text: { body: text } },
		}));
		const answers = await runAgent(sandbox(), raw, new BusyAgentNode(messages, 'one'));
		expect(answers.map(({ answer }) => String(answer))).toEqual(
			calls.map(() => expect.stringContaining('wamid')),
		);
		expect(sent()).toEqual(calls);
	});

	test('that were refused once are tried again with their own values', async () => {
		sandbox().inject({ match: { path: '/messages' }, status: 400, body: { _errors: ['no'] } });
		await runAgent(sandbox(), toPerson, new BusyAgentNode(calls, 'one'), retried);
		const people = sent().map(({ recipient }) => recipient);
		expect([...people].sort()).toEqual(calls.map(({ recipient }) => recipient));
		expect(sent()).toEqual(expect.arrayContaining(calls));
	});

	const engineAgent = new EngineAgentNode('Send WhatsApp', calls);

	test.each([{}, retried])(
		'that the engine runs reach each person with their own text (%j)',
		async (settings) => {
			await runAgent(sandbox(), toPerson, engineAgent, settings);
			expect(sent()).toEqual(calls);
		},
	);

	test.each([{}, retried])(
		'of which one is unclear: the model reads it in the error (%j)',
		async (settings) => {
			sandbox().inject({ match: { path: '/messages' }, cutAnswer: true });
			const answers = await runAgent(sandbox(), toPerson, engineAgent, settings);
			expect(answers[0]?.answer).toContain('may have been sent');
			expect(sandbox().requests).toHaveLength(calls.length);
		},
	);

	test('of the same content are as many messages', async () => {
		const [first = {}] = calls;
		await runAgent(sandbox(), toPerson, new BusyAgentNode([first, first], 'each'));
		expect(sent()).toEqual([first, first]);
	});
});
