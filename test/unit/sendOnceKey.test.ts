/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { resources } from '../../nodes/Chakra/actions';

const actions = join(__dirname, '..', '..', 'nodes', 'Chakra', 'actions');

const text = (file: string) => readFileSync(file, 'utf8');

/**
 * The files that make the requests of an operation: its own file, and all that it imports from its resource's folder.
 */
function filesOf(operation: string): string[] {
	const folder = dirname(operation);
	const files = new Set([operation]);
	for (const file of files) {
		for (const [, path = ''] of text(file).matchAll(/from '(\.[^']+)'/g)) {
			const imported = `${join(dirname(file), path)}.ts`;
			if (imported.startsWith(`${folder}${sep}`)) files.add(imported);
		}
	}
	return [...files];
}

const operations = readdirSync(actions, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.operation.ts'))
	.map((file) => {
		const [resource = '', name = ''] = file.replace('.operation.ts', '').split(/[\\/]/);
		// The calls that send all items together say in `bulk/` that they are not idempotent.
		const isSent = filesOf(join(actions, file)).some((one) =>
			/idempotent: false|\/bulk-create/.test(text(one)),
		);
		return { resource, name, isSent };
	});

test.each(operations)(
	'$resource $name takes a Send Once Key if its request sends or creates',
	({ resource, name, isSent }) => {
		const { description = [] } =
			resources
				.find(({ entry }) => entry.value === resource)
				?.operations.find(({ entry }) => entry.value === name) ?? {};
		const options = description.find((field) => field.name === 'options')?.options ?? [];
		expect(options.some((option) => option.name === 'sendOnceKey')).toBe(isSent);
	},
);

test('there are such operations', () => {
	expect(operations.filter(({ isSent }) => isSent).length).toBeGreaterThan(10);
});
