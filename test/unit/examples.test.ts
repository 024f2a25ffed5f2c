/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asRecord, asRecords } from '../../sandbox/narrow';

interface Node {
	name: string;
	type: string;
	position: [number, number];
	parameters: Record<string, unknown>;
}

interface Example {
	file: string;
	nodes: Node[];
	connections: Record<string, { main: Array<Array<{ node: string }>> }>;
}

const folder = join(__dirname, '..', '..', 'examples');
const gallery = readFileSync(join(folder, 'README.md'), 'utf8');

const examples: Example[] = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => ({ file, ...JSON.parse(readFileSync(join(folder, file), 'utf8')) }));

const isTrigger = ({ type }: Node) => /trigger/i.test(type);
const isCalled = ({ type }: Node) => type.endsWith('.executeWorkflowTrigger');
const isSticky = ({ type }: Node) => type.endsWith('.stickyNote');
const settingsOf = ({ nodes }: Example) => nodes.find(({ name }) => name === 'Settings');
const settingNames = ({ parameters }: Node) =>
	asRecords(asRecord(parameters.assignments).assignments).map(({ name }) => String(name));

test('there are examples', () => {
	expect(examples.length).toBeGreaterThan(8);
});

describe.each(examples)('$file', (example) => {
	const { file, nodes, connections } = example;

	test('has a Settings node right behind what starts it', () => {
		// A trigger that only hands on presses of buttons is not connected, and a batch has its own settings.
		const starts = nodes.filter(
			(node) => isTrigger(node) && !isCalled(node) && connections[node.name],
		);
		expect(starts.length).toBeGreaterThan(0);
		for (const { name } of starts) {
			expect(connections[name]?.main[0]?.map(({ node }) => node)).toEqual(['Settings']);
		}
	});

	test('has no webhook addresses, so that n8n makes new ones at each import', () => {
		// Two imports with one address cannot both be published, and everybody would know the address of a form.
		expect(nodes.filter((node) => 'webhookId' in node)).toEqual([]);
	});

	test('says in a sticky note what to set: each setting, and the credential', () => {
		const notes = nodes.filter(isSticky).map(({ parameters }) => String(parameters.content));
		const settings = settingsOf(example);
		expect(settings && settingNames(settings)).not.toEqual([]);
		for (const name of settings ? settingNames(settings) : []) {
			expect(notes.join('\n')).toContain(`**${name}**`);
		}
		expect(notes.join('\n')).toContain('**ChakraHQ API** credential');
	});

	test('has no number and no plugin typed anywhere but in Settings', () => {
		const others = nodes.filter(({ name, type }) => name !== 'Settings' && type.includes('chakra'));
		for (const { parameters } of others) {
			const { sender, recipient, options } = asRecord(parameters);
			for (const value of [asRecord(sender).value, recipient, asRecord(options).pluginId]) {
				if (value !== undefined) expect(String(value)).toMatch(/^=\{\{/);
			}
		}
	});

	test('is in the gallery', () => {
		expect(gallery).toContain(`](${file})`);
	});
});

test('a list in batches keeps as many keys as it can: each batch pushes the oldest ones out', () => {
	const batches = examples.find(({ file }) => file === 'campaign-in-batches.json');
	const send = batches?.nodes.find(({ name }) => name === 'Send template');
	expect(asRecord(send?.parameters.options).sendOnceHistory).toBe(100_000);
});
