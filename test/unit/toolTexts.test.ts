import { nodeNameToToolName, NodeHelpers, type INode } from 'n8n-workflow';
import { resources } from '../../nodes/Chakra/actions';
import { Chakra } from '../../nodes/Chakra/Chakra.node';

const chakra = new Chakra();

/** What n8n tells a model about each operation: only its action and the node's name. */
const tools = resources.flatMap(({ entry: { value: resource }, operations }) =>
	operations.map(({ entry: { value: operation }, description: fields }) => {
		const parameters = { descriptionType: 'auto', resource, operation };
		const node: INode = {
			id: operation,
			name: NodeHelpers.makeNodeName(parameters, chakra.description),
			type: 'n8n-nodes-chakrahq.chakraTool',
			typeVersion: 1,
			position: [0, 0],
			parameters,
		};
		return {
			operation: `${resource}.${operation}`,
			name: nodeNameToToolName(node),
			text: NodeHelpers.getToolDescriptionForNode(node, chakra),
			fields,
		};
	}),
);

const textOf = (operation: string) => tools.find((tool) => tool.operation === operation)?.text;
const aboutWhatsApp = /^(call|chat|flow|media|message|template|templateMessage)\./;

test.each(tools)('$operation: "$text"', ({ operation, text }) => {
	expect(text).toMatch(/ in ChakraHQ$/);
	expect(text.match(/ in ChakraHQ/g)).toHaveLength(1);
	if (aboutWhatsApp.test(operation)) expect(text).toContain('WhatsApp');
	// The action is also the name of a new node, and an entry of the node panel.
	expect(text.length).toBeLessThanOrEqual(80);
});

test('no two operations look the same to a model', () => {
	expect(new Set(tools.map(({ text }) => text)).size).toBe(tools.length);
	expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
});

test.each(['message.send', 'message.sendRaw', 'message.sendAndWait', 'chat.getWindow'])(
	'%s names the 24 hours',
	(operation) => expect(textOf(operation)).toContain('24 hours'),
);

test('the template operations say that they may be sent later than that', () => {
	expect(textOf('templateMessage.send')).toContain(
		'approved WhatsApp template message at any time',
	);
});

test('an operation that gets one thing by its ID says so', () => {
	for (const operation of ['media.get', 'media.download', 'backgroundJob.get', 'process.get']) {
		expect(textOf(operation)).toMatch(/\bID\b/);
	}
});

/** n8n's button "Let the model define this parameter" uses the field's label as a key. */
const keyOf = (label: string) => label.replace(/[^a-zA-Z0-9_-]+/g, '_').slice(0, 64);

test.each(tools)('$operation has a label of its own for each field that must be filled', (tool) => {
	const required = tool.fields.filter(({ required: must, type }) => must && type !== 'notice');
	for (const { displayName, name } of required) {
		const others = required.filter((other) => keyOf(other.displayName) === keyOf(displayName));
		expect(new Set(others.map((other) => other.name))).toEqual(new Set([name]));
	}
});
