import { Chakra } from '../../nodes/Chakra/Chakra.node';
import { chakraNode } from './engine';
import { runWorkflow } from './runWorkflow';

test.each([
	['no credential at all', undefined],
	['a credential of another kind', { httpHeaderAuth: { id: '2', name: 'Header' } }],
])('a node with %s says where to choose one', async (_, credentials) => {
	const send = chakraNode('test.chakra', {
		resource: 'message',
		operation: 'send',
		sender: { __rl: true, mode: 'id', value: '775966265503012' },
		recipient: '15550100001',
		type: 'text',
		text: 'Hello',
	});
	const { run } = await runWorkflow({
		nodes: [{ ...send, credentials }],
		connections: {},
		nodeTypes: { 'test.chakra': new Chakra() },
		credential: {},
		binaryMode: 'filesystem',
	});
	const { error } = run.data.resultData;
	expect(error?.message).toMatch(/^n8n could not read the ChakraHQ credential, nothing was sent: /);
	expect(error?.description).toContain('choose a ChakraHQ credential');
});
