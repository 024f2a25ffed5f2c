import type { INodeParameters } from 'n8n-workflow';
import { onlyJson, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { envelope, send } from './message';

const sandbox = useSandbox();

/** n8n itself rejects an empty required field, but not an expression that gives nothing. */
const nothing = '={{ "" }}';
const long = (codePoints: number) => '🙂'.repeat(codePoints);
const asParameters = (value: object) => JSON.parse(JSON.stringify(value)) as INodeParameters;

const products = (...ids: unknown[]) => ({ product: ids.map((productId) => ({ productId })) });
const sections = (...given: object[]) => asParameters({ section: given });
const cards = (...given: object[]) => asParameters({ card: given });
const urlCard = {
	mediaUrl: 'https://example.com/a.png',
	buttonText: 'Buy it',
	buttonUrl: 'https://example.com/1',
};
const replyCard = (...titles: string[]) => ({
	mediaUrl: 'https://example.com/a.png',
	replies: { button: titles.map((title) => ({ title })) },
});

const flow = { type: 'flow', text: 'Book', flowId: '1324856375113472', buttonText: 'Open' };
const catalog = { type: 'catalog', text: 'See all' };
const product = { type: 'product', catalogId: '194836987003835', productId: 'hat 1' };
const productList = {
	type: 'productList',
	headerText: 'Hats',
	text: 'New ones',
	catalogId: '194836987003835',
	productSections: sections({ products: products('hat-1') }),
};
const address = { type: 'addressRequest', text: 'Where to?' };
const permission = { type: 'callPermissionRequest', text: 'May we call?' };
const callButton = { type: 'voiceCallButton', text: 'Call us' };
const carousel = { type: 'mediaCarousel', text: 'Look', cards: cards(urlCard, urlCard) };

const bodies: Array<[string, INodeParameters, object]> = [
	[
		'a Flow, as short as can be',
		flow,
		{
			type: 'flow',
			body: { text: 'Book' },
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_id: '1324856375113472',
					flow_cta: 'Open',
					flow_action: 'navigate',
				},
			},
		},
	],
	[
		'a Flow with all that it can have',
		{
			...flow,
			flowId: '={{ 1324856375113472 }}',
			headerText: 'Visit',
			footer: 'Example Shop',
			flowScreen: ' BOOKING ',
			flowDataJson: '{ "name": "Ana" }',
			flowReference: 'order-7',
			flowIsDraft: true,
		},
		{
			type: 'flow',
			header: { type: 'text', text: 'Visit' },
			body: { text: 'Book' },
			footer: { text: 'Example Shop' },
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_token: 'order-7',
					flow_id: '1324856375113472',
					flow_cta: 'Open',
					mode: 'draft',
					flow_action: 'navigate',
					flow_action_payload: { screen: 'BOOKING', data: { name: 'Ana' } },
				},
			},
		},
	],
	[
		'a Flow that asks its endpoint',
		{ ...flow, flowAction: 'data_exchange' },
		{
			type: 'flow',
			body: { text: 'Book' },
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_id: '1324856375113472',
					flow_cta: 'Open',
					flow_action: 'data_exchange',
				},
			},
		},
	],
	[
		'a catalog',
		catalog,
		{ type: 'catalog_message', body: { text: 'See all' }, action: { name: 'catalog_message' } },
	],
	[
		'a catalog with a thumbnail',
		{ ...catalog, thumbnailProductId: ' 2lc20305pt ', footer: 'Example Shop' },
		{
			type: 'catalog_message',
			body: { text: 'See all' },
			footer: { text: 'Example Shop' },
			action: {
				name: 'catalog_message',
				parameters: { thumbnail_product_retailer_id: '2lc20305pt' },
			},
		},
	],
	[
		'a product without a text',
		product,
		{
			type: 'product',
			action: { catalog_id: '194836987003835', product_retailer_id: 'hat 1' },
		},
	],
	[
		'a product with a text, its IDs given as numbers',
		{ ...product, catalogId: '={{ 194836987003835 }}', productId: '={{ 42 }}', text: 'It is back' },
		{
			type: 'product',
			body: { text: 'It is back' },
			action: { catalog_id: '194836987003835', product_retailer_id: '42' },
		},
	],
	[
		'a product list',
		{
			...productList,
			productSections: sections(
				{ title: 'Hats', products: products('hat-1', 2) },
				{ title: 'Bags', products: products(' bag-1 ') },
			),
		},
		{
			type: 'product_list',
			header: { type: 'text', text: 'Hats' },
			body: { text: 'New ones' },
			action: {
				catalog_id: '194836987003835',
				sections: [
					{
						title: 'Hats',
						product_items: [{ product_retailer_id: 'hat-1' }, { product_retailer_id: '2' }],
					},
					{ title: 'Bags', product_items: [{ product_retailer_id: 'bag-1' }] },
				],
			},
		},
	],
	[
		'an address request',
		address,
		{
			type: 'address_message',
			body: { text: 'Where to?' },
			action: { name: 'address_message', parameters: { country: 'IN' } },
		},
	],
	[
		'an address request with what is known',
		{
			...address,
			country: 'Singapore',
			prefilledAddress: { name: ' Ana ', postalCode: 18937, unitNumber: '12-34', city: '' },
		},
		{
			type: 'address_message',
			body: { text: 'Where to?' },
			action: {
				name: 'address_message',
				parameters: {
					country: 'SG',
					values: { name: 'Ana', sg_post_code: '18937', unit_number: '12-34' },
				},
			},
		},
	],
	[
		'a call permission request',
		permission,
		{
			type: 'call_permission_request',
			body: { text: 'May we call?' },
			action: { name: 'call_permission_request' },
		},
	],
	[
		'a voice call button',
		callButton,
		{
			type: 'voice_call',
			body: { text: 'Call us' },
			action: { name: 'voice_call', parameters: { ttl_minutes: 10080 } },
		},
	],
	[
		'a voice call button with all that it can have',
		{ ...callButton, buttonText: ' Call ', ttlMinutes: '={{ "60" }}', callPayload: 'order 7' },
		{
			type: 'voice_call',
			body: { text: 'Call us' },
			action: {
				name: 'voice_call',
				parameters: { display_text: 'Call', ttl_minutes: 60, payload: 'order 7' },
			},
		},
	],
	[
		'a media carousel with URL buttons',
		{ ...carousel, cards: cards({ ...urlCard, text: 'One\nof\ntwo' }, urlCard) },
		{
			type: 'carousel',
			body: { text: 'Look' },
			action: {
				cards: [0, 1].map((card_index) => ({
					card_index,
					type: 'cta_url',
					header: { type: 'image', image: { link: 'https://example.com/a.png' } },
					...(card_index === 0 && { body: { text: 'One\nof\ntwo' } }),
					action: {
						name: 'cta_url',
						parameters: { display_text: 'Buy it', url: 'https://example.com/1' },
					},
				})),
			},
		},
	],
	[
		'a media carousel with reply buttons, each to be told from the others',
		{ ...carousel, cards: cards(replyCard('More', 'Stop'), replyCard('More', 'Stop')) },
		{
			type: 'carousel',
			body: { text: 'Look' },
			action: {
				cards: [0, 1].map((card_index) => ({
					card_index,
					type: 'cta_url',
					header: { type: 'image', image: { link: 'https://example.com/a.png' } },
					action: {
						buttons: ['More', 'Stop'].map((title) => ({
							type: 'quick_reply',
							quick_reply: { id: `${title} ${card_index + 1}`, title },
						})),
					},
				})),
			},
		},
	],
];

test.each(bodies)('sends %s, and nothing else', async (_, parameters, interactive) => {
	const json = onlyJson(await send(sandbox(), parameters));
	expect(sandbox().messages[0]?.body).toEqual({ ...envelope, type: 'interactive', interactive });
	expect(json).toMatchObject({ type: parameters.type });
});

test('words of a choice may be written in capitals', async () => {
	onlyJson(
		await send(sandbox(), { ...flow, flowAction: '={{ " Navigate " }}', flowDataJson: ' ' }),
	);
	const video = { ...urlCard, mediaUrl: 'https://example.com/a.mp4' };
	onlyJson(
		await send(sandbox(), { ...carousel, cardKind: '={{ "VIDEO" }}', cards: cards(video, video) }),
	);
	expect(sandbox().messages).toHaveLength(2);
});

test('a carousel of videos', async () => {
	const video = { ...urlCard, mediaUrl: 'https://example.com/a.mp4' };
	await send(sandbox(), { ...carousel, cardKind: 'video', cards: cards(video, video) });
	expect(JSON.stringify(sandbox().messages[0]?.body)).toContain('"video":{"link"');
});

test('what just fits goes out', async () => {
	const ten = Array.from({ length: 10 }, (_, index) => ({
		title: long(24),
		products: products(`${index}a`, `${index}b`, `${index}c`),
	}));
	const all = [
		{ ...flow, buttonText: long(20), text: long(1024), headerText: long(60), footer: long(60) },
		{ ...productList, productSections: sections(...ten), headerText: long(60) },
		{ ...product, productId: 'x'.repeat(100) },
		{ ...callButton, buttonText: long(20), ttlMinutes: 43_200, callPayload: long(512) },
		{
			...carousel,
			cards: cards(...Array.from({ length: 10 }, () => ({ ...urlCard, text: long(160) }))),
		},
		{ ...address, prefilledAddress: { postalCode: '400064' } },
	];
	for (const one of all) onlyJson(await send(sandbox(), one));
	expect(sandbox().messages).toHaveLength(all.length);
});

const elevenSections = sections(
	...Array.from({ length: 11 }, (_, index) => ({ title: `${index}`, products: products('a') })),
);
const thirtyOne = sections(
	{ title: 'a', products: products(...Array.from({ length: 30 }, (_, index) => index)) },
	{ title: 'b', products: products('x') },
);

test.each<[string, INodeParameters, RegExp]>([
	['a Flow without an ID', { ...flow, flowId: nothing }, /Flow ID is empty/],
	['a Flow by name', { ...flow, flowId: 'booking flow' }, /Flow ID "booking flow" is not an ID/],
	['an ID with a blank in it', { ...flow, flowId: '13248 56375' }, /is not an ID/],
	['an ID that was rounded', { ...flow, flowId: '={{ 12345678901234567890 }}' }, /rounded/],
	['a Flow without a button', { ...flow, buttonText: nothing }, /Button Text is empty/],
	['a Flow with a long button', { ...flow, buttonText: long(21) }, /Button Text has 21 char/],
	['a Flow without a text', { ...flow, text: nothing }, /Text is empty/],
	['data that is a list', { ...flow, flowDataJson: '[1]' }, /Data \(JSON\) is not a JSON object/],
	['data that is no JSON', { ...flow, flowDataJson: '{"a"' }, /Data \(JSON\) is not a JSON object/],
	[
		'no data at all',
		{ ...flow, flowDataJson: '={{ $json.visit }}' },
		/Nothing was found for Data \(JSON\)/,
	],
	[
		'data that was not found',
		{ ...flow, flowDataJson: '={{ ({ a: $json.a }) }}' },
		/holds undefined/,
	],
	['data that is no number', { ...flow, flowDataJson: '={{ ({ a: NaN }) }}' }, /holds NaN/],
	['an unknown opening', { ...flow, flowAction: 'open' }, /Opens With "open".*data_exchange/],
	['a catalog without a text', { ...catalog, text: nothing }, /Text is empty/],
	[
		'a thumbnail of 101 characters',
		{ ...catalog, thumbnailProductId: 'x'.repeat(101) },
		/Thumbnail Product ID has 101/,
	],
	['a catalog by name', { ...product, catalogId: 'Hats' }, /Catalog ID "Hats" is not an ID/],
	['no product', { ...product, productId: nothing }, /Product ID is empty/],
	['a text too long', { ...product, text: long(1025) }, /Text has 1025/],
	['a list without a header', { ...productList, headerText: nothing }, /Header Text is empty/],
	['a list without sections', { ...productList, productSections: {} }, /Sections has no entry/],
	['eleven sections', { ...productList, productSections: elevenSections }, /Sections has 11/],
	['31 products', { ...productList, productSections: thirtyOne }, /31 products together/],
	[
		'a section without products',
		{ ...productList, productSections: sections({ title: 'a', products: {} }) },
		/Sections, number 1: Products has no entry/,
	],
	[
		'an empty product',
		{ ...productList, productSections: sections({ products: products('a', ' ') }) },
		/Sections, number 1, product 2: Product ID is empty/,
	],
	[
		'two sections, one without a title',
		{
			...productList,
			productSections: sections(
				{ title: 'a', products: products('a') },
				{ products: products('b') },
			),
		},
		/Sections, number 2: Title is empty/,
	],
	['an address in Germany', { ...address, country: 'DE' }, /Country "DE" has no address form/],
	[
		'a line of the other country',
		{ ...address, country: 'SG', prefilledAddress: { houseNumber: '7' } },
		/House Number is no line of the address form in Singapore/,
	],
	[
		'a postal code of 7 digits',
		{ ...address, prefilledAddress: { postalCode: '4000641' } },
		/Postal Code has 7/,
	],
	['a call without a reason', { ...permission, text: nothing }, /Text is empty/],
	['a button of no minutes', { ...callButton, ttlMinutes: 0 }, /must be a whole number from 1 to/],
	[
		'a button of 31 days',
		{ ...callButton, ttlMinutes: 44_640 },
		/must be a whole number from 1 to/,
	],
	['a payload too long', { ...callButton, callPayload: long(513) }, /Payload has 513/],
	['no card', { ...carousel, cards: {} }, /Cards has 0 entries.*2 to 10/],
	['one card', { ...carousel, cards: cards(urlCard) }, /Cards has one entry.*2 to 10/],
	[
		'eleven cards',
		{ ...carousel, cards: cards(...Array.from({ length: 11 }, () => urlCard)) },
		/Cards has 11 entries/,
	],
	[
		'a card without a picture',
		{ ...carousel, cards: cards(urlCard, { ...urlCard, mediaUrl: '' }) },
		/Cards, number 2: Media URL is empty/,
	],
	[
		'a picture that nobody can fetch',
		{ ...carousel, cards: cards(urlCard, { ...urlCard, mediaUrl: 'https://localhost/a.png' }) },
		/Cards, number 2: Media URL "https:\/\/localhost\/a\.png"/,
	],
	[
		'a video among pictures',
		{ ...carousel, cards: cards(urlCard, { ...urlCard, mediaUrl: 'https://example.com/a.mp4' }) },
		/cannot be sent as an image/,
	],
	['another kind', { ...carousel, cardKind: 'document' }, /Cards With "document"/],
	[
		'a card with a long text',
		{ ...carousel, cards: cards(urlCard, { ...urlCard, text: long(161) }) },
		/Cards, number 2: Text has 161/,
	],
	[
		'a card with three line breaks',
		{ ...carousel, cards: cards({ ...urlCard, text: 'a\nb\r\nc\rd' }, urlCard) },
		/Cards, number 1: Text has 3 line breaks/,
	],
	[
		'cards of two kinds',
		{ ...carousel, cards: cards(urlCard, replyCard('More')) },
		/Cards, number 2 has 1 reply buttons, and number 1 has 0/,
	],
	[
		'a card with both kinds',
		{ ...carousel, cards: cards({ ...urlCard, ...replyCard('a') }, replyCard('a')) },
		/has a URL button and reply buttons/,
	],
	[
		'one title twice',
		{ ...carousel, cards: cards(replyCard('a', 'a'), replyCard('a', 'b')) },
		/"a" is there twice/,
	],
	[
		'a link that is none',
		{ ...carousel, cards: cards({ ...urlCard, buttonUrl: 'example' }, urlCard) },
		/Cards, number 1: Button URL "example" is not a web address/,
	],
])('%s is refused before anything goes out', async (_, parameters, refusal) => {
	expect(errorOf(await send(sandbox(), parameters))).toMatch(refusal);
	expect(sandbox().requests).toEqual([]);
});
