import { list, members, text } from '../json/narrow';
import type { Person } from './person';

interface Contact {
	/** Digits. */
	phone: string | null;
	name: string | null;
	userId: string | null;
	username: string | null;
}

const unknown: Contact = { phone: null, name: null, userId: null, username: null };

/**
 * Meta's contacts, `{wa_id, user_id, parent_user_id, profile: {name, username}}`. Indexed once for all messages of a
 * change, so that many contacts and many messages take linear time.
 */
export class Contacts {
	/** By phone number and by both user IDs: a status of what was sent to a parent user ID names only that one. */
	private readonly byId = new Map<string, Contact>();

	/** Set if there is only one contact. It is then the customer, even if the number is written differently. */
	private readonly lone: Contact | undefined;

	constructor(contacts: unknown) {
		const all = list(contacts).map(members);
		for (const { wa_id: id, user_id: userId, parent_user_id: parentId, profile } of all) {
			const { name, username } = members(profile);
			const contact = {
				phone: text(id),
				name: text(name),
				userId: text(userId),
				username: text(username),
			};
			for (const own of [text(id), text(userId), text(parentId)]) {
				if (own !== null && !this.byId.has(own)) this.byId.set(own, contact);
			}
			if (all.length === 1) this.lone = contact;
		}
	}

	/** The contact of a customer. Where the event names nobody, the single contact. */
	of(person: Person): Contact {
		const { id, userId } = person;
		const lone = this.lone !== undefined && mayBe(person, this.lone) ? this.lone : unknown;
		return this.byId.get(id ?? '') ?? this.byId.get(userId ?? '') ?? lone;
	}

	/** The name of a person who may be the business itself, so a single contact is not assumed to be that person. */
	nameOf(id: string | null): string | null {
		return this.byId.get(id ?? '')?.name ?? null;
	}
}

/** Spellings of one number differ in front of these, such as by the 9 of Brazil and Argentina or the 1 of Mexico. */
const LAST_DIGITS = 7;

/**
 * Whether somebody who is not found by ID can be the contact all the same; two IDs of one kind that differ are two
 * people.
 */
function mayBe({ id, userId }: Person, contact: { userId: string | null; phone: string | null }) {
	if (userId !== null && contact.userId !== null) return false;
	if (id === null || id === userId || contact.phone === null) return true;
	return id.slice(-LAST_DIGITS) === contact.phone.slice(-LAST_DIGITS);
}
