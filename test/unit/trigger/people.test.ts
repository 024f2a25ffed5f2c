import { readEvents } from '../../../nodes/Chakra/events/readEvents';
import { RepeatMemory } from '../../../nodes/Chakra/trigger/repeatMemory';
import { eventBody, type EventOutline } from '../../../sandbox/webhooks/eventBody';

const userId = 'US.13491208655302741918';

function eventsOf(body: Record<string, unknown>) {
	const result = readEvents(body);
	if ('rejection' in result) throw new Error(result.rejection.reason);
	return result.events.map(({ event }) => event);
}

const events = (...outlines: EventOutline[]) => eventsOf(eventBody('meta', outlines));
const inField = (field: string, value: object) =>
	eventsOf({ entry: [{ changes: [{ field, value }] }] });

/** Somebody who has a username and hides the number. */
const contacts = [{ user_id: userId, profile: { name: 'Ana', username: 'ana.example' } }];
const ana = { userId, username: 'ana.example' };

describe('A person without a phone number', () => {
	it('writes: from is the user ID', () => {
		const messages = [{ from: '', from_user_id: userId, id: 'a', type: 'text' }];
		expect(inField('messages', { contacts, messages })).toMatchObject([
			{ event: 'message', from: userId, ...ana, contactName: 'Ana' },
		]);
	});

	it('is written to: recipient is the user ID', () => {
		const statuses = [{ id: 'a', status: 'read', recipient_id: '', recipient_user_id: userId }];
		expect(inField('messages', { contacts, statuses })).toMatchObject([
			{ event: 'status', recipient: userId, ...ana, group: null },
		]);
	});

	it('is written to in the app: recipient is the user ID', () => {
		const message_echoes = [{ from: '15550100099', to_user_id: userId, id: 'a', type: 'text' }];
		expect(inField('smb_message_echoes', { contacts, message_echoes })).toMatchObject([
			{ event: 'messageEcho', from: '15550100099', recipient: userId, ...ana, contactName: null },
		]);
	});

	it.each(['meta', 'chakra'] as const)(
		'is known by number and user ID both: %s format',
		(format) => {
			const members = { from_user_id: userId };
			const [event] = eventsOf(eventBody(format, [{ kind: 'text', members }]));
			expect(event).toMatchObject({ from: '15550100001', userId });
		},
	);
});

describe('A person whom only the contacts of the change name', () => {
	it.each([
		['by user ID', { user_id: userId }, userId],
		['by number', { wa_id: '15550100001', user_id: userId }, '15550100001'],
	])('is from, recipient and customer: %s', (_, contact, id) => {
		const value = { contacts: [{ ...contact, profile: { name: 'Ana' } }] };
		const messages = [{ from: '', id: 'a', type: 'revoke', revoke: {} }, { id: 'b' }];
		const statuses = [{ id: 'c', status: 'read' }];
		const message_echoes = [{ from: '15550100099', id: 'd', type: 'text' }];
		expect([
			...inField('messages', { ...value, messages, statuses }),
			...inField('smb_message_echoes', { ...value, message_echoes }),
		]).toMatchObject([
			{ messageId: 'a', from: id, userId },
			{ messageId: 'b', from: id, userId },
			{ messageId: 'c', recipient: id, userId },
			{ messageId: 'd', from: '15550100099', recipient: id, userId },
		]);
	});

	it('has the number of the contact with the same user ID', () => {
		const all = [
			{ wa_id: '15550100001', user_id: userId },
			{ wa_id: '15550100002', user_id: 'US.2' },
		];
		const messages = [{ from: '', from_user_id: userId, id: 'a', type: 'text' }];
		const statuses = [{ id: 'c', status: 'read', recipient_user_id: 'US.2' }];
		expect(inField('messages', { contacts: all, messages, statuses })).toMatchObject([
			{ from: '15550100001', userId },
			{ recipient: '15550100002', userId: 'US.2' },
		]);
	});

	it('is nobody where there are several', () => {
		const messages = [{ id: 'a', type: 'text' }];
		const two = [{ user_id: 'US.1' }, { user_id: 'US.2' }];
		expect(inField('messages', { contacts: two, messages })).toMatchObject([
			{ from: null, userId: null },
		]);
	});
});

it('knows a user ID in the place of a number', () => {
	const messages = [{ from: userId, id: 'a', type: 'text' }];
	expect(inField('messages', { messages })).toMatchObject([{ from: userId, userId }]);
	const statuses = [{ id: 'a', status: 'read', recipient_id: userId }];
	expect(inField('messages', { statuses })).toMatchObject([{ recipient: userId, userId }]);
});

it.each(['user_preferences', 'calls', 'user_id_update'])(
	'names the customer of an event of the field %s',
	(field) => {
		const entries = [{ user_id: userId, timestamp: '1756322278' }];
		expect(inField(field, { contacts, [field]: entries })).toMatchObject([
			{ event: 'other', type: field, from: userId, ...ana, contactName: 'Ana' },
		]);
	},
);

describe('Who wants no more advertisements', () => {
	const wish = { category: 'marketing_messages', value: 'stop', timestamp: 1_756_322_278 };
	it.each([
		['by number', { wa_id: '15550100001' }, '15550100001', null],
		['by number and user ID', { wa_id: '15550100001', user_id: userId }, '15550100001', userId],
		['by user ID', { user_id: userId }, userId, userId],
	])('is named %s, where no contact is there', (_, who, from, id) => {
		const user_preferences = [{ ...who, ...wish }];
		expect(inField('user_preferences', { user_preferences })).toMatchObject([
			{ event: 'other', from, userId: id },
		]);
	});

	it('is told from another one among the contacts', () => {
		const two = [{ wa_id: '15550100002' }, { wa_id: '15550100001', profile: { name: 'Ana' } }];
		const user_preferences = [{ wa_id: '15550100001', ...wish }];
		expect(inField('user_preferences', { contacts: two, user_preferences })).toMatchObject([
			{ from: '15550100001', contactName: 'Ana' },
		]);
	});

	it('is nobody where there are several', () => {
		const user_preferences = [
			{ wa_id: '1', ...wish },
			{ wa_id: '2', ...wish },
		];
		expect(inField('user_preferences', { user_preferences })).toMatchObject([{ from: null }]);
	});
});

describe('Who has changed the number or the user ID', () => {
	const changed = (message: object, system: object) =>
		inField('messages', { messages: [{ id: 'a', ...message, type: 'system', system }] });
	const ids = { user_id: 'US.2', previous_user_id: 'US.1' };

	it.each([
		['by the new user ID alone', {}, { ...ids, type: 'user_changed_user_id' }, 'US.2', 'US.2'],
		['by the new parent ID alone', {}, { parent_user_id: 'US.ENT.2' }, 'US.ENT.2', 'US.ENT.2'],
		['by the new number', { from: '' }, { ...ids, wa_id: '15550100002' }, '15550100002', 'US.2'],
		['by the number beside it', { from: '1' }, { ...ids, wa_id: '2' }, '1', 'US.2'],
		['by the user ID beside it', { from: '1', from_user_id: 'US.1' }, ids, '1', 'US.1'],
	])('is known %s', (_, message, system, from, id) => {
		expect(changed(message, system)).toMatchObject([
			{ event: 'message', type: 'system', from, userId: id, details: system },
		]);
	});
});

it('has the time and the group of the one thing that a field reports', () => {
	const entry = { timestamp: 1_756_322_278, group_id: 'Y2Fw', type: 'group_create' };
	expect(inField('group_lifecycle_update', { groups: [entry] })).toMatchObject([
		{ event: 'other', timestamp: '2025-08-27T19:17:58.000Z', group: 'Y2Fw' },
	]);
	expect(inField('group_lifecycle_update', { groups: [entry, entry] })).toMatchObject([
		{ event: 'other', timestamp: null, group: null },
	]);
});

it('leaves out the plus that a relay writes', () => {
	const messages = [{ from: '+15550100001', id: 'a', type: 'text' }];
	const all = [{ wa_id: '15550100001', profile: { name: 'Ana' } }, { wa_id: '2' }];
	expect(inField('messages', { contacts: all, messages })).toMatchObject([
		{ from: '15550100001', contactName: 'Ana' },
	]);
	const statuses = [{ id: 'a', status: 'read', recipient_id: '+15550100001' }];
	expect(inField('messages', { statuses })).toMatchObject([{ recipient: '15550100001' }]);
});

it('finds the user ID of somebody with a number in the contacts', () => {
	const value = {
		contacts: [
			{ wa_id: '1', user_id: 'US.1', profile: {} },
			{ wa_id: '2', user_id: 'US.2' },
		],
		messages: [{ from: '2', id: 'a', type: 'text' }],
	};
	expect(inField('messages', value)).toMatchObject([{ from: '2', userId: 'US.2', username: null }]);
});

describe('The only contact of a change', () => {
	const nameOf = (message: object, contact: object) => {
		const messages = [{ id: 'a', type: 'text', ...message }];
		const all = [{ profile: { name: 'Ana', username: 'ana.example' }, ...contact }];
		const [event] = inField('messages', { contacts: all, messages });
		return [event?.contactName, event?.username];
	};
	const ofAna = ['Ana', 'ana.example'];
	const ofNobody = [null, null];

	it.each([
		['of Brazil', '5511987654321', '551187654321'],
		['of Mexico', '525512345678', '5215512345678'],
		['of Argentina', '541123456789', '5491123456789'],
	])('is the customer where a number %s is spelt in two ways', (_, from, wa_id) => {
		expect(nameOf({ from }, { wa_id })).toEqual(ofAna);
	});

	it.each([
		['a number beside a user ID', { from: '15550100001' }, { user_id: 'US.1' }],
		['a user ID beside a number', { from: '', from_user_id: 'US.1' }, { wa_id: '15550100001' }],
		['nothing', {}, { wa_id: '15550100001' }],
	])('is the customer who is known by %s', (_, message, contact) => {
		expect(nameOf(message, contact)).toEqual(ofAna);
	});

	it.each([
		['number', { from: '15550100002' }, { wa_id: '15550100001' }],
		['user ID', { from: '', from_user_id: 'US.2' }, { user_id: 'US.1' }],
		[
			'number and user ID',
			{ from: '15550100002', from_user_id: 'US.2' },
			{ wa_id: '15550100001', user_id: 'US.1' },
		],
	])('is nobody who has another %s', (_, message, contact) => {
		expect(nameOf(message, contact)).toEqual(ofNobody);
	});
});

it('gives somebody who is unknown neither', () => {
	expect(events({ kind: 'text' })).toMatchObject([{ userId: null, username: null, group: null }]);
});

describe('In a group', () => {
	const group = 'Y2FwaV9ncm91cDoxNTU1MDEwMDA5OQ';
	const read = (member: string): EventOutline => ({
		kind: 'read',
		messageId: 'wamid.A',
		from: group,
		members: { recipient_type: 'group', recipient_participant_user_id: member },
	});

	it('a message names it, so that nobody answers privately unawares', () => {
		expect(events({ kind: 'text', members: { group_id: group } })).toMatchObject([
			{ from: '15550100001', group, details: null },
		]);
	});

	it('members without numbers are told apart, and each status is one of its own', () => {
		const [first, second] = events(read('US.1'), read('US.2'));
		expect([first, second]).toMatchObject([
			{ group, recipient: group, userId: 'US.1', status: { participant: 'US.1' } },
			{ group, recipient: group, userId: 'US.2', status: { participant: 'US.2' } },
		]);
		const memory = new RepeatMemory();
		memory.remember(first!);
		expect(memory.knows(first!)).toBe(true);
		expect(memory.knows(second!)).toBe(false);
	});
});

describe('Statuses of a message to a group', () => {
	const group = 'Y2FwaV9ncm91cDoxNTU1MDEwMDA5OQ';
	const statusOf = (status: string, member: object) => ({
		...{ id: 'wamid.A', status, timestamp: '1756322278', recipient_id: group },
		...{ recipient_type: 'group', ...member },
	});
	const phone = (number: string) => ({ recipient_participant_id: number });

	it('of several members that came in one change are one event each, and no two are alike', () => {
		const statuses = [
			statusOf('delivered', phone('15550100001')),
			statusOf('delivered', phone('15550100002')),
			statusOf('delivered', { recipient_participant_user_id: 'US.3' }),
			statusOf('read', phone('15550100001')),
		];
		const read = inField('messages', { statuses });
		expect(read.map(({ status }) => [status?.participant, status?.state])).toEqual([
			['15550100001', 'delivered'],
			['15550100002', 'delivered'],
			['US.3', 'delivered'],
			['15550100001', 'read'],
		]);
		const memory = new RepeatMemory();
		for (const event of read) {
			expect(memory.knows(event)).toBe(false);
			memory.remember(event);
		}
	});

	it("a later status of one member holds back no other member's", () => {
		const [later, other] = inField('messages', {
			statuses: [
				statusOf('read', phone('15550100001')),
				statusOf('delivered', phone('15550100002')),
			],
		});
		const memory = new RepeatMemory();
		memory.remember(later!);
		expect(memory.knowsLater(other!)).toBe(false);
	});

	it.each([
		['number, as the page about groups spells it', 'participant_recipient_id', '1555010000'],
		['user ID', 'recipient_participant_user_id', 'US.1349120865530274191'],
		['parent user ID', 'recipient_participant_parent_user_id', 'US.ENT.1181579921288684483'],
		['user ID in the place of the number', 'recipient_participant_id', 'US.134912086553027'],
	])('of two members who are named by %s are two events', (_, name, start) => {
		const members = [`${start}1`, `${start}2`];
		const read = inField('messages', {
			statuses: members.map((member) => statusOf('read', { [name]: member })),
		});
		expect(read.map(({ status }) => status?.participant)).toEqual(members);
		const memory = new RepeatMemory();
		memory.remember(read[0]!);
		expect(memory.knows(read[0]!)).toBe(true);
		expect(memory.knows(read[1]!)).toBe(false);
	});

	it('one of a member whom nothing names is never taken for a repeat', () => {
		const memory = new RepeatMemory();
		const statuses = [statusOf('sent', {}), statusOf('read', {})];
		const [sent, read] = inField('messages', { statuses });
		for (const event of [sent!, read!]) memory.remember(event);
		expect([memory.knows(sent!), memory.knows(read!)]).toEqual([true, false]);
	});

	it("one in ChakraHQ's own format, which says neither that it is a group nor who, is none either", () => {
		const [read] = eventsOf({
			event: 'status',
			payload: {
				id: 'wamid.A',
				deliveryStatus: 'READ',
				timestamp: 1756322278000,
				recipientId: group,
			},
		});
		expect(read).toMatchObject({ group, recipient: group, status: { participant: null } });
		const memory = new RepeatMemory();
		memory.remember(read!);
		expect(memory.knows(read!)).toBe(false);
	});

	it('one has its price, also where it stands inside the conversation', () => {
		const pricing = { billable: true, pricing_model: 'PMP', category: 'group_marketing' };
		const conversation = { id: 'c-1', origin: { type: 'group_marketing' }, pricing };
		const statuses = [statusOf('read', { ...phone('15550100001'), conversation })];
		expect(inField('messages', { statuses })).toMatchObject([{ status: { pricing } }]);
	});

	it('one that names a member is one of a group, whether it says so or not', () => {
		const statuses = [statusOf('read', { ...phone('15550100001'), recipient_type: undefined })];
		expect(inField('messages', { statuses })).toMatchObject([
			{ group, recipient: group, status: { participant: '15550100001' } },
		]);
	});
});

describe('The answer to a request to call', () => {
	const answer = (reply: object) =>
		events({
			kind: 'buttonReply',
			members: {
				interactive: { type: 'call_permission_reply', call_permission_reply: reply },
			},
		})[0];

	it.each(['accept', 'reject'])('%s is the ID of the reply, and the rest its data', (response) => {
		const more = { expiration_timestamp: '1756926478', response_source: 'user_action' };
		expect(answer({ response, ...more })).toMatchObject({
			...{ event: 'message', type: 'callPermission', text: null, details: null },
			reply: { id: response, title: null, data: more },
		});
	});

	it('says nothing where it is spoilt', () => {
		expect(answer({ response: { odd: 1 } })).toMatchObject({
			...{ event: 'message', type: 'callPermission' },
			reply: { id: null, title: null, data: {} },
		});
	});
});

describe('Beside the content of a message', () => {
	it('all that the context says is kept', () => {
		const context = {
			...{ from: '15550100099', id: 'wamid.EARLIER' },
			...{ forwarded: true, frequently_forwarded: true },
			referred_product: { catalog_id: '4711', product_retailer_id: 'hat-1' },
		};
		expect(events({ kind: 'text', members: { context } })).toMatchObject([
			{
				replyTo: 'wamid.EARLIER',
				details: {
					context: {
						forwarded: true,
						frequently_forwarded: true,
						referred_product: { catalog_id: '4711' },
					},
				},
			},
		]);
		expect(events({ kind: 'reply' })).toMatchObject([{ details: null }]);
	});

	it('members that are new are kept, also beside details of the type', () => {
		const members = { origin: 'x', expires: 7 };
		expect(events({ kind: 'image', members })).toMatchObject([{ details: members }]);
		expect(events({ kind: 'system', members })).toMatchObject([
			{ details: { ...members, wa_id: '15550100077' } },
		]);
	});

	it('nothing hides the content, nor the content it', () => {
		const members = { type: 'hologram', hologram: { origin: 'inside' }, origin: 'beside' };
		expect(events({ kind: 'text', members: { ...members, text: undefined } })).toMatchObject([
			{ details: { hologram: { origin: 'inside' }, origin: 'beside' } },
		]);
		const plain = { type: 'hologram', hologram: 'plain', origin: 'beside', text: undefined };
		expect(events({ kind: 'text', members: plain })).toMatchObject([
			{ details: { hologram: 'plain', origin: 'beside' } },
		]);
	});
});

describe('Which list means what depends on the field:', () => {
	const messages = [{ from: '1', id: 'a', type: 'text', text: { body: 'Hi' } }];
	const statuses = [{ id: 'b', status: 'read' }];

	it.each([
		...['history', 'smb_app_state_sync', 'standby', 'messaging_handovers', 'calls'],
		...['group_lifecycle_update', 'group_participants_update', 'group_settings_update'],
		...['group_status_update', 'user_preferences', 'flows', 'something_new'],
	])('%s brings no message and no delivery', (field) => {
		const value = { messages, statuses, metadata: {} };
		expect(inField(field, value)).toMatchObject([
			{ event: 'other', type: field, details: { messages, statuses } },
		]);
	});

	it.each(['account_update', 'account_alerts', 'security'])(
		'%s is about the account, whatever lists it has',
		(field) => {
			expect(inField(field, { messages, statuses })).toMatchObject([
				{ event: 'account', type: field, details: { messages, statuses } },
			]);
		},
	);

	it.each(['history', 'standby', 'smb_app_state_sync', 'calls'])(
		"ChakraHQ's own event %s brings no message either",
		(event) => {
			const payload = { message: messages[0], messages, statuses };
			expect(eventsOf({ event, payload })).toMatchObject([
				{ event: 'other', type: event, details: payload },
			]);
		},
	);

	it('a fault beside them is one all the same, and nothing is dropped', () => {
		const errors = [{ code: 1 }];
		expect(inField('history', { messages, errors })).toMatchObject([
			{ event: 'other', type: 'history', details: { messages } },
			{ event: 'other', type: 'errors', details: { code: 1 } },
		]);
	});

	it("the business's own messages are never a customer's", () => {
		expect(inField('smb_message_echoes', { messages })).toMatchObject([
			{ event: 'other', type: 'smb_message_echoes', details: { messages } },
		]);
	});
});

describe('What was filled into a form', () => {
	const form = (response_json: unknown) =>
		events({
			kind: 'form',
			members: { interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json } } },
		})[0]?.reply?.data;

	it.each([
		['a JSON text', '{"size":"M"}', { size: 'M' }],
		['an object', { size: 'M' }, { size: 'M' }],
		['a list', ['M'], ['M']],
		['a text that is no object', 'M', 'M'],
		['nothing', undefined, null],
	])('is kept: %s', (_, given, expected) => expect(form(given)).toEqual(expected));

	it('cannot reach a prototype', () => {
		expect(JSON.stringify(form('{"__proto__":{"polluted":1},"size":"M"}'))).toBe('{"size":"M"}');
	});
});

it.each(['image', 'video', 'document'])('gives the caption of a %s as its text too', (kind) => {
	const members = { [kind]: { id: '4711', caption: 'The hat, please' } };
	const [event] = events({ kind, members });
	expect(event).toMatchObject({ text: 'The hat, please', media: { caption: 'The hat, please' } });
});
