import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json/isObject';

/** An answer as an item's JSON; what is no object stands under `data`. */
export function toOutput(data: unknown): IDataObject {
	// What JSON.parse gave is n8n's data already; only its type does not say so.
	if (isObject(data)) return data as IDataObject;
	return data === undefined || data === null ? {} : { data: data as IDataObject[] };
}

/** An answer as items: a list gives one for each of its entries. */
export function toOutputs(data: unknown): IDataObject[] {
	return Array.isArray(data) ? data.map(toOutput) : [toOutput(data)];
}
