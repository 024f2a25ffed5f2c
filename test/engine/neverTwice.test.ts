/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { INode, INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';
import { Chakra } from '../../nodes/Chakra/Chakra.node';
import type { Fault } from '../../sandbox/server';
import { chakraNode, node } from './engine';
import { InputNode } from './inputNode';
import { byId, byName, operate, senderId } from './operate';
import { runWorkflow } from './runWorkflow';
import { AgentNode, ChakraTool } from './toolNode';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

const retried: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const textTo = (recipient: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'message',
	operation: 'send',
	sender: byId(senderId),
	recipient,
	type: 'text',
	text: 'Hello',
	options: { maxTries: 1 },
	...more,
});

/** A node with n8n's "Retry On Fail" over three people, or over those given. */
async function sendRetried(
	parameters: INodeParameters,
	{
		people = ['15550100000', '15550100001', '15550100002'],
		url = sandbox().url,
		onError = {},
		mode = 'manual' as WorkflowExecuteMode,
	} = {},
) {
	const { token, pluginId } = sandbox();
	const { run } = await runWorkflow({
		nodes: [
			node('Input', 'test.input', {}),
			{ ...chakraNode('test.chakra', parameters), ...retried, ...onError },
		],
		connections: { Input: { main: [[{ node: 'ChakraHQ', type: 'main', index: 0 }]] } },
		nodeTypes: {
			'test.input': new InputNode(people.map((phone) => ({ json: { phone } }))),
			'test.chakra': new Chakra(),
		},
		credential: { accessToken: token, baseUrl: url, pluginId },
		binaryMode: 'filesystem',
		mode,
	});
	const task = run.data.resultData.runData.ChakraHQ?.[0];
	return {
		message: task?.error?.message,
		outputs: task?.data?.main?.[0]?.map(({ json }) => json) ?? [],
		told: `${task?.error?.message} | ${task?.error?.description}`,
	};
}

const toPerson = textTo('={{ $json.phone }}');
const sends = () => sandbox().requests.filter(({ path }) => path.endsWith('/messages'));
const sentBodies = () => sends().map(({ body }) => (body as { to?: string }).to);

describe('a message ID proves that it was sent, whatever else the response holds', () => {
	const answer = (errors: unknown): Fault => ({
		status: 200,
		body: { _data: { whatsappMessageId: 'wamid.1' }, _errors: errors },
		times: 9,
	});

	test.each([{}, false, 0, true, null, [null], [''], [[]], [{}], [0]])(
		'_errors is %j',
		async (errors) => {
			sandbox().inject(answer(errors));
			const { outputs } = await sendRetried(toPerson, { people: ['15550100000'] });
			expect(sends()).toHaveLength(1);
			expect(outputs).toEqual([expect.objectContaining({ whatsappMessageId: 'wamid.1' })]);
			expect(outputs[0]).not.toHaveProperty('warning');
		},
	);

	test.each([['A note'], [{ message: 'A note' }], 'A note'])(
		'a text in _errors becomes a warning: %j',
		async (errors) => {
			sandbox().inject(answer(errors));
			const { outputs } = await sendRetried(toPerson, { people: ['15550100000'] });
			expect(sends()).toHaveLength(1);
			expect(outputs).toEqual([expect.objectContaining({ warning: 'A note' })]);
		},
	);

	test('an error without an ID stays one, and n8n may try it again', async () => {
		sandbox().inject({ status: 200, body: { _data: [], _errors: ['(#131009) no'] }, times: 1 });
		const { outputs } = await sendRetried(toPerson, { people: ['15550100000'] });
		expect(sends()).toHaveLength(2);
		expect(outputs).toHaveLength(1);
	});
});

test('a raw answer that holds an error makes n8n run the node again, and nothing goes out twice', async () => {
	sandbox().inject({
		status: 200,
		body: { _data: { whatsappMessageId: 'wamid.1', error: 'x' } },
		times: 9,
	});
	await sendRetried(textTo('={{ $json.phone }}', { simplify: false }));
	expect(sentBodies()).toEqual(['15550100000', '15550100001', '15550100002']);
});

test('an answer that is nested 20,000 deep was still an answer', async () => {
	const deep = `{"_data":{"whatsappMessageId":"wamid.1","deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`;
	sandbox().inject({ status: 200, body: deep, times: 9 });
	const { outputs } = await sendRetried(textTo('={{ $json.phone }}', { simplify: false }), {
		people: ['15550100000'],
	});
	expect(sends()).toHaveLength(1);
	expect(JSON.stringify(outputs)).toContain('wamid.1');
});

test('a parameter that cannot be read stops the item before it is sent', async () => {
	await sendRetried(textTo('={{ $json.phone }}', { simplify: '={{ $("Nowhere").item.json.x }}' }));
	expect(sends()).toEqual([]);
});

describe('Validate Only that is another at each reading', () => {
	const people = Array.from({ length: 30 }, (_, i) => `155501001${String(i).padStart(2, '0')}`);
	const options = { maxTries: 1, validateOnly: '={{ Math.random() < 0.5 }}' };
	const parameters = textTo('={{ $json.phone }}', { options });

	test('is read once: an item is sent or checked, and never both', async () => {
		const { outputs } = await sendRetried(parameters, { people });
		expect(outputs).toHaveLength(people.length);
		const sent = people.filter((_, index) => outputs[index]?.validateOnly !== true);
		expect(sentBodies()).toEqual(sent);
		expect([0, people.length]).not.toContain(sent.length);
	});

	test('sends nobody a second message where n8n runs the node again', async () => {
		sandbox().inject({ status: 500, times: 1 });
		await sendRetried(parameters, { people });
		expect(sends().length).toBeGreaterThan(0);
		expect(new Set(sentBodies()).size).toBe(sends().length);
	});
});

describe('what may have been sent is not sent again', () => {
	test.each<[string, Fault]>([
		['302', { status: 302, headers: { location: '/elsewhere' } }],
		['303', { status: 303, headers: { location: '/elsewhere' } }],
		['304', { status: 304 }],
		['499', { status: 499, body: { _errors: ['client closed'] } }],
		["500 with Meta's code", { status: 500, body: { _errors: ['(#131009) Parameter'] } }],
		["504 with Meta's code", { status: 504, body: { _errors: ['(#132000) Parameters'] } }],
		[
			'400 whose own call timed out',
			{ status: 400, body: { _errors: ['timeout of 30000ms exceeded'] } },
		],
		['400 whose own call was cut', { status: 400, body: { _errors: ['socket hang up'] } }],
	])('%s', async (_, fault) => {
		sandbox().inject({ ...fault, times: 9 });
		const { told } = await sendRetried(toPerson, { people: ['15550100000'] });
		expect(sends()).toHaveLength(1);
		expect(told).toMatch(/may have been sent/);
	});

	test.each<[string, INodeParameters, object[]]>([
		['', {}, [{}]],
		[', and is called again', {}, [{}, {}]],
		[', with a text that is another at each reading', { text: '={{ Math.random() }}' }, [{}]],
	])(
		'also as a tool of an agent, where n8n counts each try as a run of its own%s',
		async (_, more, calls) => {
			sandbox().inject({ cutAnswer: true, times: 9 });
			const { token, url, pluginId } = sandbox();
			const { run } = await runWorkflow({
				nodes: [
					node('Input', 'test.input', {}),
					node('Agent', 'test.agent', {}),
					{
						...chakraNode('test.chakraTool', textTo('15550100000', more)),
						...retried,
						name: 'Send',
					},
				],
				connections: {
					Input: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
					Send: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
				},
				nodeTypes: {
					'test.input': new InputNode([{}]),
					'test.agent': new AgentNode(calls.map(() => ({}))),
					'test.chakraTool': new ChakraTool(),
				},
				credential: { accessToken: token, baseUrl: url, pluginId },
				binaryMode: 'filesystem',
			});
			expect(sends()).toHaveLength(1);
			const told = JSON.stringify(run.data.resultData.runData);
			expect(told).toMatch(/may have been sent/);
			expect(told).not.toMatch(/Not tried again\. Not tried again/);
		},
	);

	test("an output keeps the answer's facts where n8n has run the node again", async () => {
		sandbox().inject({ status: 400, body: { _errors: ['(#131000) Something'] }, times: 9 });
		const onError = { onError: 'continueRegularOutput' } as const;
		const { outputs } = await sendRetried(toPerson, { people: ['15550100000'], onError });
		expect(sends()).toHaveLength(1);
		expect(outputs).toEqual([
			expect.objectContaining({
				httpStatus: 400,
				metaCode: 131000,
				apiMessage: '(#131000) Something',
				remedy: expect.stringMatching(/^Not tried again\. It may have been sent/),
			}),
		]);
	});

	test('it holds nobody else back, and the end names it', async () => {
		sandbox().inject({ cutAnswer: true });
		const { told } = await sendRetried(toPerson);
		expect(sentBodies()).toEqual(['15550100000', '15550100001', '15550100002']);
		expect(told).toMatch(/\[item 0\].*Not tried again/);
	});
});

test('in a sub-workflow, the message alone tells what may have been sent and what a retry would do: n8n gives the workflow that called it no more', async () => {
	sandbox().inject({ cutAnswer: true, after: 1 });
	const { message } = await sendRetried(toPerson, {
		mode: 'integrated',
		onError: { retryOnFail: false },
	});
	expect(message).toMatch(/^The connection to ChakraHQ broke off /);
	expect(message?.match(/It may have been sent/g)).toHaveLength(1);
	expect(message).toMatch(/1 item\. A retry of the workflow that called this one does them again/);
	// n8n would tell its own words instead, that one can retry at once.
	expect(message).not.toContain('ECONNRESET');
	expect(message).toContain('E-CONNRESET');
});

describe('Send for Process', () => {
	const forProcess: INodeParameters = {
		resource: 'templateMessage',
		operation: 'sendForProcess',
		sender: byId(senderId),
		procedureShortId: 'lead',
		primaryKeyOrId: 'LEAD-1',
		template: byName('hello_world'),
		options: { maxTries: 1 },
	};

	test.each([{ error: { message: 'No such contact', code: 1 } }, { success: false }, []])(
		'says accepted only for a response without an error: %j',
		async (body) => {
			sandbox().inject({ status: 200, body, times: 9 });
			const { outputs, told } = await sendRetried(forProcess, { people: ['15550100000'] });
			expect(outputs).toEqual([]);
			expect(told).toMatch(
				/^(.*No such contact|ChakraHQ did not accept the request|ChakraHQ answered without an ID)/,
			);
		},
	);
});

/** A server that answers by hand, and so in any way. @returns its address, and what stops it */
async function rawServer(onData: (socket: Socket, data: string) => void) {
	const server = createServer((socket) => {
		socket.on('error', () => {}).on('data', (data) => onData(socket, data.toString('latin1')));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { host: `127.0.0.1:${port}`, stop: () => server.close() };
}

test.each([
	['ends the connection', (socket: Socket) => socket.destroy()],
	['resets the connection', (socket: Socket) => socket.resetAndDestroy()],
	['never answers', () => {}],
])(
	'a server that %s within the TLS handshake got nothing: it is tried again',
	async (_, onHandshake) => {
		const { host, stop } = await rawServer(onHandshake);
		const options = { maxTries: 2, timeout: 1 };
		const { told } = await sendRetried(textTo('15550100000', { options }), {
			people: ['15550100000'],
			url: `https://${host}`,
		});
		stop();
		expect(told).toMatch(/nothing was sent, after 2 tries/);
		expect(told).not.toMatch(/may have been/);
	},
);

describe('what is no whole HTTP response may have been sent, and is not sent again', () => {
	const json = '{"_data":{"whatsappMessageId":"wamid.1"},"_errors":[]}';
	const ok = (headers: string, body: string) => `HTTP/1.1 200 OK\r\n${headers}\r\n\r\n${body}`;
	test.each([
		['an early hint, then nothing', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'],
		['another protocol', 'hello\r\n\r\n'],
		['half a status line', 'HTTP/1.1 20'],
		['a body shorter than announced', ok(`Content-Length: ${json.length + 9}`, json)],
		['a body longer than announced', ok(`Content-Length: ${json.length - 9}`, json)],
		['a chunk of no size', ok('Transfer-Encoding: chunked', `zz\r\n${json}`)],
		['a chunk that is cut', ok('Transfer-Encoding: chunked', '5\r\n{"_da\r\n')],
		['headers without an end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(5000)}`],
		['a packed body that is not packed', ok('Content-Encoding: br', json)],
		['a status that there is not', 'HTTP/1.1 000 No\r\nContent-Length: 2\r\n\r\n{}'],
	])('%s', async (_, response) => {
		let posts = 0;
		const { host, stop } = await rawServer((socket, data) => {
			if (!data.includes('"Hello"')) return;
			posts += 1;
			socket.end(response, 'latin1');
		});
		const { told } = await sendRetried(textTo('15550100000', { options: { maxTries: 3 } }), {
			people: ['15550100000'],
			url: `http://${host}`,
		});
		stop();
		expect(posts).toBe(1);
		expect(told).toMatch(/may have been sent/);
	});

	test.each([302, 400, 429, 503])('but an ID beside the status %i proves it', async (status) => {
		sandbox().inject({
			status,
			headers: { 'retry-after': '0', location: '/elsewhere' },
			body: JSON.parse(json) as object,
			times: 9,
		});
		const { outputs } = await sendRetried(toPerson, { people: ['15550100000'] });
		expect(sends()).toHaveLength(1);
		expect(outputs).toMatchObject([{ whatsappMessageId: 'wamid.1' }]);
	});
});

describe('one bad item among many', () => {
	const many = (count: number) =>
		Array.from({ length: count }, (_, index) =>
			index === count - 1 ? 'nobody' : `1555010${1000 + index}`,
		);

	test('stops all of them with nothing sent', async () => {
		const { told } = await sendRetried(toPerson, { people: many(4) });
		expect(sends()).toEqual([]);
		expect(told).toMatch(/Recipient "nobody" cannot be used \[item 3\]/);
	});

	test('of 1,000 as well; that all are read first costs less than half of the time that sending takes', async () => {
		const timed = async (people: string[]) => {
			const items = people.map((phone) => ({ json: { phone } }));
			const start = performance.now();
			await operate(sandbox(), toPerson, { items });
			return performance.now() - start;
		};
		const reading = await timed(many(1000));
		expect(sends()).toEqual([]);
		const sending = await timed(many(1001).slice(0, 1000));
		expect(sends()).toHaveLength(1000);
		expect(reading).toBeLessThan(sending / 2);
	});

	test('does not, where the node goes on', async () => {
		await sendRetried(toPerson, { people: many(4), onError: { onError: 'continueRegularOutput' } });
		expect(sends()).toHaveLength(3);
	});
});

describe('what a broken or odd answer leaves open is not sent again', () => {
	const id = '{"_data":{"whatsappMessageId":"wamid.1"},"_errors":["(#131009) no"';
	const long = `${'x'.repeat(600)} socket hang up`;
	test.each<[string, Fault]>([
		["half an answer with Meta's code", { status: 200, body: id, contentType: 'application/json' }],
		["a page with Meta's code", { status: 200, body: '<html>(#131009)</html>' }],
		['an empty 200', { status: 200, body: '' }],
		['201', { status: 201, body: '' }],
		['202', { status: 202, body: {} }],
		['204', { status: 204 }],
		['no entry in messages', { status: 200, body: { messages: [] } }],
		['an ID that is null', { status: 200, body: { messages: [{ id: null }] } }],
		['an ID that is empty', { status: 200, body: { messages: [{ id: '' }] } }],
		['broken gzip', { status: 200, body: 'no', headers: { 'content-encoding': 'gzip' } }],
		['300', { status: 300 }],
		['307', { status: 307, headers: { location: '/elsewhere' } }],
		['308', { status: 308, headers: { location: '/elsewhere' } }],
		['408', { status: 408 }],
		['460', { status: 460 }],
		['520', { status: 520, body: '<html>' }],
		['the words far behind', { status: 400, body: { _errors: [long] } }],
		["Axios's words", { status: 400, body: { message: 'Request failed with status code 504' } }],
		['deadline exceeded', { status: 400, body: { _errors: ['context deadline exceeded'] } }],
		['connection reset', { status: 422, body: { _errors: ['Connection reset by peer'] } }],
		[
			'a code of Node beside it',
			{ status: 400, body: { _errors: [{ message: 'x', code: 'UND_ERR_SOCKET' }] } },
		],
		[
			'a status within',
			{ status: 400, body: { error: { message: 'x', response: { status: 502 } } } },
		],
		['words in another place', { status: 400, body: { detail: 'The call to Meta timed out' } }],
		['words in one word', { status: 400, body: { code: 'GATEWAY_TIMEOUT', message: 'x' } }],
		['a call that was aborted', { status: 400, body: { _errors: ['This operation was aborted'] } }],
		["Meta's trouble as an object", { status: 400, body: { _errors: [{ code: 131000 }] } }],
		[
			"Meta's trouble within",
			{ status: 200, body: { _data: { error: { message: 'x', code: 2 } } } },
		],
		[
			'503 that asks to wait, whose own call was cut',
			{ status: 503, headers: { 'retry-after': '0' }, body: { _errors: ['socket hang up'] } },
		],
		[
			"429 with Meta's trouble",
			{ status: 429, headers: { 'retry-after': '0' }, body: { _errors: ['(#131016) no'] } },
		],
		['an answer cut off', { cutAnswer: true }],
		['a connection cut at once', { refuse: true }],
		['two documents', { status: 200, body: '{"_data":{"whatsappMessageId":"wamid.1"}}{}' }],
		['a redirect that a gateway makes', { redirectTo: '/login' }],
	])('%s', async (_, fault) => {
		sandbox().inject({ ...fault, times: 9 });
		const { told } = await sendRetried(textTo('={{ $json.phone }}', { options: { maxTries: 3 } }), {
			people: ['15550100000'],
		});
		expect(sends()).toHaveLength(1);
		expect(told).toMatch(/sent all the same|may have been sent/);
	});

	test.each<[string, object]>([
		['deeper', { response: { messages: [{ id: 'wamid.1' }] } }],
		['a member of the message', { message: { id: 'wamid.1' } }],
		['named as elsewhere', { whatsapp_message_id: 'wamid.1' }],
		['a number', { messages: [{ id: 17 }] }],
		['in the second entry', { messages: [null, { id: 'wamid.1' }] }],
		['two of them', { messages: [{ id: 'wamid.1' }, { id: 'wamid.2' }] }],
		['in a list', [{ whatsappMessageId: 'wamid.1' }]],
		['without a list', { messages: { id: 'wamid.1' } }],
	])('an ID proves it where it is %s', async (_, data) => {
		sandbox().inject({ status: 200, body: { _data: data, _errors: ['A note'] }, times: 9 });
		const { outputs } = await sendRetried(toPerson, { people: ['15550100000'] });
		expect(sends()).toHaveLength(1);
		expect(outputs).toEqual([expect.objectContaining({ warning: 'A note' })]);
	});

	test('the ID of an earlier message proves nothing', async () => {
		const data = {
			context: { id: 'wamid.1' },
			chat: { latestMessage: { id: 'wamid.1' } },
			message_id: 'wamid.1',
			code: 'wamid.1',
		};
		sandbox().inject({ status: 200, body: { _data: data, _errors: ['Too late'] }, times: 9 });
		const { told } = await sendRetried(toPerson, { people: ['15550100000'] });
		expect(told).toMatch(/Too late/);
	});

	test("the ID of the chat's last message, beside the status of an error, proves nothing", async () => {
		const chat = { lastMessage: { id: 'wamid.OLD' } };
		sandbox().inject({ status: 400, body: { message: 'Window closed', chat }, times: 9 });
		const { outputs, told } = await sendRetried(toPerson, { people: ['15550100000'] });
		expect(outputs).toEqual([]);
		expect(told).toMatch(/did not accept the request \(HTTP 400\): Window closed/);
	});

	test.each([{ message: 'Queue is full' }, { _data: { message: 'Queue is full' } }])(
		'the words of an answer without an ID are told: %j',
		async (body) => {
			sandbox().inject({ status: 200, body, times: 9 });
			const { told } = await sendRetried(toPerson, { people: ['15550100000'] });
			expect(sends()).toHaveLength(1);
			expect(told).toMatch(/without an ID for the message: Queue is full.*sent all the same/);
		},
	);

	test.each(['Unexpected token < in JSON at position 0', 'No response received', 'HTTP 503'])(
		'a 400 with the words “%s”',
		async (words) => {
			sandbox().inject({ status: 400, body: { _errors: [words] }, times: 9 });
			const { told } = await sendRetried(toPerson, { people: ['15550100000'] });
			expect(sends()).toHaveLength(1);
			expect(told).toContain('does not say whether this was done (HTTP 400)');
			expect(told).toMatch(/may have been sent all the same: look before you send it again\.$/);
		},
	);

	test('an ID after a byte-order mark proves it', async () => {
		const body = '\ufeff{"_data":{"whatsappMessageId":"wamid.1"}}';
		sandbox().inject({ status: 200, body, times: 9 });
		const { outputs } = await sendRetried(toPerson, { people: ['15550100000'] });
		expect(outputs).toEqual([expect.objectContaining({ whatsappMessageId: 'wamid.1' })]);
	});

	test('an ID beside errors that are nested 20,000 deep proves it', async () => {
		const body = `{"_data":{"whatsappMessageId":"wamid.1"},"_errors":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`;
		sandbox().inject({ status: 200, body, times: 9 });
		const { outputs } = await sendRetried(toPerson, { people: ['15550100000'] });
		expect(outputs).toEqual([expect.objectContaining({ whatsappMessageId: 'wamid.1' })]);
	});

	test.each([0, '', 'x', null, false, {}])('a raw answer with the error %j', async (error) => {
		const body = { _data: { whatsappMessageId: 'wamid.1', error } };
		sandbox().inject({ status: 200, body, times: 9 });
		await sendRetried(textTo('={{ $json.phone }}', { simplify: false }));
		expect(sentBodies()).toEqual(['15550100000', '15550100001', '15550100002']);
	});
});

describe('what was created is not created again', () => {
	const byKey = { resource: 'process', procedure: byId('lead') };
	const create: Array<[string, INodeParameters, object]> = [
		['a lead', { resource: 'lead', operation: 'create' }, { id: 'made' }],
		['a process', { ...byKey, operation: 'create' }, { id: 'made' }],
		[
			'a task',
			{
				resource: 'task',
				operation: 'create',
				procedure: byId('lead'),
				process: byId('LEAD-1'),
				stateTask: byId('call'),
			},
			{ id: 7 },
		],
		[
			'a template',
			{
				resource: 'template',
				operation: 'create',
				account: byId('83784929738012'),
				name: 'order_left',
				language: 'en_US',
				category: 'UTILITY',
				bodyText: 'Your order has left.',
			},
			{ id: '7' },
		],
		[
			'a call',
			{
				resource: 'call',
				operation: 'act',
				phoneNumberId: byId(senderId),
				callAction: 'reject',
				callId: 'wacid.1',
			},
			{ success: true },
		],
		[
			'a connect token',
			{ resource: 'partner', operation: 'createConnectToken' },
			{ connectToken: 'x' },
		],
	];
	const posts = () => sandbox().requests.filter(({ method }) => method === 'POST');

	test.each(create)('%s with an error beside its ID', async (_, parameters, data) => {
		const body = { _data: data, _errors: ['A note'] };
		sandbox().inject({ match: { method: 'POST' }, status: 200, body, times: 9 });
		const { outputs } = await sendRetried(parameters, { people: ['15550100000'] });
		expect(posts()).toHaveLength(1);
		expect(outputs).toHaveLength(1);
	});

	test.each(create)('%s with a response that is cut off', async (_, parameters) => {
		sandbox().inject({ match: { method: 'POST' }, status: 200, body: '{"_data":{"id"', times: 9 });
		const { told } = await sendRetried(parameters, { people: ['15550100000'] });
		expect(posts()).toHaveLength(1);
		expect(told).toMatch(/all the same/);
	});

	test.each(create)("%s with a response that is not ChakraHQ's own", async (_, parameters) => {
		for (const body of ['', '"OK"', '[]', '{"_data":null}']) {
			const before = posts().length;
			sandbox().inject({ match: { method: 'POST' }, status: 200, body, times: 1 });
			const { told } = await sendRetried(parameters, { people: ['15550100000'] });
			expect(posts()).toHaveLength(before + 1);
			expect(told).toMatch(/does not say whether this was done.*all the same|without an ID/);
		}
	});

	test.each(create.slice(0, 3))(
		'%s is done after any response of ChakraHQ, because none is documented',
		async (_, parameters) => {
			for (const body of [{}, { _data: {} }, { _data: [{ name: 'x' }] }]) {
				sandbox().inject({ match: { method: 'POST' }, status: 200, body });
				const { outputs } = await sendRetried(parameters, { people: ['15550100000'] });
				expect(outputs).toHaveLength(1);
			}
		},
	);

	test.each(create.slice(3))(
		'%s is not done after a response without the documented proof',
		async (_, parameters) => {
			sandbox().inject({ match: { method: 'POST' }, status: 200, body: { _data: {} }, times: 9 });
			const { told } = await sendRetried(parameters, { people: ['15550100000'] });
			expect(posts()).toHaveLength(1);
			expect(told).toMatch(/does not say whether this was done.*all the same|without an ID/);
		},
	);

	test.each(create)('%s that was refused in a 200 is not done', async (_, parameters) => {
		for (const body of [
			{ status: 'error', message: 'No such name' },
			{ error: true, message: 'No such name' },
			{ errors: { name: ['No such name'] } },
			{ _data: { errors: [{ title: 'No such name' }] } },
		]) {
			sandbox().inject({ match: { method: 'POST' }, status: 200, body, times: 9 });
			const { outputs, told } = await sendRetried(parameters, { people: ['15550100000'] });
			expect(outputs).toEqual([]);
			expect(told).toMatch(/did not .*\(HTTP 200\): .*No such name/);
			await sandbox().reset();
		}
	});

	test.each(create)(
		'%s may be done after words that are no error by form',
		async (_, parameters) => {
			for (const body of [
				{ _data: [{ error: { text: 'No' } }] },
				{ fault: { code: 'a' } },
				{ Error: 'No', code: 4 },
			]) {
				const before = posts().length;
				sandbox().inject({ match: { method: 'POST' }, status: 200, body });
				const { told } = await sendRetried(parameters, { people: ['15550100000'] });
				expect(posts()).toHaveLength(before + 1);
				expect(told).toMatch(/all the same/);
				await sandbox().reset();
			}
		},
	);

	test.each(create)('%s may be done after a message alone', async (_, parameters) => {
		const body = { message: 'Taken into account' };
		sandbox().inject({ match: { method: 'POST' }, status: 200, body, times: 9 });
		const { told } = await sendRetried(parameters, { people: ['15550100000'] });
		expect(posts()).toHaveLength(1);
		expect(told).toMatch(/: Taken into account.*all the same/);
	});

	test.each(create)(
		'%s that was refused is not done, because a null ID proves nothing',
		async (_, parameters) => {
			const body = { _data: { id: null }, _errors: ['(#131009) no'] };
			sandbox().inject({ match: { method: 'POST' }, status: 200, body });
			await sendRetried(parameters, { people: ['15550100000'] });
			expect(posts().length).toBeGreaterThan(1);
		},
	);

	test('an ID in a conflict is that of another one', async () => {
		const body = { _data: { id: 'other' }, _errors: ['It exists'] };
		sandbox().inject({ match: { method: 'POST' }, status: 409, body, times: 9 });
		const { told } = await sendRetried({ resource: 'lead', operation: 'create' });
		expect(told).toMatch(/It exists/);
	});
});

test('what was deleted is not looked for again when n8n runs the node again', async () => {
	sandbox().inject({
		match: { method: 'DELETE' },
		after: 1,
		status: 400,
		body: { _errors: ['Not now'] },
	});
	const { outputs, told } = await sendRetried(
		{
			resource: 'process',
			operation: 'delete',
			procedure: byId('lead'),
			process: { __rl: true, mode: 'primaryKey', value: '={{ $json.phone }}' },
		},
		{ people: ['LEAD-1', 'LEAD-2'] },
	);
	expect(told).toBe('undefined | undefined');
	expect(outputs).toEqual([{ deleted: true }, { deleted: true }]);
	expect(sandbox().requests.filter(({ method }) => method === 'DELETE')).toHaveLength(3);
});
