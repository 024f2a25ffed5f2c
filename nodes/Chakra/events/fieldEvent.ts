import { isObject } from '../json/isObject';
import { isoTime } from '../json/isoTime';
import { keywordOf, list, members, ownMember, text } from '../json/narrow';
import { Contacts } from './contacts';
import { eventOf, type ChakraEvent, type EventKind } from './event';
import { customerId, personIn, type Person } from './person';

/**
 * Meta's webhook fields about templates or the account. Every other field gives an `other` event.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
const kinds: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
	['message_template_status_update', 'templateStatus'],
	['message_template_quality_update', 'templateStatus'],
	['message_template_components_update', 'templateStatus'],
	['template_category_update', 'templateStatus'],
	['template_correct_category_detection', 'templateStatus'],
	['account_alerts', 'account'],
	['account_review_update', 'account'],
	['account_settings_update', 'account'],
	['account_update', 'account'],
	['business_capability_update', 'account'],
	['business_status_update', 'account'],
	['business_username_updates', 'account'],
	['payment_configuration_update', 'account'],
	['phone_number_name_update', 'account'],
	['phone_number_quality_update', 'account'],
	['security', 'account'],
]);

/** What a value that reports one thing holds in its list, such as `user_preferences` or `groups`. */
function onlyEntry(value: Record<string, unknown>): Record<string, unknown> {
	const [first, ...more] = Object.entries(value).flatMap(([name, member]) =>
		name === 'contacts' ? [] : list(member),
	);
	return more.length === 0 ? members(first) : {};
}

/** Of an entry, what names a person: the contact it tells of, the only member that joins or leaves, or itself. */
function subjectIn(entry: Record<string, unknown>): Record<string, unknown> {
	const { contact, added_participants: added, removed_participants: removed } = entry;
	if (isObject(contact)) return contact;
	const [participant, ...more] = [...list(added), ...list(removed)];
	return isObject(participant) && more.length === 0 ? participant : entry;
}

/** The customer's side of a call, by its direction. */
const customerOfCall: Readonly<Record<string, 'from' | 'to'>> = {
	USER_INITIATED: 'from',
	BUSINESS_INITIATED: 'to',
};

/**
 * The customer whom the entry of an event names, where no contacts stand beside it: of a call, or of a message that
 * another app handles (`standby`).
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/reference
 * @param business its own number
 */
function personOf(subject: Record<string, unknown>, business: string | null): Person {
	const caller = ownMember(customerOfCall, keywordOf(subject.direction));
	const roles = caller ? [caller] : (['subject', 'to', 'from', 'recipient'] as const);
	const own = business?.replace(/\D/g, '') ?? null;
	const people = roles.map((role) => personIn(subject, role));
	return people.find(({ id }) => id !== null && id !== own) ?? { id: null, userId: null };
}

/** An event that is neither a message nor a status: about a template, the account, or something new. */
export function fieldEvent(
	field: string | null,
	value: Record<string, unknown>,
	{ to, timestamp }: { to: ChakraEvent['to']; timestamp?: unknown },
): ChakraEvent {
	const kind = kinds.get(field ?? '') ?? 'other';
	const entry = onlyEntry(value);
	const subject = subjectIn(entry);
	const person = personOf(subject, to.displayNumber);
	const customer = new Contacts(value.contacts).of(person);
	return eventOf(kind, {
		timestamp: isoTime(
			timestamp ?? value.timestamp ?? entry.timestamp ?? members(entry.metadata).timestamp,
		),
		from: customerId(person, customer),
		group: text(entry.group_id),
		userId: person.userId ?? customer.userId,
		username: customer.username ?? text(subject.username),
		contactName: customer.name ?? text(subject.full_name),
		to,
		type: field,
		...(kind === 'templateStatus' && {
			template: {
				id: text(value.message_template_id),
				name: text(value.message_template_name),
				language: text(value.message_template_language),
				status: text(value.event) ?? text(value.new_quality_score) ?? text(value.new_category),
				reason: text(value.reason),
			},
		}),
		details: value,
	});
}
