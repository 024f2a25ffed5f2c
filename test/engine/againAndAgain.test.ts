/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
	type IRun,
} from 'n8n-workflow';
import { Chakra } from '../../nodes/Chakra/Chakra.node';
import { chakraNode, node } from './engine';
import { InputNode, type InputItem } from './inputNode';
import { byId, byName, senderId } from './operate';
import { picture } from './pictures';
import { runWorkflow } from './runWorkflow';
import { useUsedKeys } from './usedKeys';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();
useUsedKeys();

/** As n8n's Loop Over Items: a batch at a time to the first output, and all that came back to the second. */
class LoopNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Loop',
		name: 'loop',
		group: ['transform'],
		version: 1,
		description: 'Gives its items one by one',
		usableAsTool: true,
		defaults: { name: 'Loop' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const context = this.getContext('node');
		const isFirst = context.left === undefined;
		if (isFirst) Object.assign(context, { left: this.getInputData(), done: [] });
		else context.done = [...context.done, ...this.getInputData()];
		const [next, ...left] = context.left as INodeExecutionData[];
		context.left = left;
		return next ? [[next], []] : [[], context.done];
	}
}

interface Given {
	items: InputItem[];
	/** Of the sending node. */
	parameters?: INodeParameters;
	settings?: Partial<INode>;
	isLoop?: boolean;
	retryOf?: IRun;
	cancelWhen?: () => boolean;
	chakra?: INodeType;
}

const main = (name: string) => ({ node: name, type: 'main' as const, index: 0 });

/** Sends each item's text to its person, or to one person where it names none. */
async function send(given: Given) {
	const { items, parameters, settings, isLoop, retryOf, cancelWhen, chakra = new Chakra() } = given;
	const { token, url, pluginId } = sandbox();
	const toItem: INodeParameters = {
		resource: 'message',
		operation: 'send',
		sender: byId(senderId),
		recipient: "={{ $json.phone ?? '15550100000' }}",
		type: 'text',
		text: '={{ $json.text }}',
		...parameters,
		options: { maxTries: 1, ...(parameters?.options as INodeParameters) },
	};
	const { run } = await runWorkflow({
		nodes: [
			node('Input', 'test.input', {}),
			node('Loop', 'test.loop', {}),
			{ ...chakraNode('test.chakra', toItem), ...settings },
			node('End', 'test.end', {}),
		],
		connections: isLoop
			? {
					Input: { main: [[main('Loop')]] },
					Loop: { main: [[main('ChakraHQ')], [main('End')]] },
					ChakraHQ: { main: [[main('Loop')], [main('Loop')]] },
				}
			: { Input: { main: [[main('ChakraHQ')]] } },
		nodeTypes: {
			'test.input': new InputNode(items),
			'test.loop': new LoopNode(),
			'test.chakra': chakra,
			'test.end': new LoopNode(),
		},
		credential: { accessToken: token, baseUrl: url, pluginId },
		binaryMode: 'filesystem',
		...(retryOf && { retryOf }),
		...(cancelWhen && { cancelWhen }),
	});
	return run;
}

const texts = (...all: string[]): InputItem[] => all.map((text) => ({ json: { text } }));
/** A message whose recipient stands in its path, so that a fault can meet one person. */
const byTemplate: INodeParameters = {
	resource: 'templateMessage',
	operation: 'send',
	recipient: '={{ $json.phone }}',
	template: byName('hello_world'),
};
const tenAtOnce: INodeParameters = { ...byTemplate, options: { parallelSends: 10 } };
const people = (count: number): InputItem[] =>
	Array.from({ length: count }, (_, index) => ({
		json: { phone: `1555010000${index}`, text: 'Hello' },
	}));

const sends = () => sandbox().requests.filter(({ path }) => path.endsWith('/messages'));
const sentTexts = () => sends().map(({ body }) => (body as { text: { body: string } }).text.body);
const sentTo = () =>
	sandbox().requests.flatMap(({ path }) => /1555010000\d/.exec(path)?.slice(0, 1) ?? []);
const outputsOf = ({ data }: IRun) =>
	(data.resultData.runData.ChakraHQ ?? []).flatMap(({ data: given }) =>
		(given?.main ?? []).flatMap((items) => (items ?? []).map(({ json }) => json)),
	);
const told = ({ data }: IRun) => {
	const { error } = data.resultData;
	return `${error?.message} | ${error && 'description' in error ? error.description : ''}`;
};

/** A request that never gets an answer. */
const lose = (path: string | RegExp, more = {}) =>
	sandbox().inject({ match: { path }, cutAnswer: true, ...more });
const refuse = (path: string | RegExp, more = {}) =>
	sandbox().inject({ match: { path }, status: 400, body: { _errors: ['no'] }, ...more });

const retried: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

describe('The same text to the same person', () => {
	test('twice in one list is two messages', async () => {
		await send({ items: texts('Tick', 'Tick') });
		expect(sentTexts()).toEqual(['Tick', 'Tick']);
	});

	test.each([1, 10])(
		'of which the first is unclear: the second goes out, %i at once',
		async (n) => {
			lose('/messages');
			const run = await send({
				items: texts('Tick', 'Tick', 'Tack'),
				parameters: { options: { parallelSends: n } },
				settings: { onError: 'continueRegularOutput' },
			});
			expect(sentTexts()).toEqual(['Tick', 'Tick', 'Tack']);
			expect(outputsOf(run).map(({ status }) => status ?? 'accepted')).toEqual([
				'unclear',
				'accepted',
				'accepted',
			]);
		},
	);

	test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'of which the first is unclear: each went out once when n8n has tried again (%s)',
		async (onError) => {
			lose('/messages');
			await send({ items: texts('Tick', 'Tick'), settings: { ...retried, onError } });
			expect(sentTexts()).toEqual(['Tick', 'Tick']);
		},
	);

	test('of which the first is unclear: a retry of the execution sends the second, once', async () => {
		lose('/messages');
		const failed = await send({ items: texts('Tick', 'Tick') });
		expect(sentTexts()).toEqual(['Tick']);
		const again = await send({ items: texts('Tick', 'Tick'), retryOf: failed });
		expect(told(again)).toMatch(/\[item 0\].*Not tried again/);
		await send({ items: texts('Tick', 'Tick'), retryOf: again });
		expect(sentTexts()).toEqual(['Tick', 'Tick']);
	});

	test('in two nodes of a workflow is two messages', async () => {
		const { token, url, pluginId } = sandbox();
		const parameters: INodeParameters = {
			resource: 'message',
			operation: 'send',
			sender: byId(senderId),
			recipient: '15550100000',
			type: 'text',
			text: 'Tick',
			options: { maxTries: 1 },
		};
		lose('/messages');
		const first = { ...chakraNode('test.chakra', parameters), ...retried };
		await runWorkflow({
			nodes: [
				node('Input', 'test.input', {}),
				{ ...first, onError: 'continueRegularOutput' },
				{ ...first, name: 'Second', id: 'Second' },
			],
			connections: {
				Input: { main: [[main('ChakraHQ')]] },
				ChakraHQ: { main: [[main('Second')]] },
			},
			nodeTypes: { 'test.input': new InputNode([{}]), 'test.chakra': new Chakra() },
			credential: { accessToken: token, baseUrl: url, pluginId },
			binaryMode: 'filesystem',
		});
		expect(sentTexts()).toEqual(['Tick', 'Tick']);
	});
});

describe('In a loop', () => {
	test('each round sends its own, also the same text', async () => {
		const run = await send({ items: texts('A', 'B', 'A'), isLoop: true });
		expect(run.data.resultData.error).toBeUndefined();
		expect(sentTexts()).toEqual(['A', 'B', 'A']);
	});

	test('a retry within a round sends only what is not out', async () => {
		refuse('/messages', { after: 1 });
		await send({ items: texts('A', 'B', 'A'), isLoop: true, settings: retried });
		expect(sentTexts()).toEqual(['A', 'B', 'B', 'A']);
		expect(sandbox().messages).toHaveLength(3);
	});

	test('an unclear one holds back no other content', async () => {
		lose('/messages');
		const settings: Partial<INode> = { ...retried, onError: 'continueErrorOutput' };
		await send({ items: texts('A', 'B', 'C'), isLoop: true, settings });
		expect(sentTexts()).toEqual(['A', 'B', 'C']);
	});

	test('that leads back to the node, the same unclear content is not sent again', async () => {
		lose('/messages');
		const settings: Partial<INode> = { onError: 'continueErrorOutput' };
		const run = await send({ items: texts('A', 'A', 'B'), isLoop: true, settings });
		expect(sentTexts()).toEqual(['A', 'B']);
		expect(JSON.stringify(outputsOf(run))).toMatch(/Not tried again/);
	});

	test('with a Send Once Key a later round with the same key is skipped, and a second run sends nothing', async () => {
		const parameters = { options: { sendOnceKey: '={{ $json.text }}' } };
		const again = { items: texts('A', 'B', 'A'), isLoop: true, parameters };
		const statuses = (run: IRun) =>
			(run.data.resultData.runData.ChakraHQ ?? []).map(
				({ data }) => data?.main?.[0]?.map(({ json }) => json.status)[0],
			);
		expect(statuses(await send(again))).toEqual(['accepted', 'accepted', 'skipped']);
		expect(statuses(await send(again))).toEqual(['skipped', 'skipped', 'skipped']);
		expect(sentTexts()).toEqual(['A', 'B']);
	});

	test('with a Send Once Key, a round that failed goes on with the retry of the execution', async () => {
		refuse('/messages', { after: 1 });
		const parameters = { options: { sendOnceKey: '={{ $json.text }}' } };
		const items = texts('A', 'B', 'C');
		const failed = await send({ items, isLoop: true, parameters });
		await send({ items, isLoop: true, parameters, retryOf: failed });
		expect(sentTexts()).toEqual(['A', 'B', 'B', 'C']);
		expect(sandbox().messages).toHaveLength(3);
	});

	test('a raw answer with an error in it holds back no later round', async () => {
		const body = { _data: { whatsappMessageId: 'wamid.1', error: 'x' } };
		sandbox().inject({ status: 200, body, times: 9 });
		const parameters = { simplify: false };
		await send({ items: texts('A', 'A'), isLoop: true, settings: retried, parameters });
		expect(sentTexts()).toEqual(['A', 'A']);
	});

	test('a round that failed goes on with the retry of the execution', async () => {
		refuse('/messages', { after: 1 });
		const items = texts('A', 'B', 'C');
		const failed = await send({ items, isLoop: true });
		expect(sentTexts()).toEqual(['A', 'B']);
		await send({ items, isLoop: true, retryOf: failed });
		expect(sentTexts()).toEqual(['A', 'B', 'B', 'C']);
	});
});

describe.each([2, 3, 4, 5])('With %i tries', (maxTries) => {
	test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'and On Error %s, what is out or unclear goes out once, and what was refused is tried again',
		async (onError) => {
			refuse('15550100000', { times: 9 });
			lose('15550100002');
			const run = await send({
				items: people(4),
				settings: { ...retried, maxTries, onError },
				parameters: tenAtOnce,
			});
			const count = (person: number) =>
				sentTo().filter((to) => to === `1555010000${person}`).length;
			expect(count(0)).toBe(maxTries);
			expect([1, 2, 3].map(count)).toEqual([1, 1, 1]);
			expect(`${told(run)}${JSON.stringify(outputsOf(run))}`).toMatch(/item 0/);
		},
	);
});

test('What fails at the same time is named in one error', async () => {
	refuse('15550100001', { times: 9 });
	refuse('15550100005');
	lose('15550100003');
	const run = await send({ items: people(8), parameters: tenAtOnce });
	expect(told(run)).toMatch(/\[item 1\]/);
	expect(told(run)).toMatch(/Done before the node stopped.*: 5 items/);
	expect(told(run)).toMatch(
		/Also not done: items 5\. Also unclear, they may have been sent: items 3\./,
	);
});

describe('A retry of the execution', () => {
	const items = people(5);

	test('with the changed workflow sends only what is left, in its new words', async () => {
		refuse('/messages', { after: 2 });
		const failed = await send({ items });
		const again = await send({ items, retryOf: failed, parameters: { text: 'New' } });
		expect(again.data.resultData.error).toBeUndefined();
		expect(sentTexts()).toEqual(['Hello', 'Hello', 'Hello', 'New', 'New', 'New']);
		expect(outputsOf(again)).toHaveLength(5);
	});

	test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'whose recipients were changed takes no other person for done, and sends nobody a second one (%s)',
		async (onError) => {
			refuse('15550100002');
			const both = items.map(({ json }, index) => ({
				json: { ...json, mobile: index === 1 ? json?.phone : `1555010001${index}` },
			}));
			const failed = await send({ items: both, parameters: byTemplate });
			expect(sentTo()).toEqual(['15550100000', '15550100001', '15550100002']);
			const changed = { ...byTemplate, recipient: '=+{{ $json.mobile }}' };
			const again = await send({
				items: both,
				parameters: changed,
				retryOf: failed,
				settings: { onError },
			});
			expect(sandbox().messages.map(({ to }) => to)).toEqual([
				'15550100000',
				'15550100001',
				'15550100012',
				'15550100013',
				'15550100014',
			]);
			expect(`${told(again)}${JSON.stringify(outputsOf(again)[0])}`).toMatch(
				/Nothing was done with the changed settings \(a message to 15550100010\).*\(a message to 15550100000\).*new execution/,
			);
			if (onError === 'stopWorkflow') return;
			expect(outputsOf(again).map(({ status }) => status)).toEqual([
				'failed',
				...Array<string>(4).fill('sent'),
			]);
		},
	);

	test('whose node now does another thing takes nothing for done', async () => {
		refuse('/lead/process', { after: 1 });
		const lead = {
			resource: 'lead',
			operation: 'create',
			dataJson: { name: 'Ada' },
		};
		const failed = await send({ items, parameters: lead });
		expect(told(failed)).toMatch(/Done before the node stopped.*: 1 item\./);
		const again = await send({ items, parameters: byTemplate, retryOf: failed });
		expect(told(again)).toMatch(
			/\(a message to 15550100000\).*\(Create a lead with name.*\) \[item 0\]/,
		);
		expect(sentTo()).toEqual(items.slice(1).map(({ json }) => json?.phone));
	});

	test('finds what it has sent where the recipient is another at each reading', async () => {
		refuse('/messages', { after: 2 });
		const parameters = { recipient: '=155501000{{ Math.floor(Math.random() * 90) + 10 }}' };
		const failed = await send({ items, parameters });
		const again = await send({ items, parameters, retryOf: failed });
		expect(again.data.resultData.error).toBeUndefined();
		expect(sandbox().messages).toHaveLength(5);
	});

	test('of a retry that failed as well sends only what is left', async () => {
		refuse('15550100002', { times: 2 });
		const first = await send({ items, parameters: byTemplate });
		const second = await send({ items, parameters: byTemplate, retryOf: first });
		await send({ items, parameters: byTemplate, retryOf: second });
		expect(sandbox().messages.map(({ to }) => to)).toEqual(items.map(({ json }) => json?.phone));
	});

	test('of a run that was cancelled sends nothing that is out or under way', async () => {
		sandbox().inject({ match: { path: '15550100002' }, slowAnswerMs: 300 });
		const parameters = byTemplate;
		const cancelled = await send({ items, parameters, cancelWhen: () => sentTo().length === 3 });
		// n8n itself does not run the node again after a Stop, but a person may after a time-out of the execution.
		const nodeExecutionStack = [
			{
				node: chakraNode('test.chakra', {}),
				data: { main: [items.map(({ json }) => ({ json }))] },
				source: null,
			},
		];
		Object.assign(cancelled.data.executionData ?? {}, { nodeExecutionStack });
		const again = await send({ items, parameters, retryOf: cancelled });
		expect(sentTo()).toEqual(items.map(({ json }) => json?.phone));
		expect(told(again)).toMatch(/\[item 2\]/);
	});
});

test('What n8n stores while a request is under way names it already', async () => {
	sandbox().inject({ match: { path: '15550100001' }, slowAnswerMs: 500 });
	let stored: unknown;
	class Watched extends Chakra {
		override execute = async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const context = this.getContext('node');
			const watch = setInterval(() => {
				if (sentTo().length === 2) stored ??= JSON.parse(JSON.stringify(context));
			}, 20);
			try {
				return await new Chakra().execute.call(this);
			} finally {
				clearInterval(watch);
			}
		};
	}
	await send({ items: people(2), parameters: byTemplate, chakra: new Watched() });
	expect(stored).toMatchObject({
		doneItems0: { 1: { unclear: { message: expect.stringMatching(/may have been sent/) } } },
	});
});

test('Execute Once sends the first item, once', async () => {
	refuse('15550100000');
	const settings = { ...retried, executeOnce: true };
	await send({ items: people(3), parameters: byTemplate, settings });
	expect(sandbox().messages.map(({ to }) => to)).toEqual(['15550100000']);
});

test('Items with files: what is out is not uploaded or sent again', async () => {
	refuse('/messages', { after: 2 });
	const items = people(3).map((item) => ({ ...item, files: { data: picture } }));
	const parameters = { type: 'image', mediaSource: 'binary', binaryPropertyName: 'data' };
	await send({ items, parameters, settings: retried });
	expect(sandbox().messages.map(({ to }) => to)).toEqual(items.map(({ json }) => json?.phone));
});
