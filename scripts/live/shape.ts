/** As JSON Schema calls it. */
export function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	return typeof value;
}

/** Objects whose members a team names itself. */
const ownNames = /(?:^|\.)(?:data|derivedData|values|attributes|customAttributes)$/;

/** What an API's designer would call a field; IDs, numbers, addresses and names of people are none. */
const plainName = /^_?[A-Za-z][A-Za-z_]{0,39}(?:V?\d{1,2})?$/;

/** A field's name where it tells of nobody; `*` where it is an ID, a number, an address, or named by the team. */
export function fieldName(name: string, path = ''): string {
	return plainName.test(name) && !ownNames.test(path) ? name : '*';
}
