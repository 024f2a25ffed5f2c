import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { Chakra } from '../../../nodes/Chakra/Chakra.node';
import { chakraNode, node } from '../engine';
import { InputNode } from '../inputNode';
import { byId, operate, errorOf } from '../operate';
import { runWorkflow } from '../runWorkflow';
import { useUsedKeys } from '../usedKeys';
import { useSandbox } from '../useSandbox';
import { autoMapped, byKey, filledIn, firstLead, process } from './process';

const sandbox = useSandbox();
useUsedKeys();

const bulkPath = '/v1/ext/procedure/lead/process/bulk-create';
const leadPath = '/v1/ext/procedure/lead/process';
const jobId = '00000000-0000-4000-8000-00000000a001';

const newLeads = (count: number) =>
	Array.from({ length: count }, (_, i) => ({ json: { lead_id: `NEW-${i}`, score: i } }));

const posted = () =>
	sandbox()
		.requests.filter(({ path }) => path === bulkPath)
		.map(({ body }) => (body as IDataObject[]).map(({ lead_id }) => lead_id));

const createMany = async (count: number, parameters: INodeParameters = {}, run = {}) =>
	await process(
		sandbox(),
		'createMany',
		{ columns: autoMapped, ...parameters },
		{ items: newLeads(count), ...run },
	);

/** Responses to the requests of a job, in place of the sandbox's own. */
function answerJob(
	entries: unknown[],
	{ id = jobId, counts = { SUCCESS: entries.length } as Record<string, unknown> } = {},
) {
	sandbox().inject({
		status: 200,
		body: { _data: { id } },
		match: { path: /bulk-create|lead\/process$/ },
	});
	sandbox().inject({
		status: 200,
		body: { _data: { id }, _meta: { bjEntryCompletionStatusVsCount: counts } },
		match: { path: new RegExp(`${id}$`) },
		times: 99,
	});
	sandbox().inject({
		status: 200,
		body: { _data: entries, _meta: { total: entries.length } },
		match: { path: `${id}/entries` },
		times: 99,
	});
}

describe('Create Many', () => {
	test('creates all items in one call, and gives an output for each entry of the job', async () => {
		const { output, error } = await createMany(3);
		expect(error).toBeUndefined();
		expect(posted()).toEqual([['NEW-0', 'NEW-1', 'NEW-2']]);
		expect(sandbox().requests.find(({ path }) => path === bulkPath)?.body).toContainEqual({
			lead_id: 'NEW-1',
			data: { lead_id: 'NEW-1', score: 1 },
		});
		expect(output.map(({ json }) => json)).toEqual(
			Array.from({ length: 3 }, () => ({
				id: expect.any(String),
				jobId: expect.any(String),
				completionStatus: 'SUCCESS',
				process: expect.any(String),
			})),
		);
		// The sandbox's entries hold none of the values that were sent.
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([[], [], []]);
	});

	test('sends the other fields too, and each value in the type of its attribute', async () => {
		const { error } = await process(sandbox(), 'createMany', {
			columns: filledIn({ lead_id: 'NEW-7', score: '42', tags: 'hot, new' }),
			state: byId('IN_PROGRESS'),
			assignedTo: byId('janedoe'),
			nextActionAt: '2026-03-06T00:00:00Z',
		});
		expect(error).toBeUndefined();
		expect(sandbox().requests.find(({ path }) => path === bulkPath)?.body).toEqual([
			{
				lead_id: 'NEW-7',
				data: { lead_id: 'NEW-7', score: 42, tags: ['hot', 'new'] },
				state: 'IN_PROGRESS',
				assignedTo: 'janedoe',
				nextActionAt: Date.parse('2026-03-06T00:00:00Z'),
			},
		]);
	});

	test('pairs an entry with the item whose primary key it holds, whatever their order', async () => {
		answerJob([
			{ n: 2, completionStatus: 'ERROR', request: { lead_id: 'NEW-2' }, statusMessage: 'Too late' },
			{ n: 0, completionStatus: 'SUCCESS', request: { data: { lead_id: 'NEW-0' } } },
			{ n: 1, completionStatus: 'INVALID', lead_id: 'NEW-1', error: null },
		]);
		const { output, error } = await createMany(3);
		expect(error).toBeUndefined();
		expect(output.map(({ json: { n, error: why } }) => [n, why])).toEqual([
			[0, undefined],
			[1, 'ChakraHQ took this for invalid, and does not say why'],
			[2, 'Too late'],
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	test.each<[string, IDataObject[]]>([
		['two entries hold the same key', [{ lead_id: 'NEW-0' }, { lead_id: 'NEW-0' }]],
		['an entry holds two keys', [{ list: [{ lead_id: 'NEW-0' }, { lead_id: 'NEW-1' }] }, {}]],
		['the value stands under another name', [{ score: 'NEW-0' }, { note: 'NEW-1' }]],
	])('pairs nothing where %s', async (_, entries) => {
		answerJob(entries);
		const { output } = await createMany(2);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([[], []]);
	});

	test.each([
		['SUCCESS', undefined],
		['success', undefined],
		['SUCCEEDED', undefined],
		['COMPLETED', undefined],
		['OK', undefined],
		[null, undefined],
		['SKIPPED', /a status that is not documented/],
		['DUPLICATE', /a status that is not documented/],
		['TIMED_OUT', /a status that is not documented/],
		['UNSUCCESSFUL', /a status that is not documented/],
		['PARTIAL_FAILURE', /did not do this/],
		['Rejected', /did not do this/],
	])('an entry with the status %s', async (completionStatus, why) => {
		answerJob([{ lead_id: 'NEW-0', completionStatus }]);
		const { output } = await createMany(1);
		const wanted = why ? expect.stringMatching(why) : undefined;
		expect(output.map(({ json }) => json.error)).toEqual([wanted]);
	});

	test.each<[IDataObject, string | undefined]>([
		[{ status: 'ERROR', reason: 'Taken' }, 'Taken'],
		[{ status: 'FAILED' }, 'ChakraHQ did not do this, and does not say why'],
		[{ success: false, message: 'Taken' }, 'Taken'],
		[{ error: 'Taken' }, 'Taken'],
		[{ errors: [{ message: 'Taken' }] }, 'Taken'],
		[{ status: 'CANCELLED', message: 'Created' }, undefined],
		[{ status: 'IN_PROGRESS' }, undefined],
		[{ status: 'REJECTED' }, undefined],
		[{ status: 'OPEN', error: null, errors: [] }, undefined],
	])('an entry without a completion status: %j', async (entry, why) => {
		answerJob([{ lead_id: 'NEW-0', ...entry }]);
		const { output } = await createMany(1);
		expect(output.map(({ json }) => json.error ?? undefined)).toEqual([why]);
	});

	test.each([1, '1'])(
		'says how many failures the job counts that its entries do not show: %j',
		async (one) => {
			const counts = { SUCCESS: one, ERROR: one, INVALID: one };
			answerJob([{ lead_id: 'NEW-0' }, { lead_id: 'NEW-1' }, { lead_id: 'NEW-2' }], { counts });
			const { output } = await createMany(3);
			expect(output.map(({ pairedItem }) => pairedItem)).toContainEqual([]);
			expect(output.map(({ json }) => json.error)).toContain(
				'The job counts 2 more entries as not done than its entries show. Look in ChakraHQ which of them before you send them again.',
			);
		},
	);

	test('tells what the job says of itself where it did nothing', async () => {
		sandbox().inject({
			status: 200,
			body: { _data: [{ id: jobId, completionStatus: 'FAILED', statusMessage: 'No such state' }] },
			match: { path: jobId },
		});
		answerJob([]);
		const { output } = await createMany(2);
		expect(output.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			[0, 1].map((item) => [
				expect.stringMatching(/^The job lists no entry .* again\. The job says: No such state$/),
				{ item },
			]),
		);
	});

	test('tells what the job says of itself where an entry that was not done says nothing', async () => {
		sandbox().inject({
			status: 200,
			body: { _data: { id: jobId, completionStatus: 'FAILED', statusMessage: 'No such state' } },
			match: { path: new RegExp(`${jobId}$`) },
		});
		answerJob([
			{ lead_id: 'NEW-0', completionStatus: 'NOT_STARTED' },
			{ lead_id: 'NEW-1', completionStatus: 'ERROR', statusMessage: 'No phone' },
		]);
		const { output } = await createMany(2);
		expect(output.map(({ json }) => json.error)).toEqual([
			expect.stringMatching(/^The job ended and had not done this.*The job says: No such state$/),
			'No phone',
		]);
	});

	test('finds the job in a list of one', async () => {
		sandbox().inject({ status: 200, body: { _data: [{ id: jobId }] }, match: { path: bulkPath } });
		const { output } = await createMany(1, { waitForJob: false });
		expect(output.map(({ json }) => json)).toEqual([{ jobId }]);
	});

	test('a job of one item and one entry needs no key', async () => {
		const { output } = await createMany(1);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	});

	test('says which items have no entry', async () => {
		answerJob([{ lead_id: 'NEW-1', completionStatus: 'SUCCESS' }]);
		const { output } = await createMany(3);
		const none = expect.stringContaining('The job lists no entry for one item of the 3');
		expect(output.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			[none, { item: 0 }],
			[undefined, { item: 1 }],
			[none, { item: 2 }],
		]);
	});

	test('says how many items have no entry if nothing proves which entry belongs to which item', async () => {
		answerJob([{ n: 1 }, { n: 2 }]);
		const { output } = await createMany(5);
		expect(output.map(({ json: { n, error: why } }) => n ?? why)).toEqual([
			1,
			2,
			expect.stringContaining('The job lists no entry for 3 items of the 5'),
		]);
	});

	test('gives all entries of a job that has more entries than items', async () => {
		answerJob([{ n: 1 }, { n: 2 }, { n: 3, lead_id: 'NEW-0' }]);
		const { output } = await createMany(2);
		expect(output.map(({ json: { n } }) => n)).toEqual([3, 1, 2]);
	});

	test('sends as many items in a call as Batch Size says, each procedure in a call of its own', async () => {
		const items = [...newLeads(5), { json: { ticket: 'T-1' } }];
		const { output, error } = await process(
			sandbox(),
			'createMany',
			{
				procedure: '={{ $json.ticket ? "ticket" : "lead" }}',
				dataJson: '={{ $json.ticket ? { ticket_id: $json.ticket } : { lead_id: $json.lead_id } }}',
				options: { batchSize: 2 },
			},
			{ items },
		);
		expect(error).toBeUndefined();
		expect(posted()).toEqual([['NEW-0', 'NEW-1'], ['NEW-2', 'NEW-3'], ['NEW-4']]);
		expect(output).toHaveLength(6);
		expect(new Set(output.map(({ json }) => json.jobId)).size).toBe(4);
	});

	test('without Wait for Job gives the job of each item at once', async () => {
		const { output } = await createMany(3, { waitForJob: false });
		const [job] = output.map(({ json }) => json.jobId);
		expect(output.map(({ json, pairedItem }) => [json, pairedItem])).toEqual(
			[0, 1, 2].map((item) => [{ jobId: job }, { item }]),
		);
		expect(sandbox().requests.filter(({ path }) => path.includes('background-job'))).toEqual([]);
	});

	test('a value that does not fit stops the node with nothing sent', async () => {
		const items = [...newLeads(2), { json: { lead_id: 'NEW-9', score: 'many' } }];
		const result = await process(sandbox(), 'createMany', { columns: autoMapped }, { items });
		expect(errorOf(result)).toMatch(
			/^Score \(score\) must be a whole number|^Score \(score\) must be a number/,
		);
		expect(errorOf(result)).toContain('[item 2]');
		expect(posted()).toEqual([]);
	});

	test('with On Error = Continue the others are sent', async () => {
		const items = [...newLeads(2), { json: { lead_id: 'NEW-9', score: 'many' } }, ...newLeads(1)];
		const { output } = await process(
			sandbox(),
			'createMany',
			{ columns: autoMapped, waitForJob: false },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(posted()).toEqual([['NEW-0', 'NEW-1', 'NEW-0']]);
		expect(output[2]?.json.error).toContain('Score (score)');
	});

	test('a failed entry goes to the error output where the node has one', async () => {
		answerJob([
			{ lead_id: 'NEW-0', completionStatus: 'SUCCESS' },
			{ lead_id: 'NEW-1', completionStatus: 'ERROR', message: 'Taken' },
		]);
		const { output, errorOutput } = await createMany(2, {}, { onError: 'continueErrorOutput' });
		expect(output.map(({ json }) => json.lead_id)).toEqual(['NEW-0']);
		expect(errorOutput.map(({ json }) => json.error)).toEqual(['Taken']);
	});

	test.each([null, '', 'Name was shortened', { code: 0 }])(
		'an entry that was done stays out of the error output, whatever it says under error: %j',
		async (said) => {
			const done = { lead_id: 'NEW-0', completionStatus: 'SUCCESS', error: said };
			answerJob([done, { lead_id: 'NEW-1', completionStatus: 'ERROR', error: said }]);
			const { output, errorOutput } = await createMany(2, {}, { onError: 'continueErrorOutput' });
			expect(output.map(({ json }) => json)).toEqual([{ ...done, jobId }]);
			expect(errorOutput).toHaveLength(1);
		},
	);

	test('waits for a rate limit, and sends nothing twice', async () => {
		sandbox().inject({
			status: 429,
			headers: { 'retry-after': '0.2' },
			match: { path: bulkPath },
			times: 2,
		});
		const { output, error } = await createMany(4, { options: { batchSize: 2 } });
		expect(error).toBeUndefined();
		expect(output).toHaveLength(4);
		const taken = sandbox().requests.filter(
			({ path, status }) => path === bulkPath && status === 200,
		);
		expect(taken).toHaveLength(2);
	});
});

describe('items that may have been accepted are not sent again', () => {
	test('a lost response leaves its items unclear, and the others are sent', async () => {
		sandbox().inject({ cutAnswer: true, match: { path: bulkPath }, after: 1 });
		const { output } = await createMany(
			6,
			{ options: { batchSize: 2 } },
			{ onError: 'continueRegularOutput' },
		);
		expect(posted()).toEqual([
			['NEW-0', 'NEW-1'],
			['NEW-2', 'NEW-3'],
			['NEW-4', 'NEW-5'],
		]);
		const unclear = output.filter(({ json }) => json.mayBeDone);
		expect(unclear.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 2 }, { item: 3 }]);
		expect(unclear[0]?.json.remedy).toMatch(/look in ChakraHQ before you do it again/);
	});

	test.each([
		{},
		{ _data: null },
		{ _data: [] },
		{ _data: { id: '' } },
		{ _data: 'ok' },
		{ success: true, message: 'Import queued' },
	])('a response without a job leaves its items unclear: %j', async (body) => {
		sandbox().inject({ status: 200, body, match: { path: bulkPath }, times: 9 });
		expect(errorOf(await createMany(2))).toMatch(
			/^ChakraHQ took these items and named no background job for them \[item 0\]/,
		);
		const { output, hints } = await createMany(2, { waitForJob: false });
		const warning = expect.stringMatching(/named no background job.*only be seen in ChakraHQ/);
		const none = { jobId: null, warning };
		expect(output.map(({ json }) => json)).toEqual([none, none]);
		expect(hints.map(({ message }) => message)).toEqual([warning]);
		expect(posted()).toHaveLength(2);
	});

	test('the ID of a refused call is none of a job', async () => {
		const body = { id: 'request-1', message: 'Too many' };
		sandbox().inject({ match: { path: /bulk-create/ }, status: 400, body });
		const refusal = errorOf(await createMany(2, { waitForJob: false }));
		expect(refusal).toMatch(/did not accept the request \(HTTP 400\): Too many/);
	});

	test('a message in place of a job is told, and the items are unclear', async () => {
		const body = { message: 'Queue is full' };
		sandbox().inject({ match: { path: /bulk-create/ }, status: 200, body });
		const refusal = errorOf(await createMany(2, { waitForJob: false }));
		expect(refusal).toMatch(
			/no background job for them: Queue is full.*before you send them again/,
		);
	});

	test.each([
		{ _data: { jobId } },
		{ _data: { id: 'of the call', backgroundJobId: jobId } },
		{ _data: { backgroundJob: { id: jobId, completionStatus: 'IN_PROGRESS' } } },
		{ job: { id: jobId } },
		{ backgroundJob: jobId },
	])('finds the job in %j', async (body) => {
		sandbox().inject({ status: 200, body, match: { path: bulkPath } });
		const { output } = await createMany(1, { waitForJob: false });
		expect(output.map(({ json }) => json)).toEqual([{ jobId }]);
	});

	test('the ID of a job proves that it was accepted, whatever else the response holds', async () => {
		sandbox().inject({
			status: 200,
			body: { _data: { id: jobId }, _errors: ['A note'] },
			match: { path: bulkPath },
		});
		const { output, hints } = await createMany(1, { waitForJob: false });
		expect(output.map(({ json }) => json)).toEqual([{ jobId }]);
		expect(hints.map(({ message }) => message)).toEqual([
			`ChakraHQ says of the job ${jobId}: A note`,
		]);
	});

	test('a call that is too large says how to make it smaller', async () => {
		sandbox().inject({ status: 413, body: '', match: { path: bulkPath } });
		expect(errorOf(await createMany(2))).toMatch(
			/^A call with 2 items is larger than ChakraHQ takes \(HTTP 413\).*smaller Batch Size/,
		);
	});

	test('a refused call stops the calls after it if the node stops on an error', async () => {
		sandbox().inject({ status: 400, body: { _errors: ['no'] }, match: { path: bulkPath } });
		const refusal = errorOf(await createMany(4, { options: { batchSize: 2 } }));
		expect(refusal).toMatch(/\(HTTP 400\): no \[item 0\]/);
		expect(posted()).toHaveLength(1);
	});
});

describe('a job that ends half-way', () => {
	const halfDone = [
		{ lead_id: 'NEW-0', completionStatus: 'SUCCESS' },
		{ lead_id: 'NEW-1', completionStatus: 'NOT_STARTED' },
	];
	test.each<[string, object]>([
		['by a time', { completedAt: 1_767_600_000_000 }],
		['by a failure', { completionStatus: 'ERROR', completedAt: 0 }],
		['by a cancellation', { completionStatus: 'CANCELLED' }],
	])('is told of %s, and its other entries are not taken for done', async (_, end) => {
		sandbox().inject({
			status: 200,
			body: {
				_data: { id: jobId, ...end },
				_meta: { bjEntryCompletionStatusVsCount: { SUCCESS: 1, NOT_STARTED: 1 } },
			},
			match: { path: new RegExp(`${jobId}$`) },
			times: 99,
		});
		answerJob(halfDone);
		const { output, error } = await createMany(2, { options: { jobTimeout: 5 } });
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.error)).toEqual([
			undefined,
			expect.stringMatching(/^The job ended and had not done this/),
		]);
	});

	test.each([
		['FAILED', 'ChakraHQ did not do this, and does not say why'],
		['Rejected', 'ChakraHQ did not do this, and does not say why'],
		['ERROR_IN_DATA', 'ChakraHQ could not do this, and does not say why'],
		['COMPLETED', undefined],
		['', undefined],
	])('an entry that is %s', async (completionStatus, why) => {
		answerJob([{ completionStatus }]);
		const { output } = await createMany(1);
		expect(output.map(({ json }) => json.error ?? undefined)).toEqual([why]);
	});
});

test('several items for one process are all sent, and a hint names it', async () => {
	const items = ['A', 'B', 'A'].map((lead_id) => ({ json: { lead_id } }));
	const { hints } = await createMany(0, {}, { items });
	expect(posted()).toEqual([['A', 'B', 'A']]);
	expect(hints.map(({ message }) => message)).toContainEqual(
		expect.stringMatching(
			/^Several items of this run are for the same process: lead: lead_id = A\./,
		),
	);
});

describe('a job that is not followed to its end', () => {
	const never = {
		_data: { id: jobId },
		_meta: { bjEntryCompletionStatusVsCount: { NOT_STARTED: 2 } },
	};
	const neverDone = () => {
		sandbox().inject({ status: 200, body: { _data: { id: jobId } }, match: { path: bulkPath } });
		sandbox().inject({ status: 200, body: never, match: { path: jobId }, times: 99 });
	};

	test('is named after Job Timeout', async () => {
		neverDone();
		const { output } = await createMany(
			2,
			{ options: { jobTimeout: 1 } },
			{ onError: 'continueRegularOutput' },
		);
		expect(output.map(({ json }) => json)).toEqual(
			[0, 1].map((item) => ({
				error: `The job ${jobId} was not done within a second [item ${item}]`,
				remedy: expect.stringContaining('It goes on in ChakraHQ'),
				jobId,
				mayBeDone: true,
			})),
		);
	});

	// A whole n8n stores such a run without the output of the node that was stopped.
	test('is in the output of a run that was cancelled, and in the log', async () => {
		const warnings: string[] = [];
		const logger = Container.get(Logger);
		const { warn } = logger;
		logger.warn = (message) => void warnings.push(message);
		neverDone();
		const { output, run } = await createMany(
			2,
			{},
			{ cancelWhen: () => sandbox().requests.some(({ path }) => path.endsWith(jobId)) },
		);
		logger.warn = warn;
		expect(run.status).toBe('canceled');
		expect(output.map(({ json }) => json)).toEqual([{ jobId }, { jobId }]);
		expect(warnings).toContainEqual(expect.stringMatching(`works on its background job ${jobId}`));
	});

	test.each<[string, object]>([
		['is gone', { status: 404 }],
		['cannot be read', { status: 200, body: [] }],
	])('is named where it %s', async (_, fault) => {
		sandbox().inject({ status: 200, body: { _data: { id: jobId } }, match: { path: bulkPath } });
		sandbox().inject({ ...fault, match: { path: jobId }, times: 99 });
		const { output } = await createMany(
			1,
			{ options: { jobTimeout: 1 } },
			{ onError: 'continueRegularOutput' },
		);
		expect(output.map(({ json }) => [json.jobId, json.mayBeDone])).toEqual([[jobId, true]]);
	});

	test.each<[string, object]>([
		['is not found at first', { status: 404 }],
		['is behind a gateway that is away', { status: 502, body: '<h1>502</h1>', times: 3 }],
		['is answered with nothing for a moment', { status: 200, body: { _data: null } }],
	])('is followed on where it %s', async (_, fault) => {
		sandbox().inject({ match: { path: /background-job\/[^/]+$/ }, ...fault });
		const { output, error } = await createMany(2, { options: { maxTries: 3 } });
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.completionStatus)).toEqual(['SUCCESS', 'SUCCESS']);
		expect(posted()).toHaveLength(1);
	});

	test('names the job where its entries are no list', async () => {
		sandbox().inject({ status: 200, body: { _data: {} }, match: { path: '/entries' } });
		answerJob([{}, {}]);
		const { output } = await createMany(
			2,
			{ options: { jobTimeout: 1 } },
			{ onError: 'continueRegularOutput' },
		);
		expect(output.map(({ json }) => json.jobId)).toEqual([jobId, jobId]);
	});
});

/** A node with n8n's own "Retry On Fail", which runs it again for all of its items. */
async function retried(parameters: INodeParameters, count: number, setting: Partial<INode> = {}) {
	const { token, url, pluginId } = sandbox();
	const { run } = await runWorkflow({
		nodes: [
			node('Input', 'test.input', {}),
			{
				...chakraNode('test.chakra', {
					resource: 'process',
					operation: 'createMany',
					procedure: byId('lead'),
					columns: autoMapped,
					...parameters,
				}),
				...setting,
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 1,
			},
		],
		connections: { Input: { main: [[{ node: 'ChakraHQ', type: 'main', index: 0 }]] } },
		nodeTypes: { 'test.input': new InputNode(newLeads(count)), 'test.chakra': new Chakra() },
		credential: { accessToken: token, baseUrl: url, pluginId },
		binaryMode: 'filesystem',
	});
	return run.data.resultData.runData.ChakraHQ?.[0];
}

describe('a node that n8n runs again', () => {
	test.each([
		['without keys', {}],
		['with Send Once Keys', { sendOnceKey: '={{ $json.lead_id }}' }],
	])('follows the job of an earlier try, and sends what was refused, %s', async (_, options) => {
		sandbox().inject({
			status: 400,
			body: { _errors: ['no'] },
			match: { path: bulkPath },
			after: 1,
		});
		sandbox().inject({ status: 404, match: { path: 'background-job' }, times: 1 });
		const task = await retried({ options: { batchSize: 2, ...options } }, 4);
		expect(task?.error).toBeUndefined();
		expect(posted()).toEqual([
			['NEW-0', 'NEW-1'],
			['NEW-2', 'NEW-3'],
			['NEW-2', 'NEW-3'],
		]);
		expect(task?.data?.main?.[0]).toHaveLength(4);
	});

	test.each(['continueRegularOutput', 'stopWorkflow'] as const)(
		'never sends items again that may have been accepted (%s)',
		async (onError) => {
			sandbox().inject({ cutAnswer: true, match: { path: bulkPath } });
			const task = await retried({ options: { batchSize: 2 } }, 4, { onError });
			expect(posted()).toEqual([
				['NEW-0', 'NEW-1'],
				['NEW-2', 'NEW-3'],
			]);
			const told = JSON.stringify([task?.error?.description, task?.data?.main]);
			expect(told).toContain('It may have been done all the same');
		},
	);

	test('gives a first entry that failed, and sends nothing again', async () => {
		answerJob([
			{ lead_id: 'NEW-0', completionStatus: 'ERROR' },
			{ lead_id: 'NEW-1', completionStatus: 'SUCCESS' },
		]);
		const task = await retried({}, 2);
		expect(posted()).toHaveLength(1);
		expect(task?.data?.main?.[0]).toHaveLength(2);
	});
});

describe('Update Many', () => {
	test('changes processes by ID, and pairs each with its entry', async () => {
		const ids = [0, 1, 2].map((i) => `00000000-0000-4000-8000-000000000e0${i}`);
		const { output, error } = await process(
			sandbox(),
			'updateMany',
			{
				process: byId('={{ $json.id }}'),
				columns: filledIn({ score: '={{ $json.score }}' }),
				status: 'COMPLETED',
			},
			{ items: ids.map((id, i) => ({ json: { id, score: 10 + i } })) },
		);
		expect(error).toBeUndefined();
		expect(sandbox().requests.find(({ method }) => method === 'PATCH')).toMatchObject({
			path: leadPath,
			body: {
				processes: ids.map((id, i) => ({
					id,
					update: { data: { score: 10 + i }, status: 'COMPLETED' },
				})),
			},
		});
		expect(output.map(({ json, pairedItem }) => [json.process, pairedItem])).toEqual(
			ids.map((id, item) => [id, { item }]),
		);
	});

	test('changes processes by primary key, and says which do not exist', async () => {
		const { output, error } = await process(
			sandbox(),
			'updateMany',
			{ process: byKey('={{ $json.lead_id }}'), state: 'CONVERTED' },
			{ items: ['LEAD-1', 'LEAD-99'].map((lead_id) => ({ json: { lead_id } })) },
		);
		expect(error).toBeUndefined();
		expect(sandbox().requests.find(({ method }) => method === 'PATCH')?.body).toEqual({
			processes: ['LEAD-1', 'LEAD-99'].map((lead_id) => ({
				lead_id,
				update: { state: 'CONVERTED' },
			})),
		});
		expect(
			output.map(({ json: { completionStatus, error: why } }) => [completionStatus, why]),
		).toEqual([
			['SUCCESS', undefined],
			['ERROR', 'ChakraHQ could not do this, and does not say why'],
		]);
	});

	test.each([
		['process', byId(firstLead), { id: firstLead }],
		['process', byKey('LEAD-1'), { lead_id: 'LEAD-1' }],
		['lead', byKey('LEAD-1'), { lead_id: 'LEAD-1' }],
	])('deletes where the option says so: a %s by %j', async (resource, process, named) => {
		const { output, error } = await operate(sandbox(), {
			...{ resource, operation: 'updateMany', procedure: byId('lead'), process, status: 'OPEN' },
			options: { isDeleted: true },
		});
		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ json: { completionStatus: 'SUCCESS' } }]);
		expect(sandbox().requests.find(({ method }) => method === 'PATCH')?.body).toEqual({
			processes: [{ ...named, update: { isDeleted: true } }],
		});
		const left = await operate(sandbox(), {
			...{ resource: 'process', operation: 'getAll', procedure: byId('lead'), returnAll: true },
		});
		expect(left.output.map(({ json }) => json.id)).not.toContain(firstLead);
	});

	test.each([false, 'false', '={{ undefined }}'])(
		'deletes nothing where it is %s',
		async (given) => {
			const parameters = {
				process: byId(firstLead),
				status: 'OPEN',
				options: { isDeleted: given },
			};
			await process(sandbox(), 'updateMany', parameters);
			expect(sandbox().requests.find(({ method }) => method === 'PATCH')?.body).toEqual({
				processes: [{ id: firstLead, update: { status: 'OPEN' } }],
			});
		},
	);

	test('refuses an item that changes nothing', async () => {
		expect(errorOf(await process(sandbox(), 'updateMany', { process: byId(firstLead) }))).toMatch(
			/^Nothing is to be changed \[item 0\]/,
		);
	});

	test('of leads needs no procedure', async () => {
		const { output, error } = await operate(sandbox(), {
			resource: 'lead',
			operation: 'updateMany',
			process: 'LEAD-1',
			dataJson: { score: 3 },
		});
		expect(error).toBeUndefined();
		expect(output).toHaveLength(1);
		expect(sandbox().requests.find(({ method }) => method === 'PATCH')?.path).toBe(leadPath);
	});
});

test('10,000 items are sent in ten calls, in a time that grows in proportion to them', async () => {
	const timed = async (count: number) => {
		const start = performance.now();
		const { output, error } = await createMany(count);
		expect(error).toBeUndefined();
		expect(output).toHaveLength(count);
		return performance.now() - start;
	};
	const thousand = await timed(1000);
	expect(posted()).toHaveLength(1);
	await sandbox().reset();
	const tenThousand = await timed(10_000);
	expect(posted()).toHaveLength(10);
	expect(tenThousand).toBeLessThan(thousand * 25 + 10_000);
}, 120_000);
