import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { knownProcedure } from './procedureField';
import { primaryKeyAttribute } from './processField';

/**
 * What a process is found by before it is created: the attribute that the form matches by, else the procedure's primary
 * key, with its value among the attributes.
 * @throws ChakraError where nobody knows the attribute, the form matches by another one than the primary key, or the
 * value is empty or neither a text nor a number
 */
export async function readMatchedKey(
	item: Item,
	data: IDataObject,
): Promise<{ attribute: string; value: string | number }> {
	const matched = matchedAttribute(item);
	const attribute = matched ?? (await primaryKeyAttribute(item));
	await expectAttribute(item, attribute);
	if (matched !== undefined) await expectPrimaryKey(item, matched);
	const { [attribute]: given } = data;
	const value = typeof given === 'string' ? given.trim() : given;
	if (typeof value === 'number' || (typeof value === 'string' && value !== '')) {
		return { attribute, value };
	}
	const isEmpty = value === '' || value === undefined || value === null;
	throw new ChakraError(
		`The primary key ${attribute} ${isEmpty ? 'has no value' : 'is neither a text nor a number'}`,
		{ remedy: `Give ${attribute} among the attributes: processes are found by it.` },
	);
}

/**
 * What ChakraHQ finds by an attribute that it does not know is not documented. If it finds nothing, each run creates
 * the process once more.
 * @throws ChakraError where the procedure's attributes are known, and this is none of them
 */
async function expectAttribute(item: Item, attribute: string): Promise<void> {
	const { attributes = [], primaryKey } = (await knownProcedure(item)) ?? {};
	const isKnown = [primaryKey, ...attributes.map(({ shortId }) => shortId)].includes(attribute);
	if (isKnown || attributes.length === 0) return;
	throw new ChakraError(`The procedure has no attribute ${attribute} to find processes by`, {
		remedy:
			'It may have been renamed: refresh the list of attributes, and match by the primary key. If Primary Key Attribute in the Options names it, correct that.',
	});
}

/**
 * A form from before the primary key changed, or from another n8n, may match by another attribute. ChakraHQ updates a
 * process by its primary key only.
 * @throws ChakraError where the procedure's primary key is known, and is another one
 */
async function expectPrimaryKey(item: Item, attribute: string): Promise<void> {
	const { primaryKey } = (await knownProcedure(item)) ?? {};
	if (!primaryKey || primaryKey === attribute) return;
	throw new ChakraError(`The form matches by ${attribute}, and the primary key is ${primaryKey}`, {
		remedy: `Processes are updated by their primary key. Refresh the list of attributes, and match by ${primaryKey}.`,
	});
}

function matchedAttribute(item: Item): string | undefined {
	const mapper = item.value('columns', {});
	const matching: unknown = isObject(mapper) ? mapper.matchingColumns : undefined;
	const [first]: unknown[] = Array.isArray(matching) ? matching : [];
	return typeof first === 'string' && first !== '' ? first : undefined;
}
