import { readEvents } from '../../../nodes/Chakra/events/readEvents';
import { passes, type Filters } from '../../../nodes/Chakra/trigger/filters';
import { eventBody, type EventOutline } from '../../../sandbox/webhooks/eventBody';

const open: Filters = {
	events: ['message', 'messageEcho', 'status', 'templateStatus', 'account', 'other'],
	messageTypes: [],
	statuses: [],
	phoneNumbers: [],
};

function passing(
	outline: EventOutline,
	filters: Partial<Filters>,
	format: 'meta' | 'chakra' = 'meta',
) {
	const read = readEvents(eventBody(format, [outline]));
	if ('rejection' in read) throw new Error(read.rejection.reason);
	return read.events.every(({ event }) => passes(event, { ...open, ...filters }));
}

it.each([
	['text', 'message'],
	['read', 'status'],
	['message_template_status_update', 'templateStatus'],
	['account_update', 'account'],
	['something_new', 'other'],
])('lets %s pass only where %s is chosen', (kind, event) => {
	expect(passing({ kind }, { events: [event] })).toBe(true);
	const others = open.events.filter((one) => one !== event);
	expect(passing({ kind }, { events: others })).toBe(false);
});

it.each([
	['text', 'text'],
	['image', 'image'],
	['audio', 'audio'],
	['voice', 'voice'],
	['video', 'video'],
	['document', 'document'],
	['sticker', 'sticker'],
	['location', 'location'],
	['contacts', 'contacts'],
	['button', 'button'],
	['buttonReply', 'button'],
	['listReply', 'list'],
	['reaction', 'reaction'],
	['order', 'order'],
	['unsupported', 'unsupported'],
	['form', 'other'],
	['system', 'other'],
])('counts a %s as the type %s', (kind, type) => {
	expect(passing({ kind }, { messageTypes: [type] })).toBe(true);
	expect(passing({ kind }, { messageTypes: [type === 'text' ? 'image' : 'text'] })).toBe(false);
	expect(passing({ kind, echo: true }, { messageTypes: [type] })).toBe(true);
});

it('does not hold the type of a message against a status', () => {
	expect(passing({ kind: 'read' }, { messageTypes: ['text'] })).toBe(true);
});

it('lets the chosen statuses pass, and a new one as other', () => {
	expect(passing({ kind: 'failed' }, { statuses: ['failed'] })).toBe(true);
	expect(passing({ kind: 'read' }, { statuses: ['failed'] })).toBe(false);
	const isNew = { kind: 'read', members: { status: 'shredded' } };
	expect(passing(isNew, { statuses: ['other'] })).toBe(true);
	expect(passing(isNew, { statuses: ['read'] })).toBe(false);
});

it.each(['775966265503012', '+1 555 010-0099', '83784929738012'])(
	'knows a number by its ID, as people write it, or by its account: %s',
	(phoneNumber) => {
		expect(passing({ kind: 'text' }, { phoneNumbers: [phoneNumber] })).toBe(true);
		const other = { kind: 'text', phoneNumberId: '1' };
		expect(passing(other, { phoneNumbers: ['775966265503012'] })).toBe(false);
	},
);

it.each(['message_template_status_update', 'account_update'])(
	'does not hold back %s, which names no number',
	(kind) => expect(passing({ kind }, { phoneNumbers: ['1'] })).toBe(true),
);

it("does not hold back a message of ChakraHQ's format, which names no number", () => {
	expect(passing({ kind: 'text' }, { phoneNumbers: ['1'] }, 'chakra')).toBe(true);
});
