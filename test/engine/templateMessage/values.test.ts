import type { INodeParameters } from 'n8n-workflow';
import { byName, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { listed, named, sendTemplate } from './templateMessage';

const sandbox = useSandbox();

const template = (components: object[]) => {
	const made = { id: '1', name: 'made_up', language: 'en_US', status: 'APPROVED', components };
	const match = { path: 'message_templates' };
	sandbox().inject({ match, status: 200, body: { data: [made] } });
};
const validateOnly: INodeParameters = { options: { validateOnly: true } };
const list = async (values: INodeParameters) =>
	await sendTemplate(sandbox(), 'sendMeta', { ...listed('made_up', values), ...validateOnly });
const byHand = async (part: string, value: string) =>
	await sendTemplate(sandbox(), 'sendMeta', {
		...named('made_up', [[part, '1', value]]),
		...validateOnly,
	});

const lost = [
	'={{ Number("x") }}',
	'={{ String({}) }}',
	'={{ String(undefined) }}',
	' null ',
	'Invalid DateTime',
	'Invalid Date',
	'[object Object]',
	'Ana [object Object]',
	'on Invalid DateTime',
	'#REF!',
];

test.each(lost)('%s is not accepted as a value for a template from the list', async (value) => {
	template([{ type: 'BODY', text: 'Hello {{1}}' }]);
	expect(errorOf(await list({ body_1: value }))).toMatch(/“\{\{1\}\} "Hello …"” is not a text/);
});

test.each(lost)('%s is not accepted as a value for a template by name', async (value) => {
	expect(errorOf(await byHand('body', value))).toMatch(
		/because an? (?:expression|formula) (?:found nothing|gives an object)/,
	);
});

test.each<[string, INodeParameters, RegExp]>([
	['template', { template: byName('={{ String($json.t) }}') }, /^Template is "undefined"/],
	['language', { templateLanguage: '={{ String(null) }}' }, /^Template Language is "null"/],
	['language', { templateLanguage: '={{ ({}) }}' }, /^Template Language is an object/],
	[
		'name of a variable',
		{ parameterPairs: { pair: [{ part: 'body', name: '={{ $json.n + "" }}', value: 'a' }] } },
		/^Values to Send, number 1: Name is "undefined"/,
	],
])('a %s that an expression lost is refused, and nothing is sent', async (_, lostOne, refusal) => {
	const parameters = { ...named('made_up', [['body', '1', 'Ana']]), ...lostOne };
	expect(errorOf(await sendTemplate(sandbox(), 'sendMeta', parameters))).toMatch(refusal);
	expect(sandbox().requests).toEqual([]);
});

test('a number that was rounded is not accepted in either way', async () => {
	const value = '={{ 9400111899223817524671 }}';
	template([{ type: 'BODY', text: 'Hello {{1}}' }]);
	for (const run of [await list({ body_1: value }), await byHand('body', value)]) {
		expect(errorOf(run)).toMatch(/is a number of too many digits.*as a text/);
	}
});

test.each(['a\u000bb', 'a\u2028b', 'a\r\n\tb'])(
	'%j becomes one line in both ways',
	async (value) => {
		template([{ type: 'BODY', text: 'Hello {{1}}' }]);
		for (const { output } of [await list({ body_1: value }), await byHand('body', value)]) {
			expect(JSON.stringify(output[0]?.json)).toContain('"text":"a b"');
		}
	},
);

const buttons = {
	type: 'BUTTONS',
	buttons: [{ type: 'URL', text: 'Open', url: 'https://shop.example/orders/{{1}}' }],
};

test.each([
	['another host', 'https://other.example/orders/7'],
	['another scheme', 'http://shop.example/orders/7'],
	['www', 'https://www.shop.example/orders/7'],
	['www without a scheme', 'www.shop.example/orders/7'],
	['another host behind a sign that nobody sees', '\u200bhttps://other.example/7'],
	['another host in quotes', '"https://other.example/7"'],
	['the address twice', 'https://shop.example/orders/https://shop.example/orders/7'],
])('a whole address of %s is no link ending', async (_, value) => {
	template([{ type: 'BODY', text: 'Hello' }, buttons]);
	expect(errorOf(await list({ button_0_url: value }))).toMatch(/takes the ending of the address/);
	expect(errorOf(await byHand('urlButton', value))).toMatch(/takes the ending of its address/);
});

test.each(['https://shop.example/orders/7', 'shop.example/orders/7', '/orders/7', '/7', '7'])(
	'%s is sent as the ending of its address',
	async (value) => {
		template([{ type: 'BODY', text: 'Hello' }, buttons]);
		const { output } = await list({ button_0_url: value });
		expect(JSON.stringify(output[0]?.json)).toContain('{"type":"text","text":"7"}');
	},
);

test.each(['{{ first_name }}', '={{first_name}}', '={{ first_name }}'])(
	'the name of a variable by hand may have its braces, of which n8n makes an expression: %s',
	async (name) => {
		const { output } = await sendTemplate(sandbox(), 'sendMeta', {
			...named('made_up', [['body', name, 'Ana']]),
			...validateOnly,
		});
		expect(JSON.stringify(output[0]?.json)).toContain('"parameter_name":"first_name","text":"Ana"');
	},
);

test('the language may be spelled as browsers do', async () => {
	const { output } = await sendTemplate(sandbox(), 'sendMeta', {
		...named('made_up', [], 'en-us'),
		...validateOnly,
	});
	expect(JSON.stringify(output[0]?.json)).toContain('"code":"en_US"');
});

test("a file's link that leads into a private network is refused among the values too", async () => {
	template([
		{ type: 'HEADER', format: 'GIF' },
		{ type: 'BODY', text: 'Hello' },
	]);
	expect(errorOf(await list({ header_gif: 'http://192.168.1.2/a.mp4' }))).toMatch(
		/Header GIF” leads into a private network/,
	);
});
