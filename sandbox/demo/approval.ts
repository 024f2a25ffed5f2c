import type { ImportedWorkflow } from '../n8n';

const chakra = (id: string, name: string, parameters: Record<string, unknown>) => ({
	id,
	name,
	type: 'n8n-nodes-chakrahq.chakra',
	typeVersion: 1,
	position: [0, 0],
	credentials: { chakraApi: { id: 'chakraHqAccount', name: 'ChakraHQ account' } },
	parameters: {
		resource: 'message',
		sender: { __rl: true, mode: 'id', value: '775966265503012' },
		recipient: '+1 555 010 0001',
		options: {},
		...parameters,
	},
});

export const question = 'May invoice 4711 be paid?';

/** Asks a question with two buttons, waits, and reports the answer. */
export const approvalWorkflow: ImportedWorkflow = {
	id: 'chakraApproval',
	name: 'Ask for an approval',
	nodes: [
		{
			id: 'start',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		chakra('ask', 'Ask', {
			operation: 'sendAndWait',
			message: question,
			responseType: 'approval',
			approvalOptions: { values: { approvalType: 'double' } },
		}),
		chakra('tell', 'Tell', {
			operation: 'send',
			type: 'text',
			text: "={{ $json.approved ? 'Invoice 4711 will be paid.' : 'Invoice 4711 will not be paid.' }}",
			simplify: true,
		}),
	],
	connections: {
		Start: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] },
		Ask: { main: [[{ node: 'Tell', type: 'main', index: 0 }]] },
	},
	settings: { executionOrder: 'v1' },
};
