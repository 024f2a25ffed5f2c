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

/** What each text says of it: what it needs, which limit holds, and what comes back. In words of the text. */
const said: Record<string, { needs?: string; limit?: string; gives?: string }> = {
	'account.forgetSendOnceKeys': { needs: 'send once keys', gives: 'messages can go again' },
	'account.getBusinessAccounts': { gives: 'with their IDs' },
	'account.getConfig': { gives: 'procedures, attributes and roles' },
	'account.getPhoneNumber': { needs: 'one of your WhatsApp numbers', gives: 'quality and limits' },
	'account.getPhoneNumbers': { gives: 'ID, quality and limits' },
	'backgroundJob.get': { needs: 'by its ID', gives: 'the state' },
	'backgroundJob.getEntries': { needs: 'by its ID', gives: 'what became of each item' },
	'backgroundJob.wait': { needs: 'by its ID', gives: 'get its counts' },
	'call.act': { needs: 'by its ID' },
	'call.getPermissions': { needs: 'of a person', gives: 'call permissions' },
	'call.getSettings': { needs: 'one of your numbers', gives: 'calling settings' },
	'call.updateSettings': { needs: 'of a number by JSON' },
	'chat.getAll': { gives: 'the last message of each' },
	'chat.getMessages': { needs: 'a chat or a phone number', gives: 'messages' },
	'chat.getWindow': { needs: 'by phone number', limit: '24 hours', gives: 'are open' },
	'flow.getPublicKey': { needs: 'one of your numbers', gives: 'the public key' },
	'flow.setPublicKey': { needs: 'public key of one of your numbers' },
	'lead.create': { needs: 'name, phone number and email' },
	'lead.updateMany': { needs: 'by ID or primary key', gives: 'a background job' },
	'media.download': { needs: 'by media ID or link', gives: 'into a binary field' },
	'media.get': { needs: 'by media ID', gives: 'the type and link' },
	'media.uploadPublic': { needs: 'public media', gives: 'get its URL' },
	'message.markAsRead': { needs: 'by its message ID' },
	'message.send': { needs: 'after a person wrote', limit: '24 hours' },
	'message.sendAndWait': { limit: '24 hours', gives: 'the answer' },
	'message.sendRaw': { needs: 'raw JSON', limit: '24 hours' },
	'partner.createConnectToken': { gives: 'a token to connect' },
	'photo.download': { needs: 'by its ID', gives: 'into a binary field' },
	'photo.upload': { needs: 'from a binary field', gives: 'get its ID' },
	'process.create': { needs: 'such as a lead or a ticket', gives: 'get its ID' },
	'process.createMany': { needs: 'of a procedure', gives: 'a background job' },
	'process.delete': { needs: 'by its ID or primary key' },
	'process.get': { needs: 'by its ID or primary key' },
	'process.getAll': { needs: 'of a procedure' },
	'process.update': { needs: 'by its ID or primary key' },
	'process.updateMany': { needs: 'by ID or primary key', gives: 'a background job' },
	'process.upsert': { needs: 'by its primary key' },
	'task.create': { needs: 'a process by its ID or primary key' },
	'template.create': { limit: 'review by Meta', gives: 'get its ID' },
	'template.delete': { needs: 'by its ID in one or all languages' },
	'template.get': { needs: 'by its ID', gives: 'texts and variables' },
	'template.getAll': { gives: 'status and variables' },
	'template.update': { needs: 'by its ID', limit: 'another review by Meta' },
	'templateMessage.send': { needs: 'approved WhatsApp template', limit: 'at any time' },
	'templateMessage.sendForProcess': { needs: 'approved WhatsApp template message for a process' },
	'templateMessage.sendMeta': { needs: 'approved WhatsApp template message in Meta format' },
	'user.get': { needs: 'by ID' },
	'user.getAll': { gives: 'with their IDs' },
	'user.update': { needs: 'by ID' },
};

test.each(tools)('$operation says what it needs or what comes back', ({ operation, text }) => {
	const { needs, limit, gives } = said[operation] ?? {};
	expect(needs ?? gives).toBeDefined();
	for (const words of [needs, limit, gives]) expect(text).toContain(words ?? '');
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
