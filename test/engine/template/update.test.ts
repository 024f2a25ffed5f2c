import type { INodeParameters } from 'n8n-workflow';
import { search } from '../editor';
import { byId, byName, fromList, onlyJson, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { examples, template } from './template';

const sandbox = useSandbox();

const update = async (more: INodeParameters) =>
	await template(sandbox(), 'update', { templateId: byId('1000003'), ...more });

/** Stored with the template, and kept by the update. */
const thanksOrHelp = {
	type: 'BUTTONS',
	buttons: [
		{ type: 'QUICK_REPLY', text: 'Thanks' },
		{ type: 'QUICK_REPLY', text: 'Help' },
	],
};
const body = {
	type: 'BODY',
	text: 'Hi {{1}}, order {{2}} left.',
	example: { body_text: [['Ana', 'A-100']] },
};

const changes: Array<[string, INodeParameters, object]> = [
	[
		'the components by form',
		{
			componentsMode: 'fields',
			bodyText: 'Hi {{1}}, it left.',
			bodyExamples: examples({ 1: 'Ana' }),
		},
		{
			components: [
				{ type: 'BODY', text: 'Hi {{1}}, it left.', example: { body_text: [['Ana']] } },
				thanksOrHelp,
			],
		},
	],
	[
		'the footer, and nothing else',
		{ componentsMode: 'fields', footerText: 'Reply STOP' },
		{ components: [body, { type: 'FOOTER', text: 'Reply STOP' }, thanksOrHelp] },
	],
	[
		'a footer that is a number',
		{ componentsMode: 'fields', footerText: '={{ 2000 + 26 }}' },
		{ components: [body, { type: 'FOOTER', text: '2026' }, thanksOrHelp] },
	],
	[
		'the buttons, which are taken out, and the header',
		{ removeParts: ['BUTTONS'], headerFormat: 'text', headerText: 'News' },
		{ components: [{ type: 'HEADER', format: 'TEXT', text: 'News' }, body] },
	],
	[
		'the category, where the form says nothing',
		{ componentsMode: 'fields', category: 'MARKETING' },
		{ category: 'MARKETING' },
	],
	[
		'the components by JSON, and the category',
		{
			category: 'MARKETING',
			componentsMode: 'json',
			componentsJson: '[{"type":"BODY","text":"It left."}]',
		},
		{ category: 'MARKETING', components: [{ type: 'BODY', text: 'It left.' }] },
	],
	[
		'the category alone',
		{ category: 'MARKETING', componentsMode: 'keep' },
		{ category: 'MARKETING' },
	],
	[
		'a template for one-time codes',
		{ category: 'AUTHENTICATION', componentsMode: 'fields' },
		{
			category: 'AUTHENTICATION',
			components: [
				{ type: 'BODY', add_security_recommendation: true },
				{ type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
			],
		},
	],
];

test.each(changes)('changes %s', async (_, parameters, body) => {
	expect(onlyJson(await update(parameters))).toEqual({ id: '1000003', success: true });
	const posts = sandbox().requests.filter(({ method }) => method === 'POST');
	expect(posts.map((request) => [request.path, request.body])).toEqual([
		['/v1/ext/plugin/whatsapp/api/v24.0/1000003', body],
	]);
});

test('a template from the list, and the raw answer', async () => {
	const parameters = {
		templateId: fromList('1000004'),
		category: 'MARKETING',
		componentsMode: 'keep',
		simplify: false,
	};
	expect(onlyJson(await update(parameters))).toEqual({ success: true });
	expect(sandbox().requests[0]?.path).toMatch(/\/1000004$/);
});

test.each([{ success: true }, { _data: {} }])(
	'accepts any response of ChakraHQ, because none is documented: %j',
	async (body) => {
		sandbox().inject({ status: 200, body });
		const parameters = { category: 'UTILITY', componentsMode: 'keep' };
		expect(onlyJson(await update(parameters))).toEqual({ id: '1000003', success: true });
	},
);

test.each(['', '"OK"', '[]', '{"_data":null}'])(
	'does not count %j as a success, nor as a failure',
	async (body) => {
		sandbox().inject({ status: 200, body });
		expect(errorOf(await update({ category: 'UTILITY', componentsMode: 'keep' }))).toMatch(
			/does not say whether this was done.*It may have been done all the same: look at the templates/,
		);
		expect(sandbox().requests).toHaveLength(1);
	},
);

test.each<[string, INodeParameters, string]>([
	[
		'nothing to change',
		{ componentsMode: 'keep' },
		'Nothing is to be changed: Category and Components both stay as they are',
	],
	['no template', { templateId: byId('={{ "" }}'), componentsMode: 'keep' }, 'Template is not set'],
	[
		'a name',
		{ templateId: byName('order_update'), componentsMode: 'keep' },
		'Template "order_update" is not an ID',
	],
	[
		'nothing filled in',
		{ componentsMode: 'fields', bodyText: '={{ "" }}' },
		'Nothing is to be changed: Category and Components both stay as they are',
	],
	[
		'a part that is filled in and taken out',
		{ footerText: 'STOP', removeParts: ['FOOTER'] },
		'The footer is filled in, and Remove takes it out',
	],
	[
		'taking out the body',
		{ removeParts: ['BODY'] },
		'Remove names "BODY", which cannot be taken out',
	],
	[
		'parts left out, and no account',
		{ account: byId('={{ "" }}'), footerText: 'STOP' },
		'WhatsApp Business Account is not set',
	],
	[
		'a strange category',
		{ category: 'FUN', componentsMode: 'keep' },
		'Category "FUN" is none of its choices',
	],
	['a strange mode', { componentsMode: 'xml' }, 'Components "xml" is none of its choices'],
])('refuses %s before anything is submitted', async (_, parameters, sentence) => {
	expect(errorOf(await update(parameters)).split(' [item 0] | ')[0]).toBe(sentence);
	expect(sandbox().requests).toEqual([]);
});

test.each<[string, INodeParameters]>([
	['its text', { bodyText: 'Your code is here.' }],
	['its footer', { footerText: 'Example Shop' }],
	['its buttons', { removeParts: ['BUTTONS'] }],
])('refuses to change %s of a template for one-time codes', async (_, parameters) => {
	const form = { resource: 'template', operation: 'update', account: byId('83784929738012') };
	const found = await search(sandbox(), 'searchTemplateIds', form, 'login_otp');
	const templateId = byId(String(found[0]?.value));
	expect(errorOf(await update({ templateId, ...parameters }))).toMatch(
		/^Template "login_otp" is for one-time codes.* Set Category to Authentication/,
	);
	expect(sandbox().requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('never submits twice, and says what is unclear', async () => {
	sandbox().inject({ cutAnswer: true, times: 9 });
	expect(errorOf(await update({ category: 'MARKETING', componentsMode: 'keep' }))).toMatch(
		/It may have been done all the same: look at the templates/,
	);
	expect(sandbox().requests).toHaveLength(1);
});

test('reports a template that does not exist', async () => {
	sandbox().inject({ status: 404, body: { _errors: ['Not Found'] } });
	expect(errorOf(await update({ category: 'MARKETING', componentsMode: 'keep' }))).toMatch(
		/^ChakraHQ found no such account or template \(HTTP 404\)/,
	);
});

describe('the lists in the editor', () => {
	const editing = { resource: 'template', operation: 'update' };

	test("of accounts shows the team's numbers, each account once", async () => {
		expect(await search(sandbox(), 'searchAccounts')).toEqual([
			{ name: 'Example Repairs (+1 555-010-0098)', value: '21750398712345' },
			{ name: 'Example Shop (+1 555-010-0099)', value: '83784929738012' },
		]);
		const found = await search(sandbox(), 'searchAccounts', {}, 'repairs');
		expect(found.map(({ value }) => value)).toEqual(['21750398712345']);
	});

	test('of templates shows those of the account in every status, and holds their IDs', async () => {
		const account = { ...editing, account: byId('83784929738012') };
		const all = await search(sandbox(), 'searchTemplateIds', account);
		expect(all.length).toBeGreaterThan(120);
		expect(all).toContainEqual({ name: 'hello_world (en_US, APPROVED)', value: '1000001' });
		const paused = await search(sandbox(), 'searchTemplateIds', account, 'paused');
		expect(paused.map(({ name }) => name)).toEqual(['daily_deal (en_US, PAUSED)']);
	});

	test('of templates says what is missing where no account is chosen', async () => {
		await expect(
			search(sandbox(), 'searchTemplateIds', { ...editing, account: fromList('') }),
		).rejects.toThrow('Choose a WhatsApp Business Account first');
	});
});

test('does not call it done if Meta says that it is not', async () => {
	sandbox().inject({ status: 200, body: { success: false } });
	const refusal = errorOf(await update({ category: 'MARKETING', componentsMode: 'keep' }));
	expect(refusal).toMatch(/^ChakraHQ did not accept the request/);
});
