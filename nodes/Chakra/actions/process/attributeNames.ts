import type { IDataObject } from 'n8n-workflow';
import type { Attribute } from '../../account/attributes';
import { comparableName } from '../../account/comparableName';

/** Attributes by their short IDs. */
type Attributes = ReadonlyMap<string, Attribute>;

/**
 * The attribute with this short ID, or else with this short ID or name however it is capitalised and spaced, where only
 * one attribute has it.
 */
export const attributeNamed = (given: string, attributes: Attributes): Attribute | undefined =>
	attributes.get(given) ?? namesOf(attributes).get(comparableName(given)) ?? undefined;

/**
 * Fields by the short IDs of attributes, where they have the name that the form shows. A short ID itself comes first,
 * then the first of several names. The others keep their names, so that none is lost without a word.
 */
export function shortIdsInPlaceOfNames(
	fields: IDataObject,
	attributes: Attributes,
): Array<[string, unknown]> {
	const taken = new Set(Object.keys(fields));
	return Object.entries(fields).map(([name, value]) => {
		const { shortId = name } = attributeNamed(name, attributes) ?? {};
		const isFree = !taken.has(shortId);
		taken.add(shortId);
		return [isFree ? shortId : name, value];
	});
}

const knownNames = new WeakMap<Attributes, Map<string, Attribute | null>>();

/** Attributes by their names and short IDs. A name counts before a short ID. */
function namesOf(attributes: Attributes): Map<string, Attribute | null> {
	const names =
		knownNames.get(attributes) ??
		new Map([...onlyOnes(attributes, 'shortId'), ...onlyOnes(attributes, 'name')]);
	knownNames.set(attributes, names);
	return names;
}

/** Attributes by one of their members; null where two have the same. */
function onlyOnes(
	attributes: Attributes,
	member: 'name' | 'shortId',
): Map<string, Attribute | null> {
	const found = new Map<string, Attribute | null>();
	for (const attribute of attributes.values()) {
		const name = comparableName(attribute[member]);
		found.set(name, found.has(name) ? null : attribute);
	}
	return found;
}
