/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './markdown';

/** The members of JSON Schema that the output schemas use. */
interface Schema {
	type?: string | string[];
	description?: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

const folder = join(__dirname, '..', '..', 'nodes', 'Chakra', '__schema__', 'v1.0.0');

function rowsOf(schema: Schema, path = ''): string[][] {
	return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
		const full = path ? `${path}.${name}` : name;
		const inner = field.items ? rowsOf(field.items, `${full}[]`) : rowsOf(field, full);
		const type = [field.type ?? []].flat().join(' or ');
		return [[`\`${full}\``, type, field.description ?? ''], ...inner];
	});
}

/** What an operation outputs, from the schema that the editor reads too; nothing where there is none. */
export function outputLines(resource: string, operation: string): string[] {
	const file = join(folder, resource, `${operation}.json`);
	if (!existsSync(file)) return [];
	const schema: Schema = JSON.parse(readFileSync(file, 'utf8'));
	const rows = rowsOf(schema);
	if (rows.length === 0) return [];
	return ['### Output', '', ...table(['Field', 'Type', 'What it is'], rows), ''];
}
