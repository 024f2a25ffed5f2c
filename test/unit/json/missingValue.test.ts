import { isMissingValue } from '../../../nodes/Chakra/json/missingValue';

test.each([
	...['undefined', 'null', 'NaN', 'Infinity', '-Infinity', ' undefined '],
	...['Invalid Date', 'Invalid DateTime', 'Invalid date', 'Invalid Duration', 'Invalid Interval'],
	...['[object Object]', '[object Object],[object Object]', '[object Promise]', 'undefined, null'],
])('%j is no value', (text) => {
	expect(isMissingValue(text)).toBe(true);
});

test.each([
	...['', 'Hello undefined', 'null and void', 'NaN-bread', 'to Infinity', 'undefined,', 'Null'],
	...['[object] Object', 'an [object Object]'],
])('%j is one', (text) => {
	expect(isMissingValue(text)).toBe(false);
});
