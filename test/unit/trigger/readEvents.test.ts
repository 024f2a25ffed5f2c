import { readEvents } from '../../../nodes/Chakra/events/readEvents';
import {
	eventBody,
	eventKinds,
	type EventOutline,
	type WebhookFormat,
} from '../../../sandbox/webhooks/eventBody';

const at = 1_756_322_278;
const iso = '2025-08-27T19:17:58.000Z';

function read(body: Record<string, unknown>) {
	const result = readEvents(body);
	if ('rejection' in result) throw new Error(result.rejection.reason);
	return result.events;
}

function only(format: WebhookFormat, outline: EventOutline) {
	const events = read(eventBody(format, [{ messageId: 'wamid.A', timestamp: at, ...outline }]));
	expect(events).toHaveLength(1);
	return events[0]!.event;
}

/** The members of an event that are set. */
function known(event: object) {
	return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null));
}

const kinds = Object.keys(eventKinds.messageKinds);

it.each(kinds)('reads a message of the kind %s as it always did', (kind) => {
	expect(known(only('meta', { kind }))).toMatchSnapshot();
});

it('reads the answers to an Address Request and a Call Permission Request in the shape of other replies', () => {
	expect(only('meta', { kind: 'address' })).toMatchObject({
		type: 'form',
		replyTo: 'wamid.ADDRESS',
		reply: { id: 'address_message', data: { values: { city: 'Mumbai', in_pin_code: '400063' } } },
	});
	expect(only('meta', { kind: 'callPermission' })).toMatchObject({
		type: 'callPermission',
		replyTo: 'wamid.PERMISSION',
		reply: { id: 'accept', data: { response_source: 'user_action' } },
	});
});

it.each(Object.keys(eventKinds.statusKinds))('reads the status %s as it always did', (kind) => {
	expect(known(only('meta', { kind }))).toMatchSnapshot();
});

it.each(Object.keys(eventKinds.fieldKinds))('reads %s as it always did', (kind) => {
	expect(known(only('meta', { kind }))).toMatchSnapshot();
});

const metaOnly = { to: expect.anything(), chakraMessageId: expect.anything() };

it.each(kinds)("gives the same item for a %s in ChakraHQ's format", (kind) => {
	const chakra = only('chakra', { kind });
	const expected = only('meta', { kind });
	expect(chakra).toEqual({ ...expected, ...metaOnly });
	expect(chakra.to).toEqual({
		phoneNumberId: null,
		displayNumber: null,
		businessAccountId: expected.to.businessAccountId,
	});
});

it.each(['meta', 'chakra'] as const)(
	'tells an echo by its list or name, in the %s format',
	(format) => {
		expect(only(format, { kind: 'text', echo: true })).toMatchObject({
			event: 'messageEcho',
			from: '15550100099',
			recipient: '15550100001',
			text: 'Hi, can you help me?',
		});
	},
);

it('reads a status the same in all three formats, whatever its case and its unit of time', () => {
	const shared = { event: 'status', messageId: 'wamid.A', timestamp: iso };
	const state = { status: { state: 'delivered', errors: [] } };
	expect(only('meta', { kind: 'delivered' })).toMatchObject({ ...shared, ...state });
	expect(only('chakra', { kind: 'delivered' })).toMatchObject({ ...shared, ...state });
	expect(only('legacy', { kind: 'delivered' })).toMatchObject({
		...shared,
		...state,
		recipient: '15550100001',
		chakraMessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
	});
});

it('explains why a message could not be delivered', () => {
	const [error] = only('meta', { kind: 'failed' }).status?.errors ?? [];
	expect(error).toMatchObject({ code: 131047, happened: expect.stringMatching(/24/) });
	expect(error?.remedy).toMatch(/template/i);
});

it('says what a message that WhatsApp could not hand over means, and what to do', () => {
	const errors = [{ code: 131060, title: 'This message is currently unavailable.' }];
	const [error] = only('meta', { kind: 'unsupported', members: { errors } }).errors ?? [];
	expect(error).toMatchObject({ code: 131060, remedy: expect.stringMatching(/ask/) });
});

it('has the details of an error also where an older version puts them', () => {
	const errors = [{ code: 131051, title: 'Unsupported message type', details: 'Not supported' }];
	const members = { type: 'unknown', errors };
	expect(only('meta', { kind: 'text', members }).errors).toMatchObject([
		{ code: 131051, details: 'Not supported' },
	]);
});

it("gives an error that Meta does not list with Meta's words alone", () => {
	const errors = [{ code: 7_777_777, title: 'New' }, 'odd'];
	expect(only('meta', { kind: 'failed', members: { errors } }).status?.errors).toEqual([
		{ code: 7_777_777, title: 'New', details: null, happened: null, remedy: null },
		{ code: null, title: 'odd', details: null, happened: null, remedy: null },
	]);
});

it('gives an item for each event of a batch, with its own raw event and no other', () => {
	const outlines = ['text', 'image', 'read', 'account_update', 'location'].map((kind) => ({
		kind,
	}));
	const events = read(eventBody('meta', outlines));
	expect(events.map(({ event }) => event.event)).toEqual([
		'message',
		'message',
		'status',
		'account',
		'message',
	]);
	const [first] = events;
	expect(first?.raw).toMatchObject({ field: 'messages', value: { messages: [{ type: 'text' }] } });
});

it('splits messages and statuses that came in one change', () => {
	const value = {
		contacts: [
			{ wa_id: '1', profile: { name: 'Ana' } },
			{ wa_id: '2', profile: { name: 'Bo' } },
		],
		messages: [
			{ from: '2', id: 'b', type: 'text', text: { body: 'B' } },
			{ from: '1', id: 'a' },
		],
		statuses: [{ id: 'c', status: 'read' }],
	};
	const events = read({ entry: [{ id: '9', changes: [{ field: 'messages', value }] }] });
	expect(events.map(({ event }) => [event.messageId, event.contactName, event.type])).toEqual([
		['b', 'Bo', 'text'],
		['a', 'Ana', 'unknown'],
		['c', null, 'status'],
	]);
	expect(events[1]?.raw).toMatchObject({ value: { messages: [{ id: 'a' }] } });
	expect(events[1]?.raw.value).not.toHaveProperty('statuses');
});

it.each([
	['a new field of Meta', { entry: [{ changes: [{ field: 'new', value: { a: 1 } }] }] }, { a: 1 }],
	['a value that is no object', { entry: [{ changes: [{ field: 'new', value: 'x' }] }] }, 'x'],
	['a change that is no object', { entry: [{ changes: ['x'] }] }, 'x'],
	['an entry without changes', { entry: [{ id: '1', more: 2 }] }, { id: '1', more: 2 }],
	['a message that is no object', { entry: [{ changes: [{ value: { messages: ['x'] } }] }] }, 'x'],
	[
		'a fault of the account',
		{ entry: [{ changes: [{ value: { errors: [{ code: 1 }] } }] }] },
		{ code: 1 },
	],
	['a new event of ChakraHQ', { event: 'new', payload: { a: 1 } }, { a: 1 }],
	["ChakraHQ's message without one", { event: 'message', payload: { a: 1 } }, { a: 1 }],
	['an event called like an object member', { event: 'constructor', payload: {} }, {}],
])('drops nothing: %s becomes an other event', (_, body, details) => {
	expect(read(body).map(({ event }) => [event.event, event.details])).toEqual([['other', details]]);
});

it.each<[string, unknown]>([
	['text', 'Hello'],
	['text', ['Hello']],
	['image', 'https://example.com/a.png'],
	['interactive', ['yes']],
	['location', 5],
	['contacts', { name: { formatted_name: 'Ana' } }],
])('keeps the content of a %s that has another shape: %j', (type, content) => {
	const message = { from: '1', id: 'a', type, [type]: content };
	const [first] = read({
		entry: [{ changes: [{ field: 'messages', value: { messages: [message] } }] }],
	});
	expect(first?.event).toMatchObject({ event: 'message', type, details: content });
});

it('loses no event to a spoilt entry beside it', () => {
	const value = { messages: [{ from: '1', id: 'a', type: 'text', text: { body: 'A' } }] };
	const whole = { id: '9', changes: [{ field: 'messages', value }] };
	const events = read({ entry: [null, whole, 'x'] });
	expect(events.map(({ event }) => event.messageId)).toEqual(['a']);
});

it("reads ChakraHQ's event also beside an empty list of entries", () => {
	const body = { entry: [], ...eventBody('chakra', [{ kind: 'text', messageId: 'wamid.A' }]) };
	expect(read(body).map(({ event }) => event.messageId)).toEqual(['wamid.A']);
	expect(read({ entry: [] })).toEqual([]);
});

it('keeps a message of a new type, with all it says', () => {
	const members = { type: 'hologram', hologram: { depth: 3 } };
	expect(only('meta', { kind: 'text', members })).toMatchObject({
		event: 'message',
		type: 'hologram',
		details: { depth: 3 },
	});
});

it.each(['toString', 'hasOwnProperty', 'valueOf'])(
	'takes nothing from the language for what a message of the type %s says',
	(type) => {
		expect(only('meta', { kind: 'text', members: { type } })).toMatchObject({
			event: 'message',
			type,
			details: { text: { body: 'Hi, can you help me?' } },
		});
	},
);

it.each<[string, object, object]>([
	[
		'location',
		{ location: { latitude: 1, url: 'https://x.example' } },
		{ url: 'https://x.example' },
	],
	['sticker', { sticker: { id: '1', animated: true } }, { animated: true }],
	['text', { text: { body: 'Hi', preview_url: true } }, { preview_url: true }],
	['button', { button: { text: 'Yes', payload: 'yes', index: 1 } }, { index: 1 }],
	['reaction', { reaction: { message_id: 'wamid.B', emoji: 'x', at: 7 } }, { at: 7 }],
])('keeps what the content of a %s holds and no field does', (type, content, more) => {
	const members = { type, text: undefined, ...content };
	expect(only('meta', { kind: 'text', members }).details).toEqual({ [type]: more });
});

it('reads the text of an interactive message that is no reply, such as a product', () => {
	const interactive = { type: 'product', body: { text: 'The hat' }, action: { catalog_id: '1' } };
	const members = { type: 'interactive', text: undefined, interactive };
	expect(only('meta', { kind: 'text', members })).toMatchObject({
		...{ type: 'interactive', text: 'The hat', details: interactive },
	});
});

it('keeps the description of a chosen row', () => {
	expect(only('meta', { kind: 'listReply' }).details).toEqual({
		list_reply: { description: '10 to 12' },
	});
});

it('keeps a person without a number by the user ID', () => {
	const members = { from: '', from_user_id: 'US.13' };
	expect(only('meta', { kind: 'text', members })).toMatchObject({
		from: 'US.13',
		contactName: 'Ana',
	});
});

it.each([{}, { entry: 'x' }, { entry: [1] }, { event: 'message' }, { event: 1, payload: {} }])(
	'answers 400 to a body of neither shape: %j',
	(body) => expect(readEvents(body)).toHaveProperty('rejection.status', 400),
);

it('says of a file that WhatsApp could not take in what happened and what to do', () => {
	const members = { image: undefined, errors: [{ code: 131052, title: 'Media download error' }] };
	const [error] = only('meta', { kind: 'image', members }).errors ?? [];
	expect(error).toMatchObject({ code: 131052, title: 'Media download error' });
	expect(error?.happened).toMatch(/./);
	expect(error?.remedy).toMatch(/./);
});

it.each([
	['one error', { code: 131047, title: 'a' }, [131047, 'a']],
	['a text', 'a', [null, 'a']],
	['a list', [null, { code: '131047', message: 'a' }], [131047, 'a']],
])('loses no reason of a failed message, be it %s', (_, errors, [code, title]) => {
	const status = only('meta', { kind: 'failed', members: { errors } }).status;
	expect(status?.errors).toEqual([expect.objectContaining({ code, title })]);
	expect(only('meta', { kind: 'text', members: { errors } }).errors).toEqual(status?.errors);
});

it('tells the members of a group apart', () => {
	const members = { recipient_type: 'group', recipient_participant_id: '15550100009' };
	expect(only('meta', { kind: 'read', members }).status?.participant).toBe('15550100009');
});

it('takes what became of a payment for no delivery', () => {
	const members = { type: 'payment', payment: { reference_id: 'order-7' } };
	expect(only('meta', { kind: 'failed', members })).toMatchObject({
		event: 'other',
		messageId: 'wamid.A',
		recipient: '15550100001',
		type: 'payment',
		status: null,
		details: { status: 'failed', payment: { reference_id: 'order-7' } },
	});
});

it("takes the status of a call for no delivery, also outside of calls' own field", () => {
	const members = { type: 'call', id: 'wacid.1', status: 'RINGING' };
	expect(only('meta', { kind: 'read', members })).toMatchObject({
		event: 'other',
		type: 'call',
		status: null,
		details: { id: 'wacid.1', status: 'RINGING' },
	});
});

it('knows the number that an event about a number names', () => {
	expect(only('meta', { kind: 'phone_number_quality_update' }).to.displayNumber).toBe(
		'15550100099',
	);
});

it("does not take the customer's name for that of whoever wrote at the business", () => {
	const contacts = [{ wa_id: '15550100001', profile: { name: 'Ana' } }];
	const message_echoes = [{ from: '15550100099', id: 'a', type: 'text', text: { body: 'Hi' } }];
	const value = { contacts, message_echoes };
	const [echo] = read({ entry: [{ changes: [{ field: 'smb_message_echoes', value }] }] });
	expect(echo?.event).toMatchObject({ event: 'messageEcho', contactName: null });
});

it('drops nothing that stands in the place of a list, or of the changes', () => {
	const value = { statuses: [{ id: 'c', status: 'read' }], messages: { id: 'odd' } };
	const entry = [{ changes: [{ field: 'messages', value }] }, { id: '9', changes: [], more: 1 }];
	expect(read({ entry }).map(({ event }) => [event.event, event.details])).toEqual([
		['other', { messages: { id: 'odd' } }],
		['status', null],
		['other', { id: '9', changes: [], more: 1 }],
	]);
});

it('gives what stands beside the known lists of a change as an event of its own', () => {
	const value = { calls: [{ id: 'wacid.1' }], errors: [{ code: 1 }], metadata: {} };
	const events = read({ entry: [{ changes: [{ field: 'calls', value }] }] });
	expect(events.map(({ event }) => [event.event, event.type, event.details])).toEqual([
		['other', 'calls', { calls: [{ id: 'wacid.1' }] }],
		['other', 'errors', { code: 1 }],
	]);
});

describe('A body that was made to be slow to read', () => {
	const size = (body: object) => JSON.stringify(body).length;
	const bodyOf = (value: object) => ({ entry: [{ changes: [{ field: 'messages', value }] }] });

	it('is read in a time that its size decides, however its contacts and messages are many', () => {
		const many = Array.from({ length: 1_000_000 }, () => 0);
		const messages = Array.from({ length: 1000 }, () => ({}));
		const began = performance.now();
		const alone = bodyOf({ contacts: many, messages: messages.slice(0, 1) });
		read(alone);
		const once = performance.now() - began;
		const again = performance.now();
		read(bodyOf({ contacts: many, messages }));
		// Each message once looked through all contacts, so that the time grew with the square of the messages.
		expect(performance.now() - again).toBeLessThan(20 * once + 1000);
	});

	it('does not grow: what stands beside many events is not repeated with each', () => {
		const body = bodyOf({
			metadata: { display_phone_number: '9'.repeat(250_000) },
			messages: Array.from({ length: 1000 }, () => ({})),
		});
		const raw = read(body).reduce((sum, event) => sum + JSON.stringify(event.raw).length, 0);
		expect(raw).toBeLessThan(4 * size(body));
	});
});
