import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { seed as smallSeed, type Seed } from '../../../sandbox/seed';
import { mapFields } from '../editor';
import { byId, errorOf, fromList, onlyJson } from '../operate';
import { useSandbox } from '../useSandbox';
import { autoMapped, byKey, filledIn, process } from './process';

/** A procedure with very many attributes, each named by its ID. */
function seed(): Seed {
	const small = smallSeed();
	const [lead, ticket] = small.procedures;
	if (!lead || !ticket) throw new Error('The seed has no procedures');
	const long = Array.from({ length: 10_000 }, (_, i) => ({
		...{ shortId: `field_${i}`, name: `Field ${i}`, dataType: i % 2 ? 'integer' : 'string' },
	}));
	const wide = { ...ticket, attributes: [...ticket.attributes, ...long] };
	const attributes = [
		...lead.attributes,
		{ shortId: 'order_id', name: 'Order ID', dataType: 'integerId' },
		{ shortId: 'constructor', name: 'Builder', dataType: 'string' },
		{ shortId: 'site', name: 'Site', dataType: 'multiPhotos' },
		{ shortId: 'words', name: 'Words', dataType: 'multiString' },
		{ shortId: 'lines', name: 'Lines', dataType: 'multiCustomObject' },
		{ shortId: 'due', name: 'Due', dataType: 'datetimeISO8601' },
		{ shortId: 'full_name', name: '姓名', dataType: 'string' },
		{ shortId: 'city_state', name: 'State', dataType: 'string' },
		{ shortId: 'kind_1', name: 'Kind / 1', dataType: 'string' },
		{ shortId: 'kind_2', name: 'Kind ? 1', dataType: 'string' },
		{ shortId: 'floor', name: 'Floor', dataType: 'integerEnum', options: [1, 2] },
		{ shortId: 'rates', name: 'Rates', dataType: 'multiFloatEnum', options: ['0.5', '1.5'] },
		{ shortId: 'opens', name: 'Opens', dataType: 'integer', type: 'time' },
		{ shortId: 'plans', name: 'Plans', dataType: 'multiEnum', options: ['Gold, a year', 'Free'] },
	];
	return { ...small, procedures: [{ ...lead, attributes }, wide] };
}

const sandbox = useSandbox({ seed });

const photoId = '00000000-0000-4000-8000-0000000000f1';
const sent = () => sandbox().requests.filter(({ path }) => !path.endsWith('/config'));
const create = async (columns: INodeParameters) =>
	await process(sandbox(), 'create', { columns: filledIn(columns) });
const createdWith = async (columns: INodeParameters) => {
	onlyJson(await create(columns));
	return (sent().at(-1)?.body as IDataObject).data;
};

const hostileTexts = [
	'../lead',
	'..%2f..%2fadmin',
	'a/b?c=d#e',
	'Zoë 👩‍👩‍👧 "quoted" \'too\'',
	'%',
	'\u202eevil',
	'__proto__',
	"'; DROP TABLE leads; --",
	'{{ secret }}',
	'x'.repeat(2000),
];

test.each(hostileTexts)('a primary key is one part of the address: %p', async (key) => {
	await process(sandbox(), 'create', { dataJson: JSON.stringify({ lead_id: key }) });
	const change = { process: byKey(key), columns: filledIn({ score: 5 }) };
	onlyJson(await process(sandbox(), 'update', change));
	expect(sent().at(-1)?.operationId).toBe('updateProcessByPrimaryKey');
	expect(onlyJson(await process(sandbox(), 'get', { process: byKey(key) }))).toMatchObject({
		data: { lead_id: key, score: 5 },
	});
	onlyJson(await process(sandbox(), 'delete', { process: byKey(key) }));
	expect(sent().at(-1)?.operationId).toBe('deleteProcessByPrimaryKey');
});

test.each(['constructor', 'prototype', '__proto__', 'toString', 'length'])(
	'an attribute may be called %s, at any depth',
	async (name) => {
		const dataJson = `{ "lead_id": "LEAD-9", "${name}": "Ana", "more": { "${name}": 5 } }`;
		onlyJson(await process(sandbox(), 'create', { dataJson }));
		const { data } = sent().at(-1)?.body as IDataObject;
		expect(JSON.stringify(data)).toBe(`{"lead_id":"LEAD-9","${name}":"Ana","more":{"${name}":5}}`);
	},
);

test('the form has no attribute whose value n8n would drop', async () => {
	const lead = { resource: 'process', operation: 'create', procedure: fromList('lead') };
	const { fields } = await mapFields(sandbox(), 'getProcessAttributes', lead);
	const ids = fields.map(({ id }) => id);
	expect(ids).toContain('site');
	expect(ids).not.toContain('constructor');
});

test('a label of the form names one value of a model: the editor makes its name of the label', async () => {
	const lead = { resource: 'process', operation: 'create', procedure: fromList('lead') };
	const { fields } = await mapFields(sandbox(), 'getProcessAttributes', lead);
	const labels = Object.fromEntries(fields.map(({ id, displayName }) => [id, displayName]));
	expect(labels).toMatchObject({
		name: 'Name',
		full_name: '姓名 (full_name)',
		city_state: 'State (city_state)',
		kind_1: 'Kind / 1 (kind_1)',
		kind_2: 'Kind ? 1 (kind_2)',
	});
});

test.each(['..', '.'])('an address that would lead elsewhere is refused: %p', async (key) => {
	const refusal = errorOf(await process(sandbox(), 'delete', { process: byKey(key) }));
	expect(refusal).toMatch(/cannot be part of an address/);
	expect(sent()).toEqual([]);
});

test('an expression that was not evaluated is no primary key', async () => {
	const given = { process: byKey('{{ $json.secret }}') };
	expect(errorOf(await process(sandbox(), 'delete', given))).toMatch(/n8n has not evaluated/);
	expect(sent()).toEqual([]);
});

test.each(hostileTexts)('a procedure is one part of the address: %p', async (procedure) => {
	const given = { procedure: byId(procedure), dataJson: '{ "a": 1 }' };
	expect(errorOf(await process(sandbox(), 'create', given))).toMatch(/has no procedure/);
	expect(sent().at(-1)?.operationId).toBe('createProcess');
});

test.each<[string, INodeParameters, object]>([
	[
		'a date as people write it',
		{ visit_at: '31/12/2026' },
		{ visit_at: Date.parse('2026-12-31T00:00-05:00') },
	],
	[
		'a date with dots',
		{ visit_at: '31.12.2026 10:30' },
		{ visit_at: Date.parse('2026-12-31T10:30-05:00') },
	],
	[
		'a date without zeros',
		{ visit_at: '2026-3-5' },
		{ visit_at: Date.parse('2026-03-05T00:00-05:00') },
	],
	['no time, as ChakraHQ writes it', { visit_at: 0 }, { visit_at: 0 }],
	['the same as text', { visit_at: '0' }, { visit_at: 0 }],
	['a point in time', { visit_at: '={{ DateTime.fromMillis(5e11) }}' }, { visit_at: 5e11 }],
	['ISO 8601', { due: '5 March 2026' }, { due: '2026-03-05T00:00:00.000-05:00' }],
	[
		'a point in time as text',
		{ name: '={{ DateTime.fromMillis(0) }}' },
		{ name: '1969-12-31T19:00:00.000-05:00' },
	],
	['the label of a choice', { source: ' WEB-FORM ' }, { source: 'web-form' }],
	['a list of choices as JSON', { tags: '["hot","NEW"]' }, { tags: ['hot', 'new'] }],
	['choices with semicolons', { tags: 'hot; NEW;' }, { tags: ['hot', 'new'] }],
	['choices in lines', { tags: 'hot\r\ncold' }, { tags: ['hot', 'cold'] }],
	['a list in lines', { lines: 'a;1\nb' }, { lines: ['a;1', 'b'] }],
	['numbers among texts', { words: '={{ ["a", 5] }}' }, { words: ['a', '5'] }],
	['the ID of a photo', { photo: ` ${photoId.toUpperCase()}` }, { photo: photoId }],
	['IDs of photos', { site: `${photoId}, ${photoId}` }, { site: [photoId, photoId] }],
	['lone halves of characters', { name: 'a\ud800b' }, { name: 'a\ufffdb' }],
	['an empty text, which clears', { name: '' }, { name: '' }],
	['no empty number', { score: '', name: 'Ana' }, { name: 'Ana' }],
	['a number in scientific notation', { score: '1e3' }, { score: 1000 }],
	[
		'no blanks',
		{ score: ' ', is_vip: ' ', source: '\u00a0', visit_at: ' ', name: 'Ana' },
		{ name: 'Ana' },
	],
	['a boolean as databases write it', { is_vip: 't' }, { is_vip: true }],
	['an object among several as text', { lines: '{ "a": 1, "b": 2 }' }, { lines: [{ a: 1, b: 2 }] }],
	['objects as text', { lines: ' [{ "a": 1 }, { "a": 2 }]' }, { lines: [{ a: 1 }, { a: 2 }] }],
	['a choice among whole numbers', { floor: ' 2' }, { floor: 2 }],
	['choices among numbers', { rates: '0.5; 1.5' }, { rates: [0.5, 1.5] }],
	['the number of a time of day', { opens: '52200000' }, { opens: 52200000 }],
	['a choice with a comma in it', { plans: 'gold, a year' }, { plans: ['Gold, a year'] }],
	[
		'one of several with a comma in it',
		{ plans: 'FREE;gold, a year' },
		{ plans: ['Free', 'Gold, a year'] },
	],
])('takes %s', async (_, columns, data) => {
	expect(await createdWith(columns)).toEqual(data);
});

test.each<[string, INodeParameters, RegExp]>([
	['a date that is two', { visit_at: '5/3/2026' }, /^Visit At "5\/3\/2026" is not a date/],
	['a date that there is not', { visit_at: '31/02/2026' }, /is not a date/],
	['words', { visit_at: 'next monday' }, /^Visit At "next monday" is not a date/],
	['epoch seconds', { visit_at: 1767600000 }, /^Visit At "1767600000" is not a date/],
	['true for a date', { visit_at: true }, /is not a date/],
	['NaN', { score: '={{ NaN }}' }, /^Score \(score\) must be a number, and is "NaN"/],
	['NaN as text', { name: '={{ NaN }}' }, /^Name \(name\) must be a text, and is "NaN"/],
	['a lost value', { name: '={{ String($json.missing) }}' }, /must be a text, and is "undefined"/],
	['a lost value in an unknown one', { other: 'undefined' }, /^other must be a value, and is "und/],
	[
		'a lost value in a list',
		{ lines: 'a, null' },
		/^Lines \(lines\) must be a value, and is "null"/,
	],
	[
		'an expression that was not evaluated',
		{ name: '{{ $json.name }}' },
		/^Name \(name\) holds the expression {{ \$json.name }}, which n8n has not .*Set Name to Expr/,
	],
	[
		'one in an unknown one',
		{ other: ' {{ $json.a }}-{{ $json.b }}' },
		/^other holds the expression/,
	],
	['NaN in a list', { lines: '={{ [NaN] }}' }, /^The value of lines holds NaN/],
	['nothing among texts', { words: '={{ ["a", null] }}' }, /^Words \(words\) must be a text/],
	[
		'a file name for a photo',
		{ photo: 'hat.png' },
		/^Photo \(photo\) must be the ID of a photo, and is "hat.png".*Photo > Upload/,
	],
	[
		'a link among photos',
		{ site: `${photoId}, https://example.com/hat.png` },
		/^Site \(site\) must be the ID/,
	],
	[
		'Infinity in an unknown one',
		{ other: '={{ { a: [1 / 0] } }}' },
		/^The value of other holds Inf/,
	],
	['a hexadecimal number', { score: '0x10' }, /must be a number, and is "0x10"/],
	['a number with a comma', { score: '1,5' }, /must be a number, and is "1,5"/],
	['half a whole number', { score: 1.5 }, /must be a whole number, and is "1.5"/],
	['more digits than a number holds', { order_id: '12345678901234567890' }, /must be at most 9007/],
	['a long number as text', { name: 12345678901234567000 }, /must be in quotes/],
	['a list for a text', { name: '={{ ["a"] }}' }, /must be a text, and is "\["a"\]"/],
	['a list in a list', { tags: '={{ [["hot"]] }}' }, /^Tags \(tags\) must be a text/],
	['nothing in a list', { tags: '={{ [null] }}' }, /^Tags \(tags\) must be a text/],
	['an unknown choice', { source: 'Radio' }, /must be one of web-form, shop, and is "Radio"/],
	['a floor that there is not', { floor: 3 }, /^Floor \(floor\) must be one of 1, 2, and is "3"/],
	[
		'a time of day',
		{ opens: '2:30 pm' },
		/^Opens \(opens\) must be a whole number, and is "2:30 pm".*does not say of which unit/,
	],
	['a word for a boolean', { is_vip: 'perhaps' }, /must be true or false/],
])('refuses %s before anything is sent', async (_, columns, sentence) => {
	expect(errorOf(await create(columns))).toMatch(sentence);
	expect(sent()).toEqual([]);
});

describe('A condition without a value is refused, because it would get everything', () => {
	const where = (keyName: string, keyValue: unknown) => ({
		filters: { conditions: [{ keyName, condition: '=', keyValue } as INodeParameters] },
	});
	test.each<[string, INodeParameters]>([
		['an empty number', where('score', '')],
		['what an expression did not find', where('score', '={{ $json.missing }}')],
		['the same of no known attribute', where('city', '={{ undefined }}')],
		['NaN', where('city', '={{ NaN }}')],
		['a word that an expression wrote', where('city', 'undefined')],
		['an object as text', where('score', '[object Object]')],
		['an empty list', where('city', '={{ [] }}')],
		['nothing in a list', where('name', '={{ ["Ana", undefined] }}')],
		['null, which tables give for an empty cell', where('name', '={{ null }}')],
		['null in a list', where('city', '={{ ["Goa", null] }}')],
		['no JSON', { whereJson: '={{ $json.where }}' }],
		['null as JSON', { whereJson: '={{ null }}' }],
		['JSON', { whereJson: '={{ { status: undefined } }}' }],
		['JSON, further in', { whereJson: '={{ { or: [{ status: undefined }, { score: 1 }] } }}' }],
	])('%s', async (_, parameters) => {
		const refusal = errorOf(await process(sandbox(), 'getAll', parameters));
		expect(refusal).toMatch(/ has no value .*all processes are got/);
		expect(sent()).toEqual([]);
	});

	test('an empty text is a value', async () => {
		expect((await process(sandbox(), 'getAll', where('name', ''))).error).toBeUndefined();
		expect(sent()[0]?.body).toMatchObject({ where: { name: '' } });
	});
});

describe('An answer with another process', () => {
	const other = { _data: [{ id: 'x', data: { lead_id: 'LEAD-9' } }] };
	test.each<[string, INodeParameters]>([
		['get', { process: byKey('LEAD-1') }],
		['upsert', { columns: filledIn({ lead_id: 'LEAD-1' }) }],
	])('is not accepted as the right one by %s', async (operation, parameters) => {
		sandbox().inject({ match: { path: /list$/ }, status: 200, body: other });
		expect(errorOf(await process(sandbox(), operation, parameters))).toMatch(
			/^ChakraHQ gave another process than the one with this lead_id/,
		);
		expect(sent()).toHaveLength(1);
	});

	test('get reports a response that is not a list', async () => {
		sandbox().inject({ match: { path: /list$/ }, status: 200, body: { _data: {} } });
		const refusal = errorOf(await process(sandbox(), 'get', { process: byKey('LEAD-1') }));
		expect(refusal).toMatch(/^ChakraHQ did not tell whether there is such a process/);
	});
});

describe('Create or Update', () => {
	test('finds, creates and updates by the key without spaces around it', async () => {
		const items = [' NEW-1 ', 'NEW-1'].map((lead_id) => ({ json: { lead_id } }));
		await process(sandbox(), 'upsert', { columns: autoMapped }, { items });
		expect(sent().map(({ body }) => (body as IDataObject).where ?? body)).toEqual([
			{ lead_id: 'NEW-1' },
			{ data: { lead_id: 'NEW-1' } },
			{ data: { lead_id: 'NEW-1' } },
		]);
	});

	test('says that there is no such process where the first of two with one key was refused', async () => {
		sandbox().inject({ match: { path: /process$/ }, status: 403, body: {} });
		const items = ['NEW-1', 'NEW-1'].map((lead_id) => ({ json: { lead_id } }));
		const run = { items, onError: 'continueRegularOutput' as const };
		const { output } = await process(sandbox(), 'upsert', { columns: autoMapped }, run);
		expect(output[1]?.json.error).toMatch(
			/has no process with lead_id NEW-1 in the procedure lead/,
		);
		expect(output[1]?.json.remedy).toMatch(
			/^An item before with the same key .*look at what it says/,
		);
	});

	test.each(['={{ ["LEAD-1"] }}', '={{ { a: 1 } }}'])('refuses %s as a key', async (lead_id) => {
		sandbox().inject({ match: { path: '/config' }, status: 403 });
		const columns = filledIn({ lead_id }, ['lead_id']);
		expect(errorOf(await process(sandbox(), 'upsert', { columns }))).toMatch(
			/^The primary key lead_id is neither a text nor a number/,
		);
	});
});

test('10,000 fields in 20 items are read in linear time', async () => {
	const fields = Object.fromEntries(
		Array.from({ length: 10_000 }, (_, i) => [`field_${i}`, i % 2 ? String(i) : `Text ${i}`]),
	);
	const items = Array.from({ length: 20 }, (_, i) => ({
		json: { ...fields, ticket_id: `T-${i}` },
	}));
	const began = performance.now();
	const { error, output } = await process(
		sandbox(),
		'createMany',
		{ procedure: byId('ticket'), columns: autoMapped },
		{ items },
	);
	expect(error).toBeUndefined();
	expect(output).toHaveLength(20);
	expect(performance.now() - began).toBeLessThan(30_000);
}, 60_000);

test('many fields that are not attributes are listed in one hint', async () => {
	const items = Array.from({ length: 50 }, (_, i) => ({
		json: { lead_id: `NEW-${i}`, ...Object.fromEntries([[`odd_${i}`, 1]]) },
	}));
	const { hints } = await process(sandbox(), 'create', { columns: autoMapped }, { items });
	expect(hints.map(({ message }) => message)).toEqual([
		expect.stringMatching(/: odd_0, odd_1, .*odd_19 and 30 more$/),
	]);
});

describe('A background job', () => {
	const jobPath = /background-job/;
	const entriesPath = /background-job\/.*\/entries/;
	const createTwo = async (keys = ['NEW-1', 'NEW-2'], options: INodeParameters = {}) =>
		await process(
			sandbox(),
			'createMany',
			{ columns: autoMapped, options },
			{ items: keys.map((lead_id) => ({ json: { lead_id } })) },
		);
	const posted = () => sent().filter(({ path }) => path.endsWith('bulk-create'));

	test.each<[string, RegExp, object, number, RegExp]>([
		['that vanishes', jobPath, {}, 404, /has no background job .*Follow it|follow it with/s],
		['whose entries are no list', entriesPath, { _data: {} }, 200, /gave no list/],
		['whose entries are text', entriesPath, { _data: 'none' }, 200, /gave no list/],
		['that nobody may read', jobPath, {}, 403, /HTTP 403/],
	])('%s is named, and nothing is posted again', async (_, path, body, status, sentence) => {
		sandbox().inject({ match: { path }, status, body, times: 9 });
		const refusal = errorOf(await createTwo());
		expect(refusal).toMatch(sentence);
		expect(refusal).toMatch(/ChakraHQ took these items as the background job [0-9a-f-]{36}/);
		expect(posted()).toHaveLength(1);
	});

	test('whose pages lead in a circle is read to an end', async () => {
		sandbox().inject({
			match: { path: entriesPath },
			status: 200,
			body: { _data: [{ id: 1 }], _meta: { next: '/v1/ext/background-job/x/entries?page=1' } },
			times: 9,
		});
		const { error, output } = await createTwo();
		// The path of another job is not accepted as a next page.
		expect(error).toBeUndefined();
		expect(output).toHaveLength(2);
	});

	test('that never ends is followed until Job Timeout', async () => {
		const _meta = { bjEntryCompletionStatusVsCount: { NOT_STARTED: 2 } };
		sandbox().inject({
			match: { path: jobPath },
			status: 200,
			body: { _data: {}, _meta },
			times: 99,
		});
		expect(errorOf(await createTwo(undefined, { jobTimeout: 1 }))).toMatch(
			/was not done within a second/,
		);
		expect(posted()).toHaveLength(1);
	});

	test.each([1767600000000, '2026-01-05T08:00:00.000Z'])(
		'that tells only when it was completed is done: %p',
		async (completedAt) => {
			sandbox().inject({
				match: { path: /background-job\/[^/]+$/ },
				status: 200,
				body: { _data: { completedAt } },
				times: 2,
			});
			const { error, output } = await createTwo();
			expect(error).toBeUndefined();
			expect(output).toHaveLength(2);
		},
	);

	test('pairs nothing where two items of the run have one key', async () => {
		const { output } = await createTwo(['NEW-1', 'NEW-1']);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([[], []]);
	});
});
