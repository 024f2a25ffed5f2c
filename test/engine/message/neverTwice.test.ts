import type { Fault } from '../../../sandbox/server';
import { onlyJson, errorOf } from '../operate';
import { picture } from '../pictures';
import { httpAnswer, startRawServer } from '../rawServer';
import { useSandbox } from '../useSandbox';
import { send } from './message';

const sandbox = useSandbox();
const sends = () => sandbox().requests.filter(({ path }) => path.endsWith('/messages'));

describe('a send that may have reached WhatsApp is never repeated, and the error says so', () => {
	test.each<[string, Fault]>([
		['the connection breaks after the message is handled', { cutAnswer: true }],
		['the connection breaks with nothing read', { refuse: true }],
		['a 500', { status: 500, body: { _errors: ['boom'] } }],
		['a 502 page of a gateway', { status: 502, body: '<html>Bad Gateway</html>' }],
		['a 503 without Retry-After', { status: 503 }],
		['a 504', { status: 504 }],
		['a 408', { status: 408 }],
		['a page instead of an answer', { status: 200, body: '<html>Hello</html>' }],
		['an answer without an ID', { status: 200, body: { _data: {} } }],
		['an empty answer', { status: 200, body: '' }],
	])('%s', async (_, fault) => {
		sandbox().inject({ ...fault, times: 9 });
		const refusal = errorOf(await send(sandbox(), { options: { maxTries: 5 } }));
		expect(sends()).toHaveLength(1);
		expect(refusal).toMatch(/It may have been sent all the same: look .*before you send it again/);
	});

	test('a time-out', async () => {
		sandbox().inject({ neverAnswer: true, times: 9 });
		const refusal = errorOf(await send(sandbox(), { options: { maxTries: 5, timeout: 1 } }));
		expect(sends()).toHaveLength(1);
		expect(refusal).toMatch(/^ChakraHQ gave no answer within a second .*It may have been sent/);
	});
});

describe('on the wire', () => {
	const body = JSON.stringify({ _data: { whatsappMessageId: 'wamid.1' } });
	const whole = httpAnswer(200, body);
	const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
	const sendTo = async (answer: string) => {
		const server = await startRawServer(() => answer);
		const result = await send({ ...sandbox(), url: server.url }, { options: { maxTries: 3 } });
		expect(server.requests).toHaveLength(1);
		return result;
	};

	test.each([
		['an interim answer alone', 'HTTP/1.1 102 Processing\r\n\r\n'],
		['less than its length', whole.replace(/content-length: \d+/, 'content-length: 500')],
		['no end of its chunks', `${chunked}${body.length.toString(16)}\r\n${body}\r\n`],
		['a chunk without a length', `${chunked}zz\r\n${body}\r\n0\r\n\r\n`],
		['half of it in HTTP/1.0', `HTTP/1.0 200 OK\r\n\r\n${body.slice(0, 20)}`],
		['no headers at all', body],
		['a header that is none', whole.replace('content-type', 'content type\r\nx y')],
		['a length twice', whole.replace('connection', 'content-length: 3\r\nconnection')],
	])('an answer with %s leaves it open', async (_, answer) => {
		expect(errorOf(await sendTo(answer))).toMatch(/may have been sent/);
	});

	test.each([
		['after 100 Continue', `HTTP/1.1 100 Continue\r\n\r\n${whole}`],
		['after 103 Early Hints', `HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${whole}`],
		['in HTTP/1.0', `HTTP/1.0 200 OK\r\n\r\n${body}`],
		['that says it is a picture', whole.replace('application/json', 'image/png')],
	])('an ID %s proves it', async (_, answer) => {
		expect(onlyJson(await sendTo(answer))).toMatchObject({ whatsappMessageId: 'wamid.1' });
	});
});

describe('a send that was surely not done is tried again', () => {
	test.each<[string, Fault]>([
		['a 429', { status: 429, headers: { 'retry-after': '0' } }],
		['a 503 with Retry-After', { status: 503, headers: { 'retry-after': '0' } }],
		[
			'a 429 that names an upstream',
			{ status: 429, headers: { 'retry-after': '0' }, body: { _errors: ['upstream rate limit'] } },
		],
	])('%s', async (_, fault) => {
		sandbox().inject({ ...fault, times: 2 });
		onlyJson(await send(sandbox()));
		expect(sends()).toHaveLength(3);
		expect(sandbox().messages).toHaveLength(1);
	});

	test('a token that is turned away, with a time-out among the words', async () => {
		sandbox().inject({ status: 401, body: { _errors: ['Session timeout'] } });
		const refusal = errorOf(await send(sandbox()));
		expect(refusal).toMatch(/^ChakraHQ did not accept the access token.*Session timeout/);
		expect(refusal).not.toMatch(/may have been/);
	});

	test('a refused connection', async () => {
		const server = await startRawServer(() => '');
		await server.close();
		const began = Date.now();
		const { error } = await send({ ...sandbox(), url: server.url }, { options: { maxTries: 2 } });
		expect(error?.message).toMatch(
			/^n8n could not reach ChakraHQ, nothing was sent, after 2 tries/,
		);
		expect(error?.description).not.toMatch(/may have been/);
		expect(Date.now() - began).toBeGreaterThan(700);
	});
});

test.each<[string, Fault, RegExp]>([
	[
		"Meta's refusal",
		{ status: 400, body: { _data: [], _errors: ['(#131047) Re-engagement message'] } },
		/\(HTTP 400\): \(#131047\) Re-engagement message/,
	],
	[
		'a refusal in a 2xx',
		{ status: 200, body: { _data: [], _errors: ['(#131009) Parameter value is not valid'] } },
		/\(HTTP 200\): \(#131009\) Parameter value is not valid/,
	],
	['a wrong token', { status: 401, body: { _errors: ['no'] } }, /did not accept the access token/],
	[
		'an unknown plugin',
		{ status: 404, body: { _errors: ['no'] } },
		/found nothing at this address/,
	],
])('%s is told once, and nothing was sent', async (_, fault, sentence) => {
	sandbox().inject({ ...fault, times: 9 });
	const refusal = errorOf(await send(sandbox(), { options: { maxTries: 5 } }));
	expect(sends()).toHaveLength(1);
	expect(refusal).toMatch(sentence);
	expect(refusal).not.toMatch(/may have been/);
});

test("the item carries Meta's code and words where the node goes on", async () => {
	const body = { _data: [], _errors: ['(#131047) Re-engagement message'] };
	sandbox().inject({ status: 400, body });
	const { output } = await send(sandbox(), {}, { onError: 'continueRegularOutput' });
	expect(output).toEqual([
		{
			json: {
				recipient: '15550100001',
				status: 'failed',
				error: expect.stringContaining('[item 0]'),
				remedy: expect.stringMatching(/template/i),
				httpStatus: 400,
				apiMessage: '(#131047) Re-engagement message',
				metaCode: 131047,
			},
			pairedItem: { item: 0 },
		},
	]);
});

test('an upload is tried again, also where its message would not be', async () => {
	sandbox().inject({ match: { path: 'upload-public-media' }, cutAnswer: true });
	await send(
		sandbox(),
		{ type: 'image', mediaSource: 'binary', binaryPropertyName: 'data' },
		{ items: [{ files: { data: picture } }] },
	);
	expect(sandbox().uploads).toHaveLength(2);
	expect(sends()).toHaveLength(1);
});
