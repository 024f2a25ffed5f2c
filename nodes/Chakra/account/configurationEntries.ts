import { isObject } from '../json/isObject';
import { firstText, objectsIn } from '../json/narrow';

/**
 * The entries of a collection, which may be a list or an object by ID or short ID. Their members have the names of the
 * API's other pages: `short_id` is `shortId`.
 */
export function entriesOf(collection: unknown): Array<Record<string, unknown>> {
	if (Array.isArray(collection)) return objectsIn(collection).map(inCamelCase);
	if (!isObject(collection)) return [];
	return Object.entries(collection).flatMap(([id, entry]) =>
		isObject(entry) ? [{ id, ...inCamelCase(entry) }] : [],
	);
}

/** Whether an entry still exists. ChakraHQ keeps what was deleted, with a mark. */
export const isKept = ({ isDeleted }: Record<string, unknown>): boolean => isDeleted !== true;

/** `short_id` → `shortId`. A member that has this name already comes first. */
export function inCamelCase(entry: Record<string, unknown>): Record<string, unknown> {
	const renamed = Object.entries(entry).map(([name, value]) => [
		name.replace(/_([a-z])/gi, (_, letter: string) => letter.toUpperCase()),
		value,
	]);
	return { ...Object.fromEntries(renamed), ...entry };
}

/**
 * The short ID of an entry. If it has none, its ID counts, because in an object by short ID both are the same. Empty if
 * a database made that ID.
 */
export function shortIdOf(entry: Record<string, unknown>): string {
	const stated = firstText(entry, 'shortId', 'shortID', 'slug', 'key');
	const id = firstText(entry, 'id');
	return stated === '' && !isGeneratedId(id) ? id : stated;
}

/** Whether it is a UUID, a number or another ID that a database makes. */
export const isGeneratedId = (id: string): boolean => /^(?:[0-9a-f-]{16,}|\d*)$/i.test(id);

/** The name of an entry; its short ID where it has none. */
export const nameOf = (entry: Record<string, unknown>, shortId: string): string =>
	firstText(entry, 'name', 'displayName', 'label', 'title') || shortId;

/** The name as people read it where the short ID counts: `Order Number (order_no)`. */
export const nameWithShortId = ({ name, shortId }: { name: string; shortId: string }): string =>
	name === shortId ? name : `${name} (${shortId})`;
