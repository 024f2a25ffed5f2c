import type { INodeParameters } from 'n8n-workflow';
import { onlyJson, errorOf } from '../operate';
import { picture } from '../pictures';
import { useSandbox } from '../useSandbox';
import { listed, named, operations, sendTemplate } from './templateMessage';

const sandbox = useSandbox();

const file = { headerMedia: 'binary', binaryPropertyName: 'data' };
const link = { headerMedia: 'url', headerMediaUrl: 'https://example.com/a.png' };
const location = {
	options: {
		headerLocation: {
			location: { latitude: '1', longitude: '2', name: 'Store', address: 'Street' },
		},
	},
};
const code = named('any', [['code', '', '1234']]);
const headerText = named('any', [['header', '1', 'T-1']]);

const cases: Array<[string, INodeParameters, RegExp]> = [
	[
		'a one-time code and a file',
		{ ...code, ...file },
		/give a one-time code, and Header Media is given too.*set Header Media to None/,
	],
	['a one-time code and a link', { ...code, ...link }, /one-time code, and Header Media is given/],
	[
		'a one-time code and a location',
		{ ...code, ...location },
		/one-time code, and Header Location is given too.*remove Header Location from the options/,
	],
	[
		'a header text and a file',
		{ ...headerText, ...file },
		/give a header text, and Header Media is given too.*set Header Media to None/,
	],
	[
		'a header text and a location',
		{ ...headerText, ...location },
		/header text, and Header Location is given/,
	],
	[
		'a location and a file',
		{ ...named('any'), ...location, ...file },
		/^Header Media and Header Location are both given.*set Header Media to None/,
	],
	[
		'a location and a file, for a template from the list',
		{ ...listed('christmas_promo_23', { body_1: 'Ana' }), ...location, ...file },
		/^Header Media and Header Location are both given/,
	],
	[
		'a location, for a template from the list without a header',
		{ ...listed('hello_world'), ...location },
		/^Template "hello_world" has no location in its header.*Remove Header Location/,
	],
	[
		'a location, for a template from the list with a header text',
		{ ...listed('ticket_answer', { header_1: 'T-1' }), ...location },
		/^Template "ticket_answer" has no location in its header/,
	],
];

describe.each(operations)('%s drops no value silently', (operation) => {
	test.each(cases)('but refuses %s before any upload', async (_, parameters, sentence) => {
		const items = [{ files: { data: picture } }];
		expect(errorOf(await sendTemplate(sandbox(), operation, parameters, { items }))).toMatch(
			sentence,
		);
		expect(sandbox().requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	test('and takes Header Location for a template from the list that shows one', async () => {
		const place = {
			header_latitude: 3,
			header_longitude: 4,
			header_name: 'a',
			header_address: 'b',
		};
		const parameters = { ...listed('store_address', place), ...location };
		onlyJson(await sendTemplate(sandbox(), operation, parameters));
		expect(JSON.stringify(sandbox().messages[0]?.body)).toContain('"Store"');
	});
});
