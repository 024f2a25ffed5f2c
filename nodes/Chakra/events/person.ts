import { text } from '../json/narrow';
import { userIdIn } from '../whatsapp/userIds';

/** A person in an event. */
export interface Person {
	/** The phone number in digits, else the user ID. */
	id: string | null;
	/** Meta's business-scoped user ID. */
	userId: string | null;
}

/**
 * The phone number of a customer in digits, else the user ID. Meta leaves either out of some events, and names it in
 * the contacts beside them.
 */
export function customerId(
	{ id, userId }: Person,
	contact: { phone: string | null; userId: string | null },
): string | null {
	const phone = id === userId ? null : id;
	return phone ?? contact.phone ?? userId ?? contact.userId;
}

/**
 * The members that name a person, for each role in a message or a status. Meta's page about groups
 * (developers.facebook.com/documentation/business-messaging/whatsapp/groups/webhooks) has the second name of a
 * participant. A parent user ID is one that several business portfolios share.
 */
const namesByRole = {
	from: { phones: ['from'], userIds: ['from_user_id', 'from_parent_user_id'] },
	to: { phones: ['to'], userIds: ['to_user_id', 'to_parent_user_id'] },
	recipient: {
		phones: ['recipient_id', 'recipientId'],
		userIds: ['recipient_user_id', 'recipient_parent_user_id', 'parent_recipient_user_id'],
	},
	participant: {
		phones: ['recipient_participant_id', 'participant_recipient_id'],
		userIds: ['recipient_participant_user_id', 'recipient_participant_parent_user_id'],
	},
	/** Whom an object is about: the `system` of a message, an entry of `user_preferences`, a member of a group. */
	subject: { phones: ['wa_id', 'phone_number', 'input'], userIds: ['user_id', 'parent_user_id'] },
} as const;

/**
 * The person in a role. Since 2026 a person may have a user ID and no phone number.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
export function personIn(source: Record<string, unknown>, role: keyof typeof namesByRole): Person {
	const { phones, userIds } = namesByRole[role];
	const first = (names: readonly string[]) =>
		names.map((name) => text(source[name])).find((value) => value !== null) ?? null;
	const phone = first(phones);
	// A relay may put the user ID in the place of the number.
	const userId = first(userIds) ?? userIdIn(phone ?? '');
	// Meta writes digits only, a relay may add the plus.
	return { id: phone?.replace(/^\+(?=\d)/, '') ?? userId, userId };
}
