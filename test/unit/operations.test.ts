/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { nodeNameToToolName, NodeHelpers, type INode, type INodeProperties } from 'n8n-workflow';
import { resources } from '../../nodes/Chakra/actions';
import { contractCalls } from '../../scripts/contract';
import { coverageTable } from '../../scripts/coverageTable';
import { chakra } from './description/nodeTypes';
import { toolTexts } from './toolTexts';

const nodeFolder = join(__dirname, '..', '..', 'nodes', 'Chakra');

const operations = resources.flatMap(({ entry: resource, operations: all }) =>
	all.map(({ entry, api, description: fields }) => ({
		name: `${resource.value}.${entry.value}`,
		title: `${resource.name} > ${entry.name}`,
		file: join(nodeFolder, 'actions', resource.value, `${entry.value}.operation.ts`),
		schema: join(nodeFolder, '__schema__', 'v1.0.0', resource.value, `${entry.value}.json`),
		tool: toolOf(resource.value, entry.value),
		entry,
		api,
		fields,
	})),
);

/** What n8n tells a model about an operation: only its action and the node's name. */
function toolOf(resource: string, operation: string): { name: string; text: string } {
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
		name: nodeNameToToolName(node),
		text: NodeHelpers.getToolDescriptionForNode(node, chakra),
	};
}

/** Operations that make no call. This one only changes n8n's own store. */
const withoutCalls = ['account.forgetSendOnceKeys'];

/** The operations beside each call of the table. */
const table = coverageTable()
	.split('\n')
	.map((row) => row.split(' | ')[1]?.split('<br>') ?? []);
const confidenceOf = new Map(contractCalls.map(({ id, confidence }) => [id, confidence]));

const aboutWhatsApp = /^(call|chat|flow|media|message|template|templateMessage)\./;

/** n8n's button "Let the model define this parameter" uses the field's label as a key. */
const keyOf = (label: string) => label.replace(/[^a-zA-Z0-9_-]+/g, '_').slice(0, 64);

/**
 * Operations with more fields in their output than n8n's guidelines want without Simplify. CONTRIBUTING.md gives the
 * reasons, under "What of n8n 2's newer means is used".
 */
const manyFields: Record<string, 'also with Simplify' | 'not published'> = {
	'chat.getMessages': 'also with Simplify',
	'template.get': 'also with Simplify',
	'template.getAll': 'also with Simplify',
	'user.get': 'not published',
	'user.getAll': 'not published',
	'user.update': 'not published',
};

const source = (file: string) => readFileSync(file, 'utf8');

/** Whether the request sends or creates, by the operation's file and all that it imports from its resource's folder. */
function isSend(operation: string): boolean {
	const folder = dirname(operation);
	const files = new Set([operation]);
	for (const file of files) {
		for (const [, path = ''] of source(file).matchAll(/from '(\.[^']+)'/g)) {
			const imported = `${join(dirname(file), path)}.ts`;
			if (imported.startsWith(`${folder}${sep}`)) files.add(imported);
		}
	}
	// The calls that send all items together say in `bulk/` that they are not idempotent.
	return [...files].some((file) => /idempotent: false|\/bulk-create/.test(source(file)));
}

describe.each(operations)('$name', ({ name, title, entry, api, fields, tool, ...paths }) => {
	it('makes calls that the contract has', () => {
		expect(api.filter((id) => !confidenceOf.has(id))).toEqual([]);
		expect(api.length === 0).toBe(withoutCalls.includes(name));
	});

	it('is in the table of calls beside each of them', () => {
		expect(table.filter((titles) => titles.includes(title))).toHaveLength(api.length);
	});

	it('says so in its form if one of its calls is only inferred', () => {
		const isInferred = api.some((id) => confidenceOf.get(id) === 'inferred');
		const saysSo = (field: INodeProperties) =>
			field.name === 'inferredNotice' ||
			JSON.stringify(field).includes('read by calls that ChakraHQ does not document');
		expect(fields.some(saysSo)).toBe(isInferred);
	});

	it('has an action in sentence case', () => {
		expect(entry.action).toMatch(
			/^[A-Z][a-z]+(?:,? (?:[a-z]+|\d+|API|ChakraHQ|IDs?|JSON|Meta|URL|WhatsApp))+$/,
		);
	});

	it('names WhatsApp or ChakraHQ where a model reads it', () => {
		expect(`${entry.action} ${entry.description}`).toMatch(/WhatsApp|ChakraHQ/i);
		expect(tool.text).toMatch(/ in ChakraHQ$/);
		expect(tool.text.match(/ in ChakraHQ/g)).toHaveLength(1);
		if (aboutWhatsApp.test(name)) expect(tool.text).toContain('WhatsApp');
		// The action is also the name of a new node, and an entry of the node panel.
		expect(tool.text.length).toBeLessThanOrEqual(80);
	});

	it('tells a model what it needs, which limit holds, and what comes back', () => {
		const texts = toolTexts[name];
		expect(texts).toBeDefined();
		for (const words of Object.values(texts ?? {})) expect(tool.text).toContain(words);
	});

	it('has a label of its own for each field that must be filled', () => {
		const required = fields.filter(({ required: must, type }) => must && type !== 'notice');
		for (const field of required) {
			const key = keyOf(field.displayName);
			const others = required.filter(({ displayName }) => keyOf(displayName) === key);
			expect(new Set(others.map((other) => other.name))).toEqual(new Set([field.name]));
		}
	});

	it('takes a Send Once Key if its request sends or creates', () => {
		const options = fields.find((field) => field.name === 'options')?.options ?? [];
		const hasKey = options.some((option) => option.name === 'sendOnceKey');
		expect(hasKey).toBe(isSend(paths.file));
	});

	it('has an output schema, of more than ten fields only if there is a reason', () => {
		const { properties = {} } = JSON.parse(source(paths.schema));
		expect(Object.keys(properties).length > 10).toBe(name in manyFields);
		const hasSimplify = fields.some((field) => field.name === 'simplify');
		if (name in manyFields) expect(hasSimplify).toBe(manyFields[name] === 'also with Simplify');
	});
});

test('some operations send or create', () => {
	expect(operations.filter(({ file }) => isSend(file)).length).toBeGreaterThan(10);
});

test('no two operations look the same to a model, or have one action', () => {
	for (const one of ['name', 'text'] as const) {
		expect(new Set(operations.map(({ tool }) => tool[one])).size).toBe(operations.length);
	}
	expect(new Set(operations.map(({ entry }) => entry.action)).size).toBe(operations.length);
});

test.each(['groups', 'campaigns', 'update a lead by phone number', 'disconnect'])(
	'the table has a row for what has no published path: %s',
	(call) => {
		expect(coverageTable()).toMatch(new RegExp(`^\\| ${call} \\|.*\\| not published \\|$`, 'm'));
	},
);
