import type { INodeParameters } from 'n8n-workflow';
import { byId, onlyJson, senderId } from '../operate';
import { useSandbox } from '../useSandbox';
import { envelope, send } from './message';

const sandbox = useSandbox();

const link = 'https://example.com/files/hat.png';

/** Parameters by type → what goes out beside the envelope. */
const bodies: Array<[string, INodeParameters, object]> = [
	['a text', { text: 'Hello\n  *there*' }, { type: 'text', text: { body: 'Hello\n  *there*' } }],
	[
		'a text with a link preview',
		{ text: 'See https://example.com', previewUrl: true },
		{ type: 'text', text: { body: 'See https://example.com', preview_url: true } },
	],
	[
		'an image by URL, with a caption',
		{ type: 'image', mediaSource: 'url', mediaUrl: ` ${link} `, caption: 'A hat' },
		{ type: 'image', image: { link, caption: 'A hat' } },
	],
	[
		'an image by URL without an ending, without a caption',
		{ type: 'image', mediaSource: 'url', mediaUrl: 'https://example.com/?id=7', caption: ' ' },
		{ type: 'image', image: { link: 'https://example.com/?id=7' } },
	],
	[
		'a video by URL',
		{ type: 'video', mediaSource: 'url', mediaUrl: 'https://example.com/a.mp4', caption: 'Look' },
		{ type: 'video', video: { link: 'https://example.com/a.mp4', caption: 'Look' } },
	],
	[
		'audio by URL',
		{ type: 'audio', mediaSource: 'url', mediaUrl: 'https://example.com/a.mp3', caption: 'no' },
		{ type: 'audio', audio: { link: 'https://example.com/a.mp3' } },
	],
	[
		'a voice note by URL',
		{ type: 'audio', mediaSource: 'url', mediaUrl: 'https://example.com/a.ogg', voice: true },
		{ type: 'audio', audio: { link: 'https://example.com/a.ogg', voice: true } },
	],
	[
		"a document by URL, under the link's own name",
		{ type: 'document', mediaSource: 'url', mediaUrl: 'https://example.com/My%20bill.pdf' },
		{
			type: 'document',
			document: { link: 'https://example.com/My%20bill.pdf', filename: 'My bill.pdf' },
		},
	],
	[
		'a document by URL, under another name',
		{
			type: 'document',
			mediaSource: 'url',
			mediaUrl: 'https://example.com/7',
			options: { fileName: 'Bill.pdf' },
		},
		{ type: 'document', document: { link: 'https://example.com/7', filename: 'Bill.pdf' } },
	],
	[
		'a document by URL that tells no name',
		{ type: 'document', mediaSource: 'url', mediaUrl: 'https://example.com/' },
		{ type: 'document', document: { link: 'https://example.com/' } },
	],
	[
		'a sticker by URL',
		{ type: 'sticker', mediaSource: 'url', mediaUrl: 'https://example.com/s.webp' },
		{ type: 'sticker', sticker: { link: 'https://example.com/s.webp' } },
	],
	[
		'a location',
		{
			type: 'location',
			latitude: ' 52,52 ',
			longitude: '-13.4',
			placeName: 'Store',
			address: 'Main Street 1',
		},
		{
			type: 'location',
			location: { latitude: 52.52, longitude: -13.4, name: 'Store', address: 'Main Street 1' },
		},
	],
	[
		'a location without a name, at the equator',
		{ type: 'location', latitude: '0', longitude: '-0.5' },
		{ type: 'location', location: { latitude: 0, longitude: -0.5 } },
	],
	[
		'a reaction',
		{ type: 'reaction', messageId: ' wamid.ABC ', emoji: '👩‍👩‍👧' },
		{ type: 'reaction', reaction: { message_id: 'wamid.ABC', emoji: '👩‍👩‍👧' } },
	],
	[
		'a reaction taken back',
		{ type: 'reaction', messageId: 'wamid.ABC', removeReaction: true },
		{ type: 'reaction', reaction: { message_id: 'wamid.ABC', emoji: '' } },
	],
	[
		'reply buttons',
		{
			type: 'replyButtons',
			text: 'Shall we come?',
			buttons: {
				button: [
					{ title: ' Yes ', id: 'yes' },
					{ title: 'No', id: '' },
				],
			},
			header: 'text',
			headerText: 'Visit',
			footer: 'Example Ltd',
		},
		{
			type: 'interactive',
			interactive: {
				type: 'button',
				header: { type: 'text', text: 'Visit' },
				body: { text: 'Shall we come?' },
				footer: { text: 'Example Ltd' },
				action: {
					buttons: [
						{ type: 'reply', reply: { id: 'yes', title: 'Yes' } },
						{ type: 'reply', reply: { id: 'No', title: 'No' } },
					],
				},
			},
		},
	],
	[
		'reply buttons below a document, nothing else',
		{
			type: 'replyButtons',
			text: 'Is this right?',
			buttons: { button: [{ title: 'Yes' }] },
			header: 'document',
			mediaSource: 'url',
			mediaUrl: 'https://example.com/bill.pdf',
		},
		{
			type: 'interactive',
			interactive: {
				type: 'button',
				header: {
					type: 'document',
					document: { link: 'https://example.com/bill.pdf', filename: 'bill.pdf' },
				},
				body: { text: 'Is this right?' },
				action: { buttons: [{ type: 'reply', reply: { id: 'Yes', title: 'Yes' } }] },
			},
		},
	],
	[
		'a list',
		{
			type: 'list',
			text: 'When?',
			listButton: 'See times',
			sections: {
				section: [
					{
						title: 'Monday',
						rows: { row: [{ title: '9 am', description: 'with Ana', id: 'mo9' }] },
					},
					{ title: 'Tuesday', rows: { row: [{ title: '10 am' }, { title: '11 am', id: ' ' }] } },
				],
			},
			headerText: 'Times',
			footer: 'All times are local',
		},
		{
			type: 'interactive',
			interactive: {
				type: 'list',
				header: { type: 'text', text: 'Times' },
				body: { text: 'When?' },
				footer: { text: 'All times are local' },
				action: {
					button: 'See times',
					sections: [
						{
							title: 'Monday',
							rows: [{ id: 'mo9', title: '9 am', description: 'with Ana' }],
						},
						{
							title: 'Tuesday',
							rows: [
								{ id: '10 am', title: '10 am' },
								{ id: '11 am', title: '11 am' },
							],
						},
					],
				},
			},
		},
	],
	[
		'a list of one section without a title',
		{
			type: 'list',
			text: 'When?',
			listButton: 'See',
			sections: { section: [{ rows: { row: [{ title: 'Now', id: 1 }] } }] },
		},
		{
			type: 'interactive',
			interactive: {
				type: 'list',
				body: { text: 'When?' },
				action: { button: 'See', sections: [{ rows: [{ id: '1', title: 'Now' }] }] },
			},
		},
	],
	[
		'a URL button below a picture',
		{
			type: 'urlButton',
			text: 'New hats',
			buttonText: 'Shop',
			buttonUrl: ' https://example.com/shop ',
			header: 'image',
			mediaSource: 'url',
			mediaUrl: link,
			footer: 'While stocks last',
		},
		{
			type: 'interactive',
			interactive: {
				type: 'cta_url',
				header: { type: 'image', image: { link } },
				body: { text: 'New hats' },
				footer: { text: 'While stocks last' },
				action: {
					name: 'cta_url',
					parameters: { display_text: 'Shop', url: 'https://example.com/shop' },
				},
			},
		},
	],
	[
		'a request for a location',
		{ type: 'requestLocation', text: 'Where are you?' },
		{
			type: 'interactive',
			interactive: {
				type: 'location_request_message',
				body: { text: 'Where are you?' },
				action: { name: 'send_location' },
			},
		},
	],
	[
		'contacts',
		{
			type: 'contacts',
			contacts: {
				contact: [
					{
						fullName: 'Ana Silva',
						firstName: 'Ana',
						lastName: 'Silva',
						phones: {
							phone: [
								{ phone: '+49 151 23456789', type: 'Work', onWhatsApp: true },
								{ phone: '110', onWhatsApp: false },
							],
						},
						emails: { email: [{ email: 'ana@example.com', type: '' }] },
						urls: { url: [{ url: 'https://example.com', type: 'Work' }] },
						addresses: {
							address: [{ street: 'Main Street 1', city: 'Berlin', countryCode: 'DE' }],
						},
						company: 'Example Ltd',
						jobTitle: 'Hatter',
						birthday: '1990-12-31',
					},
					{ fullName: 'Bo' },
				],
			},
		},
		{
			type: 'contacts',
			contacts: [
				{
					name: { formatted_name: 'Ana Silva', first_name: 'Ana', last_name: 'Silva' },
					org: { company: 'Example Ltd', title: 'Hatter' },
					phones: [
						{ phone: '+49 151 23456789', type: 'Work', wa_id: '4915123456789' },
						{ phone: '110' },
					],
					emails: [{ email: 'ana@example.com' }],
					urls: [{ url: 'https://example.com', type: 'Work' }],
					addresses: [{ street: 'Main Street 1', city: 'Berlin', country_code: 'DE' }],
					birthday: '1990-12-31',
				},
				{ name: { formatted_name: 'Bo', first_name: 'Bo' } },
			],
		},
	],
];

test.each(bodies)('sends %s, and nothing else', async (_, parameters, content) => {
	const json = onlyJson(await send(sandbox(), parameters));

	const [message, ...more] = sandbox().messages;
	expect(more).toEqual([]);
	expect(message?.body).toEqual({ ...envelope, ...content });
	expect(message?.from).toBe(senderId);
	const { mediaUrl } = parameters;
	expect(json).toEqual({
		whatsappMessageId: message?.whatsappMessageId,
		status: 'accepted',
		recipient: '15550100001',
		type: parameters.type ?? 'text',
		...(typeof mediaUrl === 'string' && { publicMediaUrl: mediaUrl.trim() }),
	});
});

test('quotes the message that it replies to', async () => {
	await send(sandbox(), { options: { replyToMessageId: ' wamid.ABC ' } });
	expect(sandbox().messages[0]?.body).toEqual({
		...envelope,
		context: { message_id: 'wamid.ABC' },
		type: 'text',
		text: { body: 'Hello' },
	});
});

test('goes through the plugin and the sender that are chosen', async () => {
	await send(sandbox());
	expect(sandbox().requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
		`POST /v1/ext/plugin/whatsapp/${sandbox().pluginId}/api/v24.0/${senderId}/messages`,
	]);
});

test('gives the raw response if Simplify is off', async () => {
	const json = onlyJson(await send(sandbox(), { simplify: false }));
	expect(json).toEqual({ whatsappMessageId: sandbox().messages[0]?.whatsappMessageId });
});

test("also finds the ID in Meta's own response", async () => {
	sandbox().inject({ status: 200, body: { messages: [{ id: 'wamid.META' }] } });
	expect(onlyJson(await send(sandbox()))).toMatchObject({ whatsappMessageId: 'wamid.META' });
});

test.each(['+49 (151) 234-567', '0049151234567', 'whatsapp:+49151234567', 49151234567])(
	'sends to the digits of %p',
	async (recipient) => {
		await send(sandbox(), { recipient });
		expect(sandbox().messages[0]?.body.to).toBe('49151234567');
	},
);

test('takes every value from expressions', async () => {
	await send(
		sandbox(),
		{
			recipient: '={{ $json.phone }}',
			type: 'replyButtons',
			text: '={{ "Hi " + $json.name }}',
			buttons: { button: [{ title: '={{ $json.name }}', id: '={{ $json.id }}' }] },
			sender: { __rl: true, mode: 'id', value: '={{ $json.sender }}' },
		},
		{ items: [{ json: { phone: 15550100001, name: 'Ana', id: 7, sender: senderId } }] },
	);
	expect(sandbox().messages[0]?.body).toMatchObject({
		to: '15550100001',
		interactive: {
			body: { text: 'Hi Ana' },
			action: { buttons: [{ type: 'reply', reply: { id: '7', title: 'Ana' } }] },
		},
	});
});

test('a text with a placeholder that nobody filled in goes out, and the editor says so once', async () => {
	const items = [{ json: {} }, { json: {} }];
	const { hints, output } = await send(sandbox(), { text: 'Hello {{name}}' }, { items });
	expect(output).toHaveLength(2);
	expect(hints.map(({ message }) => message)).toEqual([
		'A message holds “{{name}}”, and people will read it so. If a value belongs there, look at what the text is taken from.',
	]);
});

test('of many different warnings about items the editor shows the first ones, and how many more there are', async () => {
	const items = Array.from({ length: 60 }, () => ({ json: {} }));
	const { hints } = await send(
		sandbox(),
		{ text: '=Hello {{ "{" + "{name" + $itemIndex + "}" + "}" }}' },
		{ items },
	);
	const messages = hints.map(({ message }) => message);
	expect(messages).toHaveLength(51);
	expect(messages[49]).toContain('{{name49}}');
	expect(messages[50]).toBe('Other items have 10 more such warnings, which are not shown here.');
});

test.each(['\u200b775966265503012\ufeff', '"775966265503012"', ' 775966265503012\n'])(
	'a sender that was copied as %j is its ID',
	async (id) => {
		await send(sandbox(), { sender: byId(id) });
		expect(sandbox().requests.at(-1)?.path).toContain('/775966265503012/');
	},
);
