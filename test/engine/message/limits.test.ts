import type { INodeParameters } from 'n8n-workflow';
import { byId, onlyJson, operate, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { messageParameters, send } from './message';

const sandbox = useSandbox();

/** n8n itself rejects an empty required field, but not an expression that gives nothing. */
const nothing = '={{ "" }}';

/** Each character is one code point and two UTF-16 units. */
const long = (codePoints: number) => '🙂'.repeat(codePoints);

const buttons = (...titles: string[]) => ({ button: titles.map((title) => ({ title, id: '' })) });
const rows = (...titles: string[]) => ({ row: titles.map((title) => ({ title })) });
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}`);
const sections = (...groups: Array<{ title?: string; rows: object }>) =>
	JSON.parse(JSON.stringify({ section: groups })) as INodeParameters;

const reply = { type: 'replyButtons', text: 'Well?', buttons: buttons('Yes') };
const list = {
	type: 'list',
	text: 'When?',
	listButton: 'See',
	sections: sections({ rows: rows('Now') }),
};
const open = {
	type: 'urlButton',
	text: 'Shop',
	buttonText: 'Open',
	buttonUrl: 'https://example.com',
};
const place = { type: 'location', latitude: '1', longitude: '2' };
const card = (contact: object) => ({
	type: 'contacts',
	contacts: JSON.parse(JSON.stringify({ contact: [contact] })) as INodeParameters,
});
const image = { type: 'image', mediaSource: 'url', mediaUrl: 'https://example.com/a.png' };

test.each([
	['0', '0.0'],
	[0, '={{ Number("") }}'],
])('a place at %j, %j is none: an empty field may have become a 0', async (latitude, longitude) => {
	const refusal = errorOf(await send(sandbox(), { ...place, latitude, longitude }));
	expect(refusal).toMatch(/^Latitude and Longitude are both 0 \[item 0\] \| Look at what/);
	expect(sandbox().requests).toEqual([]);
});

test.each<[string, INodeParameters, RegExp]>([
	['a text', { text: '={{ 9400111899223817524671 }}' }, /^Text "9.4\d*e\+21" is a number of/],
	[
		'a button',
		{ ...reply, buttons: { button: [{ title: '={{ 12345678901234567 }}', id: '' }] } },
		/^Buttons, number 1: Title "12345678901234568" is a number of too many digits/,
	],
	[
		'a product',
		{ type: 'product', catalogId: '194836987003835', productId: '={{ 12345678901234567891 }}' },
		/^Product ID "12345678901234567000" is a number/,
	],
])('%s of a number that was rounded is refused', async (_, parameters, refusal) => {
	expect(errorOf(await send(sandbox(), parameters))).toMatch(refusal);
	expect(sandbox().requests).toEqual([]);
});

describe('a message within the limits is sent', () => {
	test.each<[string, INodeParameters]>([
		['a text of 4096 characters', { text: long(4096) }],
		['a caption of 1024 characters', { ...image, caption: long(1024) }],
		['buttons under a text of 1024 characters', { ...reply, text: long(1024) }],
		['a button title of 20 characters', { ...reply, buttons: buttons(long(20)) }],
		[
			'a button ID of 256 characters',
			{ ...reply, buttons: { button: [{ title: 'Yes', id: long(256) }] } },
		],
		['three buttons', { ...reply, buttons: buttons('1', '2', '3') }],
		['a footer of 60 characters', { ...reply, footer: long(60) }],
		['a header of 60 characters', { ...reply, header: 'text', headerText: long(60) }],
		['a list under a text of 4096 characters', { ...list, text: long(4096) }],
		['a list button of 20 characters', { ...list, listButton: long(20) }],
		['ten rows', { ...list, sections: sections({ rows: rows(...numbered(10)) }) }],
		[
			'ten sections',
			{
				...list,
				sections: sections(
					...numbered(10).map((title) => ({ title: long(24), rows: rows(title) })),
				),
			},
		],
		[
			'a row of 24, 72 and 200 characters',
			{
				...list,
				sections: sections({
					rows: { row: [{ title: long(24), description: long(72), id: long(200) }] },
				}),
			},
		],
		['a URL button text of 20 characters', { ...open, buttonText: long(20) }],
		['a request under a text of 1024 characters', { type: 'requestLocation', text: long(1024) }],
		['the south pole', { ...place, latitude: '-90', longitude: '180' }],
	])('%s', async (_, parameters) => {
		expect(onlyJson(await send(sandbox(), parameters))).toHaveProperty('whatsappMessageId');
	});

	test('257 contacts', async () => {
		const contact = numbered(257).map((fullName) => ({ fullName }));
		await send(sandbox(), { type: 'contacts', contacts: { contact } });
		expect(sandbox().messages[0]?.body.contacts).toHaveLength(257);
	});
});

/** Parameters beyond a limit → the error message. */
const refusals: Array<[string, INodeParameters, string | RegExp]> = [
	['an empty text', { text: ' \n ' }, 'Text is empty [item 0]'],
	[
		'a text of 4097 characters',
		{ text: long(4097) },
		'Text has 4097 characters, and WhatsApp takes at most 4096 [item 0]',
	],
	[
		'a text that is an object',
		{ text: '={{ { a: 1 } }}' },
		'Text is an object, not a text [item 0]',
	],
	['a caption of 1025 characters', { ...image, caption: long(1025) }, /^Caption has 1025 char/],
	['no URL', { ...image, mediaUrl: ' ' }, 'Media URL is empty [item 0]'],
	[
		'no web address',
		{ ...image, mediaUrl: 'hat.png' },
		'Media URL "hat.png" is not a public web address [item 0]',
	],
	[
		'a video by URL as an image',
		{ ...image, mediaUrl: 'https://example.com/a.mp4' },
		'The link ending in "a.mp4" cannot be sent as an image [item 0]',
	],
	[
		'an MP3 as a voice note',
		{ type: 'audio', mediaSource: 'url', mediaUrl: 'https://example.com/a.mp3', voice: true },
		'The file "a.mp3" cannot be a voice note [item 0]',
	],
	[
		'no latitude',
		{ ...place, latitude: nothing },
		'Latitude "" is not a number from -90 to 90 [item 0]',
	],
	[
		'a longitude beyond the date line',
		{ ...place, longitude: '180.5' },
		'Longitude "180.5" is not a number from -180 to 180 [item 0]',
	],
	[
		'no message ID to react to',
		{ type: 'reaction', messageId: nothing },
		'Message ID is empty [item 0]',
	],
	[
		'no emoji',
		{ type: 'reaction', messageId: 'wamid.A', emoji: nothing },
		'Emoji is empty [item 0]',
	],
	[
		'two emojis',
		{ type: 'reaction', messageId: 'wamid.A', emoji: '👍👍' },
		'Emoji "👍👍" is not one emoji [item 0]',
	],
	[
		'a letter for an emoji',
		{ type: 'reaction', messageId: 'wamid.A', emoji: 'x' },
		'Emoji "x" is not one emoji [item 0]',
	],
	[
		'a reaction as a reply',
		{ type: 'reaction', messageId: 'wamid.A', options: { replyToMessageId: 'wamid.B' } },
		'Reply to Message ID does not go with a reaction [item 0]',
	],
	[
		'no buttons',
		{ ...reply, buttons: {} },
		'Buttons has no entry, and WhatsApp takes 1 to 3 [item 0]',
	],
	[
		'four buttons',
		{ ...reply, buttons: buttons('1', '2', '3', '4') },
		'Buttons has 4 entries, and WhatsApp takes 1 to 3 [item 0]',
	],
	[
		'a button without a title',
		{ ...reply, buttons: buttons('Yes', ' ') },
		'Buttons, number 2: Title is empty [item 0]',
	],
	[
		'a button title of 21 characters',
		{ ...reply, buttons: buttons(long(21)) },
		'Buttons, number 1: Title has 21 characters, and WhatsApp takes at most 20 [item 0]',
	],
	[
		'a button ID of 257 characters',
		{ ...reply, buttons: { button: [{ title: 'Yes', id: long(257) }] } },
		'Buttons, number 1: ID has 257 characters, and WhatsApp takes at most 256 [item 0]',
	],
	[
		'two buttons of one title',
		{ ...reply, buttons: buttons('Yes', ' Yes') },
		'Button Title "Yes" is there twice, and WhatsApp wants each once [item 0]',
	],
	[
		'two buttons of one ID',
		{
			...reply,
			buttons: {
				button: [
					{ title: 'Yes', id: 'a' },
					{ title: 'No', id: 'a' },
				],
			},
		},
		'Button ID "a" is there twice, and WhatsApp wants each once [item 0]',
	],
	['buttons under 1025 characters', { ...reply, text: long(1025) }, /^Text has 1025 .* most 1024/],
	['a footer of 61 characters', { ...reply, footer: long(61) }, /^Footer has 61 .* most 60/],
	[
		'a header of 61 characters',
		{ ...reply, header: 'text', headerText: long(61) },
		/^Header Text has 61 .* most 60/,
	],
	['a header without text', { ...reply, header: 'text' }, 'Header Text is empty [item 0]'],
	[
		'a header of a kind that is not',
		{ ...reply, header: '={{ "audio" }}' },
		'Header "audio" is none of its choices [item 0]',
	],
	['no list button', { ...list, listButton: nothing }, 'List Button is empty [item 0]'],
	['a list button of 21', { ...list, listButton: long(21) }, /^List Button has 21 .* most 20/],
	['a list under 4097 characters', { ...list, text: long(4097) }, /^Text has 4097 .* most 4096/],
	[
		'no sections',
		{ ...list, sections: {} },
		'Sections has no entry, and WhatsApp takes 1 to 10 [item 0]',
	],
	[
		'a section without rows',
		{ ...list, sections: sections({ title: 'A', rows: {} }) },
		'Sections, number 1: Rows has no entry, and WhatsApp takes 1 to 10 [item 0]',
	],
	[
		'two sections, one without a title',
		{ ...list, sections: sections({ title: 'A', rows: rows('1') }, { rows: rows('2') }) },
		'Sections, number 2: Title is empty [item 0]',
	],
	[
		'a section title of 25 characters',
		{ ...list, sections: sections({ title: long(25), rows: rows('1') }) },
		/^Sections, number 1: Title has 25 .* most 24/,
	],
	[
		'eleven rows in two sections',
		{
			...list,
			sections: sections(
				{ title: 'A', rows: rows(...numbered(6)) },
				{ title: 'B', rows: rows('a', 'b', 'c', 'd', 'e') },
			),
		},
		'Sections have 11 rows together, and WhatsApp takes at most 10 [item 0]',
	],
	[
		'eleven sections',
		{
			...list,
			sections: sections(...numbered(11).map((title) => ({ title, rows: rows(title) }))),
		},
		'Sections has 11 entries, and WhatsApp takes 1 to 10 [item 0]',
	],
	[
		'a row title of 25 characters',
		{ ...list, sections: sections({ rows: rows(long(25)) }) },
		/^Sections, number 1, row 1: Title has 25 .* most 24/,
	],
	[
		'a row description of 73 characters',
		{
			...list,
			sections: sections({ rows: { row: [{ title: 'a', description: long(73) }] } }),
		},
		/^Sections, number 1, row 1: Description has 73 .* most 72/,
	],
	[
		'a row ID of 201 characters',
		{ ...list, sections: sections({ rows: { row: [{ title: 'a', id: long(201) }] } }) },
		/^Sections, number 1, row 1: ID has 201 .* most 200/,
	],
	[
		'two rows of one ID',
		{ ...list, sections: sections({ rows: rows('a', 'a') }) },
		'Row ID "a" is there twice, and WhatsApp wants each once [item 0]',
	],
	['no button text', { ...open, buttonText: nothing }, 'Button Text is empty [item 0]'],
	['a button text of 21', { ...open, buttonText: long(21) }, /^Button Text has 21 .* most 20/],
	[
		'a button that opens no web page',
		{ ...open, buttonUrl: 'tel:110' },
		'Button URL "tel:110" is not a web address [item 0]',
	],
	[
		'a button that opens a page of this machine',
		{ ...open, buttonUrl: 'http://localhost:3000/pay' },
		/^Button URL "http:\/\/localhost:3000\/pay" leads back to the device/,
	],
	['a request of 1025', { type: 'requestLocation', text: long(1025) }, /^Text has 1025/],
	[
		'no contacts',
		{ type: 'contacts', contacts: {} },
		'Contacts has no entry, and WhatsApp takes 1 to 257 [item 0]',
	],
	[
		'258 contacts',
		{ type: 'contacts', contacts: { contact: numbered(258).map((fullName) => ({ fullName })) } },
		'Contacts has 258 entries, and WhatsApp takes 1 to 257 [item 0]',
	],
	[
		'a contact without a name',
		card({ fullName: '' }),
		'Contacts, number 1: Full Name is empty [item 0]',
	],
	[
		'an emergency number on WhatsApp',
		card({ fullName: 'A', phones: { phone: [{ phone: '110', onWhatsApp: true }] } }),
		'Contacts, number 1, phone 1: Phone "110" cannot be on WhatsApp [item 0]',
	],
	[
		'a first name that an expression lost',
		card({ fullName: 'A', firstName: '[object Object]' }),
		'Contacts, number 1: First Name is "[object Object]", because an expression gives an object [item 0]',
	],
	[
		'a ZIP that is too long',
		card({ fullName: 'A', addresses: { address: [{ zip: '1'.repeat(1001) }] } }),
		'Contacts, number 1, address 1: ZIP has 1001 characters, and WhatsApp takes at most 1000 [item 0]',
	],
	[
		'an empty address',
		card({ fullName: 'A', addresses: { address: [{ street: ' ' }] } }),
		'Contacts, number 1, address 1 is empty [item 0]',
	],
	[
		'a birthday in another spelling',
		card({ fullName: 'A', birthday: '31.12.1990' }),
		'Contacts, number 1: Birthday "31.12.1990" is not a date [item 0]',
	],
	[
		'a birthday that no year has',
		card({ fullName: 'A', birthday: '1990-02-30' }),
		'Contacts, number 1: Birthday "1990-02-30" is not a date [item 0]',
	],
	[
		'a country by its name in place of its code',
		card({ fullName: 'A', addresses: { address: [{ countryCode: 'Germany' }] } }),
		'Contacts, number 1, address 1: Country Code "Germany" is not two letters [item 0]',
	],
	['a type that is not', { type: 'fax' }, 'Type "fax" is none of its choices [item 0]'],
	['no recipient', { recipient: nothing }, 'Recipient is empty [item 0]'],
	[
		'a recipient without its country code',
		{ recipient: '0151 234567' },
		'Recipient "0151 234567" cannot be used [item 0]',
	],
	['no sender', { sender: byId(nothing) }, 'Sender is not set [item 0]'],
	[
		'a sender that is a phone number',
		{ sender: byId('+1 555 010 0099') },
		'Sender "+1 555 010 0099" is not an ID [item 0]',
	],
];

describe('a message beyond a limit is refused before anything is sent', () => {
	test.each(refusals)('%s', async (_, parameters, sentence) => {
		const result = await send(sandbox(), parameters);
		expect(errorOf(result).split(' | ')[0]).toEqual(
			typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
		);
		expect(result.error?.description).toMatch(/\w{3,}.*\./);
		expect(sandbox().requests).toEqual([]);
	});

	test('no sender, as a trigger of the Chakra webhook gives none: the refusal names the other webhook', async () => {
		const { error } = await send(sandbox(), {
			sender: byId('={{ $json.to.phoneNumberId }}'),
			recipient: '15550100001',
		});
		expect(error?.message).toBe('Sender is not set [item 0]');
		expect(error?.description).toContain('pass-through webhook');
	});

	test('no plugin, neither in the node nor in the credential', async () => {
		const result = await operate(sandbox(), messageParameters({}), {
			credential: { accessToken: sandbox().token, baseUrl: sandbox().url, pluginId: '' },
		});
		expect(result.error?.message).toMatch(/^Plugin ID is not set/);
		expect(sandbox().requests).toEqual([]);
	});
});
