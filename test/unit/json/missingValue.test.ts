import { isMissingValue } from '../../../nodes/Chakra/json/missingValue';

test.each([
	...['undefined', 'null', 'NaN', 'Infinity', '-Infinity', ' undefined '],
	...['Invalid Date', 'Invalid DateTime', 'Invalid date', 'Invalid Duration', 'Invalid Interval'],
	...['[object Object]', '[object Object],[object Object]', '[object Promise]', 'undefined, null'],
	...['undefined undefined', 'null\nnull', 'Invalid Date NaN', '[object Object] undefined'],
])('%j is no value', (text) => {
	expect(isMissingValue(text)).toBe(true);
});

test.each([
	...['', 'Hello undefined', 'null and void', 'NaN-bread', 'to Infinity', 'undefined,', 'Null'],
	...['[object] Object', 'an [object Object]', 'undefinedundefined', 'NaN €', 'Ana undefined'],
])('%j is one', (text) => {
	expect(isMissingValue(text)).toBe(false);
});
