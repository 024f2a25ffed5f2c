import { Workflow, type INode } from 'n8n-workflow';
import { chakra } from './nodeTypes';

/** What n8n shows under the node on the canvas. */
function subtitleOf(resource: string, operation: string): unknown {
	const node: INode = {
		id: '1',
		name: 'Node',
		type: 'chakra',
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource, operation },
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => chakra,
			getByNameAndVersion: () => chakra,
			getKnownTypes: () => ({}),
		},
	});
	const subtitle = String(chakra.description.subtitle);
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

test.each([
	['media', 'uploadPublic', 'Upload public media'],
	['message', 'markAsRead', 'Mark as read'],
	['templateMessage', 'send', 'Send template'],
	['templateMessage', 'sendMeta', 'Send in Meta format'],
	['chat', 'getWindow', 'Check 24-hour window'],
	['process', 'getAll', 'Get many processes'],
	['backgroundJob', 'get', 'Get background job'],
])('of %s %s is %s', (resource, operation, words) => {
	expect(subtitleOf(resource, operation)).toBe(words);
});

const names = chakra.description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options = [], displayOptions }) =>
		options.flatMap((option) =>
			'value' in option ? [[displayOptions?.show?.resource?.[0], option.value]] : [],
		),
	);

test.each(names)('of %s %s is a phrase', (resource, operation) => {
	expect(subtitleOf(String(resource), String(operation))).toMatch(/^[A-Z][\w -]+$/);
});
