import type { IDataObject } from 'n8n-workflow';
import type { Attribute } from '../../account/attributes';

/**
 * Fields by the short IDs of attributes, where they have the name that the form shows. A short ID itself comes first.
 */
export function shortIdsInPlaceOfNames(
	fields: IDataObject,
	attributes: ReadonlyMap<string, Attribute>,
): Array<[string, unknown]> {
	const byName = namesOf(attributes);
	return Object.entries(fields).map(([name, value]) => {
		const shortId = attributes.has(name) ? undefined : byName.get(plainName(name));
		return [shortId === undefined || Object.hasOwn(fields, shortId) ? name : shortId, value];
	});
}

const shortIdsByName = new WeakMap<ReadonlyMap<string, Attribute>, Map<string, string>>();

/** Short IDs by name. A name that two attributes have is left out. */
function namesOf(attributes: ReadonlyMap<string, Attribute>): Map<string, string> {
	const known = shortIdsByName.get(attributes);
	if (known) return known;
	const found = new Map<string, string>();
	const shared = new Set<string>();
	for (const { name, shortId } of attributes.values()) {
		const plain = plainName(name);
		if (found.has(plain)) shared.add(plain);
		found.set(plain, shortId);
	}
	for (const name of shared) found.delete(name);
	shortIdsByName.set(attributes, found);
	return found;
}

const plainName = (name: string): string => name.trim().toLowerCase();
