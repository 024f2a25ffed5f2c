import type { IDataObject } from 'n8n-workflow';
import { unknownAttribute, type Attribute } from '../../account/attributes';
import type { Procedure } from '../../account/procedures';
import { isObject } from '../../json/isObject';
import { expectSerializable, readOptionalJsonObject } from '../../parameters/jsonObject';
import { ChakraError } from '../../transport/chakraError';
import type { ChakraRun } from '../chakraRun';
import type { Item } from '../item';
import { isTool } from '../tool/toolCall';
import { dataJsonField } from './attributeFields';
import { shortIdsInPlaceOfNames } from './attributeNames';
import { attributeValue } from './attributeValue';
import { knownProcedure, readProcedure } from './procedureField';

/** Values by short IDs. @throws ChakraError where it is no JSON object */
export const readDataJson = (item: Item): IDataObject =>
	readOptionalJsonObject(item.value(dataJsonField.name, '{}'), dataJsonField) as IDataObject;

/** What is known of the procedure's attributes, by short ID; empty where the configuration cannot be read. */
export async function knownAttributes(item: Item): Promise<Map<string, Attribute>> {
	const procedure = await knownProcedure(item);
	if (!procedure) return new Map();
	const known = byShortId.get(procedure) ?? new Map(procedure.attributes.map(withShortId));
	byShortId.set(procedure, known);
	return known;
}

/** A procedure may have many attributes, and every item of a run asks for them. */
const byShortId = new WeakMap<Procedure, Map<string, Attribute>>();

const withShortId = (attribute: Attribute): [string, Attribute] => [attribute.shortId, attribute];

/**
 * The values of both fields, by the short IDs of the attributes.
 * @throws ChakraError with the attribute's name where a value does not fit
 */
export function readAttributes(
	item: Item,
	attributes: ReadonlyMap<string, Attribute>,
): IDataObject {
	const isAutomatic = isMappedByName(item);
	const mapped = isAutomatic
		? shortIdsInPlaceOfNames(item.mapped('columns'), attributes)
		: // The form gives null for a field that was not filled in.
			Object.entries(item.mapped('columns')).filter(([, value]) => value !== null);
	// Fields of the item that are not attributes are not sent. A hint lists them once.
	const isKnown = ([name]: [string, unknown]) =>
		!isAutomatic || attributes.size === 0 || attributes.has(name);
	if (isAutomatic && attributes.size === 0) {
		item.run.hint(
			`ChakraHQ does not tell the attributes of the procedure ${readProcedure(item)}, so every field of the items was sent, under its own name and as it is.`,
		);
	}
	const left = mapped.filter((entry) => !isKnown(entry)).map(([name]) => name);
	const leftOut = item.run.shared(fieldsLeftOut);
	for (const name of left) leftOut.add(name);
	const json = shortIdsInPlaceOfNames(readDataJson(item), attributes);
	const given = Object.fromEntries([...mapped.filter(isKnown), ...json]);
	for (const name of Object.keys(given)) hintIfUnknown(item, name, attributes);
	const zone = item.context.getTimezone();
	const values = Object.entries(given).map(([name, value]) => {
		const read = attributeValue(value, attributes.get(name) ?? unknownAttribute(name), zone);
		expectSerializable(read, `The value of ${name}`);
		return [name, read];
	});
	return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/**
 * The values without the form's empty texts where a model gives them. It has to give something for each field, and
 * leaves empty what it does not know or is not to change: sent, such a text would clear the attribute.
 */
export function withoutBlanksOfModel(item: Item, values: IDataObject): IDataObject {
	if (!isTool(item.context)) return values;
	const form = item.mapped('columns');
	const isBlank = ([name, value]: [string, unknown]) =>
		name in form && typeof value === 'string' && value.trim() === '';
	return Object.fromEntries(Object.entries(values).filter((entry) => !isBlank(entry)));
}

/**
 * Checks that a new process or task gets something of what was given for it.
 * @throws ChakraError where nothing is left: an empty one would be created for each item
 */
export function expectAttributes(
	item: Item,
	values: IDataObject,
	what: 'process' | 'task' = 'process',
): void {
	if (Object.keys(values).length > 0) return;
	const given = givenNames(item);
	if (given.length === 0) return;
	if (isMappedByName(item)) {
		const names = namesShown(given);
		throw new ChakraError(`None of the item's fields is an attribute with a value: ${names}`, {
			remedy:
				'Give one a value. Fields need the short IDs or names of attributes; to give others, choose Map Each Column Manually under Attributes.',
		});
	}
	throw new ChakraError(`The ${what} would be empty: nothing was found for ${namesShown(given)}`, {
		remedy: 'Look at what the values are taken from. Their expressions found nothing in this item.',
	});
}

/**
 * The attributes that somebody wanted to give, with a value or without. A field of the form that is not used is null.
 */
function givenNames(item: Item): string[] {
	const mapped = Object.entries(item.mapped('columns'));
	const isUsed = ([, value]: [string, unknown]) => value !== null || isMappedByName(item);
	const json: unknown = item.value(dataJsonField.name, '{}');
	const isLost = json === undefined || json === null;
	return [
		...mapped.filter(isUsed).map(([name]) => name),
		...(isLost ? [dataJsonField.displayName] : Object.keys(readDataJson(item))),
	];
}

/** Whether the fields of the item itself are mapped, by their names. */
function isMappedByName(item: Item): boolean {
	const mapper = item.value('columns', {});
	return isObject(mapper) && mapper.mappingMode === 'autoMapInputData';
}

/** Warns where ChakraHQ tells the attributes and this is none of them. What it does then is not documented. */
export function hintIfUnknown(
	item: Item,
	name: string,
	attributes: ReadonlyMap<string, Attribute>,
): void {
	if (attributes.size === 0 || attributes.has(name)) return;
	item.run.itemHint(
		`The procedure has no attribute “${name.slice(0, 100)}”. It has ${namesShown([...attributes.keys()])}. What ChakraHQ does with another is not documented: look whether the result is right.`,
	);
}

const MAX_NAMES_SHOWN = 20;

/** At most 20 names for a message, each shortened. */
const namesShown = (names: string[]): string =>
	names
		.slice(0, MAX_NAMES_SHOWN)
		.map((name) => name.slice(0, 100))
		.join(', ');

/** Collects the fields of items that are not attributes. A hint at the end of the run lists them. */
function fieldsLeftOut(run: ChakraRun): Set<string> {
	const names = new Set<string>();
	run.atEnd(async () => {
		if (names.size === 0) return;
		const unshown = names.size - MAX_NAMES_SHOWN;
		const more = unshown > 0 ? ` and ${unshown} more` : '';
		run.hint(
			`Not sent, because they are no attributes of the procedure: ${namesShown([...names])}${more}`,
		);
	});
	return names;
}
