import { call } from './callSandbox';
import { useSandbox } from './useSandbox';

const running = useSandbox();
const number = '775966265503012';
const waba = '83784929738012';
const templates = `/v1/ext/plugin/whatsapp/api/v24.0/${waba}/message_templates`;

interface Page {
	data: Array<{ id: string; name: string; language: string; status: string }>;
	paging?: { cursors: { before: string; after: string }; next?: string };
}

async function list(query = ''): Promise<Page> {
	const { json } = await call(running(), 'GET', templates + query);
	return Object(json);
}

async function listAll(limit: number): Promise<Page[]> {
	const pages = [await list(`?limit=${limit}`)];
	for (let paging = pages[0]?.paging; paging?.next !== undefined; paging = pages.at(-1)?.paging) {
		pages.push(await list(`?limit=${limit}&after=${encodeURIComponent(paging.cursors.after)}`));
	}
	return pages;
}

describe('the template list', () => {
	it('comes in pages that together hold each template once', async () => {
		const pages = await listAll(100);
		expect(pages.length).toBeGreaterThan(1);
		expect(pages.slice(0, -1).every(({ data }) => data.length === 100)).toBe(true);
		const all = pages.flatMap(({ data }) =>
			data.map(({ name, language }) => `${name} ${language}`),
		);
		expect(new Set(all).size).toBe(all.length);
	});

	it('can be followed by the next address alone', async () => {
		const first = await list();
		const path = (first.paging?.next ?? '').replace(running().url, '');
		const { json } = await call(running(), 'GET', path);
		const second: Page = Object(json);
		expect([first.data.length, second.data.length]).toEqual([25, 25]);
		expect(second.data[0]?.id).not.toBe(first.data[0]?.id);
	});

	it('is Meta’s refusal for an unknown account', async () => {
		const { status, json } = await call(running(), 'GET', templates.replace(waba, '1'));
		expect([status, json]).toEqual([400, { _data: [], _errors: ['(#100) Invalid parameter'] }]);
	});

	it('has what was created, edited and deleted', async () => {
		const sandbox = running();
		const draft = { name: 'fresh', language: 'en', category: 'UTILITY', components: [] };
		const made = await call(sandbox, 'POST', templates, { json: draft });
		expect(made.json).toEqual({ id: expect.any(String), status: 'PENDING', category: 'UTILITY' });
		const again = await call(sandbox, 'POST', templates, { json: draft });
		expect(again.status).toBe(400);

		const { id } = Object(made.json);
		const components = [{ type: 'BODY', text: 'Hi' }];
		const edit = `/v1/ext/plugin/whatsapp/api/v24.0/${id}`;
		await call(sandbox, 'POST', edit, { json: { components } });
		const find = async () =>
			(await listAll(100)).flatMap(({ data }) => data).find(({ name }) => name === 'fresh');
		expect(await find()).toMatchObject({ id, components });

		await call(sandbox, 'DELETE', `${templates}?name=fresh&hsm_id=${id}`);
		expect(await find()).toBeUndefined();
	});
});

const url = 'https://media.example.com/a';
const values = (...names: string[]) =>
	names.map((name) => ({ schemaPropertyName: name, schemaPropertyValue: `value of ${name}` }));
const wrongCount = '(#132000) Number of parameters does not match the expected number of params';
const wrongFormat = '(#132012) Parameter format does not match format in the created template';
const unknown = '(#132001) Template name does not exist in the translation';

describe('a template send', () => {
	const send = async (json: object) =>
		await call(
			running(),
			'POST',
			`/v1/ext/plugin/whatsapp/${running().pluginId}/phoneNumber/15550100001/send-template-message`,
			{ json: { whatsappPhoneNumberId: number, ...json } },
		);

	it.each<[string, object]>([
		['nothing', { templateName: 'hello_world' }],
		['an image', { templateName: 'christmas_promo_23', mapping: values('1'), imageUrl: url }],
		['a code', { templateName: 'login_otp', otpCode: '496093' }],
		[
			'named values',
			{
				templateName: 'invoice_ready',
				language: 'pt_BR',
				mapping: values('amount', 'customer_name'),
				documentUrl: url,
			},
		],
		[
			'header values',
			{
				templateName: 'event_reminder',
				language: 'en_US',
				mapping: values('start_time'),
				headerMapping: values('event_name'),
			},
		],
		[
			'a place',
			{
				templateName: 'store_address',
				language: 'en_US',
				locationLatitude: 1,
				locationLongitude: 2,
			},
		],
		[
			'button values',
			{
				templateName: 'coupon_week',
				mapping: values('1'),
				imageUrl: url,
				buttonMapping: values('0', '1'),
			},
		],
	])('goes out with %s', async (_what, json) => {
		const { status, json: answer } = await send(json);
		expect(status).toBe(200);
		expect(running().messages).toEqual([
			{
				at: expect.any(Number),
				operationId: 'sendTemplateMessageForPhoneNumber',
				from: number,
				to: '15550100001',
				whatsappMessageId: Object(answer)._data.externalId,
				body: { whatsappPhoneNumberId: number, ...json },
			},
		]);
	});

	it.each<[string, object, string]>([
		['an unknown name', { templateName: 'nobody' }, unknown],
		['an unknown language', { templateName: 'hello_world', language: 'fr' }, unknown],
		['two languages and none named', { templateName: 'how_it_works', videoUrl: url }, unknown],
		['a template that is not approved', { templateName: 'spring_promo' }, unknown],
		['a template that is paused', { templateName: 'daily_deal' }, '(#132015) Template is paused'],
		['a value too few', { templateName: 'christmas_promo_23', imageUrl: url }, wrongCount],
		['a value too many', { templateName: 'hello_world', mapping: values('1') }, wrongCount],
		[
			'a value of another name',
			{ templateName: 'christmas_promo_23', mapping: values('2'), imageUrl: url },
			wrongCount,
		],
		['no code', { templateName: 'login_otp' }, wrongCount],
		['no cards', { templateName: 'summer_hats', mapping: values('1') }, wrongCount],
		[
			'no end of the offer',
			{
				templateName: 'flash_sale',
				mapping: values('1'),
				imageUrl: url,
				buttonMapping: values('0', '1'),
			},
			wrongCount,
		],
		['no picture', { templateName: 'christmas_promo_23', mapping: values('1') }, wrongFormat],
		[
			'a film for a picture',
			{ templateName: 'christmas_promo_23', mapping: values('1'), videoUrl: url },
			wrongFormat,
		],
		[
			'an empty value',
			{
				templateName: 'christmas_promo_23',
				mapping: [{ schemaPropertyName: '1', schemaPropertyValue: '' }],
				imageUrl: url,
			},
			'(#131008) Required parameter is missing',
		],
		[
			'an unknown number',
			{ templateName: 'hello_world', whatsappPhoneNumberId: '1' },
			'(#100) Invalid parameter',
		],
	])('is refused for %s', async (_what, json, reason) => {
		const answer = await send(json);
		expect([answer.status, answer.json]).toEqual([400, { _data: [], _errors: [reason] }]);
		expect(running().messages).toEqual([]);
	});

	it('finds only templates of the number’s own account', async () => {
		const json = { templateName: 'warranty_end', mapping: values('1') };
		expect((await send(json)).status).toBe(400);
		expect((await send({ ...json, whatsappPhoneNumberId: '694794789348887' })).status).toBe(200);
	});

	it('stands in the chat with that number afterwards', async () => {
		const { json } = await send({ templateName: 'hello_world' });
		const list = '/v1/ext/plugin/whatsapp/list-chat-messages-for-phone-number';
		const body = { customerPhoneNumber: '15550100001', limit: 1 };
		const { json: messages } = await call(running(), 'POST', list, { json: body });
		expect(Object(messages)._data).toMatchObject([
			{ id: Object(json)._data.id, text: 'Hello and welcome.' },
		]);
	});
});

describe('a message in Meta’s own format', () => {
	const send = async (json: object) =>
		await call(
			running(),
			'POST',
			`/v1/ext/plugin/whatsapp/${running().pluginId}/api/v24.0/${number}/messages`,
			{ json: { messaging_product: 'whatsapp', ...json } },
		);
	const to = '+1 555-010-0001';
	const text = (value: string) => ({ type: 'text', text: value });
	const template = (name: string, ...components: object[]) => ({
		to,
		type: 'template',
		template: { name, language: { code: 'en_US' }, components },
	});
	const picture = { type: 'header', parameters: [{ type: 'image', image: { link: url } }] };
	const film = { type: 'header', parameters: [{ type: 'video', video: { link: url } }] };
	const body = (...texts: string[]) => ({ type: 'body', parameters: texts.map(text) });
	const button = (kind: string, index: number) => ({
		type: 'button',
		sub_type: kind,
		index,
		parameters: [text('x')],
	});
	const card = { card_index: 0, components: [] };

	it.each<[string, object]>([
		['text', { to, type: 'text', text: { body: 'Hi' } }],
		['a picture', { to, type: 'image', image: { link: url } }],
		['a contact', { to, type: 'contacts', contacts: [{ name: { formatted_name: 'Ana' } }] }],
		['a template', template('new_collection', picture, body('Ana'), button('url', 0))],
		['a code', template('login_otp', body('1'), button('url', 0))],
		[
			'a carousel',
			template('summer_hats', body('Ana'), { type: 'carousel', cards: [card, card, card] }),
		],
	])('goes out as %s and answers its ID', async (_what, json) => {
		const { status, json: answer } = await send(json);
		expect(status).toBe(200);
		expect(running().messages).toMatchObject([
			{ to: '15550100001', whatsappMessageId: Object(answer)._data.whatsappMessageId },
		]);
	});

	it('may be a read receipt', async () => {
		const { json } = await send({ status: 'read', message_id: 'wamid.A' });
		expect(json).toEqual({ _data: { whatsappMessageId: expect.stringMatching(/^wamid\./) } });
		expect(running().messages).toMatchObject([{ to: null }]);
	});

	const reply = { type: 'reply', reply: { id: 'a', title: 'A' } };
	const interactive = { type: 'button', action: { buttons: [reply, reply, reply, reply] } };
	it.each<[string, object, string]>([
		[
			'four buttons',
			{ to, type: 'interactive', interactive },
			'(#131009) Parameter value is not valid',
		],
		[
			'no recipient',
			{ type: 'text', text: { body: 'Hi' } },
			'(#131008) Required parameter is missing',
		],
		['no text', { to, type: 'text', text: {} }, '(#131008) Required parameter is missing'],
		['an unknown type', { to, type: 'smoke', smoke: {} }, '(#100) Invalid parameter'],
		['an unknown template', template('nobody'), unknown],
		['a missing value', template('christmas_promo_23', picture), wrongCount],
		['a missing button', template('new_collection', picture, body('Ana')), wrongCount],
		[
			'a missing card',
			template('summer_hats', body('Ana'), { type: 'carousel', cards: [card] }),
			wrongCount,
		],
		[
			'a missing end of an offer',
			template('flash_sale', picture, body('Ana'), button('copy_code', 0), button('url', 1)),
			wrongCount,
		],
		['a film for a picture', template('christmas_promo_23', film, body('Ana')), wrongFormat],
	])('is refused for %s', async (_what, json, reason) => {
		const answer = await send(json);
		expect([answer.status, answer.json]).toEqual([400, { _data: [], _errors: [reason] }]);
	});
});
