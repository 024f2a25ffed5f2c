import type { INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { byId, byName, fromList, onlyJson, errorOf } from '../operate';
import { pdf, picture, table } from '../pictures';
import { byKey } from '../process/process';
import { madeUpToken, useSandbox } from '../useSandbox';
import { listed, named, operations, sendTemplate, type SendOperation } from './templateMessage';

const sandbox = useSandbox();
const nothing = '={{ "" }}';
const file = { headerMedia: 'binary', binaryPropertyName: 'data' };

const items = [{ files: { data: picture, bill: pdf, table } }];
const refused = async (operation: SendOperation, parameters: INodeParameters) =>
	errorOf(await sendTemplate(sandbox(), operation, parameters, { items }));

/** Requests that send or upload something. Reading lists is allowed. */
const changes = () => sandbox().requests.filter(({ method }) => method !== 'GET');

const location = (more: INodeParameters) => ({
	options: {
		headerLocation: {
			location: { latitude: '1', longitude: '2', name: 'Store', address: 'Street', ...more },
		},
	},
});

const cases: Array<[string, INodeParameters, RegExp]> = [
	['no template', { template: byName(nothing) }, /^Template is not set/],
	['a title', named('Order Update'), /^Template "Order Update" is not a template's name/],
	['no sender', { ...named('hello_world'), sender: byName(nothing) }, /^Sender is not set/],
	[
		'an empty value in the form',
		listed('christmas_promo_23', { body_1: ' ' }),
		/header with an image, and Header Media is None/,
	],
	[
		'a variable left empty',
		listed('order_update', { body_1: 'Ana', body_2: ' ' }),
		/^Values to Send do not fill the template "order_update" .*needs a value for “\{\{2\}\} "order … left\."”/,
	],
	[
		'a code of 16 characters',
		listed('login_otp', { code: '1234567890123456' }),
		/“Code” is longer than 15 characters/,
	],
	[
		'a picture for a template without one',
		{ ...listed('hello_world'), ...file },
		/^Template "hello_world" has no file in its header/,
	],
	[
		'a template with a location, and a picture',
		{ ...listed('store_address'), ...file },
		/^Template "store_address" has no file in its header/,
	],
	[
		'a document where a picture belongs',
		{ ...listed('christmas_promo_23', { body_1: 'Ana' }), ...file, binaryPropertyName: 'bill' },
		/^The file "Invoice 7.pdf" \(application\/pdf\) does not fit the header of the template, which takes an image/,
	],
	[
		'a table by name',
		{ ...named('any'), ...file, binaryPropertyName: 'table' },
		/^The file "table.csv" was not uploaded, because of Media Check/,
	],
	[
		'a table by name, unchecked',
		{ ...named('any'), ...file, binaryPropertyName: 'table', options: { mediaCheck: 'ignore' } },
		/^The file "table.csv" \(text\/csv\) does not fit the header .* Set Media Kind/,
	],
	[
		'no such file',
		{ ...named('any'), ...file, binaryPropertyName: 'photo' },
		/^Input Binary Field "photo" is not in this item/,
	],
	[
		'no web address',
		{ ...named('any'), headerMedia: 'url', headerMediaUrl: 'ftp://example.com/a.png' },
		/^Media URL "ftp:\/\/example.com\/a.png" is not a public web address/,
	],
	[
		'a link that tells no kind',
		{ ...named('any'), headerMedia: 'url', headerMediaUrl: 'https://example.com/7' },
		/^The link ending in "7" does not fit the header .* Set Media Kind/,
	],
	[
		'a link of another kind',
		{
			...named('any'),
			headerMedia: 'url',
			headerMediaUrl: 'https://example.com/a.mp4',
			headerMediaKind: 'image',
		},
		/^The link ending in "a.mp4" does not fit the header of the template, which takes an image/,
	],
	['an empty value', named('any', [['body', '1', ' \n']]), /number 1: the value for 1 is empty/],
	[
		'a list',
		named('any', [['body', '1', '={{ [1] }}']]),
		/number 1: the value is a list, not a text/,
	],
	['no name', named('any', [['body', '{{ }}', 'a']]), /number 1: Name is not set/],
	[
		'a strange part',
		named('any', [['footer', '1', 'a']]),
		/number 1: Part "footer" is none of its choices/,
	],
	[
		'a variable twice',
		named('any', [
			['body', '1', 'a'],
			['body', '{{1}}', 'b'],
		]),
		/^Values to Send give two values for body 1 Give each a Name of its own/,
	],
	[
		'a button twice',
		named('any', [
			['urlButton', '1', 'a'],
			['quickReplyButton', '1', 'b'],
		]),
		/^Values to Send give two values for button 1/,
	],
	[
		'a gap in the numbers',
		named('any', [
			['body', '1', 'a'],
			['body', '3', 'c'],
		]),
		/^Values to Send give no value for \{\{2\}\} of the body/,
	],
	[
		'numbers and names',
		named('any', [
			['body', '1', 'a'],
			['body', 'first_name', 'b'],
		]),
		/^Values to Send give both numbers and names for the body/,
	],
	[
		'a code and more',
		named('any', [
			['code', '', '1234'],
			['body', '1', 'b'],
		]),
		/^Values to Send give a one-time code and more/,
	],
	['a long code', named('any', [['code', '', '1234567890123456']]), /code is longer than 15/],
	[
		'a long coupon',
		named('any', [['copyCodeButton', '1', '1234567890123456']]),
		/code is longer than 15/,
	],
	[
		'a button beyond ten',
		named('any', [['urlButton', '11', 'a']]),
		/its place in the template, and is "11"/,
	],
	[
		'a location at the end of the world',
		{ ...named('any'), ...location({ latitude: '91' }) },
		/^Header Location: Latitude "91" is not a number from -90 to 90/,
	],
	[
		'a location left empty',
		{ ...named('any'), ...location({ longitude: '' }) },
		/^Header Location: Longitude "" is not a number/,
	],
	[
		'a location without a name',
		{ ...named('any'), ...location({ name: ' ' }) },
		/^Header Location: Name is empty/,
	],
];

describe.each(operations)('%s refuses before anything is uploaded or sent', (operation) => {
	test.each(cases)('%s', async (_, parameters, sentence) => {
		expect((await refused(operation, parameters)).replace(' [item 0] |', '')).toMatch(sentence);
		expect(changes()).toEqual([]);
	});

	test.each([
		['shouting_promo', 'REJECTED'],
		['spring_promo', 'PENDING'],
		['daily_deal', 'PAUSED'],
	])('template %s, whose status is now %s', async (name, status) => {
		expect(await refused(operation, listed(name))).toMatch(
			new RegExp(`^Template "${name}" \\(en_US\\) cannot be sent: its status is ${status}`),
		);
		expect(changes()).toEqual([]);
	});

	test('a template that is not there any more', async () => {
		expect(await refused(operation, listed('gone_promo'))).toMatch(
			/^The sender has no template "gone_promo" in language en_US/,
		);
	});

	test('a list for a sender that is not among the numbers', async () => {
		const parameters = { ...listed('hello_world'), sender: fromList('99999999999') };
		expect(await refused(operation, parameters)).toMatch(
			/^The account of sender 99999999999 is not known/,
		);
	});
});

describe("what ChakraHQ's own format cannot say", () => {
	const cards = Object.fromEntries(
		[0, 1, 2].flatMap((index) => [
			[`card_${index}_header_image`, `https://example.com/${index}.png`],
			[`card_${index}_button_0_url`, 'hat'],
		]),
	);
	const offer = {
		body_1: 'Ana',
		offer_ends: '2030-01-01T00:00:00Z',
		button_0_code: 'HALF50',
		button_1_url: 'hats',
	};
	const payload = named('order_update', [
		['body', '1', 'Ana'],
		['body', '2', 'A'],
		['quickReplyButton', '1', 'x'],
	]);
	const notInMeta: Array<[string, INodeParameters]> = [
		['carousel', listed('summer_hats', { body_1: 'Ana', ...cards })],
		[
			'limited time offer',
			{
				...listed('flash_sale', offer),
				headerMedia: 'url',
				headerMediaUrl: 'https://example.com/a.png',
			},
		],
		['quick reply button', payload],
		['flow button', listed('ticket_answer', { header_1: 'T-1', button_0_flow_token: 'x' })],
	];

	test.each(notInMeta)(
		"a %s goes in Meta's format by Send, and is refused for a process",
		async (what, parameters) => {
			const refusal = await refused('sendForProcess', parameters);
			expect(refusal).toMatch(new RegExp(`has a ${what}, which ChakraHQ's own format cannot fill`));
			expect(refusal).toContain('Use the operation Send');
			expect(changes()).toEqual([]);
			const json = onlyJson(await sendTemplate(sandbox(), 'send', parameters));
			expect(json?.whatsappMessageId).toMatch(/^wamid\./);
			onlyJson(await sendTemplate(sandbox(), 'sendMeta', parameters));
			const [bySend, byMeta] = sandbox().messages.map(({ body }) => body);
			expect(bySend).toEqual(byMeta);
		},
	);
});

describe("what Meta's own format cannot do without", () => {
	test('a language', async () => {
		expect(await refused('sendMeta', named('hello_world', [], ''))).toMatch(
			/^Template Language is not set for "hello_world"/,
		);
		expect(changes()).toEqual([]);
	});

	test.each([
		['[object Object]', /^Components \(JSON\) is "\[object Object\]"/],
		['Hi undefined undefined', /^Components \(JSON\) holds "undefined undefined"/],
		[
			'{{ $json.name }}',
			/^Components \(JSON\) holds the expression .* Set Components \(JSON\) to Exp/,
		],
	])('components that hold %p', async (text, refusal) => {
		const components = [{ type: 'body', parameters: [{ type: 'text', text }] }];
		const parameters = { ...named('hello_world'), options: { components } };
		expect(errorOf(await sendTemplate(sandbox(), 'sendMeta', parameters))).toMatch(refusal);
		expect(sandbox().requests).toEqual([]);
	});

	test('components that hold a number that is none', async () => {
		const parameter = '{ type: "currency", currency: { fallback_value: "1", amount_1000: NaN } }';
		const components = `={{ [{ type: "body", parameters: [${parameter}] }] }}`;
		const parameters = { ...named('hello_world'), options: { components } };
		expect(errorOf(await sendTemplate(sandbox(), 'sendMeta', parameters))).toMatch(
			/^Components \(JSON\) holds NaN/,
		);
	});

	test.each(['={{ $json.missing }}', '={{ null }}'])('components, not %p', async (components) => {
		const parameters = { ...named('hello_world'), options: { components } };
		expect(await refused('sendMeta', parameters)).toMatch(/^Nothing was found for Components/);
		expect(changes()).toEqual([]);
	});

	test.each(['{}', '[1]', 'text', '['])('a list of components, not %p', async (components) => {
		const parameters = { ...named('hello_world'), options: { components } };
		expect(await refused('sendMeta', parameters)).toMatch(
			/^Components \(JSON\) is not a JSON list of components/,
		);
		expect(changes()).toEqual([]);
	});
});

test("a field's name for the picture of a card", async () => {
	const values = { body_1: 'Ana', card_0_header_image: 'data', card_0_button_0_url: 'hat' };
	expect(await refused('sendMeta', listed('summer_hats', values))).toMatch(
		/“Card 1 Header Image” is not the public URL of an image, or a media ID \(digits only\)/,
	);
	expect(changes()).toEqual([]);
});

test('a file for a header that shows a GIF', async () => {
	const template = {
		id: '1',
		name: 'made_up',
		language: 'en_US',
		status: 'APPROVED',
		category: 'MARKETING',
		components: [{ type: 'HEADER', format: 'GIF' }],
	};
	const match = { path: 'message_templates' };
	sandbox().inject({ match, status: 200, body: { data: [template] } });
	expect(await refused('sendMeta', { ...listed('made_up'), ...file })).toMatch(
		/^Header Media cannot fill a GIF header \[item 0\] \| Set Header Media to None, and give Header GIF/,
	);
	expect(changes()).toEqual([]);
});

test.each([
	[
		'procedureShortId',
		byId(nothing),
		'Procedure is empty [item 0] | Choose a procedure from the list',
	],
	['primaryKeyOrId', byKey(nothing), 'Process is empty [item 0] | Choose a process from the list'],
])('a %s that is not chosen', async (field, chosen, refusal) => {
	const parameters = { ...named('hello_world'), [field]: chosen };
	expect(await refused('sendForProcess', parameters)).toContain(refusal);
	expect(changes()).toEqual([]);
});

test.each(['send', 'sendMeta'] as const)('%s to nobody', async (operation) => {
	const parameters = { ...named('hello_world'), recipient: 'Ana' };
	expect(await refused(operation, parameters)).toMatch(/^Recipient "Ana" cannot be used/);
	expect(changes()).toEqual([]);
});

describe('errors that only WhatsApp can know are explained', () => {
	let strict: Sandbox;
	beforeAll(async () => {
		strict = await startSandbox({ token: madeUpToken() });
	}, 20_000);
	afterAll(async () => await strict.close());

	test.each<[SendOperation, INodeParameters, number]>([
		['send', named('daily_deal'), 132015],
		['sendMeta', named('daily_deal'), 132015],
		['send', named('shouting_promo', [['body', '1', 'a']]), 132001],
		['sendMeta', named('gone_promo'), 132001],
		['send', named('order_update', [['body', '1', 'Ana']]), 132000],
		['sendMeta', named('order_update', [['body', '1', 'Ana']]), 132000],
		['send', { ...named('christmas_promo_23', [['body', '1', 'Ana']]) }, 132012],
	])('%s: %#', async (operation, parameters, metaCode) => {
		const { output } = await sendTemplate(strict, operation, parameters, {
			onError: 'continueRegularOutput',
		});
		expect(output[0]?.json).toMatchObject({
			metaCode,
			httpStatus: 400,
			apiMessage: expect.stringContaining(`(#${metaCode})`),
			remedy: expect.stringMatching(/\w+ \w+/),
		});
		expect(strict.messages).toEqual([]);
	});

	test('a process that is not there', async () => {
		const parameters = { ...named('hello_world'), primaryKeyOrId: byKey('LEAD-999') };
		const refusal = errorOf(await sendTemplate(strict, 'sendForProcess', parameters));
		expect(refusal).toMatch(
			/^ChakraHQ found no process LEAD-999 in the procedure lead, or no plugin .*\(HTTP 404\).*Check Procedure and Process/,
		);
	});
});
