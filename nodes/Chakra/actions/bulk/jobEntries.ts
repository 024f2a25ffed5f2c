import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';

/** What identifies an item among the others: a process ID, or the value of the primary key. */
export type EntryKey = { id: string } | { attribute: string; value: unknown };

/** An item with its entry, where there is one. */
interface Pairing<Sent> {
	paired: Map<Sent, IDataObject>;
	/** Entries that cannot be assigned to an item. */
	others: IDataObject[];
}

/**
 * Assigns the entries of a job to its items. Neither the members nor the order of entries are documented. So an entry
 * belongs to an item if it contains the item's process ID, or its primary key under the attribute's name, and no other
 * item or entry matches too. A job with one item and one entry needs no such proof.
 */
export function pairEntries<Sent extends { key?: EntryKey }>(
	sent: readonly Sent[],
	entries: readonly IDataObject[],
): Pairing<Sent> {
	const [onlySent] = sent;
	const [onlyEntry] = entries;
	if (sent.length === 1 && entries.length === 1 && onlySent && onlyEntry) {
		return { paired: new Map([[onlySent, onlyEntry]]), others: [] };
	}
	const byKey = grouped(sent, ({ key }) => (key ? [keyText(key)] : []));
	const attributes = new Set(sent.flatMap(({ key }) => attributeOf(key)));
	const found = grouped(entries, (entry) => [
		...new Set(
			keysIn(entry, attributes).flatMap((text) => {
				const owners = byKey.get(text) ?? [];
				return owners.length === 1 ? owners : [];
			}),
		),
	]);
	const entryOf = new Map<Sent, IDataObject>();
	const claims = new Map<IDataObject, number>();
	for (const [owner, its] of found) {
		for (const entry of its) claims.set(entry, (claims.get(entry) ?? 0) + 1);
		const [entry] = its;
		if (its.length === 1 && entry) entryOf.set(owner, entry);
	}
	const paired = new Map([...entryOf].filter(([, entry]) => claims.get(entry) === 1));
	const own = new Set(paired.values());
	return { paired, others: entries.filter((entry) => !own.has(entry)) };
}

/** The values by their keys. A value may have several keys, or none. */
export function grouped<Value, Key>(
	values: readonly Value[],
	keysOf: (value: Value) => Key[],
): Map<Key, Value[]> {
	const groups = new Map<Key, Value[]>();
	for (const value of values) {
		for (const key of keysOf(value)) {
			const group = groups.get(key);
			if (group) group.push(value);
			else groups.set(key, [value]);
		}
	}
	return groups;
}

/** A key as text, equal for two items of the same process. */
export const keyText = (key: EntryKey): string =>
	'id' in key ? `id ${key.id.toLowerCase()}` : named(key.attribute, key.value);

const named = (attribute: string, value: unknown): string => `${attribute} = ${String(value)}`;

const attributeOf = (key: EntryKey | undefined): string[] =>
	key && 'attribute' in key ? [key.attribute] : [];

/** Deeper than any request that an entry may repeat. */
const MAX_DEPTH = 6;

/** All keys in an entry. A process ID counts under any name, because it is unique. */
function keysIn(
	value: unknown,
	attributes: ReadonlySet<string>,
	name = '',
	levels = MAX_DEPTH,
): string[] {
	if (typeof value === 'string' || typeof value === 'number') {
		const own = attributes.has(name) ? [named(name, value)] : [];
		const isId = typeof value === 'string' && value.length === 36;
		return isId ? [...own, `id ${value.toLowerCase()}`] : own;
	}
	if (levels === 0) return [];
	if (Array.isArray(value)) {
		return value.flatMap((one: unknown) => keysIn(one, attributes, name, levels - 1));
	}
	return isObject(value)
		? Object.entries(value).flatMap(([member, one]) => keysIn(one, attributes, member, levels - 1))
		: [];
}
