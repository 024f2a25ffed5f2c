import { readEvents } from '../../../nodes/Chakra/events/readEvents';

const userId = 'US.13491208655302741918';
const business = '15550783881';
const metadata = { display_phone_number: business, phone_number_id: '106540352242922' };

function inField(field: string, value: object) {
	const result = readEvents({ entry: [{ id: '1', changes: [{ field, value }] }] });
	if ('rejection' in result) throw new Error(result.rejection.reason);
	return result.events.map(({ event }) => event);
}

/** As in Meta's pages on calls, groups and business-scoped user IDs: nobody but the entry names the person. */
describe('The customer of a call', () => {
	const call = { id: 'wacid.1', event: 'terminate', timestamp: '1749196895' };
	it.each([
		['who calls', { from: '12185552828', to: business, direction: 'USER_INITIATED' }],
		['who is called', { from: business, to: '12185552828', direction: 'BUSINESS_INITIATED' }],
	])('%s is from, without contacts', (_, sides) => {
		expect(inField('calls', { metadata, calls: [{ ...call, ...sides }] })).toMatchObject([
			{ event: 'other', type: 'calls', from: '12185552828', userId: null },
		]);
	});

	it.each([
		['who calls', { from_user_id: userId, to: business, direction: 'USER_INITIATED' }],
		['who is called', { from: business, to_user_id: userId, direction: 'BUSINESS_INITIATED' }],
	])('%s and hides the number is from by user ID', (_, sides) => {
		expect(inField('calls', { metadata, calls: [{ ...call, ...sides }] })).toMatchObject([
			{ from: userId, userId },
		]);
	});

	it('has the number that only the call names', () => {
		const contacts = [{ user_id: userId, profile: { name: 'Ana', username: 'ana.example' } }];
		const sides = { from: business, to: '12185552828', to_user_id: userId };
		const calls = [{ ...call, ...sides, direction: 'BUSINESS_INITIATED' }];
		expect(inField('calls', { metadata, contacts, calls })).toMatchObject([
			{ from: '12185552828', userId, username: 'ana.example', contactName: 'Ana' },
		]);
	});

	it.each([
		['number', { recipient_id: '12185552828' }, '12185552828'],
		['user ID', { recipient_user_id: userId }, userId],
	])('is known by %s while it rings', (_, who, from) => {
		const statuses = [{ id: 'wacid.1', type: 'call', status: 'RINGING', timestamp: '1', ...who }];
		expect(inField('calls', { metadata, statuses })).toMatchObject([{ event: 'other', from }]);
	});
});

describe('Who joins or leaves a group', () => {
	const group = { timestamp: '1749196895', group_id: 'Y2Fw' };
	const ana = { user_id: userId, username: 'ana.example' };
	it.each([
		['added_participants', [{ wa_id: '12185552828' }], '12185552828', null, null],
		['added_participants', [ana], userId, userId, 'ana.example'],
		['removed_participants', [{ ...ana, wa_id: '1' }], '1', userId, 'ana.example'],
		['removed_participants', [{ input: userId }], userId, userId, null],
		['removed_participants', [{ input: '12185552828' }], '12185552828', null, null],
	])('%s %j', (list, who, from, id, username) => {
		const groups = [{ ...group, type: 'group_participants_add', [list]: who }];
		expect(inField('group_participants_update', { metadata, groups })).toMatchObject([
			{ event: 'other', from, userId: id, username, group: 'Y2Fw' },
		]);
	});

	it('is nobody where there are several', () => {
		const groups = [{ ...group, added_participants: [{ wa_id: '1' }, { wa_id: '2' }] }];
		expect(inField('group_participants_update', { metadata, groups })).toMatchObject([
			{ from: null, group: 'Y2Fw' },
		]);
	});

	it('has the username where somebody asks to join', () => {
		const groups = [{ ...group, type: 'group_join_request_created', ...ana }];
		expect(inField('group_participants_update', { metadata, groups })).toMatchObject([
			{ from: userId, userId, username: 'ana.example' },
		]);
	});
});

it.each([
	['messages', { from: '12185552828' }, '12185552828'],
	['messages', { from_user_id: userId }, userId],
	['message_echoes', { from: business, to: '12185552828' }, '12185552828'],
	['message_echoes', { from: business, to_user_id: userId }, userId],
	['message_echoes', { from: business }, null],
	['statuses', { recipient_id: '12185552828' }, '12185552828'],
])('names the customer of what another app handles: %s %j', (list, who, from) => {
	const value = { metadata: { ...metadata, display_phone_number: '+1 555-078-3881' } };
	const entry = { id: 'wamid.A', timestamp: '1756322278', ...who };
	expect(inField('standby', { ...value, [list]: [entry] })).toMatchObject([
		{ event: 'other', type: 'standby', from },
	]);
});

it('names the contact that the app has changed, and when', () => {
	const contact = { full_name: 'Ana Example', phone_number: '12185552828', user_id: userId };
	const change = { type: 'contact', contact, action: 'add', metadata: { timestamp: '1756322278' } };
	expect(inField('smb_app_state_sync', { metadata, state_sync: [change] })).toMatchObject([
		{ from: '12185552828', userId, contactName: 'Ana Example', timestamp: expect.any(String) },
	]);
});

it('finds the contact of whom a parent user ID names', () => {
	const parent = 'US.ENT.11815799212886844830';
	const profile = { name: 'Ana', username: 'ana.example' };
	const contacts = [{ wa_id: '12185552828', user_id: userId, parent_user_id: parent, profile }];
	const statuses = [{ id: 'a', status: 'read', recipient_user_id: parent }];
	expect(inField('messages', { metadata, contacts, statuses })).toMatchObject([
		{ event: 'status', recipient: '12185552828', username: 'ana.example' },
	]);
});
