import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json/isObject';

/** A response as the JSON of an item. A value that is not an object is put under `data`. */
export function toOutput(data: unknown): IDataObject {
	const json = isObject(data) ? data : data === undefined || data === null ? {} : { data };
	const members = Object.entries(json).map(([name, value]) => [
		name,
		isDeeperThan(MAX_DEPTH, value) ? 'Nested too deep to show' : value,
	]);
	return Object.fromEntries(members);
}

/** n8n cannot store data that is nested thousands of levels deep. No regular response comes near this. */
const MAX_DEPTH = 200;

function isDeeperThan(levels: number, value: unknown): boolean {
	let inner: unknown[] = [value];
	for (let depth = 0; inner.length > 0; depth++) {
		if (depth > levels) return true;
		inner = inner.flatMap((one) =>
			typeof one === 'object' && one !== null ? Object.values(one) : [],
		);
	}
	return false;
}

/** A response as items: one for each entry of a list, else a single one. */
export function toOutputs(data: unknown): IDataObject[] {
	return Array.isArray(data) ? data.map(toOutput) : [toOutput(data)];
}
