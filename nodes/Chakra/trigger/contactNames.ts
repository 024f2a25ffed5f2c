import { list, members, text } from './narrow';

export interface ContactNames {
	/** By number or user ID. */
	byId: ReadonlyMap<string, string | null>;
	/** Of the only contact there is: a customer is that one, however the number is spelt. */
	lone: string | null;
}

/**
 * The names in Meta's contacts, `{wa_id, user_id, profile: {name}}`. Read once for all messages of a change, for a
 * hostile one may hold very many of both.
 */
export function contactNames(contacts: unknown): ContactNames {
	const known = list(contacts).map(members);
	const byId = new Map<string, string | null>();
	for (const { wa_id: id, user_id: userId, profile } of known) {
		const name = text(members(profile).name);
		for (const own of [text(id), text(userId)]) {
			if (own !== null && !byId.has(own)) byId.set(own, name);
		}
	}
	return { byId, lone: known.length === 1 ? text(members(known[0]?.profile).name) : null };
}
