import { binaryModes, chakraNode, node, type BinaryMode } from '../engine';
import { InputNode } from '../inputNode';
import { runWorkflow } from '../runWorkflow';
import { expectNoToken } from '../secrecy';
import { AgentNode, ChakraTool } from '../toolNode';
import { oneItem } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

/** The file of the previous node, as an expression. */
const fileOf: Record<BinaryMode, string> = {
	filesystem: "={{ $('Input').first().binary.data }}",
	memory: "={{ $('Input').first().binary.data }}",
	combined: "={{ $('Input').first()._files.data }}",
	database: "={{ $('Input').first().binary.data }}",
};

/** An agent that calls the node as its tool, through n8n-core's own wrapper. */
async function callTool(binaryMode: BinaryMode, ...calls: Array<Record<string, unknown>>) {
	const { token, url, pluginId } = sandbox();
	const { run } = await runWorkflow({
		nodes: [
			node('Input', 'test.input', {}),
			node('Agent', 'test.agent', {}),
			chakraNode('test.chakraTool', {
				binaryPropertyName: fileOf[binaryMode],
				options: { fileName: "={{ $fromAI('name', 'What to call the file', 'string') }}" },
			}),
		],
		connections: {
			Input: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			ChakraHQ: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
		nodeTypes: {
			'test.input': new InputNode(oneItem()),
			'test.agent': new AgentNode(calls),
			'test.chakraTool': new ChakraTool(),
		},
		credential: { accessToken: token, baseUrl: url, pluginId },
		binaryMode,
	});
	expectNoToken({ run }, token);
	return (run.data.resultData.runData.Agent?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
}

describe.each(binaryModes)('As a tool of an agent, files kept in %s mode', (binaryMode) => {
	test('it uploads a file of the workflow under the name that the agent chose', async () => {
		const [call] = await callTool(binaryMode, { name: 'Price list.txt' });
		expect(call).toMatchObject({ accepted: true });
		expect(JSON.parse(String(call?.answer))).toMatchObject([
			{
				publicMediaUrl: sandbox().uploads[0]?.publicMediaUrl,
				fileName: 'Price list.txt',
				mediaType: 'document',
			},
		]);
	});

	test('it tells the agent what happened and what to do', async () => {
		sandbox().inject({ status: 403, body: { _errors: ['role'] } });
		const [call] = await callTool(binaryMode, { name: 'a.txt' });
		expect(call?.answer).toContain('This access token is not allowed to do this (HTTP 403): role');
		expect(call?.answer).toContain('give the key an access role');
	});

	test('it serves one call after the other', async () => {
		const calls = await callTool(binaryMode, { name: 'a.txt' }, { name: 'b.txt' });
		expect(calls).toHaveLength(2);
		expect(sandbox().uploads.map(({ fileName }) => fileName)).toEqual(['a.txt', 'b.txt']);
	});
});
