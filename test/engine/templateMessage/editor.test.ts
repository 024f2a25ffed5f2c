import type { ResourceMapperField } from 'n8n-workflow';
import { mapFields, search } from '../editor';
import { byId, fromList, senderId } from '../operate';
import { startRawServer } from '../rawServer';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

const node = { resource: 'templateMessage', operation: 'send', sender: byId(senderId) };

describe('the list of senders', () => {
	test("shows the team's numbers with their names, and holds their IDs", async () => {
		expect(await search(sandbox(), 'searchSenders')).toEqual([
			{ name: '+1 555-010-0098 (Example Repairs)', value: '694794789348887' },
			{ name: '+1 555-010-0099 (Example Shop)', value: '775966265503012' },
		]);
	});

	test.each([
		'REPAIRS',
		'0098',
		'69479',
		'5550100098',
		'555.010.0098',
		'repairs +1 555',
		'Repairs, Example',
		'répairs',
		'98-repairs',
	])('finds one by %p', async (filter) => {
		const found = await search(sandbox(), 'searchSenders', {}, filter);
		expect(found.map(({ value }) => value)).toEqual(['694794789348887']);
	});

	test.each([
		['a wrong token', { accessToken: 'wrong' }, /did not accept the access token/],
		['no token', { accessToken: ' ' }, /has no access token/],
		['a base URL that would give the token away', { baseUrl: 'http://example.com' }, /https/],
	])('says why there is none: %s', async (_, credential, sentence) => {
		await expect(search(sandbox(), 'searchSenders', {}, '', credential)).rejects.toThrow(sentence);
	});

	test('says so where nobody answers', async () => {
		const server = await startRawServer(() => '');
		await server.close();
		const nobody = { ...sandbox(), url: server.url };
		await expect(search(nobody, 'searchSenders')).rejects.toThrow(/could not reach ChakraHQ/);
	});
});

describe('the list of templates', () => {
	test('follows every page and shows approved ones only, with language and header', async () => {
		const found = await search(sandbox(), 'searchTemplates', node);
		const names = found.map(({ name }) => name);
		expect(names).toContain('hello_world (en_US)');
		expect(names).toContain('christmas_promo_23 (en_US, image header)');
		expect(names).toContain('invoice_ready (pt_BR, document header)');
		expect(names).toContain('campaign_110 (en_US)');
		expect(names.join()).not.toMatch(/shouting_promo|spring_promo|daily_deal|warranty_end/);
		expect(found.find(({ name }) => name === 'order_update (pt_BR)')?.value).toBe(
			'order_update:pt_BR',
		);
	});

	test('is searched by what stands in it', async () => {
		const found = await search(sandbox(), 'searchTemplates', node, 'DOCUMENT');
		expect(found.map(({ value }) => value)).toEqual([
			'invoice_ready:en_US',
			'invoice_ready:pt_BR',
			'weekly_report:en_US',
		]);
	});

	test('is searched word by word, whatever stands between the words', async () => {
		const found = await search(sandbox(), 'searchTemplates', node, 'update order');
		expect(found.map(({ value }) => value)).toEqual(['order_update:en_US', 'order_update:pt_BR']);
	});

	test("is that of the chosen sender's account", async () => {
		const other = { ...node, sender: fromList('694794789348887') };
		const found = await search(sandbox(), 'searchTemplates', other);
		expect(found.map(({ value }) => value)).toEqual(['hello_world:en_US', 'warranty_end:en_US']);
	});

	test('is that of the account in the options, where there is one', async () => {
		const other = { ...node, options: { wabaId: '21750398712345' } };
		const found = await search(sandbox(), 'searchTemplates', other);
		expect(found.map(({ value }) => value)).toContain('warranty_end:en_US');
		expect(sandbox().requests.map(({ operationId }) => operationId)).toEqual([
			'listMessageTemplates',
		]);
	});

	test.each([
		['no sender is chosen', { ...node, sender: fromList('') }, 'Choose a Sender first'],
		[
			'the sender is not among the numbers',
			{ ...node, sender: byId('99999999999') },
			'The account of sender 99999999999 is not known',
		],
	])('says what is missing where %s', async (_, parameters, sentence) => {
		await expect(search(sandbox(), 'searchTemplates', parameters)).rejects.toThrow(sentence);
	});

	test('says so where the answer is no list', async () => {
		sandbox().inject({ match: { path: 'message_templates' }, status: 200, body: { _data: {} } });
		await expect(search(sandbox(), 'searchTemplates', node)).rejects.toThrow(
			'ChakraHQ gave no list of templates',
		);
	});
});

describe('the form of a template', () => {
	const fieldsOf = async (name: string) =>
		(await mapFields(sandbox(), 'getTemplateParameters', { ...node, template: fromList(name) }))
			.fields;
	const shown = (fields: ResourceMapperField[]) =>
		fields.filter(({ display }) => display).map(({ id }) => id);

	test('has a field for each variable, with its example', async () => {
		expect(await fieldsOf('order_update:pt_BR')).toEqual([
			expect.objectContaining({
				id: 'body_1',
				displayName: '{{1}} "Oi …" (e.g. Ana)',
				required: true,
				type: 'string',
				display: true,
			}),
			expect.objectContaining({
				id: 'body_2',
				displayName: '{{2}} "o pedido … saiu."',
			}),
			expect.objectContaining({ id: 'button_0_payload', required: false }),
			expect.objectContaining({ id: 'button_1_payload', required: false }),
			expect.objectContaining({ displayName: 'order_update:pt_BR', display: false }),
		]);
	});

	test.each([
		['hello_world:en_US', []],
		['christmas_promo_23:en_US', ['body_1']],
		['invoice_ready:en_US', ['body_customer_name', 'body_amount']],
		['event_reminder:en_US', ['header_event_name', 'body_start_time']],
		[
			'store_address:en_US',
			['header_latitude', 'header_longitude', 'header_name', 'header_address'],
		],
		['login_otp:en_US', ['code']],
		['coupon_week:en_US', ['body_1', 'button_0_code', 'button_1_url']],
	])('of %s asks for %p; its file has a field of its own', async (name, ids) => {
		expect(shown(await fieldsOf(name))).toEqual(ids);
	});

	test('asks for the pictures of a carousel, card by card', async () => {
		expect(shown(await fieldsOf('summer_hats:en_US'))).toEqual([
			'body_1',
			...[0, 1, 2].flatMap((card) => [`card_${card}_header_image`, `card_${card}_button_0_url`]),
		]);
	});

	test('is empty while no template is chosen', async () => {
		expect(await fieldsOf('')).toEqual([]);
		expect(sandbox().requests).toEqual([]);
	});

	test('has no field for the file of the header: that is given under Header Media', async () => {
		const poster = {
			id: '1',
			name: 'poster',
			language: 'en_US',
			status: 'APPROVED',
			components: [
				{ type: 'HEADER', format: 'IMAGE' },
				{ type: 'BODY', text: 'Look.' },
			],
		};
		sandbox().inject({
			match: { path: 'message_templates' },
			status: 200,
			body: { data: [poster] },
		});
		const parameters = { ...node, template: fromList('poster:en_US') };
		const { fields } = await mapFields(sandbox(), 'getTemplateParameters', parameters);
		expect(fields.filter(({ display }) => display)).toEqual([]);
	});

	test('is empty for a template without variables, and keeps which one that is', async () => {
		const parameters = { ...node, template: fromList('hello_world:en_US') };
		const { fields } = await mapFields(sandbox(), 'getTemplateParameters', parameters);
		expect(fields).toEqual([
			expect.objectContaining({ displayName: 'hello_world:en_US', display: false }),
		]);
	});

	test('says why it is empty while no template is chosen', async () => {
		const parameters = { ...node, template: fromList('') };
		const form = await mapFields(sandbox(), 'getTemplateParameters', parameters);
		expect(form).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringMatching(/^Choose a template/),
		});
	});

	test('says why the variables cannot be had', async () => {
		sandbox().inject({ match: { path: 'message_templates' }, status: 403, body: {} });
		const parameters = { ...node, template: fromList('order_update:en_US') };
		expect(await mapFields(sandbox(), 'getTemplateParameters', parameters)).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringMatching(/not allowed.*\. \S/),
		});
	});
});

test('Send for Process lists the procedures, and the processes of the chosen one', async () => {
	const form = { ...node, operation: 'sendForProcess', procedureShortId: fromList('lead') };
	const procedures = await search(sandbox(), 'searchProcedures', form);
	expect(procedures.map(({ value }) => value)).toContain('lead');
	const [found] = await search(sandbox(), 'searchProcesses', form, 'LEAD-1');
	expect(found?.name).toMatch(/^LEAD-1 /);
});
