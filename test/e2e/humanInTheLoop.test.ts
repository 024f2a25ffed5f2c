import { ChatModel } from '../../sandbox/chatModel';
import { sendTool, start } from '../../sandbox/n8n/workflow';
import { asRecord } from '../../sandbox/narrow';
import { agentChain, agentNode, modelNode } from './agentWorkflow';
import { approve, askNode, AskStage, decline } from './askStage';
import { useSharedN8n } from './useN8n';

const base = useSharedN8n();
let model: ChatModel;
let stage: AskStage;

beforeAll(async () => {
	model = await ChatModel.start((messages, [tool]) => {
		const last = messages.at(-1);
		if (last?.role === 'tool') return { say: `The tool said: ${last.content}` };
		return {
			call: tool?.name ?? '',
			with: { toolParameters: { text: 'Your refund is on its way' }, hitlParameters: {} },
		};
	});
	stage = await AskStage.prepare(base().live, base().sandbox);
}, 180_000);
afterAll(async () => await model.close());

const question = 'May the agent tell the customer: Your refund is on its way';

/** n8n's own text for an approval. */
const ownQuestion =
	'The agent wants to run this tool: Tell_the_customer\n\nInput:\ntext: Your refund is on its way';

/** An agent that may write to a customer only where the boss presses a button. */
async function workflow(message?: string) {
	const credentials = await base().live.credential('openAiApi', {
		apiKey: 'made up',
		url: model.baseUrl,
	});
	const tell = sendTool('Tell the customer', {
		recipient: '+1 555 010 0002',
		text: "={{ $fromAI('text', 'What to tell the customer', 'string') }}",
	});
	const asking = askNode(message ?? '');
	const { message: own, ...parameters } = asking.parameters;
	const ask = {
		...asking,
		type: 'n8n-nodes-chakrahq.chakraHitlTool',
		parameters: { ...parameters, ...(message !== undefined && { message: own }) },
	};
	return agentChain(
		[start, agentNode('Tell the customer that the refund is on its way.')],
		[
			{ node: modelNode(credentials), kind: 'ai_languageModel', to: 'AI Agent' },
			{ node: ask, kind: 'ai_tool', to: 'AI Agent' },
			{ node: tell, kind: 'ai_tool', to: 'Ask' },
		],
	);
}

const told = () =>
	base()
		.sandbox.messages.filter(({ to }) => to === '15550100002')
		.map(({ body }) => asRecord(body.text).body);

it('lets the agent go on where the person approves', async () => {
	const message = '=May the agent tell the customer: {{ $tool.parameters.text }}';
	const run = await stage.begunWorkflow(question, await workflow(message));
	expect(told()).toEqual([]);
	await stage.press(question, approve);
	const { status, nodes } = await base().live.ended(run);
	expect(status).toBe('success');
	expect(told()).toEqual(['Your refund is on its way']);
	expect(nodes['AI Agent']?.at(-1)?.outputs[0]?.[0]?.json.output).toMatch(
		/^The tool said: .*whatsappMessageId/,
	);
});

it("tells the agent where the person refuses, and nothing is done; the question is n8n's own", async () => {
	const run = await stage.begunWorkflow(ownQuestion, await workflow());
	await stage.press(ownQuestion, decline);
	const { status, nodes } = await base().live.ended(run);
	expect(status).toBe('success');
	expect(told()).toEqual([]);
	expect(nodes['AI Agent']?.at(-1)?.outputs[0]?.[0]?.json.output).toMatch(/rejected/);
});
