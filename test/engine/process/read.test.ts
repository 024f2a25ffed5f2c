import type { INodeParameters } from 'n8n-workflow';
import { mapFields, search } from '../editor';
import { byId, fromList, onlyJson, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { autoMapped, byKey, filledIn, firstLead, process } from './process';

const sandbox = useSandbox();
const bodies = () =>
	sandbox()
		.requests.filter(({ path }) => path.endsWith('/list'))
		.map(({ body }) => body);

const keysOf = async (parameters: INodeParameters) => {
	const { output, error } = await process(sandbox(), 'getAll', parameters);
	if (error) throw new Error(`${error.message} | ${error.description ?? ''}`);
	return output.map(({ json }) => String((json.data as { lead_id: string }).lead_id));
};
/** One that each of these names takes. */
const valueFor = (name: string) =>
	name === 'status' ? 'OPEN' : name === 'Created At' ? '2026-03-05' : '1';
const where = (keyName: string, condition: string, keyValue: string) => ({
	keyName,
	condition,
	keyValue,
});
const conditions = (...all: INodeParameters[]) => ({ filters: { conditions: all } });

describe('get', () => {
	test.each([
		['ID', byId(firstLead)],
		['primary key', byKey('LEAD-1')],
	])('by %s gives the process with readable times and names', async (_, which) => {
		const json = onlyJson(await process(sandbox(), 'get', { process: which }));
		expect(json).toMatchObject({
			id: firstLead,
			createdAt: '2026-01-05T08:00:00.000Z',
			state: 'NEW',
			stateName: 'New',
			assignedTo: 'janedoe',
			assignedToName: 'Jane Doe',
			data: { lead_id: 'LEAD-1', name: 'Ana' },
		});
	});

	test('names all people and times that it knows, and nobody where there is none', async () => {
		const userProfiles = [
			{ displayName: 'Somebody' },
			{ id: 'p1', user: 'u1', displayName: 'Jane Doe' },
		];
		sandbox().inject({
			match: { path: /config$/ },
			status: 200,
			body: { _data: { userProfiles } },
		});
		const times = {
			...{ completedAt: 1767600000000, nextActionAt: '1767600000000', dueAt: 0 },
			...{ createdAt: 1767600000, updatedAt: '1767600000' },
		};
		const found = { id: firstLead, createdBy: 'u1', assignedTo: null, ...times };
		sandbox().inject({ match: { method: 'GET' }, status: 200, body: { _data: found } });
		const json = onlyJson(await process(sandbox(), 'get', { process: byId(firstLead) }));
		const time = '2026-01-05T08:00:00.000Z';
		expect(json).toEqual({
			...found,
			createdByName: 'Jane Doe',
			completedAt: time,
			nextActionAt: time,
			createdAt: time,
			updatedAt: time,
		});
	});

	test('gives the response unchanged if Simplify is off', async () => {
		const json = onlyJson(
			await process(sandbox(), 'get', { process: byId(firstLead), simplify: false }),
		);
		expect(json).toMatchObject({ createdAt: Date.parse('2026-01-05T08:00:00Z') });
		expect(json).not.toHaveProperty('stateName');
	});

	test.each([
		['ID', byId('00000000-0000-4000-8000-00000000ffff'), /no process with the ID/],
		['primary key', byKey('GONE'), /lead has no process with this primary key/],
	])('says that there is none by this %s', async (_, which, sentence) => {
		expect(errorOf(await process(sandbox(), 'get', { process: which }))).toMatch(sentence);
	});
});

describe('get many', () => {
	test('gives 50 at most by default, and all with Return All', async () => {
		expect(await keysOf({})).toHaveLength(12);
		expect(await keysOf({ limit: 2 })).toEqual(['LEAD-1', 'LEAD-2']);
		expect(bodies()).toEqual([
			{ skip: 0, limit: 100 },
			{ skip: 0, limit: 100 },
		]);
	});

	test('follows three pages', async () => {
		const items = Array.from({ length: 230 }, (_, i) => ({ json: { lead_id: `NEW-${i}` } }));
		await process(sandbox(), 'create', { columns: autoMapped }, { items });
		const keys = await keysOf({ returnAll: true });
		expect(new Set(keys).size).toBe(242);
		expect(bodies()).toEqual([0, 100, 200].map((skip) => ({ skip, limit: 100 })));
	});

	test.each<[string, INodeParameters, object, string[]]>([
		[
			'all conditions',
			conditions(where('status', 'eq', 'OPEN'), where('score', '>=', '9')),
			{ and: [{ status: 'OPEN' }, { score: { '>=': 9 } }] },
			['LEAD-10', 'LEAD-11'],
		],
		[
			'any condition',
			{ matchType: 'any', ...conditions(where('score', '=', '1'), where('name', '=', 'Ana')) },
			{ or: [{ score: 1 }, { name: 'Ana' }] },
			['LEAD-1', 'LEAD-2'],
		],
		[
			'a date as people write it, in the zone of the workflow',
			conditions(where('createdAt', '>', '5 January 2026 3:10')),
			{ createdAt: { '>': '2026-01-05T03:10:00.000-05:00' } },
			['LEAD-12'],
		],
		[
			'a whole day, from its start to its end in the zone of the workflow',
			conditions(where('createdAt', 'eq', '4 January 2026')),
			{
				createdAt: { '>=': '2026-01-04T00:00:00.000-05:00', '<': '2026-01-05T00:00:00.000-05:00' },
			},
			[],
		],
		[
			'any of several days',
			{
				matchType: 'any',
				...conditions(where('createdAt', '=', '={{ ["2026-01-05", "2026-02"] }}')),
			},
			{
				or: [
					{
						or: [
							{
								createdAt: {
									'>=': '2026-01-05T00:00:00.000-05:00',
									'<': '2026-01-06T00:00:00.000-05:00',
								},
							},
							{
								createdAt: {
									'>=': '2026-02-01T00:00:00.000-05:00',
									'<': '2026-03-01T00:00:00.000-05:00',
								},
							},
						],
					},
				],
			},
			Array.from({ length: 12 }, (_, i) => `LEAD-${i + 1}`),
		],
		[
			'the name of an attribute and a status in small letters',
			conditions(where('Score', '>=', ' 9 '), where('status', '=', 'open')),
			{ and: [{ score: { '>=': 9 } }, { status: 'OPEN' }] },
			['LEAD-10', 'LEAD-11'],
		],
		[
			'a list of values',
			conditions(where('name', '=', '={{ ["Ana", "Lea"] }}')),
			{ name: ['Ana', 'Lea'] },
			['LEAD-1', 'LEAD-12'],
		],
		[
			'the names of a state, of a field and of an attribute, in any capitals',
			conditions(where('State', '=', 'new'), where('LEAD_ID', '=', 'LEAD-4')),
			{ and: [{ state: 'NEW' }, { lead_id: 'LEAD-4' }] },
			['LEAD-4'],
		],
		['JSON', { whereJson: '{ "lead_id": "LEAD-3" }' }, { lead_id: 'LEAD-3' }, ['LEAD-3']],
		['what there is not', conditions(where('name', '=', 'Nobody')), { name: 'Nobody' }, []],
	])('filters by %s', async (_, filters, asked, keys) => {
		expect(await keysOf(filters)).toEqual(keys);
		expect(bodies()).toEqual([{ where: asked, skip: 0, limit: 100 }]);
	});

	test.each([
		['=', 'yes', ['LEAD-1']],
		['!=', 'true', ['LEAD-3']],
	])('filters by yes or no: %s %s', async (condition, keyValue, keys) => {
		for (const [key, is_vip] of [
			['LEAD-1', true],
			['LEAD-3', false],
		] as const) {
			await process(sandbox(), 'update', { process: byKey(key), dataJson: { is_vip } });
		}
		const ofTwo = where('lead_id', '=', '={{ ["LEAD-1", "LEAD-3"] }}');
		expect(await keysOf(conditions(ofTwo, where('Is VIP', condition, keyValue)))).toEqual(keys);
		expect(bodies()).toMatchObject([{ where: { and: [{}, { is_vip: { [condition]: true } }] } }]);
	});

	test.each([' ', '\n', '{}'])('takes blank conditions as JSON for none: %j', async (whereJson) => {
		expect(await keysOf({ whereJson })).toHaveLength(12);
		expect(bodies()).toEqual([{ skip: 0, limit: 100 }]);
	});

	// Made at the start of the day, in its middle, and at the start of the next day, in the zone of the workflow.
	test.each([
		['eq', ['LEAD-2', 'LEAD-3']],
		['!=', ['LEAD-1', 'LEAD-4']],
		['>', ['LEAD-4']],
		['>=', ['LEAD-2', 'LEAD-3', 'LEAD-4']],
		['<', ['LEAD-1']],
		['<=', ['LEAD-1', 'LEAD-2', 'LEAD-3']],
	])('a date without a time is the whole day: %s', async (condition, keys) => {
		const visits = ['03-07T23:59:59', '03-08T00:00:00', '03-08T23:59:59', '03-09T00:00:00'];
		for (const [i, visit] of visits.entries()) {
			const columns = filledIn({ visit_at: `2026-${visit}` });
			await process(sandbox(), 'update', { process: byKey(`LEAD-${i + 1}`), columns });
		}
		const all = ['LEAD-1', 'LEAD-2', 'LEAD-3', 'LEAD-4'];
		const ofFour = where('lead_id', '=', `={{ ${JSON.stringify(all)} }}`);
		const parameters = conditions(ofFour, where('Visit At', condition, '2026-03-08'));
		expect(await keysOf(parameters)).toEqual(keys);
	});

	test('says that processes without a date may be left out where it is not a day', async () => {
		const { hints } = await process(sandbox(), 'getAll', {
			...conditions(where('visit_at', '!=', '2026-01-05'), where('createdAt', '!=', '2026-01-05')),
		});
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/processes without visit_at may be left out/),
		]);
	});

	test('says that createdAt is one moment where somebody looks for a day by its first one', async () => {
		const { hints } = await process(sandbox(), 'getAll', {
			...conditions(where('Created At', 'eq', '={{ $today }}')),
		});
		expect(hints).toMatchObject([
			{ message: expect.stringMatching(/"Is" with a time of day.*give the date alone/) },
		]);
	});

	test('says which names of conditions are unknown', async () => {
		const names = ['nextActionAt', 'phone', 'Score', 'score', 'status'];
		const { hints, error } = await process(sandbox(), 'getAll', {
			matchType: 'any',
			...conditions(...names.map((name) => where(name, '=', valueFor(name)))),
		});
		expect(error).toBeUndefined();
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/no attribute “nextActionAt”.*look whether the result is right/),
			expect.stringMatching(/no attribute “phone”/),
		]);
	});

	test('says which names of conditions as JSON are unknown, also in and/or', async () => {
		const whereJson = '{ "score": 1, "or": [{ "lead": "x" }, { "and": [{ "Name": "Ana" }] }] }';
		const { hints, error } = await process(sandbox(), 'getAll', { whereJson });
		expect(error).toBeUndefined();
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/no attribute “lead”/),
			expect.stringMatching(/no attribute “Name”/),
		]);
	});

	test.each<[string, INodeParameters, RegExp]>([
		['a condition without a name', conditions(where('', '=', '1')), /^A condition has no name/],
		[
			'a value that does not fit',
			conditions(where('score', '>', 'many')),
			/^Score \(score\) must be a number, and is "many"/,
		],
		[
			'a status that there is not',
			conditions(where('status', '=', 'done')),
			/^Status "done" is none of its choices .*CANCELLED, COMPLETED, OPEN/,
		],
		['broken JSON', { whereJson: '{ status }' }, /^Conditions as JSON is not a JSON object/],
	])('refuses %s', async (_, parameters, sentence) => {
		expect(errorOf(await process(sandbox(), 'getAll', parameters))).toMatch(sentence);
		expect(bodies()).toEqual([]);
	});

	test('tries again after a broken connection', async () => {
		sandbox().inject({ cutAnswer: true, match: { path: '/list' } });
		expect(await keysOf({})).toHaveLength(12);
	});
});

describe('the editor', () => {
	const lead = { resource: 'process', operation: 'create', procedure: fromList('lead') };

	test('lists procedures, states, people and processes', async () => {
		expect(await search(sandbox(), 'searchProcedures', lead)).toEqual([
			{ name: 'Lead (lead)', value: 'lead' },
			{ name: 'Ticket (ticket)', value: 'ticket' },
		]);
		expect(await search(sandbox(), 'searchStates', lead, 'progress')).toEqual([
			{ name: 'In progress (IN_PROGRESS)', value: 'IN_PROGRESS' },
		]);
		expect(await search(sandbox(), 'searchUsers', lead, 'jane')).toEqual([
			{ name: 'Jane Doe (janedoe)', value: 'janedoe' },
		]);
		expect((await search(sandbox(), 'searchProcesses', lead))[0]).toEqual({
			name: 'LEAD-1 · Ana (OPEN, NEW)',
			value: firstLead,
		});
		expect(await search(sandbox(), 'searchProcesses', lead, 'LEAD-12')).toHaveLength(1);
	});

	test('looks a key up in the type of its attribute, and not what cannot be one', async () => {
		const attributes = [{ shortId: 'no', dataType: 'integerId' }];
		const procedures = [{ shortId: 'lead', primaryKey: 'no', attributes }];
		sandbox().inject({
			match: { path: /config$/ },
			status: 200,
			body: { _data: { procedures } },
			times: 2,
		});
		await search(sandbox(), 'searchProcesses', lead, ' 4711 ');
		expect(bodies().at(-1)).toMatchObject({ where: { no: 4711 } });
		expect(await search(sandbox(), 'searchProcesses', lead, 'no such name')).toEqual([]);
		expect(bodies().at(-1)).not.toHaveProperty('where');
	});

	test('asks for a procedure first', async () => {
		const without = { ...lead, procedure: fromList('') };
		await expect(search(sandbox(), 'searchStates', without)).rejects.toThrow(
			'Choose a procedure first',
		);
	});

	test('shows a form of the attributes, in which only the primary key can match', async () => {
		const { fields } = await mapFields(sandbox(), 'getProcessAttributes', lead);
		expect(fields.map(({ id, type }) => [id, type])).toEqual([
			['lead_id', 'string'],
			['name', 'string'],
			['phone_number', 'string'],
			['email', 'string'],
			['score', 'number'],
			['is_vip', 'boolean'],
			['visit_at', 'dateTime'],
			['source', 'options'],
			['tags', 'string'],
			['photo', 'string'],
		]);
		expect(fields.filter(({ canBeUsedToMatch }) => canBeUsedToMatch)).toEqual([
			expect.objectContaining({ id: 'lead_id', defaultMatch: true, required: true }),
		]);
	});

	test.each(['hot, new', '["hot", "new"]', 'hot\nNEW'])(
		'takes %j in the field of several values, as it is typed',
		async (tags) => {
			const { fields } = await mapFields(sandbox(), 'getProcessAttributes', lead);
			const schema = fields.map((field) => ({ ...field, required: false }));
			const columns = { ...filledIn({ tags }), schema } as unknown as INodeParameters;
			onlyJson(await process(sandbox(), 'create', { columns }));
			expect(sandbox().requests.at(-1)?.body).toEqual({ data: { tags: ['hot', 'new'] } });
		},
	);

	test('shows no form where the configuration holds nothing that can be read', async () => {
		sandbox().inject({ status: 200, body: { _data: { procedures: [{ uid: 1 }] } } });
		expect(await mapFields(sandbox(), 'getProcessAttributes', lead)).toMatchObject({ fields: [] });
	});

	test('says in place of the form why it cannot be had', async () => {
		sandbox().inject({ status: 401, body: { _errors: ['Unauthorized'] } });
		expect(await mapFields(sandbox(), 'getProcessAttributes', lead)).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringMatching(/did not accept the access token.*Admin > API Keys/),
		});
	});

	test('leaves a form that is there as it is where it cannot be had again', async () => {
		sandbox().inject({ status: 401, body: { _errors: ['Unauthorized'] } });
		const columns = {
			mappingMode: 'defineBelow',
			value: { name: 'Ana' },
			schema: [{ id: 'name' }],
		};
		const filled = { ...lead, columns };
		await expect(mapFields(sandbox(), 'getProcessAttributes', filled)).rejects.toThrow(
			'did not accept the access token',
		);
	});
});
