import type { INodeParameters } from 'n8n-workflow';
import type { InputFile } from '../engine';
import { onlyJson, senderId } from '../operate';
import { clip, pdf, picture } from '../pictures';
import { useSandbox } from '../useSandbox';
import {
	chakraTemplate,
	listed,
	mapping,
	metaTemplate,
	named,
	operations,
	sendTemplate,
	texts,
} from './templateMessage';

const sandbox = useSandbox();

/** A placeholder for the public URL that the upload makes. */
const LINK = 'the public URL';

interface Sample {
	title: string;
	template: string;
	language?: string;
	/** The values of the form, and the same values by hand. */
	values?: INodeParameters;
	pairs?: Array<[string, string, unknown]>;
	file?: InputFile;
	/** More parameters for a template by name. */
	options?: INodeParameters;
	chakra: object;
	components?: object[];
}

const header = (kind: string, content: object) => ({
	type: 'header',
	parameters: [{ type: kind, [kind]: content }],
});
const body = (...parameters: object[]) => ({ type: 'body', parameters });
const button = (sub_type: string, index: string, parameter: object) => ({
	type: 'button',
	sub_type,
	index,
	parameters: [parameter],
});
const place = { latitude: 52.52, longitude: 13.4, name: 'Main Store', address: 'Main Street 1' };

/** Every kind of template that the sandbox has and both formats can express. */
const samples: Sample[] = [
	{ title: 'without variables', template: 'hello_world', chakra: {} },
	{
		title: 'with numbered variables',
		template: 'order_update',
		language: 'pt_BR',
		values: { body_2: 'A-100', body_1: 'Ana' },
		pairs: [
			['body', '2', 'A-100'],
			['body', '{{1}}', 'Ana'],
		],
		chakra: { mapping: mapping({ 1: 'Ana', 2: 'A-100' }) },
		components: [body(...texts('Ana', 'A-100'))],
	},
	{
		title: 'with a picture',
		template: 'christmas_promo_23',
		values: { body_1: 'Ana' },
		pairs: [['body', '1', 'Ana']],
		file: picture,
		chakra: { imageUrl: LINK, mapping: mapping({ 1: 'Ana' }) },
		components: [header('image', { link: LINK }), body(...texts('Ana'))],
	},
	{
		title: 'with a video',
		template: 'how_it_works',
		file: clip,
		chakra: { videoUrl: LINK },
		components: [header('video', { link: LINK })],
	},
	{
		title: 'with a document and named variables',
		template: 'invoice_ready',
		values: { body_customer_name: 'Ana', body_amount: '10 EUR' },
		pairs: [
			['body', 'customer_name', 'Ana'],
			['body', 'amount', '10 EUR'],
		],
		file: pdf,
		chakra: {
			documentUrl: LINK,
			filename: 'Invoice 7.pdf',
			mapping: mapping({ customer_name: 'Ana', amount: '10 EUR' }),
		},
		components: [
			header('document', { link: LINK, filename: 'Invoice 7.pdf' }),
			body(
				{ type: 'text', parameter_name: 'customer_name', text: 'Ana' },
				{ type: 'text', parameter_name: 'amount', text: '10 EUR' },
			),
		],
	},
	{
		title: 'with a header text and names in it',
		template: 'event_reminder',
		values: { header_event_name: 'the fair', body_start_time: '9:00' },
		pairs: [
			['header', 'event_name', 'the fair'],
			['body', 'start_time', '9:00'],
		],
		chakra: {
			headerMapping: mapping({ event_name: 'the fair' }),
			mapping: mapping({ start_time: '9:00' }),
		},
		components: [
			{
				type: 'header',
				parameters: [{ type: 'text', parameter_name: 'event_name', text: 'the fair' }],
			},
			body({ type: 'text', parameter_name: 'start_time', text: '9:00' }),
		],
	},
	{
		title: 'with a numbered header and a flow that needs nothing',
		template: 'ticket_answer',
		values: { header_1: 'T-1' },
		pairs: [['header', '1', 'T-1']],
		chakra: { headerMapping: mapping({ 1: 'T-1' }) },
		components: [{ type: 'header', parameters: texts('T-1') }],
	},
	{
		title: 'with a location',
		template: 'store_address',
		values: {
			header_latitude: 52.52,
			header_longitude: 13.4,
			header_name: 'Main Store',
			header_address: 'Main Street 1',
		},
		options: {
			options: {
				headerLocation: { location: { ...place, latitude: '52.52', longitude: '13,4' } },
			},
		},
		chakra: {
			locationLatitude: 52.52,
			locationLongitude: 13.4,
			locationName: 'Main Store',
			locationAddress: 'Main Street 1',
		},
		components: [header('location', place)],
	},
	{
		title: 'with a link ending',
		template: 'new_collection',
		values: { body_1: 'Ana', button_0_url: 'new' },
		pairs: [
			['body', '1', 'Ana'],
			['urlButton', '1', 'new'],
		],
		file: picture,
		chakra: {
			imageUrl: LINK,
			mapping: mapping({ 1: 'Ana' }),
			buttonMapping: mapping({ 1: 'new' }),
		},
		components: [
			header('image', { link: LINK }),
			body(...texts('Ana')),
			button('url', '0', { type: 'text', text: 'new' }),
		],
	},
	{
		title: 'with a coupon and a link ending',
		template: 'coupon_week',
		values: { body_1: 'Ana', button_0_code: 'SAVE20', button_1_url: 'sale' },
		pairs: [
			['body', '1', 'Ana'],
			['copyCodeButton', '1', 'SAVE20'],
			['urlButton', '2', 'sale'],
		],
		file: picture,
		chakra: {
			imageUrl: LINK,
			mapping: mapping({ 1: 'Ana' }),
			buttonMapping: mapping({ 1: 'SAVE20', 2: 'sale' }),
		},
		components: [
			header('image', { link: LINK }),
			body(...texts('Ana')),
			button('copy_code', '0', { type: 'coupon_code', coupon_code: 'SAVE20' }),
			button('url', '1', { type: 'text', text: 'sale' }),
		],
	},
	{
		title: 'with a one-time code',
		template: 'login_otp',
		values: { code: '496093' },
		pairs: [['code', '', '496093']],
		chakra: { otpCode: '496093' },
		components: [body(...texts('496093')), button('url', '0', { type: 'text', text: '496093' })],
	},
];

const cases = samples.flatMap((sample) =>
	operations.flatMap((operation) => [
		[sample.title, operation, 'list', sample] as const,
		[sample.title, operation, 'name', sample] as const,
	]),
);

test.each(cases)('a template %s, by %s, chosen by %s', async (_, operation, mode, sample) => {
	const { template, language = 'en_US', values, pairs, file, options, chakra, components } = sample;
	const result = await sendTemplate(
		sandbox(),
		operation,
		{
			...(mode === 'list'
				? listed(template, values, language)
				: { ...named(template, pairs, language), ...options }),
			headerMedia: file ? 'binary' : 'none',
			...(file && { binaryPropertyName: 'data' }),
		},
		{ items: [{ ...(file && { files: { data: file } }) }] },
	);
	const json = onlyJson(result);

	const link = sandbox().uploads[0]?.publicMediaUrl;
	const [message, ...more] = sandbox().messages;
	expect(more).toEqual([]);
	expect(message).toMatchObject({ from: senderId, to: '15550100001' });
	expect(sorted(message?.body)).toEqual(
		sorted(
			withLink(
				operation === 'sendMeta'
					? metaTemplate(template, components, language)
					: chakraTemplate(template, chakra, language),
				link,
			),
		),
	);
	expect(json).toEqual({
		messageId: operation === 'sendMeta' ? null : expect.stringMatching(/^[0-9a-f-]{36}$/),
		whatsappMessageId: message?.whatsappMessageId,
		status: expect.any(String),
		recipient: operation === 'sendForProcess' ? 'lead LEAD-1' : '15550100001',
		template,
		...(file && { publicMediaUrl: link }),
	});
});

function withLink(content: object, link: string | undefined): unknown {
	return JSON.parse(JSON.stringify(content).replaceAll(LINK, link ?? LINK));
}

/** The order of named values does not matter. */
function sorted(content: unknown): unknown {
	return JSON.parse(JSON.stringify(content), (_, value: unknown) =>
		Array.isArray(value) && value.some(isNamed)
			? [...value].sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
			: value,
	);
}
const nameOf = (value: Record<string, string>) =>
	value.parameter_name ?? value.schemaPropertyName ?? '';
const isNamed = (value: unknown) =>
	typeof value === 'object' &&
	value !== null &&
	('parameter_name' in value || 'schemaPropertyName' in value);

test("a carousel, in Meta's format", async () => {
	const card = (index: number) => ({
		[`card_${index}_header_image`]: `https://example.com/${index}.png`,
		[`card_${index}_button_0_url`]: `hat-${index}`,
	});
	const values = { body_1: 'Ana', ...card(0), ...card(1), ...card(2) };
	onlyJson(await sendTemplate(sandbox(), 'sendMeta', listed('summer_hats', values)));
	expect(sandbox().messages[0]?.body).toEqual(
		metaTemplate('summer_hats', [
			body(...texts('Ana')),
			{
				type: 'carousel',
				cards: [0, 1, 2].map((index) => ({
					card_index: index,
					components: [
						header('image', { link: `https://example.com/${index}.png` }),
						button('url', '0', { type: 'text', text: `hat-${index}` }),
					],
				})),
			},
		]),
	);
});

test("quick replies with payloads of one's own, in Meta's format", async () => {
	const values = { body_1: 'Ana', body_2: 'A-100', button_1_payload: 'help-100' };
	await sendTemplate(sandbox(), 'sendMeta', listed('order_update', values));
	const components = [
		body(...texts('Ana', 'A-100')),
		button('quick_reply', '1', { type: 'payload', payload: 'help-100' }),
	];
	await sendTemplate(
		sandbox(),
		'sendMeta',
		named('order_update', [
			['body', '1', 'Ana'],
			['body', '2', 'A-100'],
			['quickReplyButton', '2', 'help-100'],
		]),
	);
	expect(sandbox().messages.map((message) => message.body)).toEqual([
		metaTemplate('order_update', components),
		metaTemplate('order_update', components),
	]);
});

test("components in Meta's own JSON, sent as they are", async () => {
	const components = [body(...texts('Ana', 'A-100'))];
	await sendTemplate(sandbox(), 'sendMeta', {
		...named('order_update'),
		options: { components: JSON.stringify(components) },
	});
	expect(sandbox().messages[0]?.body).toEqual(metaTemplate('order_update', components));
});

test("components that were added and not written leave the form's values in place", async () => {
	const pairs: Array<[string, string, string]> = [
		['body', '1', 'Ana'],
		['body', '2', 'A-100'],
	];
	await sendTemplate(sandbox(), 'sendMeta', {
		...named('order_update', pairs),
		options: { components: '[]' },
	});
	const components = [body(...texts('Ana', 'A-100'))];
	expect(sandbox().messages[0]?.body).toEqual(metaTemplate('order_update', components));
});

test.each<[string, INodeParameters, object]>([
	[
		'an image',
		{ headerMediaUrl: 'https://example.com/a.png' },
		{ imageUrl: 'https://example.com/a.png' },
	],
	[
		'a document, with its name',
		{ headerMediaUrl: 'https://example.com/My%20bill.pdf' },
		{ documentUrl: 'https://example.com/My%20bill.pdf', filename: 'My bill.pdf' },
	],
	[
		'a document under another name',
		{
			headerMediaUrl: 'https://example.com/?id=7',
			headerMediaKind: 'document',
			options: { fileName: 'Bill.pdf' },
		},
		{ documentUrl: 'https://example.com/?id=7', filename: 'Bill.pdf' },
	],
	[
		'a document whose link tells no name',
		{ headerMediaUrl: 'https://example.com/?id=7', headerMediaKind: 'document' },
		{ documentUrl: 'https://example.com/?id=7' },
	],
])('a header by URL: %s', async (_, more, fields) => {
	sandbox().inject({ status: 200, body: { _data: { id: 'a', externalId: 'wamid.A' } } });
	await sendTemplate(sandbox(), 'send', { ...named('any'), headerMedia: 'url', ...more });
	expect(sandbox().requests[0]?.body).toEqual(chakraTemplate('any', fields));
});

test('a name without a language, which ChakraHQ then picks', async () => {
	await sendTemplate(sandbox(), 'send', named('hello_world', [], ''));
	expect(sandbox().messages[0]?.body).toEqual({
		whatsappPhoneNumberId: senderId,
		templateName: 'hello_world',
	});
});

test('a name with its language, as the list writes it', async () => {
	await sendTemplate(sandbox(), 'sendMeta', named('hello_world:en_US', [], ''));
	expect(sandbox().messages[0]?.body).toEqual(metaTemplate('hello_world'));
});

test('the account in the options, where the sender is not among the listed numbers', async () => {
	const other = {
		...listed('hello_world'),
		sender: { __rl: true, mode: 'id', value: '99999999999' },
		options: { wabaId: '83784929738012', validateOnly: true },
	};
	expect(onlyJson(await sendTemplate(sandbox(), 'send', other))).toHaveProperty('request');
	expect(sandbox().requests.map(({ operationId }) => operationId)).toEqual([
		'listMessageTemplates',
		'listMessageTemplates',
	]);
});

test('the raw response if Simplify is off', async () => {
	const json = onlyJson(
		await sendTemplate(sandbox(), 'send', { ...named('hello_world'), simplify: false }),
	);
	expect(json).toMatchObject({ externalId: sandbox().messages[0]?.whatsappMessageId });
	expect(json).toHaveProperty('deliveryStatus');
});
