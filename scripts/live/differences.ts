import { isObject } from '../../nodes/Chakra/json/isObject';
import { resolved, type Schema } from '../contract';
import { fieldName, typeOf } from './shape';

/**
 * Where a value is other than its schema says. Tells fields and types, and never a value.
 * @returns lines such as `_data[].id: number, the contract says string`; each once
 */
export function differences(value: unknown, schema: Schema, path = ''): string[] {
	const own = resolved(schema);
	const alternatives = own.anyOf ?? own.oneOf;
	if (alternatives) {
		const found = alternatives.map((one) => differences(value, one, path));
		return found.sort((a, b) => a.length - b.length)[0] ?? [];
	}
	const all = (own.allOf ?? []).flatMap((one) => differences(value, one, path));
	return [...new Set([...all, ...typeDifference(value, own, path), ...inside(value, own, path)])];
}

function typeDifference(value: unknown, { type, enum: values }: Schema, path: string): string[] {
	const at = path || 'the answer';
	const wanted = [type ?? []].flat();
	const given = typeOf(value);
	const fits =
		wanted.length === 0 ||
		wanted.includes(given) ||
		(given === 'integer' && wanted.includes('number'));
	if (!fits) return [`${at}: ${given}, the contract says ${wanted.join(' or ')}`];
	if (values && !values.includes(value)) return [`${at}: another value than the contract lists`];
	return [];
}

function inside(value: unknown, schema: Schema, path: string): string[] {
	const { items, properties = {}, required = [] } = schema;
	if (Array.isArray(value)) {
		return items ? value.flatMap((one) => differences(one, items, `${path}[]`)) : [];
	}
	if (!isObject(value)) return [];
	const at = (name: string) => (path ? `${path}.${fieldName(name)}` : fieldName(name));
	const missing = required
		.filter((name) => !(name in value))
		.map((name) => `${at(name)}: not there, the contract requires it`);
	const known = Object.entries(properties)
		.filter(([name]) => name in value)
		.flatMap(([name, one]) => differences(value[name], one, at(name)));
	return [...missing, ...known];
}

/** The names that a schema has for the members of an object. */
function declared(schema: Schema): Record<string, Schema> {
	const own = resolved(schema);
	const parts = [...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])];
	return Object.assign({}, ...parts.map(declared), own.properties);
}

/** Fields of a value that the contract does not name, with their types: `_data[].tier: string`. */
export function newFields(value: unknown, schema: Schema = {}, path = ''): string[] {
	if (Array.isArray(value)) {
		const items = resolved(schema).items;
		return [...new Set(value.flatMap((one) => newFields(one, items, `${path}[]`)))];
	}
	if (!isObject(value)) return [];
	const known = declared(schema);
	const found = Object.entries(value).flatMap(([name, one]) => {
		const shown = fieldName(name, path);
		const full = path ? `${path}.${shown}` : shown;
		const { [name]: next } = known;
		const line = next ? [] : [`${full}: ${typeOf(one)}`];
		return [...line, ...newFields(one, next, full)];
	});
	return [...new Set(found)];
}
