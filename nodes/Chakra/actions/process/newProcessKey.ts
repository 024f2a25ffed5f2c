import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import type { Item } from '../item';
import { knownPrimaryKey } from './processField';

/**
 * The primary key of a new process; undefined where the values have none, or the procedure's primary key is unknown.
 */
export async function newProcessKey(
	item: Item,
	data: unknown,
): Promise<{ attribute: string; value: string | number } | undefined> {
	const attribute = await knownPrimaryKey(item);
	if (attribute === undefined || !isObject(data)) return undefined;
	const { [attribute]: value } = data as IDataObject;
	const isKey = typeof value === 'number' || (typeof value === 'string' && value !== '');
	return isKey ? { attribute, value } : undefined;
}
