import type { INodeParameters } from 'n8n-workflow';
import { mapFields } from '../editor';
import { byId, fromList, onlyJson, errorOf, senderId } from '../operate';
import { picture } from '../pictures';
import { useSandbox } from '../useSandbox';
import { metaTemplate, named, sendTemplate, texts } from './templateMessage';

const sandbox = useSandbox();

const stored = (components: object[], more: object = {}) => ({
	id: '1',
	name: 'made_up',
	language: 'en_US',
	status: 'APPROVED',
	category: 'MARKETING',
	components,
	...more,
});

/** Sends a template that the sandbox does not have. The list of templates is made up, and Validate Only is on. */
async function checkWithForm(template: object, values: INodeParameters) {
	const list = () =>
		sandbox().inject({
			match: { path: 'message_templates' },
			status: 200,
			body: { data: [template] },
		});
	const node = { resource: 'templateMessage', operation: 'sendMeta', sender: byId(senderId) };
	const chosen = fromList('made_up:en_US');
	list();
	const { fields } = await mapFields(sandbox(), 'getTemplateParameters', {
		...node,
		template: chosen,
	});
	list();
	return await sendTemplate(sandbox(), 'sendMeta', {
		template: chosen,
		// As the editor saves it: the values, and the fields that n8n checks them by.
		templateParameters: JSON.parse(
			JSON.stringify({
				mappingMode: 'defineBelow',
				value: values,
				matchingColumns: [],
				schema: fields,
				attemptToConvertTypes: false,
				convertFieldsToString: false,
			}),
		),
		options: { validateOnly: true },
	});
}

const componentsFrom = async (template: object, values: INodeParameters) => {
	const json = onlyJson(await checkWithForm(template, values));
	return json?.request;
};
const sending = (...components: object[]) => ({
	method: 'POST',
	url: expect.stringMatching(/\/messages$/),
	body: metaTemplate('made_up', components),
});

describe('a form filled in the editor, through what n8n makes of it', () => {
	const offer = stored([
		{ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends', has_expiration: true } },
		{ type: 'BODY', text: 'All hats.' },
	]);

	test.each([
		['typed in', '2027-01-01T00:00:00Z'],
		["n8n's DateTime", '={{ DateTime.fromISO("2027-01-01T00:00:00Z") }}'],
		['a Date', '={{ new Date("2027-01-01T00:00:00Z") }}'],
	])('an offer ends at a date: %s', async (_, ends) => {
		expect(await componentsFrom(offer, { offer_ends: ends })).toEqual(
			sending({
				type: 'limited_time_offer',
				parameters: [
					{
						type: 'limited_time_offer',
						limited_time_offer: { expiration_time_ms: Date.UTC(2027, 0, 1) },
					},
				],
			}),
		);
	});

	test.each([
		['as the form gives it', '2027-01-01T10:00:00'],
		['without seconds', '2027-01-01 10:00'],
		['in words', 'January 1, 2027 10:00 am'],
	])('a date without a time zone is in the zone of the workflow: %s', async (_, ends) => {
		// In the tests, workflows are in America/New_York, and the machine in another zone.
		expect(JSON.stringify(await componentsFrom(offer, { offer_ends: ends }))).toContain(
			`"expiration_time_ms":${Date.UTC(2027, 0, 1, 15)}`,
		);
	});

	test('a day alone begins there too', async () => {
		expect(JSON.stringify(await componentsFrom(offer, { offer_ends: '2027-01-31' }))).toContain(
			`"expiration_time_ms":${Date.UTC(2027, 0, 31, 5)}`,
		);
	});

	test('a date that could be two is none', async () => {
		expect(errorOf(await checkWithForm(offer, { offer_ends: '5.3.2027' }))).toContain(
			'Offer Ends "5.3.2027" is not a date that can be read [item 0] | Write Offer Ends as 2026-03-05',
		);
	});

	test.each([
		['typed in', '[{ "title": "New", "product_items": [{ "product_retailer_id": "sku-1" }] }]'],
		[
			'an expression',
			'={{ [{ title: "New", product_items: [{ product_retailer_id: "sku-1" }] }] }}',
		],
	])('several products are a list: %s', async (_, sections) => {
		const products = stored([
			{ type: 'BODY', text: 'All hats.' },
			{ type: 'BUTTONS', buttons: [{ type: 'MPM', text: 'View items' }] },
		]);
		const values = { button_0_thumbnail: 'sku-1', button_0_sections: sections };
		const request = await componentsFrom(products, values);
		expect(request).toEqual(
			sending({
				type: 'button',
				sub_type: 'mpm',
				index: '0',
				parameters: [
					{
						type: 'action',
						action: {
							thumbnail_product_retailer_id: 'sku-1',
							sections: [{ title: 'New', product_items: [{ product_retailer_id: 'sku-1' }] }],
						},
					},
				],
			}),
		);
	});

	test.each([
		['typed in', '{ "day": "Monday" }'],
		['an expression', '={{ ({ day: "Monday" }) }}'],
	])('the data of a flow is an object: %s', async (_, data) => {
		const flow = stored([
			{ type: 'BODY', text: 'Book now.' },
			{ type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Book' }] },
		]);
		expect(await componentsFrom(flow, { button_0_flow_data: data })).toEqual(
			sending({
				type: 'button',
				sub_type: 'flow',
				index: '0',
				parameters: [{ type: 'action', action: { flow_action_data: { day: 'Monday' } } }],
			}),
		);
	});

	test('a GIF has a field of its own, for Header Media knows none', async () => {
		const gif = stored([
			{ type: 'HEADER', format: 'GIF' },
			{ type: 'BODY', text: 'Look.' },
		]);
		expect(await componentsFrom(gif, { header_gif: 'https://example.com/a.mp4' })).toEqual(
			sending({
				type: 'header',
				parameters: [{ type: 'gif', gif: { link: 'https://example.com/a.mp4' } }],
			}),
		);
	});

	test('a variable that is called as the name of a document has its field', async () => {
		const components = [
			{ type: 'HEADER', format: 'TEXT', text: '{{document_name}}' },
			{ type: 'BODY', text: 'Here it is.' },
		];
		const values = { header_document_name: 'Bill' };
		expect(await componentsFrom(stored(components, { parameter_format: 'NAMED' }), values)).toEqual(
			sending({
				type: 'header',
				parameters: [{ type: 'text', parameter_name: 'document_name', text: 'Bill' }],
			}),
		);
	});

	test('numbers and yes or no become texts', async () => {
		const two = stored([{ type: 'BODY', text: '{{1}}: {{2}}.' }]);
		expect(await componentsFrom(two, { body_1: '={{ 7.5 }}', body_2: '={{ true }}' })).toEqual(
			sending({ type: 'body', parameters: texts('7.5', 'true') }),
		);
	});
});

describe('values made for another template', () => {
	const filled = async (madeFor: string) => {
		const node = { resource: 'templateMessage', operation: 'send', sender: byId(senderId) };
		const chosen = { ...node, template: fromList(madeFor) };
		const { fields } = await mapFields(sandbox(), 'getTemplateParameters', chosen);
		return JSON.parse(
			JSON.stringify({
				mappingMode: 'defineBelow',
				value: { body_1: 'Ana' },
				matchingColumns: [],
				schema: fields,
			}),
		);
	};

	test('are refused, with what to press', async () => {
		const templateParameters = await filled('campaign_001:en_US');
		const template = fromList('campaign_002:en_US');
		const parameters = { template, templateParameters };
		expect(errorOf(await sendTemplate(sandbox(), 'send', parameters))).toBe(
			'Values to Send were made for the template campaign_001:en_US, and campaign_002:en_US is chosen [item 0] | Press the reload sign beside Values to Send, and fill them in again.',
		);
		expect(sandbox().messages).toEqual([]);
	});

	test('are taken where it is the same, and left aside where there is nothing to fill in', async () => {
		const templateParameters = await filled('campaign_001:en_US');
		for (const name of ['campaign_001:en_US', 'hello_world:en_US'])
			onlyJson(
				await sendTemplate(sandbox(), 'send', { template: fromList(name), templateParameters }),
			);
		expect(sandbox().messages).toHaveLength(2);
	});
});

describe('a location that nobody gave', () => {
	const address = stored([
		{ type: 'HEADER', format: 'LOCATION' },
		{ type: 'BODY', text: 'Here.' },
	]);
	const place = { header_name: 'Store', header_address: 'Street' };

	test('is no 0,0 made of empty fields', async () => {
		const values = {
			...place,
			header_latitude: '={{ Number($json.latitude ?? "") }}',
			header_longitude: '={{ Number($json.longitude ?? "") }}',
		};
		expect(errorOf(await checkWithForm(address, values))).toBe(
			'Values to Send do not fill the template "made_up" [item 0] | “Header Latitude” and “Header Longitude” are both 0. Look at what they are taken from.',
		);
	});

	test.each(['={{ "" }}', '={{ null }}', '={{ $json.latitude }}'])(
		'is none: %s',
		async (nothing) => {
			const values = { ...place, header_latitude: nothing, header_longitude: nothing };
			expect(errorOf(await checkWithForm(address, values))).toMatch(
				/header_longitude|header_latitude|Header Latitude/,
			);
		},
	);

	test('is no 0,0 in the options either', async () => {
		const headerLocation = {
			location: { latitude: '={{ Number("") }}', longitude: '0', name: 'Store', address: 'Street' },
		};
		const parameters = { ...named('store_address'), options: { headerLocation } };
		expect(errorOf(await sendTemplate(sandbox(), 'send', parameters))).toMatch(
			/^Header Location: Latitude and Longitude are both 0 /,
		);
		expect(sandbox().messages).toEqual([]);
	});
});

describe("components in Meta's own JSON", () => {
	const components = [
		{
			type: 'header',
			parameters: [{ type: 'image', image: { link: 'https://example.com/a.png' } }],
		},
		{ type: 'body', parameters: texts('Ana') },
	];
	const given = (more: INodeParameters) => ({
		options: { components: JSON.stringify(components) },
		...more,
	});

	test('take the place of the form and of Header Media, also for a template from the list', async () => {
		const parameters = given({ template: fromList('christmas_promo_23:en_US') });
		onlyJson(await sendTemplate(sandbox(), 'sendMeta', parameters));
		expect(sandbox().messages.map(({ body }) => body)).toEqual([
			metaTemplate('christmas_promo_23', components),
		]);
	});

	test('leave the file of the item where it is', async () => {
		const parameters = given({ ...named('christmas_promo_23'), headerMedia: 'binary' });
		const items = [{ files: { data: picture } }];
		onlyJson(await sendTemplate(sandbox(), 'sendMeta', parameters, { items }));
		expect(sandbox().uploads).toEqual([]);
		expect(sandbox().messages).toHaveLength(1);
	});
});
