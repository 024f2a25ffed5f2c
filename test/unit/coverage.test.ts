import { resources } from '../../nodes/Chakra/actions';
import { contractCalls } from '../../scripts/contract';
import { coverageTable } from '../../scripts/coverageTable';

const operations = resources.flatMap(({ entry: resource, operations: all }) =>
	all.map((operation) => ({ name: `${resource.value}.${operation.entry.value}`, operation })),
);

test("each operation makes calls, except for the one that only changes n8n's own store", () => {
	const without = operations.filter(({ operation }) => operation.api.length === 0);
	expect(without.map(({ name }) => name)).toEqual(['account.forgetSendOnceKeys']);
});

test.each(operations)('$name makes calls that the contract has', ({ operation }) => {
	const known = contractCalls.map(({ id }) => id);
	expect(operation.api.filter((id) => !known.includes(id))).toEqual([]);
});

test.each(operations)(
	'$name names WhatsApp or ChakraHQ where a model reads it',
	({ operation }) => {
		const { action, description = '' } = operation.entry;
		expect(`${action} ${description}`).toMatch(/WhatsApp|ChakraHQ/i);
	},
);

const inferred = contractCalls
	.filter(({ confidence }) => confidence === 'inferred')
	.map(({ id }) => id);

test('what makes a call that is only inferred says so in its form, and nothing else does', () => {
	const makes = operations.filter(({ operation }) =>
		operation.api.some((id) => inferred.includes(id)),
	);
	const says = operations.filter(({ operation }) =>
		operation.description.some(({ name }) => name === 'inferredNotice'),
	);
	expect(says.map(({ name }) => name)).toEqual(makes.map(({ name }) => name));
});

test.each(['groups', 'campaigns', 'update a lead by phone number', 'disconnect'])(
	'the table has a row for what has no published path: %s',
	(call) => {
		expect(coverageTable()).toMatch(new RegExp(`^\\| ${call} \\|.*\\| not published \\|$`, 'm'));
	},
);
