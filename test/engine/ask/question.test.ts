import type { INode, INodeParameters } from 'n8n-workflow';
import { asRecord, asRecords } from '../../../sandbox/narrow';
import { seedMedia } from '../../../sandbox/seed/media';
import { chakraNode, node } from '../engine';
import { InputNode } from '../inputNode';
import { operate, errorOf } from '../operate';
import { runWorkflow } from '../runWorkflow';
import { AgentNode, ChakraTool } from '../toolNode';
import { webhookSecret } from '../trigger/triggerHost';
import { useSandbox } from '../useSandbox';
import { askParameters } from './askHost';
import { useAskHost } from './useAskHost';

const sandbox = useSandbox();
const host = useAskHost(sandbox);

const choices = (count: number, more: (index: number) => object = () => ({})): INodeParameters => ({
	responseType: 'choices',
	choices: JSON.parse(
		JSON.stringify({
			choice: Array.from({ length: count }, (_, i) => ({ title: `Choice ${i}`, ...more(i) })),
		}),
	),
});
const interactive = () => asRecord(sandbox().messages[0]?.body.interactive);
const facts = { executionId: '123456', webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting' };
const ask = async (more: INodeParameters, credential = { webhookSecret }) =>
	await operate(sandbox(), askParameters(more), { credential, host: facts });

test.each<[string, INodeParameters, RegExp]>([
	['a question of 1,025 characters', { message: 'x'.repeat(1025) }, /^Message has 1025.*1024/],
	['an empty question', { message: ' ' }, /^Message is empty/],
	['a question that is "undefined"', { message: '=undefined' }, /^Message is "undefined"/],
	[
		'a button of 21 characters',
		{ approvalOptions: { values: { approveLabel: 'x'.repeat(21) } } },
		/^Approve Button Label has 21.*20/,
	],
	[
		'two buttons of one name',
		{
			approvalOptions: {
				values: { approvalType: 'double', approveLabel: 'Go', disapproveLabel: 'Go' },
			},
		},
		/"Go" is there twice/,
	],
	[
		'two buttons that look the same',
		{
			approvalOptions: {
				values: { approvalType: 'double', approveLabel: 'Go', disapproveLabel: 'Go\u200b' },
			},
		},
		/"Go" is there twice/,
	],
	...['\u200b', ' \u2060\ufeff', '\u2800', '\u3164', '\ufe0f'].map(
		(title): [string, INodeParameters, RegExp] => [
			`a choice that shows nothing: ${JSON.stringify(title)}`,
			choices(2, (index) => (index === 0 ? { title } : {})),
			/^Choices, number 1: Title is empty/,
		],
	),
	['a question that shows nothing', { message: '\u200b\u3164' }, /^Message is empty/],
	[
		'a button that shows nothing',
		{ approvalOptions: { values: { approveLabel: '\u2800' } } },
		/^Approve Button Label is empty/,
	],
	['no choice', choices(0), /^Choices has no entry/],
	['eleven choices', choices(11), /^Choices has 11 entries.*1 to 10/],
	['a choice of 21 characters', choices(3, () => ({ title: 'x'.repeat(21) })), /Title has 21/],
	['a row of 25 characters', choices(4, () => ({ title: 'x'.repeat(25) })), /Title has 25.*24/],
	[
		'a row with 73 characters below',
		choices(4, () => ({ description: 'x'.repeat(73) })),
		/Description has 73.*72/,
	],
	['choices of one name', choices(2, () => ({ title: 'Same' })), /"Same" is there twice/],
	[
		'choices that look the same',
		choices(2, (index) => ({ title: index === 0 ? 'Caf\u00e9' : 'Cafe\u0301' })),
		/is there twice/,
	],
	[
		'a list with a picture',
		{ ...choices(4), header: 'image', mediaSource: 'url', mediaUrl: 'https://example.com/a.png' },
		/A list has no picture/,
	],
	[
		'a long label',
		{ responseType: 'freeText', options: { messageButtonLabel: 'x'.repeat(21) } },
		/^Message Button Label has 21/,
	],
	['a form without fields', { responseType: 'customForm' }, /Form Fields, number 1: Field Name/],
	[
		'a dropdown without options',
		{
			responseType: 'customForm',
			formFields: { values: [{ fieldLabel: 'A', fieldType: 'dropdown' }] },
		},
		/nothing to choose from/,
	],
	[
		'two fields of one name',
		{
			responseType: 'customForm',
			formFields: { values: [{ fieldLabel: 'A' }, { fieldLabel: 'A' }] },
		},
		/"A" is there twice/,
	],
	[
		'a form that asks for a file',
		{
			responseType: 'customForm',
			formFields: { values: [{ fieldLabel: 'A', fieldType: 'file' }] },
		},
		/Element Type "file" is none of its choices/,
	],
	[
		'a button of 21 signs, emoji among them',
		{ approvalOptions: { values: { approveLabel: '✅'.repeat(21) } } },
		/^Approve Button Label has 21.*20/,
	],
	['an approver that is neither', { options: { approverIds: 'Ana' } }, /^Approver IDs: "Ana"/],
	...['={{ $json.boss }}', '={{ null }}', '={{ [] }}', '={{ $json.a ?? "" }}, ,'].map(
		(approverIds): [string, INodeParameters, RegExp] => [
			`nobody as an approver: ${approverIds}`,
			{ options: { approverIds } },
			/^Approver IDs names nobody.*remove the option/,
		],
	),
	[
		'approvers of a link',
		{ options: { approverIds: '+15550100002', answerBy: 'link' } },
		/^Approver IDs do not go with an answer by link/,
	],
	[
		'a wait that ends at no time',
		{
			options: {
				limitWaitTime: { values: { limitType: 'atSpecifiedTime', maxDateAndTime: 'soon' } },
			},
		},
		/"soon" is not a date/,
	],
	[
		'a wait that is over at once',
		{ options: { limitWaitTime: { values: { resumeAmount: 0 } } } },
		/^Limit Wait Time is over before anybody could answer/,
	],
	[
		'a type of approval that is not known',
		{ approvalOptions: { values: { approvalType: 'both' } } },
		/^Type of Approval "both" is none of its choices.*single, double/,
	],
	[
		'a field that is required perhaps',
		{
			responseType: 'customForm',
			formFields: { values: [{ fieldLabel: 'A', requiredField: 'maybe' }] },
		},
		/^Form Fields, number 1: Required Field must be true or false/,
	],
	[
		'a negative wait',
		{ options: { limitWaitTime: { values: { resumeAmount: -1 } } } },
		/"-1 hours", which is no time/,
	],
])('%s is refused before anything is sent', async (_, more, refusal) => {
	expect(errorOf(await ask(more))).toMatch(refusal);
	expect(sandbox().requests).toEqual([]);
});

test('without the webhook secret nobody is asked in the chat', async () => {
	expect(errorOf(await ask({}, { webhookSecret: ' ' }))).toMatch(/^Webhook Secret is not set/);
	expect(sandbox().requests).toEqual([]);
	expect((await ask({ options: { answerBy: 'link' } }, { webhookSecret: '' })).run.status).toBe(
		'waiting',
	);
});

test('ten choices are a list, whose IDs fit', async () => {
	await ask({
		...choices(10, () => ({ title: undefined })),
		...choices(10),
		message: 'x'.repeat(4096),
	});
	const [section] = asRecords(asRecord(interactive().action).sections);
	const rows = asRecords(section?.rows);
	expect(rows).toHaveLength(10);
	for (const { id } of rows) expect(String(id).length).toBeLessThanOrEqual(200);
});

test("a button's ID fits into a template's payload too, with a node ID as n8n makes it", async () => {
	await ask({});
	const [button] = asRecords(asRecord(interactive().action).buttons);
	const { id } = asRecord(button?.reply);
	const withUuid = String(id).length - 'ChakraHQ'.length + 36;
	expect(withUuid).toBeLessThanOrEqual(128);
});

test('a button of 20 signs goes out as it is, emoji and HTML too', async () => {
	const approveLabel = `🙋🏽 <b>"Ja"</b> & 'x'`.padEnd(20, '👍').slice(0, 22);
	expect([...approveLabel]).toHaveLength(20);
	await ask({ approvalOptions: { values: { approveLabel } } });
	expect(interactive()).toMatchObject({
		action: { buttons: [{ reply: { title: approveLabel } }] },
	});
});

test('a picture of the item stands above the question', async () => {
	const [picture] = seedMedia();
	if (!picture) throw new Error('The seed has no picture');
	const { run } = await operate(
		sandbox(),
		askParameters({ header: 'image', mediaSource: 'binary', binaryPropertyName: 'data' }),
		{
			items: [{ files: { data: { bytes: picture.bytes, fileName: 'invoice.png' } } }],
			credential: { webhookSecret },
			host: facts,
		},
	);
	expect(run.status).toBe('waiting');
	const [upload] = sandbox().uploads;
	expect(interactive().header).toEqual({ type: 'image', image: { link: upload?.publicMediaUrl } });
});

test('only the first item asks', async () => {
	await host().ask({}, [{}, {}, {}]);
	expect(sandbox().messages).toHaveLength(1);
});

describe('a question that may have been sent is not sent again', () => {
	const retried: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	test.each([
		['for a node that n8n tries again', 'test.chakra', 1, /may have been sent/],
		[
			'and as a tool of an agent that cannot wait it is not sent at all',
			'test.chakraTool',
			0,
			/cannot wait for an answer, so nothing was asked.*AI Agent of version 3/,
		],
	])('%s', async (_, type, requests, told) => {
		sandbox().inject({ cutAnswer: true, times: 9 });
		const { token, url, pluginId } = sandbox();
		const isTool = type === 'test.chakraTool';
		const ask = {
			...chakraNode(type, askParameters({ options: { maxTries: 1 } })),
			...retried,
			name: 'Ask',
		};
		const { run } = await runWorkflow({
			nodes: [
				node('Input', 'test.input', {}),
				...(isTool ? [node('Agent', 'test.agent', {})] : []),
				ask,
			],
			connections: {
				Input: { main: [[{ node: isTool ? 'Agent' : 'Ask', type: 'main', index: 0 }]] },
				Ask: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
			},
			nodeTypes: {
				'test.input': new InputNode([{}]),
				'test.agent': new AgentNode([{}]),
				'test.chakraTool': new ChakraTool(),
				'test.chakra': new ChakraTool(),
			},
			credential: { accessToken: token, baseUrl: url, pluginId, webhookSecret },
			binaryMode: 'filesystem',
			host: facts,
		});
		expect(sandbox().requests).toHaveLength(requests);
		expect(JSON.stringify(run.data.resultData.runData)).toMatch(told);
	});
});

describe('the parameters of the tool that an AI agent wants to use', () => {
	const tool = {
		tool: 'Tell',
		toolParameters: { text: 'It is {{ on }} its way', amount: 5, tags: ['a'] },
	};
	const asked = () => asRecord(interactive().body).text;

	test("are written line by line, in n8n's own text for an approval", async () => {
		await host().ask(
			{
				message:
					'=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}',
			},
			[{ json: tool }],
		);
		expect(asked()).toBe(
			'The agent wants to run this tool: Tell\n\nInput:\ntext: It is {{ on }} its way\namount: 5\ntags: ["a"]',
		);
	});

	test('are cut where they are too long for WhatsApp, and it says so', async () => {
		const long = { tool: 'Tell', toolParameters: { text: '🎩'.repeat(2000) } };
		await host().ask({ message: '=Run {{ $tool.name }}?\n{{ $tool.parameters }}' }, [
			{ json: long },
		]);
		const text = String(asked());
		expect([...text].length).toBeLessThanOrEqual(1024);
		const [, hats = '', left] =
			/^Run Tell\?\ntext: (🎩+)… \(cut: (\d+) more characters\)$/u.exec(text) ?? [];
		expect([...hats].length + Number(left)).toBe(2000);
	});

	test('are what an expression takes from them', async () => {
		await host().ask({ message: '=Tell: {{ $tool.parameters.text.slice(0, 5) }}?' }, [
			{ json: tool },
		]);
		expect(asked()).toBe('Tell: It is?');
	});
});
