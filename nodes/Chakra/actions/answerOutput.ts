import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json/isObject';

/** An answer as an item's JSON; what is no object stands under `data`. */
export function toOutput(data: unknown): IDataObject {
	const json = isObject(data) ? data : data === undefined || data === null ? {} : { data };
	const members = Object.entries(json).map(([name, value]) => [
		name,
		isDeeperThan(MOST_LEVELS, value) ? 'Nested too deep to show' : value,
	]);
	return Object.fromEntries(members);
}

/** n8n cannot store what is nested thousands of levels deep; no honest answer comes near this. */
const MOST_LEVELS = 200;

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

/** An answer as items: a list gives one for each of its entries. */
export function toOutputs(data: unknown): IDataObject[] {
	return Array.isArray(data) ? data.map(toOutput) : [toOutput(data)];
}
