import { isoTime } from '../json/isoTime';
import { list, members, text } from '../json/narrow';
import { Contacts } from './contacts';
import { eventOf, type ChakraEvent, type EventKind } from './event';
import { customerId, personIn } from './person';

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

/** An event that is neither a message nor a status: about a template, the account, or something new. */
export function fieldEvent(
	field: string | null,
	value: Record<string, unknown>,
	{ to, timestamp }: { to: ChakraEvent['to']; timestamp?: unknown },
): ChakraEvent {
	const kind = kinds.get(field ?? '') ?? 'other';
	const entry = onlyEntry(value);
	const person = personIn(entry, 'subject');
	const customer = new Contacts(value.contacts).of(person);
	return eventOf(kind, {
		timestamp: isoTime(timestamp ?? value.timestamp ?? entry.timestamp),
		from: customerId(person, customer),
		group: text(entry.group_id),
		userId: person.userId ?? customer.userId,
		username: customer.username,
		contactName: customer.name,
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
