import type { INodeParameters } from 'n8n-workflow';
import { search } from '../editor';
import { byId, fromList, onlyJson, operate, errorOf, type OperateRun } from '../operate';
import { byKey, firstLead } from '../process/process';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const create = async (parameters: INodeParameters, run: OperateRun = {}) =>
	await operate(
		sandbox(),
		{
			resource: 'task',
			operation: 'create',
			procedure: fromList('lead'),
			process: byKey('LEAD-1'),
			stateTask: fromList('call'),
			...parameters,
		},
		run,
	);

test.each([
	['primary key', byKey('LEAD-1'), 'LEAD-1'],
	['ID', byId(firstLead), firstLead],
])('logs a task on a process by %s', async (_, process, segment) => {
	const json = onlyJson(
		await create({
			process,
			status: 'COMPLETED',
			assignedTo: byId('janedoe'),
			dataJson: '{ "remarks": "No answer" }',
		}),
	);
	expect(json).toMatchObject({ status: 'COMPLETED', data: { remarks: 'No answer' } });
	expect(sandbox().requests.map(({ path, body }) => [path, body])).toEqual([
		[
			`/v1/ext/p/lead/${segment}/task/call`,
			{ data: { remarks: 'No answer' }, status: 'COMPLETED', assignedTo: 'janedoe' },
		],
	]);
});

test('works on each of several items', async () => {
	const { output } = await create(
		{ process: '={{ $json.lead }}' },
		{ items: [{ json: { lead: 'LEAD-1' } }, { json: { lead: 'LEAD-2' } }] },
	);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

test.each<[string, INodeParameters, RegExp]>([
	['no kind of task', { stateTask: '={{ "" }}' }, /^Kind of Task is empty/],
	['no process', { process: '={{ "" }}' }, /^Process is empty/],
	[
		'a value that JSON has no sign for',
		{ dataJson: '={{ { a: [NaN] } }}' },
		/^Attributes as JSON holds NaN/,
	],
	[
		'JSON that was not found',
		{ dataJson: '={{ $json.task }}' },
		/^The task would be empty.*as JSON/,
	],
	[
		'JSON of such values',
		{ dataJson: '={{ { remarks: $json.note } }}', status: 'COMPLETED' },
		/^The task would be empty: nothing was found for remarks/,
	],
	[
		'a value that was lost',
		{ dataJson: '{ "note": "null" }' },
		/^note must be a value, and is "nu/,
	],
	['data that is no object', { dataJson: '[1]' }, /^Attributes as JSON is not a JSON object/],
])('refuses %s', async (_, parameters, sentence) => {
	expect(errorOf(await create(parameters))).toMatch(sentence);
	expect(sandbox().requests).toEqual([]);
});

test('says that there is no such process', async () => {
	expect(errorOf(await create({ process: byKey('GONE') }))).toMatch(
		/^ChakraHQ found no process GONE in the procedure lead, or no kind of task call/,
	);
});

test('a task that is too large says nothing of a file', async () => {
	sandbox().inject({ status: 413, body: { _errors: ['Payload too large'] } });
	expect(errorOf(await create({}))).toMatch(/larger than ChakraHQ takes .*Give shorter values/);
});

test('is not created again when the response is lost', async () => {
	sandbox().inject({ cutAnswer: true, match: { method: 'POST' } });
	expect(errorOf(await create({}))).toMatch(/look in ChakraHQ before you do it again/);
	expect(sandbox().requests).toHaveLength(1);
});

test('the editor lists the kinds of task', async () => {
	expect(await search(sandbox(), 'searchStateTasks', {}, 'cal')).toEqual([
		{ name: 'call', value: 'call' },
	]);
});
