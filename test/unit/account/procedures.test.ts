import { proceduresIn, stateNamed } from '../../../nodes/Chakra/account/procedures';

/** The same procedure, in each of the ways in which a configuration may hold it. */
const lead = {
	id: 'p1',
	shortId: 'lead',
	name: 'Lead',
	primaryKey: 'lead_id',
	states: [{ id: 's1', shortId: 'NEW', name: 'New' }],
	attributes: [
		{ shortId: 'lead_id', name: 'Lead ID', kind: 'text', isRequired: true, choices: [] },
		{
			shortId: 'source',
			name: 'Source',
			kind: 'choice',
			isRequired: false,
			choices: [
				{ name: 'Web form', value: 'web' },
				{ name: 'Shop', value: 'shop' },
			],
		},
	],
};

const options = [
	{ value: 'web', name: 'Web form' },
	{ shortId: 'shop', label: 'Shop' },
];
const key = { id: 'a1', shortId: 'lead_id', name: 'Lead ID', dataType: 'stringId' };
const source = { id: 'a2', shortId: 'source', displayName: 'Source', type: 'enum', options };
const state = { id: 's1', shortId: 'NEW', name: 'New' };
const named = { id: 'p1', shortId: 'lead', name: 'Lead' };
const byId = (...entries: Array<Record<string, unknown>>) =>
	Object.fromEntries(entries.map(({ id, ...entry }) => [String(id), entry]));

test.each<[string, Record<string, unknown>]>([
	[
		'with everything in it',
		{
			procedures: [
				{
					...named,
					primaryKey: 'lead_id',
					states: [state],
					attributes: [{ ...key, isRequired: true }, source],
				},
			],
		},
	],
	[
		'with collections by ID',
		{
			procedures: {
				p1: {
					shortId: 'lead',
					name: 'Lead',
					primaryKey: { id: 'a1', shortId: 'lead_id' },
					states: byId(state),
					attributes: byId({ ...key, required: true }, source),
				},
			},
		},
	],
	[
		'with the IDs of its attributes and states',
		{
			procedures: [{ ...named, primaryKey: 'a1', states: ['s1'], attributes: ['a1', 'a2'] }],
			attributes: byId({ ...key, isRequired: true }, source),
			states: [state],
		},
	],
	[
		'with references to its attributes and states',
		{
			procedures: [
				{
					...named,
					primaryKey: 'a1',
					states: [{ id: 's1' }],
					attributes: [{ id: 'a1', isRequired: true }, { id: 'a2' }],
				},
			],
			attributes: [key, source],
			states: byId(state),
		},
	],
	[
		'named by its attributes and states',
		{
			procedures: byId(named),
			attributes: [
				{ ...key, procedure: 'p1', isPrimaryKey: true, isRequired: true },
				{ ...source, procedureId: 'lead' },
				{ id: 'a3', shortId: 'other', procedure: 'p2' },
			],
			states: [
				{ ...state, procedure: { id: 'p1' } },
				{ shortId: 'OTHER', procedure: 'p2' },
			],
		},
	],
	[
		'with types of attributes that hold the choices',
		{
			procedures: [
				{
					...named,
					primaryKey: 'lead_id',
					states: [state],
					attributes: [
						{ ...key, isRequired: true, dataType: 't1' },
						{ id: 'a2', shortId: 'source', name: 'Source', attributeType: 't2' },
					],
				},
			],
			attributeTypes: {
				t1: { dataType: 'StringID' },
				t2: {
					dataType: 'ENUM',
					enumValues: { web: { name: 'Web form' }, o2: { value: 'shop', name: 'Shop' } },
				},
			},
		},
	],
	[
		'with names in snake case, and one attribute twice',
		{
			procedures: [
				{
					...{ id: 'p1', short_id: 'lead', display_name: 'Lead', primary_key: ['lead_id'] },
					states: [{ id: 's1', short_id: 'NEW', display_name: 'New' }],
					attributes: [
						{ short_id: 'lead_id', name: 'Lead ID', data_type: 'string_id', is_required: true },
						{
							...{ short_id: 'source', display_name: 'Source', data_type: 'enum' },
							enum_values: options,
						},
						{ short_id: 'source', display_name: 'Again' },
					],
				},
			],
		},
	],
	[
		'with collections that hold them by procedure',
		{
			procedures: [{ ...named, primaryKeyAttributeId: 'a1' }],
			attributes: { p1: [{ ...key, required: true }, source] },
			states: { lead: byId(state) },
		},
	],
	[
		'with references that say more of an attribute',
		{
			procedures: [
				{
					...named,
					primaryKeyAttributeId: 'lead_id',
					stateIds: ['s1'],
					attributes: [
						{ attribute: 'a1', isRequired: true },
						{ attribute: { ...source, id: undefined }, order: 2 },
					],
				},
			],
			attributes: [key],
			states: [state],
		},
	],
])('a procedure is read from a configuration %s', (_, configuration) => {
	expect(proceduresIn(configuration)).toEqual([lead]);
});

test('the keys of a configuration are short IDs where the entries have none, and are no IDs', () => {
	const uuid = '00000000-0000-4000-8000-0000000000bb';
	const attributes = { city: { name: 'City', dataType: 'string' }, 12: { name: 'Twelve' } };
	const states = { NEW: { name: 'New' } };
	const procedures = { lead: { name: 'Lead', attributes, states }, [uuid]: { name: 'None' } };
	expect(proceduresIn({ procedures })).toMatchObject([
		{
			shortId: 'lead',
			states: [{ shortId: 'NEW', name: 'New' }],
			attributes: [{ shortId: 'city', name: 'City', kind: 'text' }],
		},
	]);
});

test.each([
	['an attribute of another list', [key], 'lead_id'],
	['an attribute that is not told', [], ''],
])('the primary key may be the ID of %s', (_, attributes, primaryKey) => {
	const id = '00000000-0000-4000-8000-0000000000a1';
	const all = attributes.map((one) => ({ ...one, id }));
	const procedures = [{ ...named, primaryKey: id, attributes: [source] }];
	const [read] = proceduresIn({ procedures, attributes: all });
	expect(read?.primaryKey).toBe(primaryKey);
});

test('what was deleted is left out', () => {
	const deleted = { isDeleted: true };
	const attributes = [{ ...source, ...deleted, name: 'Old' }, source, { id: 'a1', ...deleted }];
	const states = [state, { id: 's2', shortId: 'OLD', ...deleted }];
	const procedures = [
		{ ...named, shortId: 'old', ...deleted },
		{ ...named, attributes, states },
	];
	const read = proceduresIn({ procedures, attributes: [key] });
	expect(read.map(({ shortId }) => shortId)).toEqual(['lead']);
	expect(read[0]?.attributes.map(({ name }) => name)).toEqual(['Source']);
	expect(read[0]?.states.map(({ shortId }) => shortId)).toEqual(['NEW']);
});

test.each([
	['multiEnum', 'choices'],
	['multiPhoto', 'photos'],
	['multiString', 'texts'],
	['multiDocument', 'list'],
	['multi-custom-object', 'list'],
	['multi', 'any'],
	['document', 'any'],
	['stringEnum', 'choice'],
	['multi_string_enum', 'choices'],
	['Integer Enum', 'numberChoice'],
	['multiFloatEnum', 'numberChoices'],
	['Text Area', 'text'],
	['DatetimeISO', 'isoTime'],
	['time', 'timeOfDay'],
])('the data type %s is %s', (dataType, kind) => {
	const [read] = proceduresIn({
		procedures: [{ shortId: 'lead', attributes: [{ shortId: 'a', dataType }] }],
	});
	expect(read?.attributes.map((one) => one.kind)).toEqual([kind]);
});

test.each([
	[{ dataType: 'string', type: 'photo' }, 'photo'],
	[{ dataType: 'integer', type: 'datetime' }, 'time'],
	[{ dataType: 'json', type: 'stringEnum' }, 'choice'],
	[{ type: 'multiPhotos', dataType: 'string' }, 'photos'],
	[{ dataType: 'integer', type: 'number' }, 'wholeNumber'],
	[{ dataType: 'string', type: 'geolocation' }, 'text'],
	[{ dataType: 'string', type: 't1' }, 'choice'],
])('what a value is counts before what it is stored as: %j', (types, kind) => {
	const [read] = proceduresIn({
		procedures: [{ shortId: 'lead', attributes: [{ shortId: 'a', ...types }] }],
		attributeTypes: { t1: { name: 'String Enum' } },
	});
	expect(read?.attributes.map((one) => one.kind)).toEqual([kind]);
});

test.each<[string, unknown, string[]]>([
	['names by value', { web: 'Web form', shop: 'Shop' }, ['web: Web form', 'shop: Shop']],
	['values', ['web', 7], ['web: web', '7: 7']],
	['one that cannot be read among them', ['web', { uid: 1 }], []],
	['settings', { multiple: true, max: 3 }, []],
])('choices are read from %s', (_, given, choices) => {
	const attributes = [{ ...source, options: given }];
	const [read] = proceduresIn({ procedures: [{ ...named, attributes }] });
	const [attribute] = read?.attributes ?? [];
	expect(attribute?.choices.map(({ name, value }) => `${value}: ${name}`)).toEqual(choices);
});

test.each([undefined, null, 'none', [], {}, [null, 1, 'a'], { p1: 'Lead' }, [{ name: 'Lead' }]])(
	'no procedure is made up from %j',
	(procedures) => {
		expect(proceduresIn({ procedures })).toEqual([]);
	},
);

test('a state is found by its short ID first, then by its name, and is left as it is where two have it', () => {
	const states = [
		{ id: '1', shortId: 'NEW', name: 'Open' },
		{ id: '2', shortId: 'Open', name: 'Begun' },
		{ id: '3', shortId: 'WON', name: 'Closed' },
		{ id: 'C0FFEE00-0000-4000-8000-000000000004', shortId: 'LOST', name: 'closed' },
	];
	const found = (given: string) => stateNamed(given, { states });
	expect(['Open', 'begun ', 'new', 'Closed', 'Other'].map(found)).toEqual([
		'Open',
		'Open',
		'NEW',
		'Closed',
		'Other',
	]);
	// As a process has it.
	expect(found('c0ffee00-0000-4000-8000-000000000004')).toBe('LOST');
});

test('an unknown data type called constructor is like any other', () => {
	const attributes = [{ shortId: 'a', dataType: 'Constructor' }];
	const [procedure] = proceduresIn({ procedures: [{ shortId: 'lead', attributes }] });
	expect(procedure?.attributes.map(({ kind }) => kind)).toEqual(['any']);
});
