import type { INodeParameters } from 'n8n-workflow';
import { byId } from './operate';
import { filledIn, firstLead } from './process/process';
import { callTool, fromAi, runAgent } from './runAgent';
import { EngineAgentNode } from './toolNode';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

const bodies = (method: string) =>
	sandbox()
		.requests.filter((request) => request.method === method)
		.map(({ body }) => body);

const lead: INodeParameters = { resource: 'process', procedure: byId('lead') };

const update: INodeParameters = {
	...lead,
	operation: 'update',
	process: byId(fromAi('process')),
	columns: filledIn({ name: fromAi('name'), score: fromAi('score') }),
};

test.each([firstLead, 'LEAD-1'])(
	'the process that a model names is found, where the editor has set By ID: %s',
	async (process) => {
		const [called] = await callTool(sandbox(), update, { process, name: 'Ann', score: '7' });
		expect(called?.answer).toContain(firstLead);
		expect(bodies('PUT')).toEqual([{ data: { name: 'Ann', score: 7 } }]);
	},
);

test('what a model leaves empty is not cleared', async () => {
	await callTool(sandbox(), update, { process: 'LEAD-1', name: '', score: '7' });
	expect(bodies('PUT')).toEqual([{ data: { score: 7 } }]);
});

test('an empty primary key of a model is refused as before', async () => {
	const create = { ...lead, operation: 'create', columns: filledIn({ lead_id: fromAi('id') }) };
	const [called] = await callTool(sandbox(), create, { id: '' });
	expect(called?.answer).toContain('The primary key lead_id is empty');
	expect(bodies('POST')).toEqual([]);
});

test('a model that writes null in words is told that the value can be left empty', async () => {
	const [called] = await callTool(sandbox(), update, {
		process: 'LEAD-1',
		name: 'Ann',
		score: 'null',
	});
	expect(called?.answer).toContain('Give Score a value, or leave it empty.');
});

test('JSON in a code block is read', async () => {
	const parameters = { ...lead, operation: 'update', process: byId(firstLead) };
	const json = '```json\n{ "score": 5 }\n```';
	await callTool(sandbox(), { ...parameters, dataJson: fromAi('json') }, { json });
	expect(bodies('PUT')).toEqual([{ data: { score: 5 } }]);
});

const find: INodeParameters = {
	...lead,
	operation: 'getAll',
	filters: {
		conditions: [{ keyName: fromAi('attribute'), condition: '=', keyValue: fromAi('value') }],
	},
};

test('a model that finds nothing reads so', async () => {
	const agent = new EngineAgentNode('Send WhatsApp', [{ attribute: 'name', value: 'Zoe' }]);
	const [called] = await runAgent(sandbox(), find, agent);
	expect(called?.answer).toContain('{"json":{"result":"Nothing was found"}');
});

test('a model reads the warnings that a person sees in the output panel', async () => {
	const agent = new EngineAgentNode('Send WhatsApp', [{ attribute: 'Full Name', value: 'Ana' }]);
	const [called] = await runAgent(sandbox(), find, agent);
	expect(called?.answer).toMatch(
		/"warnings":\["The procedure has no attribute “Full Name”\. It has lead_id, name, /,
	);
});

test('a model that makes up an attribute reads so', async () => {
	const create = { ...lead, operation: 'create', dataJson: fromAi('json') };
	const [called] = await callTool(sandbox(), create, { json: '{ "name": "Ana", "phone": "1" }' });
	expect(called?.answer).toContain('"warnings":["The procedure has no attribute “phone”. It has ');
});
