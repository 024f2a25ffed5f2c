/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { readFileSync } from 'node:fs';
import { resources } from '../../nodes/Chakra/actions';
import { contractCalls, COVERAGE_FILE, coverageTable } from '../../scripts/coverageTable';

const operations = resources.flatMap(({ entry: resource, operations: all }) =>
	all.map((operation) => ({ name: `${resource.value}.${operation.entry.value}`, operation })),
);

test('docs/coverage.md is what `npm run coverage` makes', () => {
	expect(readFileSync(COVERAGE_FILE, 'utf8')).toBe(coverageTable());
});

test.each(operations)('$name makes calls that the contract has', ({ operation }) => {
	const known = contractCalls().map(({ id }) => id);
	expect(operation.api.length).toBeGreaterThan(0);
	expect(operation.api.filter((id) => !known.includes(id))).toEqual([]);
});

test.each(operations)(
	'$name names WhatsApp or ChakraHQ where a model reads it',
	({ operation }) => {
		const { action, description = '' } = operation.entry;
		expect(`${action} ${description}`).toMatch(/WhatsApp|ChakraHQ/i);
	},
);
