/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resources } from '../../../nodes/Chakra/actions';

const schemas = join(__dirname, '..', '..', '..', 'nodes', 'Chakra', '__schema__', 'v1.0.0');

/** The operations with more fields in their output than n8n's guidelines want without Simplify. */
const large = resources.flatMap(({ entry: { value: resource }, operations }) =>
	operations.flatMap(({ entry: { value: operation }, description }) => {
		const file = join(schemas, resource, `${operation}.json`);
		const { properties = {} } = JSON.parse(readFileSync(file, 'utf8'));
		const hasSimplify = description.some(({ name }) => name === 'simplify');
		const isLarge = Object.keys(properties).length > 10;
		return isLarge ? [{ name: `${resource}.${operation}`, hasSimplify }] : [];
	}),
);
const named = (hasSimplify: boolean) =>
	large.filter((one) => one.hasSimplify === hasSimplify).map(({ name }) => name);

// CONTRIBUTING.md gives the reasons, under "What of n8n 2's newer means is used".
test('Simplify leaves more than ten fields only where CONTRIBUTING gives the reason', () => {
	expect(named(true)).toEqual(['chat.getMessages', 'template.get', 'template.getAll']);
});

test('more than ten fields without Simplify come only where they are not published', () => {
	expect(named(false)).toEqual(['user.get', 'user.getAll', 'user.update']);
});
