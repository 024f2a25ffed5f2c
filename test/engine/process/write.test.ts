import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../sandbox/faults';
import { byId, errorOf, fromList, onlyJson, operate } from '../operate';
import { useSandbox } from '../useSandbox';
import { autoMapped, byKey, filledIn, firstLead, process } from './process';

const sandbox = useSandbox();
const sent = () =>
	sandbox()
		.requests.filter(({ path }) => path !== '/v1/ext/config')
		.map(({ method, path, body }) => ({ method, path, body }));
const leadPath = '/v1/ext/procedure/lead/process';

describe('create', () => {
	test('sends the form, the JSON and the other fields, each value in the type of its attribute', async () => {
		const json = onlyJson(
			await process(sandbox(), 'create', {
				columns: filledIn({
					lead_id: 'LEAD-77',
					score: '42',
					is_vip: 'yes',
					visit_at: '2026-03-05T10:30:00Z',
					source: 'web-form',
					tags: 'hot, new',
					email: null,
				}),
				dataJson: '{ "name": "Ada" }',
				state: byId('IN_PROGRESS'),
				status: 'OPEN',
				assignedTo: byId('janedoe'),
				nextActionAt: '2026-03-06T00:00:00Z',
			}),
		);
		expect(sent()).toEqual([
			{
				method: 'POST',
				path: leadPath,
				body: {
					data: {
						lead_id: 'LEAD-77',
						score: 42,
						is_vip: true,
						visit_at: Date.parse('2026-03-05T10:30:00Z'),
						source: 'web-form',
						tags: ['hot', 'new'],
						name: 'Ada',
					},
					state: 'IN_PROGRESS',
					status: 'OPEN',
					assignedTo: 'janedoe',
					nextActionAt: Date.parse('2026-03-06T00:00:00Z'),
				},
			},
		]);
		expect(json).toMatchObject({ id: expect.any(String), state: 'IN_PROGRESS' });
	});

	test.each([
		['{ "phone_number": "15550100001" }', { phone_number: '15550100001' }],
		[
			'={{ { vip: false, score: 0, note: "", gone: null } }}',
			{ vip: false, score: 0, note: '', gone: null },
		],
	])('sends the record that it belongs to: %s', async (recordJson, data) => {
		const dataJson = { name: 'Ada' };
		for (const [resource = '', operation = ''] of [
			['process', 'create'],
			['lead', 'create'],
			['process', 'createMany'],
		]) {
			const { error } = await operate(sandbox(), {
				...{ resource, operation, procedure: byId('lead'), dataJson },
				options: { recordJson },
			});
			expect(error).toBeUndefined();
		}
		const bodies = sent().filter(({ method }) => method === 'POST');
		const wanted = { data: dataJson, record: { data } };
		expect(bodies.map(({ body }) => body)).toEqual([wanted, wanted, [wanted]]);
	});

	test.each([
		['[1]', /^Record as JSON is not a JSON object/],
		['={{ { score: NaN } }}', /^Record as JSON holds NaN/],
		['{ "email": "undefined" }', /^email must be a value, and is "undefined"/],
		['={{ $json.customer }}', /^Nothing was found for Record as JSON .*leave it out/],
		['={{ { phone_number: $json.phone } }}', /^Nothing was found for Record as JSON/],
	])('refuses the record %s', async (recordJson, sentence) => {
		const refusal = errorOf(await process(sandbox(), 'create', { options: { recordJson } }));
		expect(refusal).toMatch(sentence);
		expect(sent()).toEqual([]);
	});

	test('maps the fields of the item by their names, and a hint lists those that are not attributes', async () => {
		const { hints, error } = await process(
			sandbox(),
			'create',
			{ columns: autoMapped },
			{ items: [{ json: { lead_id: 'LEAD-78', score: 3, row_number: 9 } }] },
		);
		expect(error).toBeUndefined();
		expect(sent()[0]?.body).toEqual({ data: { lead_id: 'LEAD-78', score: 3 } });
		expect(hints.map(({ message }) => message)).toEqual([
			'Not sent, because they are no attributes of the procedure: row_number',
		]);
	});

	test('takes the names that the form shows, and the short ID before the name', async () => {
		const json = { 'Lead ID': 'LEAD-79', ' score ': 3, name: 'Ana', Name: 'Bo', 'Is VIP': 'yes' };
		await process(sandbox(), 'create', { columns: autoMapped }, { items: [{ json }] });
		expect(sent()[0]?.body).toEqual({
			data: { lead_id: 'LEAD-79', score: 3, name: 'Ana', is_vip: true },
		});
	});

	test('tells of two fields for one attribute which was not sent', async () => {
		const items = [{ json: { LEAD_ID: 'LEAD-79', 'Lead ID': 'LEAD-80', SCORE: 1, 'score ': 2 } }];
		const { hints } = await process(sandbox(), 'create', { columns: autoMapped }, { items });
		expect(sent()[0]?.body).toEqual({ data: { lead_id: 'LEAD-79', score: 1 } });
		expect(hints.map(({ message }) => message)).toEqual([
			'Not sent, because they are no attributes of the procedure: Lead ID, score ',
		]);
	});

	test('takes the headings of spreadsheets, with odd capitals and blanks', async () => {
		const json = {
			LEAD_ID: 'LEAD-79',
			'\ufeffIs\u00a0VIP ': 'no',
			'PHONE  number': '1',
			ＳＣＯＲＥ: 2,
		};
		await process(sandbox(), 'create', { columns: autoMapped }, { items: [{ json }] });
		expect(sent()[0]?.body).toEqual({
			data: { lead_id: 'LEAD-79', is_vip: false, phone_number: '1', score: 2 },
		});
	});

	test.each(['in progress', 'In Progress', 'in_progress', 'IN_PROGRESS'])(
		'takes the state %p by its name',
		async (state) => {
			await process(sandbox(), 'create', { dataJson: '{ "score": 1 }', state });
			expect(sent()[0]?.body).toMatchObject({ state: 'IN_PROGRESS' });
		},
	);

	test.each(['create', 'createMany', 'upsert', 'update', 'updateMany'])(
		'%s refuses a state that was chosen from the list of another procedure',
		async (operation) => {
			const result = await process(sandbox(), operation, {
				procedure: fromList('ticket'),
				process: byKey('TICKET-1'),
				columns: filledIn({ ticket_id: 'TICKET-1' }, ['ticket_id']),
				state: fromList('IN_PROGRESS'),
			});
			expect(errorOf(result)).toMatch(
				/^The procedure Ticket has no state IN_PROGRESS \[item 0\] \| .*again, from New \(NEW\), Solved \(SOLVED\)\.$/,
			);
			expect(sent().filter(({ path }) => !path.endsWith('/list'))).toEqual([]);
		},
	);

	test.each([byId('ON_HOLD'), 'ON_HOLD'])(
		'a state that the configuration does not tell can be given by its ID: %p',
		async (state) => {
			await process(sandbox(), 'create', { dataJson: '{ "score": 1 }', state });
			expect(sent()[0]?.body).toMatchObject({ state: 'ON_HOLD' });
		},
	);

	test.each(['create', 'createMany', 'upsert'])(
		'%s makes no empty process of an item without any attribute',
		async (operation) => {
			const result = await process(
				sandbox(),
				operation,
				{ columns: autoMapped },
				{ items: [{ json: { Kunde: 'Ana', Telefon: '+49 151 1' } }] },
			);
			expect(errorOf(result)).toMatch(
				/^None of the item's fields is an attribute with a value: Kunde, Telefon .*short IDs or names/,
			);
			expect(sent()).toEqual([]);
		},
	);

	test.each<[string, INodeParameters, string]>([
		[
			'values that were not found',
			{ columns: filledIn({ name: '={{ $json.Name }}', score: '={{ $json.s }}', email: null }) },
			'name, score',
		],
		['JSON of such values', { dataJson: '={{ ({ name: $json.Name }) }}' }, 'name'],
		['JSON that was not found', { dataJson: '={{ $json.lead }}' }, 'Attributes as JSON'],
		['an empty number', { columns: filledIn({ score: '' }), state: 'NEW' }, 'score'],
	])('no empty process is made of %s', async (_, parameters, names) => {
		for (const [resource = '', operation = ''] of [
			['process', 'create'],
			['process', 'createMany'],
			['lead', 'create'],
		]) {
			const all = { resource, operation, procedure: byId('lead'), ...parameters };
			expect(errorOf(await operate(sandbox(), all))).toMatch(
				new RegExp(
					`^The process would be empty: nothing was found for ${names} \\[item 0\\] \\| Look`,
				),
			);
		}
		expect(sent()).toEqual([]);
	});

	test('a process without attributes can be created on purpose', async () => {
		onlyJson(await process(sandbox(), 'create', { state: 'NEW', dataJson: ' ' }));
		expect(sent()[0]?.body).toEqual({ data: {}, state: 'NEW' });
	});

	test.each(['create', 'createMany', 'upsert', 'update'])(
		'%s refuses a primary key that is empty',
		async (operation) => {
			const columns = filledIn({ lead_id: ' ', score: 5 });
			const result = await process(sandbox(), operation, { columns, process: byKey('LEAD-1') });
			expect(errorOf(result)).toMatch(/^The primary key lead_id is empty \[item 0\].*of its own/);
			expect(sent()).toEqual([]);
		},
	);

	test('works by plain values, as an AI agent gives them', async () => {
		await process(sandbox(), 'create', {
			procedure: 'lead',
			assignedTo: 'johnroe',
			state: 'NEW',
			dataJson: { lead_id: 'LEAD-79' },
		});
		expect(sent()[0]?.body).toEqual({
			data: { lead_id: 'LEAD-79' },
			state: 'NEW',
			assignedTo: 'johnroe',
		});
	});

	test('takes the names of attributes in JSON too, and what is no attribute as it is', async () => {
		const dataJson = { 'Lead ID': 'LEAD-79', is_VIP: 'yes', Other: 1 };
		await process(sandbox(), 'create', { columns: filledIn({ lead_id: 'FORM' }), dataJson });
		expect(sent()[0]?.body).toEqual({ data: { lead_id: 'LEAD-79', is_vip: true, Other: 1 } });
	});

	test('sends values as they are where the configuration cannot be read', async () => {
		sandbox().inject({ status: 403, match: { path: '/config' }, times: 3 });
		onlyJson(await process(sandbox(), 'create', { dataJson: '{ "score": "7", "city": "Goa" }' }));
		expect(sent()[0]?.body).toEqual({ data: { score: '7', city: 'Goa' } });
	});

	test('says that all fields of an item went out where nobody tells the attributes', async () => {
		sandbox().inject({ status: 403, match: { path: '/config' } });
		const items = [{ json: { Name: 'Ana', other: 0 } }];
		const { hints } = await process(sandbox(), 'create', { columns: autoMapped }, { items });
		expect(sent()[0]?.body).toEqual({ data: { Name: 'Ana', other: 0 } });
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/does not tell the attributes of the procedure lead, so every field/),
		]);
	});

	test.each<[Fault, RegExp]>([
		[{ status: 500 }, /HTTP 500/],
		[{ status: 429 }, /HTTP 429/],
		[{ cutAnswer: true }, /connection/i],
	])('sends nothing where the configuration cannot be read for now: %j', async (fault, why) => {
		const values = { columns: autoMapped, options: { maxTries: 1 } };
		sandbox().inject({ ...fault, match: { path: '/config' } });
		const items = [{ json: { Name: 'Ana', other: 'x' } }];
		const refusal = errorOf(await process(sandbox(), 'create', values, { items }));
		expect(refusal).toMatch(
			/^Nothing was sent, because the team's configuration could not be read/,
		);
		expect(refusal).toMatch(why);
		expect(sent()).toEqual([]);
	});

	test('fails only the item for which the configuration could not be read, and reads it again for the next one', async () => {
		const values = { columns: autoMapped, options: { maxTries: 1 } };
		sandbox().inject({ status: 500, match: { path: '/config' } });
		const { output } = await process(sandbox(), 'create', values, {
			items: [{ json: { lead_id: 'NEW-1' } }, { json: { lead_id: 'NEW-2' } }],
			onError: 'continueRegularOutput',
		});
		expect(output[0]?.json.error).toMatch(/configuration could not be read/);
		expect(output[1]?.json.error).toBeUndefined();
		expect(sent()).toMatchObject([{ body: { data: { lead_id: 'NEW-2' } } }]);
	});

	test('reads the configuration once for 1,000 items, and creates each', async () => {
		const items = Array.from({ length: 1000 }, (_, i) => ({ json: { lead_id: `NEW-${i}` } }));
		const { output, error } = await process(
			sandbox(),
			'create',
			{ columns: autoMapped },
			{ items },
		);
		expect(error).toBeUndefined();
		expect(output).toHaveLength(1000);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(sandbox().requests.filter(({ path }) => path.endsWith('/config'))).toHaveLength(1);
		expect(sent()).toHaveLength(1000);
	});

	test('is not sent again when its response is lost', async () => {
		sandbox().inject({ cutAnswer: true, match: { method: 'POST' } });
		const refusal = errorOf(await process(sandbox(), 'create', { dataJson: '{ "score": 1 }' }));
		expect(refusal).toMatch(/It may have been done all the same: look in ChakraHQ/);
		expect(sent()).toHaveLength(1);
	});

	test.each<[string, INodeParameters, string]>([
		['no procedure', { procedure: byId('={{ "" }}') }, 'Procedure is empty [item 0]'],
		[
			'a text for a number',
			{ columns: filledIn({ score: 'many' }) },
			'Score (score) must be a number, and is "many" [item 0]',
		],
		[
			'a choice that there is not',
			{ dataJson: '{ "source": "radio" }' },
			'Source (source) must be one of web-form, shop, and is "radio" [item 0]',
		],
		[
			'a date that is two',
			{ dataJson: '{ "visit_at": "5/3/2026" }' },
			'Visit At "5/3/2026" is not a date that can be read [item 0]',
		],
		[
			'broken JSON',
			{ dataJson: '{ score: 1 }' },
			'Attributes as JSON is not a JSON object [item 0]',
		],
		[
			'a status that there is not',
			{ status: '={{ "DONE" }}' },
			'Status "DONE" is none of its choices [item 0]',
		],
	])('refuses %s before anything is sent', async (_, parameters, sentence) => {
		const refusal = errorOf(await process(sandbox(), 'create', parameters));
		expect(refusal.split(' | ')[0]).toBe(sentence);
		expect(sent()).toEqual([]);
	});

	test.each([
		['an object', '={} {{ ({ name: "Ana" }) }}'],
		['a JSON text', '={} {{ JSON.stringify({ name: "Ana" }) }}'],
		['an object in the middle of a text', '={ "name": {{ ({ first: "Ana" }) }} }'],
	])('tells what to remove beside %s that was dragged onto a JSON field', async (_, dataJson) => {
		const refusal = errorOf(await process(sandbox(), 'create', { dataJson }));
		expect(refusal).toMatch(/is not a JSON object .* Remove what stands before and behind/);
		expect(sent()).toEqual([]);
	});

	test('says that there is no such procedure', async () => {
		const refusal = errorOf(await process(sandbox(), 'create', { procedure: byId('nothing') }));
		expect(refusal).toMatch(/^ChakraHQ has no procedure nothing \(HTTP 404\)/);
	});
});

describe('update', () => {
	test.each([
		['its ID', byId(firstLead), `${leadPath}/${firstLead}`],
		['its primary key', byKey('LEAD-1'), `${leadPath}/lead_id/LEAD-1`],
		['plain text', 'LEAD-1', `${leadPath}/lead_id/LEAD-1`],
	])('changes a process by %s, and only what was given', async (_, which, path) => {
		const json = onlyJson(
			await process(sandbox(), 'update', { process: which, columns: filledIn({ score: 9 }) }),
		);
		expect(sent()).toEqual([{ method: 'PUT', path, body: { data: { score: 9 } } }]);
		expect(json).toMatchObject({ id: firstLead, data: { name: 'Ana', score: 9 } });
	});

	test.each<[string, INodeParameters, RegExp]>([
		['nothing to change', { process: byId(firstLead) }, /^Nothing is to be changed \[item 0\]/],
		['no process', { process: byId('={{ "" }}') }, /^Process is empty \[item 0\]/],
		['a key as ID', { process: byId('LEAD-1') }, /^Process "LEAD-1" is not an ID.*By Primary Key/],
	])('refuses %s', async (_, parameters, sentence) => {
		expect(errorOf(await process(sandbox(), 'update', parameters))).toMatch(sentence);
		expect(sent()).toEqual([]);
	});

	test('says that there is no such process', async () => {
		const refusal = errorOf(
			await process(sandbox(), 'update', { process: byKey('LEAD/ 99'), status: 'OPEN' }),
		);
		expect(refusal).toMatch(
			/^ChakraHQ has no process with lead_id LEAD\/ 99 in the procedure lead/,
		);
		expect(sent()[0]?.path).toBe(`${leadPath}/lead_id/LEAD%2F%2099`);
	});

	test("takes the primary key's attribute from the options if the configuration does not have it", async () => {
		const given = { process: byKey('LEAD-1'), status: 'OPEN' };
		sandbox().inject({ status: 403, match: { path: '/config' } });
		expect(errorOf(await process(sandbox(), 'update', given))).toMatch(
			/^The primary key of the procedure lead is not known.*add Primary Key Attribute/,
		);
		const options = { primaryKeyAttribute: 'lead_id' };
		onlyJson(await process(sandbox(), 'update', { ...given, options }));
		const lost = { primaryKeyAttribute: '={{ String($json.key) }}' };
		expect(errorOf(await process(sandbox(), 'update', { ...given, options: lost }))).toMatch(
			/^Primary Key Attribute is "undefined"/,
		);
	});
});

describe('delete', () => {
	test.each([
		['ID', byId(firstLead), `${leadPath}/${firstLead}`],
		['primary key', byKey('LEAD-1'), `${leadPath}/lead_id/LEAD-1`],
	])('by %s answers that it is deleted', async (_, which, path) => {
		expect(onlyJson(await process(sandbox(), 'delete', { process: which }))).toEqual({
			deleted: true,
		});
		expect(sent()).toEqual([{ method: 'DELETE', path, body: undefined }]);
		expect(errorOf(await process(sandbox(), 'delete', { process: which }))).toMatch(
			/the process may also be deleted already/,
		);
	});
});
