import fc from 'fast-check';
import type { JsonObject } from '../../../nodes/Chakra/json/narrow';
import { metaComponentsFor, variablesOf } from '../../../nodes/Chakra/whatsapp/templateVariables';
import { takesLinearTime } from '../linearTime';

const body = (text: string, example?: object) => ({
	type: 'BODY',
	text,
	...(example && { example }),
});
const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list });
const template = (...components: object[]): JsonObject => ({
	name: 'a',
	language: 'en',
	components,
});

const ids = (given: JsonObject) => variablesOf(given).map(({ id }) => id);
const labels = (given: JsonObject) => variablesOf(given).map(({ label }) => label);

describe('the text of a template', () => {
	const numbered = template(
		{ type: 'HEADER', format: 'TEXT', text: 'Hi {{1}}', example: { header_text: ['Pablo'] } },
		body('Order {{2}} of {{1}}, again {{1}}', { body_text: [['Monday', '860198']] }),
		{ type: 'FOOTER', text: 'Not a value: {{1}}' },
	);
	const named = {
		...template(
			body('Dear {{ first_name }}, order {{order_id}}', {
				body_text_named_params: [{ param_name: 'order_id', example: '12' }],
			}),
		),
		parameter_format: 'named',
	};

	test('asks for the numbered values of each part separately, each once', () => {
		expect(ids(numbered)).toEqual(['header_1', 'body_1', 'body_2']);
	});

	test('tells them apart by their examples', () => {
		expect(labels(numbered)).toEqual([
			'Header {{1}} "Hi …"',
			'{{1}} "of …" (e.g. Monday)',
			'{{2}} "Order … of"',
		]);
		expect(labels(named)).toEqual(['{{first_name}} "Dear …"', '{{order_id}} "order …"']);
		expect(labels(template(body('{{1}}', { body_text: 'Ann' })))).toEqual([
			'Body {{1}} (e.g. Ann)',
		]);
	});

	test.each([
		['Hello {{1}}, your order {{2}} is on its way.', '{{2}} "your order … is"'],
		['Hello,\n\n{{1}}\n{{2}}', 'Body {{2}}'],
		['Hi {{1}}, order {{2}} left.', '{{2}} "order … left."'],
		['*{{1}}* {{2}}', '{{2}} "*{{1}}* …"'],
		['{{1}}, your order is on its way.', '{{1}} "…, your order"'],
		['{{1}} is your code.', '{{1}} "… is your"'],
		['{{1}}! Hello.', '{{1}} "…! Hello."'],
		['{{1}} unbelievablylongword', '{{1}} "… unbelievablylon…"'],
		[`${'x'.repeat(900)} {{1}} {{2}}${'y'.repeat(90)}`, '{{2}} "{{1}} …"'],
	])('labels the last variable of %j by what stands around it', (text, label) => {
		expect(labels(template(body(text))).at(-1)).toBe(label);
	});

	test.each([
		[
			'names that differ at their end',
			body('{{customer_billing_address_one}} {{customer_billing_address_two}}'),
			['{{customer_bi…ddress_one}}', '{{customer_bi…ddress_two}}'],
		],
		[
			'names of the longest sort, in a header',
			{ type: 'HEADER', format: 'TEXT', text: `{{first_${'x'.repeat(80)}}}` },
			['Header {{first_x…xxxxxxx}}'],
		],
		[
			'the two values of one button',
			buttons({ type: 'FLOW', text: 'Book your next appointment' }),
			['Button 1 Flow Token “Book ', 'Button 1 Flow Data “Book y'],
		],
	])('what a form shows of labels tells them apart: %s', (_, component, shown) => {
		expect(labels(template(component)).map((label) => label.slice(0, 26))).toEqual(shown);
	});

	test('no label is longer than a form shows', () => {
		const long = labels(template(body(`${'word '.repeat(50)}{{1}}${' word'.repeat(50)}`)));
		const wide = labels(template(body(`${'x'.repeat(500)}{{1}}${'y'.repeat(400)}`)));
		expect(Math.max(...[...long, ...wide].map(({ length }) => length))).toBeLessThanOrEqual(26);
	});

	test('sends numbered values in the order of their numbers', () => {
		expect(metaComponentsFor(numbered, { header_1: 'Ann', body_2: 'B', body_1: 'A' })).toEqual({
			components: [
				{ type: 'header', parameters: [{ type: 'text', text: 'Ann' }] },
				{
					type: 'body',
					parameters: [
						{ type: 'text', text: 'A' },
						{ type: 'text', text: 'B' },
					],
				},
			],
		});
	});

	test.each([
		['says so', named],
		['does not state its format', { ...named, parameter_format: undefined }],
	])('sends named values with their names where the template %s', (_, given) => {
		expect(metaComponentsFor(given, { body_first_name: 'Ann', body_order_id: 7 })).toEqual({
			components: [
				{
					type: 'body',
					parameters: [
						{ type: 'text', parameter_name: 'first_name', text: 'Ann' },
						{ type: 'text', parameter_name: 'order_id', text: '7' },
					],
				},
			],
		});
	});

	test('puts ten after nine', () => {
		const text = Array.from({ length: 11 }, (_, n) => `{{${11 - n}}}`).join(' ');
		expect(ids(template(body(text))).at(-1)).toBe('body_11');
	});

	test('without placeholders sends nothing', () => {
		expect(metaComponentsFor(template(body('Hello')), {})).toEqual({ components: [] });
	});

	test('loses line breaks, tabs and long runs of spaces from its values', () => {
		const filled = metaComponentsFor(template(body('{{1}}')), { body_1: ' a\r\n\tb      c\n' });
		expect(filled).toEqual({
			components: [{ type: 'body', parameters: [{ type: 'text', text: 'a b    c' }] }],
		});
	});
});

describe('the header', () => {
	const header = (format: string) => template({ type: 'header', format }, body('Hello'));
	const parameter = (given: JsonObject, values: Record<string, unknown>) =>
		metaComponentsFor(given, values);
	const sent = (value: object) => ({ components: [{ type: 'header', parameters: [value] }] });

	test.each(['image', 'video', 'gif'])('takes %s by link or by ID', (kind) => {
		const link = 'https://media.example.com/a';
		const id = `header_${kind}`;
		expect(parameter(header(kind), { [id]: ` ${link} ` })).toEqual(
			sent({ type: kind, [kind]: { link } }),
		);
		expect(parameter(header(kind), { [id]: 1013859600285441 })).toEqual(
			sent({ type: kind, [kind]: { id: '1013859600285441' } }),
		);
	});

	test('takes a document, with its name if given', () => {
		const link = 'https://media.example.com/a.pdf';
		expect(parameter(header('DOCUMENT'), { header_document: link })).toEqual(
			sent({ type: 'document', document: { link } }),
		);
		expect(
			parameter(header('DOCUMENT'), { header_document: link, header_document_name: 'Bill.pdf' }),
		).toEqual(sent({ type: 'document', document: { link, filename: 'Bill.pdf' } }));
	});

	test('takes a location', () => {
		const values = {
			header_latitude: '37.44',
			header_longitude: -122.16,
			header_name: 'Philz',
			header_address: '101 Forest Ave',
		};
		expect(parameter(header('LOCATION'), values)).toEqual(
			sent({
				type: 'location',
				location: {
					latitude: 37.44,
					longitude: -122.16,
					name: 'Philz',
					address: '101 Forest Ave',
				},
			}),
		);
	});

	test.each([
		[{ header_latitude: 90.1 }, 'Header Latitude” is not a number from -90 to 90'],
		[{ header_longitude: -180.5 }, 'Header Longitude” is not a number from -180 to 180'],
		[{ header_latitude: 'here' }, 'Header Latitude” is not a number'],
		[{ header_latitude: NaN }, 'Header Latitude” is not a number'],
		[{ header_latitude: ' ' }, 'needs a value for “Header Latitude”'],
		[{ header_latitude: 0, header_longitude: '0' }, 'Longitude” are both 0'],
	])('takes no location that is none: %j', (change, reason) => {
		const place = {
			header_latitude: 1,
			header_longitude: 2,
			header_name: 'a',
			header_address: 'b',
		};
		expect(parameter(header('LOCATION'), { ...place, ...change })).toEqual({
			problem: expect.stringContaining(reason),
		});
	});

	test('takes a location on the equator, with a comma', () => {
		const place = {
			header_latitude: 0,
			header_longitude: '13,4',
			header_name: 'a',
			header_address: 'b',
		};
		expect(parameter(header('LOCATION'), place)).toEqual(
			sent({
				type: 'location',
				location: { latitude: 0, longitude: 13.4, name: 'a', address: 'b' },
			}),
		);
	});

	test('takes a product', () => {
		const values = { header_product_retailer_id: 'sku-1', header_catalog_id: 12 };
		expect(parameter(header('PRODUCT'), values)).toEqual(
			sent({ type: 'product', product: { product_retailer_id: 'sku-1', catalog_id: '12' } }),
		);
	});
});

describe('the buttons', () => {
	const given = template(
		body('Hello'),
		buttons(
			{ type: 'PHONE_NUMBER', text: 'Call' },
			{ type: 'URL', text: 'Shop', url: 'https://example.com/' },
			{ type: 'URL', text: 'Track', url: 'https://example.com/{{1}}' },
			{ type: 'COPY_CODE', example: '250FF' },
			{ type: 'QUICK_REPLY', text: 'Stop' },
			{ type: 'FLOW', text: 'Book' },
			{ type: 'CATALOG', text: 'View catalog' },
		),
	);

	test('ask only for what their kind takes', () => {
		expect(variablesOf(given).map(({ id, required }) => [id, required])).toEqual([
			['button_2_url', true],
			['button_3_code', true],
			['button_4_payload', false],
			['button_5_flow_token', false],
			['button_5_flow_data', false],
			['button_6_thumbnail', false],
		]);
	});

	test.each([
		['without an example', {}, '…//shop.example/{{1}}'],
		['with the ending as example', { example: ['1234'] }, 'e.g. 1234'],
		['with the whole link as example', { example: 'https://shop.example/1234' }, 'e.g. 1234'],
	])('show the link that a value ends, %s', (_, more, hint) => {
		const track = { type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}', ...more };
		expect(labels(template(buttons(track)))).toEqual([`Button 1 Link Ending “Track” (${hint})`]);
	});

	test('show the end of a long link', () => {
		const url = `https://shop.example/${'a'.repeat(200)}/{{1}}`;
		expect(labels(template(buttons({ type: 'URL', text: 'Track', url })))).toEqual([
			`Button 1 Link Ending “Track” (…${'a'.repeat(14)}/{{1}})`,
		]);
	});

	test.each([
		['1234', '1234'],
		[' https://shop.example/?order=1234 ', '1234'],
		['shop.example/?order=1234', '1234'],
		['HTTPS://Shop.example/?order=1234', '1234'],
		['/?order=1234', '1234'],
	])('end a link in what follows its own part: %s', (typed, text) => {
		const track = { type: 'URL', text: 'Track', url: 'https://shop.example/?order={{1}}' };
		expect(metaComponentsFor(template(buttons(track)), { button_0_url: typed })).toEqual({
			components: [
				{ type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text }] },
			],
		});
	});

	test.each([
		'https://other.example/1234',
		'http://shop.example/?order=1234',
		'www.shop.example',
		'//shop.example/?order=1234',
		'shop.example/other?order=1234',
		'Shop.Example',
		'ftp://shop.example/1234',
		'whatsapp://send?phone=15550100001',
		'mailto:ana@example.com',
		'sms:+15550100001',
		'"https://other.example/1234"',
		'<https://other.example/1234>',
		'ｈｔｔｐｓ://other.example/1234',
		'https://shop.example/?order=https://shop.example/1234',
	])('do not end a link in a whole address: %s', (typed) => {
		const track = { type: 'URL', text: 'Track', url: 'https://shop.example/?order={{1}}' };
		expect(metaComponentsFor(template(buttons(track)), { button_0_url: typed })).toEqual({
			problem: expect.stringContaining('takes the ending of the address only'),
		});
	});

	test('do not end a link in its own part', () => {
		const track = { type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}' };
		const values = { button_0_url: 'https://shop.example/' };
		expect(metaComponentsFor(template(buttons(track)), values)).toEqual({
			problem: expect.stringContaining('The template needs a value for “Button 1 Link Ending'),
		});
	});

	test('keep their positions, and send nothing for a button without a value', () => {
		expect(
			metaComponentsFor(given, { button_2_url: 'a1', button_3_code: 'C', button_4_payload: '' }),
		).toEqual({
			components: [
				{ type: 'button', sub_type: 'url', index: '2', parameters: [{ type: 'text', text: 'a1' }] },
				{
					type: 'button',
					sub_type: 'copy_code',
					index: '3',
					parameters: [{ type: 'coupon_code', coupon_code: 'C' }],
				},
			],
		});
	});

	test('of Flows, catalogs and replies send what was given', () => {
		const values = {
			button_2_url: 'a',
			button_3_code: 'c',
			button_4_payload: 'STOP',
			button_5_flow_data: '{"day":"Monday"}',
			button_6_thumbnail: 'sku-9',
		};
		expect(metaComponentsFor(given, values)).toMatchObject({
			components: [
				{},
				{},
				{ sub_type: 'quick_reply', parameters: [{ type: 'payload', payload: 'STOP' }] },
				{
					sub_type: 'flow',
					index: '5',
					parameters: [{ type: 'action', action: { flow_action_data: { day: 'Monday' } } }],
				},
				{
					sub_type: 'catalog',
					parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: 'sku-9' } }],
				},
			],
		});
	});

	test.each([
		['sections that are an object', { button_0_sections: { a: 1 } }, 'is not a JSON list'],
		['empty sections', { button_0_sections: [] }, 'needs a value for'],
		['empty sections as a text', { button_0_sections: '[]' }, 'is not a JSON list'],
		['sections that are no JSON', { button_0_sections: '[' }, 'is not a JSON list'],
		['flow data that is a list', { button_1_flow_data: '[1]' }, 'is not a JSON object'],
		[
			'flow data with a text that is lost',
			{ button_1_flow_data: '{"user":{"name":"[object Object]"}}' },
			'“Button 2 Flow Data” holds a text that is "[object Object]", because an expression gives',
		],
		[
			'sections with a text that is lost',
			{ button_0_sections: [{ title: 'undefined', product_items: [] }] },
			'holds a text that is "undefined"',
		],
	])('take no %s', (_, change, reason) => {
		const two = template(body('Hello'), buttons({ type: 'MPM' }, { type: 'FLOW' }));
		const values = { button_0_thumbnail: 'sku-1', button_0_sections: '[{}]', ...change };
		expect(metaComponentsFor(two, values)).toEqual({ problem: expect.stringContaining(reason) });
	});

	test('of several products take sections', () => {
		const sections = [{ title: 'New', product_items: [{ product_retailer_id: 'sku-1' }] }];
		const products = template(body('Hello'), buttons({ type: 'MPM', text: 'View items' }));
		expect(
			metaComponentsFor(products, { button_0_thumbnail: 'sku-1', button_0_sections: sections }),
		).toEqual({
			components: [
				{
					type: 'button',
					sub_type: 'mpm',
					index: '0',
					parameters: [
						{ type: 'action', action: { thumbnail_product_retailer_id: 'sku-1', sections } },
					],
				},
			],
		});
	});
});

describe('an authentication template', () => {
	const stored = [
		body('{{1}} is your code.'),
		buttons({ type: 'URL', text: 'Copy', url: 'https://x/{{1}}' }),
	];

	test.each([
		['by its category', { ...template(...stored), category: 'AUTHENTICATION' }],
		['by its button', template(body('{{1}}'), buttons({ type: 'OTP', text: 'Copy' }))],
	])('takes one code for body and button, told %s', (_, given) => {
		expect(ids(given)).toEqual(['code']);
		expect(metaComponentsFor(given, { code: 123456 })).toEqual({
			components: [
				{ type: 'body', parameters: [{ type: 'text', text: '123456' }] },
				{
					type: 'button',
					sub_type: 'url',
					index: '0',
					parameters: [{ type: 'text', text: '123456' }],
				},
			],
		});
	});
});

describe('a limited-time offer', () => {
	const offer = (hasExpiration: boolean) =>
		template(
			{
				type: 'LIMITED_TIME_OFFER',
				limited_time_offer: { text: 'Ends soon', has_expiration: hasExpiration },
			},
			body('Hello'),
		);

	test.each([
		['2027-01-01T00:00:00Z'],
		[1798761600000],
		['1798761600000'],
		[new Date(1798761600000)],
	])('takes its end as %p', (time) => {
		expect(metaComponentsFor(offer(true), { offer_ends: time })).toEqual({
			components: [
				{
					type: 'limited_time_offer',
					parameters: [
						{
							type: 'limited_time_offer',
							limited_time_offer: { expiration_time_ms: 1798761600000 },
						},
					],
				},
			],
		});
	});

	test.each([1798761600, '1798761600', 2027, '5.3.2027', '03/05/2027', 'soon', new Date(NaN)])(
		'does not take %p for its end',
		(time) => {
			expect(metaComponentsFor(offer(true), { offer_ends: time })).toEqual({
				problem: '“Offer Ends” is not a date and time.',
			});
		},
	);

	test('without an end asks for none', () => {
		expect(ids(offer(false))).toEqual([]);
	});
});

describe('a carousel', () => {
	const card = {
		components: [
			{ type: 'HEADER', format: 'IMAGE' },
			body('Try {{1}}'),
			buttons({ type: 'URL', text: 'Buy', url: 'https://example.com/{{1}}' }),
		],
	};
	const given = template(body('For {{1}}'), { type: 'CAROUSEL', cards: [card, card] });

	test('asks for the values of each card', () => {
		expect(ids(given)).toEqual([
			'body_1',
			'card_0_header_image',
			'card_0_body_1',
			'card_0_button_0_url',
			'card_1_header_image',
			'card_1_body_1',
			'card_1_button_0_url',
		]);
		expect(labels(given).at(-1)).toBe('Card 2 Button 1 Link Ending “Buy” (…://example.com/{{1}})');
	});

	test('sends one entry for each card', () => {
		const values = Object.fromEntries(ids(given).map((id) => [id, '71']));
		const sentCard = (index: number) => ({
			card_index: index,
			components: [
				{ type: 'header', parameters: [{ type: 'image', image: { id: '71' } }] },
				{ type: 'body', parameters: [{ type: 'text', text: '71' }] },
				{ type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '71' }] },
			],
		});
		expect(metaComponentsFor(given, values)).toEqual({
			components: [
				{ type: 'body', parameters: [{ type: 'text', text: '71' }] },
				{ type: 'carousel', cards: [sentCard(0), sentCard(1)] },
			],
		});
	});
});

describe('values that do not fill the template are refused', () => {
	const given = template(
		{ type: 'HEADER', format: 'IMAGE' },
		body('{{1}}'),
		buttons({ type: 'COPY_CODE' }, { type: 'FLOW', text: 'Book' }),
	);
	const good = { header_image: 'https://example.com/a.png', body_1: 'a', button_0_code: 'C' };

	test.each<[string, Record<string, unknown>, string]>([
		['missing', { body_1: undefined }, 'The template needs a value for “Body {{1}}”: a text.'],
		['empty', { body_1: ' \n' }, 'The template needs a value for “Body {{1}}”: a text.'],
		['an object for a text', { body_1: { a: 1 } }, '“Body {{1}}” is not a text.'],
		[
			'not a number',
			{ body_1: NaN },
			'“Body {{1}}” is not a text: it is "NaN", because an expression found nothing. Look at what it is taken from.',
		],
		[
			'a lost value',
			{ body_1: 'undefined' },
			'“Body {{1}}” is not a text: it is "undefined", because an expression found nothing. Look at what it is taken from.',
		],
		[
			'an expression in a field that is set to Fixed',
			{ body_1: 'Hi {{ $json.name }}' },
			'“Body {{1}}” is not a text: it holds the expression {{ $json.name }}, which n8n has not evaluated. Set it to Expression. If the text comes from elsewhere, put the values into it first.',
		],
		[
			'a date',
			{ body_1: new Date(0) },
			"“Body {{1}}” is a date, not a text. Say how to write it, for example {{ $now.toFormat('dd.MM.yyyy') }}.",
		],
		[
			'neither link nor ID',
			{ header_image: 'my photo.png' },
			'“Header Image” is not the public URL of an image, or a media ID (digits only).',
		],
		[
			'the name of a field',
			{ header_image: 'data' },
			'“Header Image” is not the public URL of an image, or a media ID (digits only).',
		],
		[
			'too long',
			{ button_0_code: 'x'.repeat(16) },
			'“Button 1 Coupon Code” is longer than 15 characters. Shorten it.',
		],
		[
			'broken JSON',
			{ button_1_flow_data: '{' },
			'“Button 2 Flow Data “Book”” is not a JSON object with something in it.',
		],
	])('%s', (_, change, problem) => {
		expect(metaComponentsFor(given, { ...good, ...change })).toEqual({ problem });
	});

	test.each([
		['https://example.com/M\u00e4rz 1.png', 'https://example.com/M%C3%A4rz%201.png'],
		['https://example.com', 'https://example.com'],
		['https://example.com/a.png?sig=a%2Fb', 'https://example.com/a.png?sig=a%2Fb'],
	])('the link %s goes out as %s', (link, sent) => {
		const filled = metaComponentsFor(given, { ...good, header_image: link });
		expect(JSON.stringify(filled)).toContain(JSON.stringify({ link: sent }));
	});

	test('half of an emoji does not go out', () => {
		const filled = metaComponentsFor(given, { ...good, body_1: 'Hi \ud83d' });
		expect(JSON.stringify(filled)).toContain('"text":"Hi \ufffd"');
	});

	test('and the other values of these templates are valid', () => {
		expect(metaComponentsFor(given, { ...good, unknown: 1 })).toHaveProperty('components');
	});

	test('inherited values do not count', () => {
		expect(metaComponentsFor(given, Object.create(good))).toHaveProperty('problem');
	});
});

describe('a text that grows longer than WhatsApp takes with its values', () => {
	const footer = { type: 'FOOTER', text: 'Bye' };
	const card = { components: [body('Try {{1}}')] };
	const long = (codePoints: number) => '🙂'.repeat(codePoints);

	test.each<[string, JsonObject, string, number]>([
		['Header', template({ type: 'HEADER', format: 'TEXT', text: 'Hi {{1}}' }), 'header_1', 60 - 3],
		['Body', template(body('Dear {{1}}'), footer), 'body_1', 1024 - 5],
		['Body', template(body('{{1}} and {{1}}'), footer), 'body_1', (1024 - 6) / 2],
		['Body', template(body('Dear {{1}}')), 'body_1', 32_768 - 5],
		['Body', template(body('{{1}}'), { type: 'LIMITED_TIME_OFFER' }), 'body_1', 600],
		['Card 1 Body', template({ type: 'CAROUSEL', cards: [card] }), 'card_0_body_1', 160 - 4],
		[
			'Button 1 “Shop”',
			template(body('x'), buttons({ type: 'URL', text: 'Shop', url: 'https://x/{{1}}' })),
			'button_0_url',
			2000 - 10,
		],
	])('is refused: %s, %#', (part, given, id, most) => {
		expect(metaComponentsFor(given, { [id]: long(most) })).toHaveProperty('components');
		expect(metaComponentsFor(given, { [id]: long(most + 1) })).toEqual({
			problem: expect.stringMatching(
				new RegExp(`^“${part}” has \\d+ characters with its values filled in, .* Shorten a value`),
			),
		});
	});

	test('is measured with values that look like variables, as they are', () => {
		const given = template(body('{{1}} {{2}}'), footer);
		const values = { body_1: '{{2}}', body_2: long(1018) };
		expect(metaComponentsFor(given, values)).toHaveProperty('components');
	});
});

describe('odd templates', () => {
	test.each<[string, JsonObject]>([
		['no components', { name: 'a' }],
		['components of another shape', { components: 'BODY' }],
		['nulls', { components: [null, 1, [], {}] }],
		['no texts', { components: [{ type: 'BODY' }, { type: 'HEADER' }, { type: 'BUTTONS' }] }],
		[
			'unknown kinds',
			{ components: [{ type: 'HEADER', format: 'HOLOGRAM' }, buttons({ type: 'X' })] },
		],
		['a carousel of nothing', { components: [{ type: 'CAROUSEL', cards: [] }] }],
		['broken placeholders', template(body('{{}} {1} {{ } {{a b}} {{{'))],
	])('with %s need no values', (_, given) => {
		expect(variablesOf(given)).toEqual([]);
		expect(metaComponentsFor(given, {})).toEqual({ components: [] });
	});

	test('of any shape are read without a crash, and their IDs are unique', () => {
		const keyword = fc.constantFrom(
			'HEADER',
			'BODY',
			'BUTTONS',
			'CAROUSEL',
			'TEXT',
			'IMAGE',
			'URL',
			'FLOW',
		);
		const text = fc.constantFrom('{{1}}', '{{name}}', '{{1}} {{2}} {{1}}', 'x');
		const { component } = fc.letrec((tie) => ({
			component: fc.oneof(
				{ maxDepth: 3 },
				fc.jsonValue(),
				fc.record(
					{
						type: keyword,
						format: keyword,
						text,
						url: text,
						buttons: fc.array(tie('component'), { maxLength: 3 }),
						cards: fc.array(tie('component'), { maxLength: 3 }),
						components: fc.array(tie('component'), { maxLength: 3 }),
						example: fc.jsonValue(),
					},
					{ requiredKeys: ['type'] },
				),
			),
		}));
		fc.assert(
			fc.property(fc.array(component, { maxLength: 4 }), fc.option(text), (components, format) => {
				const given = { components, parameter_format: format };
				const variables = variablesOf(given);
				expect(new Set(variables.map(({ id }) => id)).size).toBe(variables.length);
				const values = Object.fromEntries(
					variables.map(({ id, kind }) => [
						id,
						kind === 'object' ? { a: 1 } : kind === 'list' ? [1] : '1',
					]),
				);
				expect(metaComponentsFor(given, values)).toHaveProperty('components');
			}),
			{ numRuns: 300 },
		);
	});

	test.each(['{{', '{{1', '{{ ', '{', ' ', '{{1}}'])(
		'with many %j are read in linear time',
		(unit) => {
			const read = (text: string) => metaComponentsFor(template(body(text)), { body_1: text });
			const textOf = (length: number) => unit.repeat(length / unit.length);
			expect(takesLinearTime(read, textOf)).toBe(true);
		},
	);
});
