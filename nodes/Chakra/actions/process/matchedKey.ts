import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { primaryKeyAttribute } from './processField';

/**
 * What a process is found by before it is created: the attribute that the form matches by, else the procedure's primary
 * key, with its value among the attributes.
 * @throws ChakraError where nobody knows the attribute, or its value is empty or neither a text nor a number
 */
export async function readMatchedKey(
	item: Item,
	data: IDataObject,
): Promise<{ attribute: string; value: string | number }> {
	const attribute = matchedAttribute(item) ?? (await primaryKeyAttribute(item));
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

function matchedAttribute(item: Item): string | undefined {
	const mapper = item.value('columns', {});
	const matching: unknown = isObject(mapper) ? mapper.matchingColumns : undefined;
	const [first]: unknown[] = Array.isArray(matching) ? matching : [];
	return typeof first === 'string' && first !== '' ? first : undefined;
}
