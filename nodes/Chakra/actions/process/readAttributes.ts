import type { IDataObject } from 'n8n-workflow';
import type { Attribute } from '../../account/attributes';
import type { Procedure } from '../../account/procedures';
import { isObject } from '../../json/isObject';
import { unserializable } from '../../json/unserializable';
import { readOptionalJsonObject } from '../../parameters/jsonObject';
import { ChakraError } from '../../transport/chakraError';
import type { ChakraRun } from '../chakraRun';
import type { Item } from '../item';
import { dataJsonField } from './attributeFields';
import { attributeValue } from './attributeValue';
import { knownProcedure } from './procedureField';

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
	const mapper = item.value('columns', {});
	const isAutomatic = isObject(mapper) && mapper.mappingMode === 'autoMapInputData';
	// The form gives null for a field that was not filled in.
	const mapped = Object.entries(item.mapped('columns')).filter(
		([, value]) => isAutomatic || value !== null,
	);
	// Fields of the item that are not attributes are not sent. A hint lists them once.
	const isKnown = ([name]: [string, unknown]) =>
		!isAutomatic || attributes.size === 0 || attributes.has(name);
	const left = mapped.filter((entry) => !isKnown(entry)).map(([name]) => name);
	const leftOut = item.run.shared(fieldsLeftOut);
	for (const name of left) leftOut.add(name);
	const given = { ...Object.fromEntries(mapped.filter(isKnown)), ...readDataJson(item) };
	const zone = item.context.getTimezone();
	const values = Object.entries(given).map(([name, value]) => {
		const attribute = attributes.get(name);
		const read = attribute ? attributeValue(value, attribute, zone) : value;
		const invalid = unserializable(read);
		if (invalid === undefined) return [name, read];
		throw new ChakraError(`The value of ${name} holds ${invalid}`, {
			remedy: `ChakraHQ cannot be told this: correct the value of ${name}.`,
		});
	});
	return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** How many names a hint shows at most. */
const MAX_NAMES_SHOWN = 20;

/** Collects the fields of items that are not attributes. A hint at the end of the run lists them. */
function fieldsLeftOut(run: ChakraRun): Set<string> {
	const names = new Set<string>();
	run.atEnd(async () => {
		if (names.size === 0) return;
		const shown = [...names].slice(0, MAX_NAMES_SHOWN).map((name) => name.slice(0, 100));
		const more = names.size > shown.length ? ` and ${names.size - shown.length} more` : '';
		run.hint(
			`Not sent, because they are no attributes of the procedure: ${shown.join(', ')}${more}`,
		);
	});
	return names;
}
