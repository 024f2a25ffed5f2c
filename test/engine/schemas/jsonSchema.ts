/** The part of JSON Schema that n8n's editor reads to show a node's fields before its first run. */
export interface JsonSchema {
	type: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
}

/**
 * The schema of values at the same path. A value that is sometimes empty has the type of the others, as in
 * the schemas of n8n's own nodes; the editor shows no field of two types.
 * @param isOpen whether the members at a path, such as `data`, are the account's own, so that they are left out
 * @throws TypeError where two values differ in type
 */
export function schemaOf(
	values: unknown[],
	isOpen: (path: string) => boolean,
	path = '',
): JsonSchema {
	const given = values.filter((value) => value !== null && value !== undefined);
	const [type = 'null', other] = new Set(given.map(typeOf));
	if (other) throw new TypeError(`${path} is ${type} here and ${other} there`);
	if (type === 'array') {
		const items = schemaOf((given as unknown[][]).flat(), isOpen, path);
		return items.type === 'null' ? { type } : { type, items };
	}
	if (type !== 'object') return { type };
	if (isOpen(path)) return { type, properties: {} };
	const objects = given as Array<Record<string, unknown>>;
	const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
	const members = names.map((name) => [
		name,
		schemaOf(
			objects.map((object) => object[name]),
			isOpen,
			path ? `${path}.${name}` : name,
		),
	]);
	return { type, properties: Object.fromEntries(members) };
}

function typeOf(value: unknown): JsonSchema['type'] {
	if (Array.isArray(value)) return 'array';
	const type = typeof value;
	if (type === 'object' || type === 'string' || type === 'number' || type === 'boolean') {
		return type;
	}
	throw new TypeError(`${type} is nothing that JSON holds`);
}
