import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../sandbox/server';
import { byId, onlyJson, errorOf, wabaId } from '../operate';
import { useSandbox } from '../useSandbox';
import { buttons, examples, newTemplate, template } from './template';

const sandbox = useSandbox();

const create = async (more: INodeParameters = {}) =>
	await template(sandbox(), 'create', { ...newTemplate, ...more });
const bodyOf = (request = sandbox().requests[0]) => request?.body;
const base = { name: 'order_left', language: 'en_US', category: 'UTILITY' };
const left = { type: 'BODY', text: 'Your order has left.' };

/** The form → what goes out. */
const forms: Array<[string, INodeParameters, object]> = [
	['a text', {}, { ...base, components: [left] }],
	[
		'numbered variables, whatever the order of their examples',
		{
			bodyText: 'Hello {{1}}, order {{2}} of {{1}} is on its way.',
			bodyExamples: examples({ '{{2}}': 'A-100', 1: 'Ana' }),
		},
		{
			...base,
			components: [
				{
					type: 'BODY',
					text: 'Hello {{1}}, order {{2}} of {{1}} is on its way.',
					example: { body_text: [['Ana', 'A-100']] },
				},
			],
		},
	],
	[
		'named variables in header and body',
		{
			headerFormat: 'text',
			headerText: 'See you at {{event}}',
			headerExample: 'the fair',
			bodyText: 'Hello {{first_name}}, it starts at {{time}}.',
			bodyExamples: examples({ first_name: 'Ana', time: '9:00' }),
			footerText: 'Reply STOP to opt out',
		},
		{
			...base,
			parameter_format: 'NAMED',
			components: [
				{
					type: 'HEADER',
					format: 'TEXT',
					text: 'See you at {{event}}',
					example: { header_text_named_params: [{ param_name: 'event', example: 'the fair' }] },
				},
				{
					type: 'BODY',
					text: 'Hello {{first_name}}, it starts at {{time}}.',
					example: {
						body_text_named_params: [
							{ param_name: 'first_name', example: 'Ana' },
							{ param_name: 'time', example: '9:00' },
						],
					},
				},
				{ type: 'FOOTER', text: 'Reply STOP to opt out' },
			],
		},
	],
	[
		'a numbered header',
		{ headerFormat: 'text', headerText: 'Order {{1}}', headerExample: 'A-100' },
		{
			...base,
			components: [
				{
					type: 'HEADER',
					format: 'TEXT',
					text: 'Order {{1}}',
					example: { header_text: ['A-100'] },
				},
				left,
			],
		},
	],
	[
		'a header without a variable',
		{ headerFormat: 'text', headerText: 'Good news' },
		{ ...base, components: [{ type: 'HEADER', format: 'TEXT', text: 'Good news' }, left] },
	],
	...['image', 'video', 'document'].map((headerFormat): [string, INodeParameters, object] => [
		`a header with a file: ${headerFormat}`,
		{ headerFormat, headerHandle: ' 4::aW1hZ2U= ' },
		{
			...base,
			components: [
				{
					type: 'HEADER',
					format: headerFormat.toUpperCase(),
					example: { header_handle: ['4::aW1hZ2U='] },
				},
				left,
			],
		},
	]),
	[
		'a header with a location',
		{ headerFormat: 'location' },
		{ ...base, components: [{ type: 'HEADER', format: 'LOCATION' }, left] },
	],
	[
		'every kind of button',
		{
			buttons: buttons(
				{ type: 'quickReply', text: 'Thanks' },
				{ type: 'quickReply', text: 'Stop' },
				{ type: 'url', text: 'Shop', url: 'https://example.com' },
				{
					type: 'url',
					text: 'Track',
					url: 'https://example.com/orders/{{1}}',
					urlExample: 'https://example.com/orders/A-100',
				},
				{ type: 'phoneNumber', text: 'Call', phoneNumber: '+1 (555) 010-0099' },
				{ type: 'copyCode', codeExample: 'SAVE20' },
			),
		},
		{
			...base,
			components: [
				left,
				{
					type: 'BUTTONS',
					buttons: [
						{ type: 'QUICK_REPLY', text: 'Thanks' },
						{ type: 'QUICK_REPLY', text: 'Stop' },
						{ type: 'URL', text: 'Shop', url: 'https://example.com' },
						{
							type: 'URL',
							text: 'Track',
							url: 'https://example.com/orders/{{1}}',
							example: ['https://example.com/orders/A-100'],
						},
						{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550100099' },
						{ type: 'COPY_CODE', example: 'SAVE20' },
					],
				},
			],
		},
	],
	[
		'a one-time code',
		{
			category: 'AUTHENTICATION',
			bodyText: 'not used',
			codeExpirationMinutes: 10,
			copyButtonText: 'Copy',
		},
		{
			...base,
			category: 'AUTHENTICATION',
			components: [
				{ type: 'BODY', add_security_recommendation: true },
				{ type: 'FOOTER', code_expiration_minutes: 10 },
				{ type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy' }] },
			],
		},
	],
	[
		'a one-time code in the fewest words',
		{ category: 'AUTHENTICATION', securityRecommendation: false },
		{
			...base,
			category: 'AUTHENTICATION',
			components: [
				{ type: 'BODY', add_security_recommendation: false },
				{ type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
			],
		},
	],
	[
		'a named variable that n8n made an expression of, in the text and in its example',
		{
			bodyText: '=Dear {{ first_name }}!',
			bodyExamples: { example: [{ variable: '={{ first_name }}', value: 'Ana' }] },
		},
		{
			...base,
			parameter_format: 'NAMED',
			components: [
				{
					type: 'BODY',
					text: 'Dear {{first_name}}!',
					example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] },
				},
			],
		},
	],
	[
		'JSON as it is',
		{ componentsMode: 'json', componentsJson: '[{"type":"BODY","text":"Hi {{1}}","own":""}]' },
		{ ...base, components: [{ type: 'BODY', text: 'Hi {{1}}', own: '' }] },
	],
	[
		'JSON with named examples, and the format that goes with them',
		{
			componentsMode: 'json',
			componentsJson: JSON.stringify([
				{
					type: 'BODY',
					text: 'Hi {{a}}.',
					example: { body_text_named_params: [{ param_name: 'a', example: 'b' }] },
				},
			]),
		},
		{
			...base,
			parameter_format: 'NAMED',
			components: [
				{
					type: 'BODY',
					text: 'Hi {{a}}.',
					example: { body_text_named_params: [{ param_name: 'a', example: 'b' }] },
				},
			],
		},
	],
];

test.each(forms)('submits %s', async (_, parameters, body) => {
	const json = onlyJson(await create(parameters));
	expect(bodyOf()).toEqual(body);
	expect(sandbox().requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
		`POST /v1/ext/plugin/whatsapp/api/v24.0/${wabaId}/message_templates`,
	]);
	expect(json).toEqual({
		id: expect.stringMatching(/^\d+$/),
		name: 'order_left',
		language: 'en_US',
		status: 'PENDING',
		category: parameters.category ?? 'UTILITY',
	});
});

test('takes JSON from an expression', async () => {
	await template(
		sandbox(),
		'create',
		{ ...newTemplate, componentsMode: 'json', componentsJson: '={{ $json.components }}' },
		{ items: [{ json: { components: [left] } }] },
	);
	expect(bodyOf()).toEqual({ ...base, components: [left] });
});

test("gives Meta's own response if Simplify is off", async () => {
	expect(onlyJson(await create({ simplify: false }))).toEqual({
		id: expect.stringMatching(/^\d+$/),
		status: 'PENDING',
		category: 'UTILITY',
	});
});

const long = (codePoints: number) => '🙂'.repeat(codePoints);
const numbered = (count: number, button: INodeParameters) =>
	buttons(...Array.from({ length: count }, () => button));
const reply = { type: 'quickReply', text: 'Yes' };
const link = { type: 'url', text: 'Shop', url: 'https://example.com' };
const nothing = '={{ "" }}';

test.each<[string, INodeParameters]>([
	['a body of 1024 characters', { bodyText: long(1024) }],
	['a header of 60 characters', { headerFormat: 'text', headerText: long(60) }],
	['a footer of 60 characters', { footerText: long(60) }],
	['ten buttons', { buttons: numbered(10, reply) }],
	['a button of 25 characters', { buttons: buttons({ ...reply, text: long(25) }) }],
	['single braces', { bodyText: 'Use {this} or } and {.' }],
	['a name of 512 characters', { name: 'a'.repeat(512) }],
	['a language of three letters', { language: 'fil' }],
])('what just fits is submitted: %s', async (_, parameters) => {
	expect(onlyJson(await create(parameters))).toHaveProperty('id');
});

const refusals: Array<[string, INodeParameters, string | RegExp]> = [
	['no name', { name: nothing }, 'Name is not set'],
	['a name that was not found', { name: '={{ String($json.name) }}' }, /^Name is "undefined"/],
	['a title', { name: 'Order left' }, 'Name "Order left" cannot be a template\'s name'],
	['a name of 513 characters', { name: 'a'.repeat(513) }, /^Name "a{80}" cannot be/],
	['no language', { language: nothing }, 'Language is not set'],
	[
		'a language that WhatsApp has not',
		{ language: 'Klingon' },
		'Language "Klingon" is no language code of WhatsApp',
	],
	['no account', { account: byId(nothing) }, 'WhatsApp Business Account is not set'],
	['a strange category', { category: 'FUN' }, 'Category "FUN" is none of its choices'],
	['no body', { bodyText: nothing }, 'Body is empty'],
	['a body of 1025', { bodyText: long(1025) }, /^Body has 1025 .* most 1024$/],
	['a footer of 61', { footerText: long(61) }, /^Footer has 61 .* most 60$/],
	[
		'a footer with a variable',
		{ footerText: 'Bye {{1}}' },
		'Footer has a variable, and WhatsApp takes none there',
	],
	[
		'a header of 61',
		{ headerFormat: 'text', headerText: long(61) },
		/^Header Text has 61 .* most 60$/,
	],
	['no header text', { headerFormat: 'text' }, 'Header Text is empty'],
	[
		'two variables in the header',
		{ headerFormat: 'text', headerText: '{{1}} and {{2}}', headerExample: 'a' },
		'Header Text has 2 variables, and WhatsApp takes one',
	],
	[
		'a header variable without an example',
		{ headerFormat: 'text', headerText: 'Order {{1}}' },
		'Header Example has no example for {{1}}',
	],
	[
		'a header example for nothing',
		{ headerFormat: 'text', headerText: 'Order', headerExample: 'A' },
		'Header Example gives an example for {{1}}, which the text does not have',
	],
	['no handle', { headerFormat: 'image' }, 'Header Handle is empty'],
	[
		'a URL for a handle',
		{ headerFormat: 'image', headerHandle: 'https://example.com/a.png' },
		'Header Handle is a URL, and Meta wants a handle there',
	],
	['a strange header', { headerFormat: 'gif' }, 'Header "gif" is none of its choices'],
	[
		'a body that starts with a variable',
		{ bodyText: '{{1}} has left.', bodyExamples: examples({ 1: 'A' }) },
		'Body starts or ends with a variable, and WhatsApp takes no such template',
	],
	[
		'a body that ends with a variable',
		{ bodyText: 'Hello {{1}}', bodyExamples: examples({ 1: 'A' }) },
		'Body starts or ends with a variable, and WhatsApp takes no such template',
	],
	[
		'a gap in the numbers',
		{ bodyText: 'A {{1}} b {{3}} c', bodyExamples: examples({ 1: 'A', 3: 'C' }) },
		'Body has {{3}} where {{2}} should come',
	],
	[
		'numbers and names',
		{ bodyText: 'A {{1}} b {{name}} c' },
		'Body has both numbered and named variables',
	],
	[
		'a name in capitals',
		{ bodyText: 'Dear {{First_Name}}!', bodyExamples: examples({ First_Name: 'Ana' }) },
		'Body: {{First_Name}} is no name that WhatsApp takes for a variable',
	],
	[
		'a name with a space in it',
		{ bodyText: 'Dear {{First Name}}!' },
		'Body: {{First Name}} is no variable that WhatsApp takes',
	],
	[
		'a name with a hyphen that n8n made an expression of, which gives NaN',
		{ bodyText: '=Dear {{ first-name }}!' },
		'Body: {{first-name}} is no name that WhatsApp takes for a variable',
	],
	[
		'a name with a space that n8n made an expression of, which cannot be evaluated',
		{ bodyText: '=Dear {{First Name}}!' },
		'Body: {{First Name}} is no variable that WhatsApp takes',
	],
	[
		'a variable that is not closed',
		{ bodyText: 'Order {{1 is ready.' },
		'Body: {{1 is ready. is no variable that WhatsApp takes',
	],
	[
		'a variable that is closed by half',
		{ bodyText: 'Order {{1} of {{2}} is ready.' },
		'Body: {{1 is no variable that WhatsApp takes',
	],
	[
		'a variable that is not opened',
		{ bodyText: 'Order 1}} is ready.' },
		'Body: }} is no variable that WhatsApp takes',
	],
	[
		'nothing between the braces of a header',
		{ headerFormat: 'text', headerText: 'Order {{ }}' },
		'Header Text: {{ }} is no variable that WhatsApp takes',
	],
	[
		'words for a phone number',
		{ buttons: buttons({ type: 'phoneNumber', text: 'Call', phoneNumber: 'call us' }) },
		'Buttons, number 1: Phone Number "call us" cannot be used',
	],
	[
		'a phone number without its country code',
		{ buttons: buttons({ type: 'phoneNumber', text: 'Call', phoneNumber: '0151 23456789' }) },
		'Buttons, number 1: Phone Number "0151 23456789" cannot be used',
	],
	[
		'numbers in the header, names in the body',
		{
			headerFormat: 'text',
			headerText: 'Order {{1}}',
			headerExample: 'A',
			bodyText: 'Dear {{name}}!',
			bodyExamples: examples({ name: 'Ana' }),
		},
		'Header Text and Body do not have the same kind of variables',
	],
	[
		'a missing example',
		{ bodyText: 'A {{1}} b {{2}} c', bodyExamples: examples({ 1: 'A' }) },
		'Body Examples has no example for {{2}}',
	],
	[
		'an example too many',
		{ bodyText: 'A {{1}} b', bodyExamples: examples({ 1: 'A', 2: 'B' }) },
		'Body Examples gives an example for {{2}}, which the text does not have',
	],
	[
		'an example twice',
		{ bodyText: 'A {{1}} b', bodyExamples: examples({ 1: 'A', '{{1}}': 'B' }) },
		'Body Examples, number 2: there are two examples for {{1}}',
	],
	[
		'an empty example',
		{ bodyText: 'A {{1}} b', bodyExamples: examples({ 1: ' ' }) },
		'Body Examples, number 1: Example is empty',
	],
	[
		'eleven buttons',
		{ buttons: numbered(11, reply) },
		'Buttons has 11 entries, and WhatsApp takes at most 10',
	],
	[
		'three links',
		{ buttons: numbered(3, link) },
		'Buttons has 3 of type url, and WhatsApp takes at most 2',
	],
	[
		'two phone numbers',
		{ buttons: numbered(2, { type: 'phoneNumber', text: 'Call', phoneNumber: '+1' }) },
		'Buttons has 2 of type phoneNumber, and WhatsApp takes at most 1',
	],
	[
		'two codes',
		{ buttons: numbered(2, { type: 'copyCode', codeExample: 'A' }) },
		'Buttons has 2 of type copyCode, and WhatsApp takes at most 1',
	],
	[
		'a link between quick replies',
		{ buttons: buttons(reply, link, reply) },
		'Buttons has quick replies in between other buttons',
	],
	[
		'a strange button',
		{ buttons: buttons({ type: 'flow' }) },
		'Buttons, number 1: Type "flow" is none of its choices',
	],
	[
		'a button without text',
		{ buttons: buttons({ ...reply, text: '' }) },
		'Buttons, number 1: Text is empty',
	],
	[
		'a button of 26',
		{ buttons: buttons({ ...reply, text: long(26) }) },
		/^Buttons, number 1: Text has 26 .* most 25$/,
	],
	[
		'a code of 16',
		{ buttons: buttons({ type: 'copyCode', codeExample: long(16) }) },
		/Code Example has 16 .* most 15$/,
	],
	[
		'a phone number of 21',
		{ buttons: buttons({ type: 'phoneNumber', text: 'Call', phoneNumber: '1'.repeat(21) }) },
		/Phone Number has 21 .* most 20$/,
	],
	[
		'a link of 2001',
		{ buttons: buttons({ ...link, url: `https://example.com/${'a'.repeat(1981)}` }) },
		/URL has 2001 .* most 2000$/,
	],
	[
		'no web address',
		{ buttons: buttons({ ...link, url: 'example.com' }) },
		'Buttons, number 1: URL "example.com" is not a web address',
	],
	[
		'a variable inside a link',
		{ buttons: buttons({ ...link, url: 'https://example.com/{{1}}/a', urlExample: 'a' }) },
		'Buttons, number 1: URL can have one variable, {{1}}, and only at its end',
	],
	[
		'a link variable without an example',
		{ buttons: buttons({ ...link, url: 'https://example.com/{{1}}' }) },
		'Buttons, number 1: URL Example is empty, and the URL has a variable',
	],
	[
		'a code that lives for 91 minutes',
		{ category: 'AUTHENTICATION', codeExpirationMinutes: 91 },
		'Code Expires After is 91 minutes',
	],
	[
		'a copy button of 26',
		{ category: 'AUTHENTICATION', copyButtonText: long(26) },
		/^Copy Button Text has 26 .* most 25$/,
	],
	[
		'the JSON of a text that was put together of nothing',
		{
			componentsMode: 'json',
			componentsJson: '[{ "type": "BODY", "text": "Hello [object Object]" }]',
		},
		/^Components \(JSON\) holds "\[object Object\]"/,
	],
	...['{}', '[]', '[1]', 'text'].map((componentsJson): [string, INodeParameters, string] => [
		`the JSON ${componentsJson}`,
		{ componentsMode: 'json', componentsJson },
		'Components (JSON) is not a JSON list of components',
	]),
];

test.each(refusals)('refuses %s before anything is submitted', async (_, parameters, sentence) => {
	const result = await create(parameters);
	expect(errorOf(result).split(' [item 0] | ')[0]).toEqual(
		typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
	);
	expect(result.error?.description).toMatch(/\w{3,}.*\./);
	expect(sandbox().requests).toEqual([]);
});

describe('never creates twice', () => {
	test.each<[string, Fault]>([
		['a reset after the template is made', { cutAnswer: true }],
		['a 500', { status: 500 }],
		['an answer without an ID', { status: 200, body: { success: true } }],
	])('after %s, and says what is unclear', async (_, fault) => {
		sandbox().inject({ ...fault, times: 9 });
		const refusal = errorOf(await create({ options: { maxTries: 5 } }));
		expect(sandbox().requests).toHaveLength(1);
		expect(refusal).toMatch(/It may have been (done|created) all the same: look at the templates/);
		expect(refusal).not.toMatch(/sent all the same/);
	});

	test('but tries again after a 429', async () => {
		sandbox().inject({ status: 429, headers: { 'retry-after': '0' } });
		expect(onlyJson(await create())).toHaveProperty('id');
		expect(sandbox().requests).toHaveLength(2);
	});
});

test("explains Meta's own refusals", async () => {
	const body = { _data: [], _errors: ['(#100) Invalid parameter'] };
	sandbox().inject({ status: 400, body });
	expect(errorOf(await create())).toMatch(/\(HTTP 400\): \(#100\) Invalid parameter/);
});

test('variables are sent as they were typed, although n8n makes an expression of them', async () => {
	const parameters = {
		...newTemplate,
		headerFormat: 'text',
		headerText: '=Order {{1}}',
		headerExample: 'A-100',
		bodyText: '=Hello {{1}}, it left.',
		bodyExamples: examples({ 1: 'Ana' }),
		buttons: buttons({
			type: 'url',
			text: 'Open',
			url: '=https://example.com/{{1}}',
			urlExample: 'https://example.com/A-100',
		}),
	};
	onlyJson(await template(sandbox(), 'create', parameters));
	expect(sandbox().requests.at(-1)?.body).toMatchObject({
		components: [
			{ type: 'HEADER', text: 'Order {{1}}' },
			{ type: 'BODY', text: 'Hello {{1}}, it left.' },
			{ type: 'BUTTONS', buttons: [{ url: 'https://example.com/{{1}}' }] },
		],
	});
});

test('names and line breaks are taken too, without the spaces that n8n puts into braces', async () => {
	onlyJson(
		await create({
			bodyText: '=Hello {{first_name}},\n\nyour order {{ order_id }} left.',
			bodyExamples: examples({ first_name: 'Ana', order_id: 'A-100' }),
		}),
	);
	expect(bodyOf()).toMatchObject({
		components: [{ text: 'Hello {{first_name}},\n\nyour order {{order_id}} left.' }],
	});
});

test.each<[string, INodeParameters, RegExp]>([
	['Footer', { footerText: '=Order {{1}}' }, /^Footer has a variable, and WhatsApp takes none/],
	[
		'a button',
		{ buttons: buttons({ type: 'quickReply', text: '=Pay {{1}}' }) },
		/^Buttons, number 1: Text has a variable, and WhatsApp takes none/,
	],
	[
		'Header Text, beside an expression',
		{ headerFormat: 'text', headerText: '={{ $json.shop }}: {{1}}' },
		/^Header Text has both an expression and the variable/,
	],
])('a variable in %s is refused, and never sent as a bare number', async (_, more, refusal) => {
	expect(errorOf(await create(more))).toMatch(refusal);
	expect(sandbox().requests).toEqual([]);
});

test('JSON with variables that n8n made an expression of is taken as it was typed', async () => {
	const componentsJson =
		'=[{ "type": "BODY", "text": "Hello {{1}}, it left.", "example": { "body_text": [["Ana"]] } }]';
	onlyJson(await create({ componentsMode: 'json', componentsJson }));
	expect(bodyOf()).toMatchObject({ components: [{ text: 'Hello {{1}}, it left.' }] });
});
