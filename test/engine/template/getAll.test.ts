import type { INodeParameters } from 'n8n-workflow';
import { byId, onlyJson, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { template } from './template';

const sandbox = useSandbox();

const namesOf = async (parameters: INodeParameters) => {
	const { output, error } = await template(sandbox(), 'getAll', parameters);
	if (error) throw new Error(error.message);
	return output.map(({ json }) => `${String(json.name)} ${String(json.language)}`);
};
const pages = () => sandbox().requests.map(({ query }) => query);

test('Return All follows every page, in the order of the account', async () => {
	const names = await namesOf({ returnAll: true });
	expect(names.slice(0, 3)).toEqual([
		'hello_world en_US',
		'christmas_promo_23 en_US',
		'order_update en_US',
	]);
	expect(names.at(-1)).toBe('campaign_110 en_US');
	expect(names.length).toBe(new Set(names).size);
	expect(names.length).toBeGreaterThan(120);
	expect(pages()).toEqual(['?limit=100', expect.stringMatching(/^\?limit=100&after=./)]);
});

test('the limit is 50 by default, and nothing is read beyond it', async () => {
	expect(await namesOf({})).toHaveLength(50);
	expect(await namesOf({ limit: 3 })).toHaveLength(3);
	expect(pages()).toEqual(['?limit=100', '?limit=100']);
});

test.each<[string, INodeParameters, string[]]>([
	['name', { name: 'ORDER_up' }, ['order_update en_US', 'order_update pt_BR']],
	[
		'language, in either spelling, and name',
		{ language: 'pt-br', name: 'store' },
		['store_address pt_BR'],
	],
	['language by its name', { language: 'Portuguese (BR)', name: 'store' }, ['store_address pt_BR']],
	['one status', { status: ['PAUSED'] }, ['daily_deal en_US']],
	[
		'several statuses',
		{ status: ['REJECTED', 'PENDING'] },
		['shouting_promo en_US', 'spring_promo en_US'],
	],
	[
		'statuses in words',
		{ status: '={{ "rejected, pending" }}' },
		['shouting_promo en_US', 'spring_promo en_US'],
	],
	['what there is not', { name: 'gone' }, []],
])('filters by %s, over all pages', async (_, filters, names) => {
	expect(await namesOf({ returnAll: true, filters })).toEqual(names);
	expect(pages()).toHaveLength(2);
});

test('the limit counts what the filters let through', async () => {
	const filters = { name: 'campaign_', status: ['APPROVED'] };
	expect(await namesOf({ limit: 2, filters })).toEqual([
		'campaign_001 en_US',
		'campaign_002 en_US',
	]);
});

test('simplified, tells what a send needs', async () => {
	const one = async (name: string, language = 'en_US') =>
		onlyJson(await template(sandbox(), 'getAll', { filters: { name, language } }));
	expect(await one('new_collection')).toEqual({
		id: expect.stringMatching(/^10000\d\d$/),
		name: 'new_collection',
		language: 'en_US',
		status: 'APPROVED',
		category: 'MARKETING',
		headerFormat: 'IMAGE',
		headerText: null,
		bodyText: '{{1}}, see what is new.',
		footerText: 'Reply STOP to opt out',
		buttons: [{ type: 'URL', text: 'Open', url: 'https://shop.example.com/{{1}}' }],
		variables: [
			{ id: 'header_image', label: 'Header Image', required: true },
			{ id: 'body_1', label: '{{1}} "…, see what"', required: true },
			{
				id: 'button_0_url',
				label: 'Button 1 Link Ending “Open” (e.g. new)',
				required: true,
			},
		],
	});
	expect(await one('event_reminder')).toMatchObject({
		headerFormat: 'TEXT',
		headerText: 'See you at {{event_name}}',
		footerText: null,
		buttons: [],
	});
	expect(await one('shouting_promo')).toMatchObject({ rejectedReason: 'INVALID_FORMAT' });
});

test("gives Meta's own object where Simplify is off", async () => {
	const json = onlyJson(
		await template(sandbox(), 'getAll', { simplify: false, filters: { name: 'spring_promo' } }),
	);
	expect(json).toEqual({
		id: expect.any(String),
		name: 'spring_promo',
		language: 'en_US',
		category: 'MARKETING',
		status: 'PENDING',
		components: [{ type: 'BODY', text: 'Spring is near.' }],
	});
});

test('pairs the templates with the item they were asked for', async () => {
	const { output } = await template(
		sandbox(),
		'getAll',
		{ account: byId('={{ $json.waba }}'), limit: 2 },
		{ items: [{ json: { waba: '83784929738012' } }, { json: { waba: '21750398712345' } }] },
	);
	expect(output.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
		['hello_world', { item: 0 }],
		['christmas_promo_23', { item: 0 }],
		['warranty_end', { item: 1 }],
		['hello_world', { item: 1 }],
	]);
});

test('tries again whatever went wrong on the way', async () => {
	sandbox().inject({ after: 1, cutAnswer: true });
	expect((await namesOf({ returnAll: true })).length).toBeGreaterThan(120);
	expect(pages()).toHaveLength(3);
});

describe('refuses', () => {
	const nothing = '={{ "" }}';
	test.each<[string, INodeParameters, string]>([
		['no account', { account: byId(nothing) }, 'WhatsApp Business Account is not set [item 0]'],
		[
			'an account by name',
			{ account: byId('Example Ltd') },
			'WhatsApp Business Account "Example Ltd" is not an ID [item 0]',
		],
		[
			'a limit of nothing',
			{ limit: '={{ 0 }}' },
			'Limit must be a whole number from 1 to 9007199254740991, and is 0 [item 0]',
		],
		[
			'a status that is an object',
			{ filters: { status: '={{ { a: 1 } }}' } },
			'Status is an object, not a list [item 0]',
		],
	])('%s', async (_, parameters, sentence) => {
		const refusal = errorOf(await template(sandbox(), 'getAll', parameters));
		expect(refusal.split(' | ')[0]).toBe(sentence);
		expect(sandbox().requests).toEqual([]);
	});

	test('an account that is not there', async () => {
		sandbox().inject({ status: 400, body: { _data: [], _errors: ['(#100) Invalid parameter'] } });
		expect(errorOf(await template(sandbox(), 'getAll', {}))).toMatch(/\(#100\) Invalid parameter/);
	});

	test('an answer that is no list', async () => {
		sandbox().inject({ status: 200, body: { _data: { success: true } } });
		expect(errorOf(await template(sandbox(), 'getAll', {}))).toMatch(
			/^ChakraHQ gave no list of templates \[item 0\]/,
		);
	});
});

test('a list without end is told, not cut off in silence', async () => {
	const page = (after: string) => ({
		data: [],
		paging: { cursors: { after }, next: 'https://graph.example/next' },
	});
	for (let i = 0; i < 100; i++) sandbox().inject({ status: 200, body: page(`page-${i}`) });
	expect(errorOf(await template(sandbox(), 'getAll', { returnAll: true }))).toMatch(
		/^ChakraHQ gave 100 pages of templates and still more \[item 0\] \| Turn Return All off/,
	);
});
