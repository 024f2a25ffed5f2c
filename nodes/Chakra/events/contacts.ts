import { list, members, text } from '../json/narrow';
import type { Person } from './person';

interface Contact {
	name: string | null;
	userId: string | null;
	username: string | null;
}

const unknown: Contact = { name: null, userId: null, username: null };

/**
 * Meta's contacts, `{wa_id, user_id, profile: {name, username}}`. Read once for all messages of a change, for a
 * hostile one may hold very many of both.
 */
export class Contacts {
	/** By number and by user ID. */
	private readonly byId = new Map<string, Contact>();

	/** The only contact there is: a customer is that one, however the number is spelt. */
	private readonly lone: Contact | undefined;

	constructor(contacts: unknown) {
		const all = list(contacts).map(members);
		for (const { wa_id: id, user_id: userId, profile } of all) {
			const { name, username } = members(profile);
			const contact = { name: text(name), userId: text(userId), username: text(username) };
			for (const own of [text(id), text(userId)]) {
				if (own !== null && !this.byId.has(own)) this.byId.set(own, contact);
			}
			if (all.length === 1) this.lone = contact;
		}
	}

	/** What is known of a customer. */
	of({ id, userId }: Person): Contact {
		return this.byId.get(id ?? '') ?? this.byId.get(userId ?? '') ?? this.lone ?? unknown;
	}

	/** The name of somebody who may be no customer, but the business itself. */
	nameOf(id: string | null): string | null {
		return this.byId.get(id ?? '')?.name ?? null;
	}
}
