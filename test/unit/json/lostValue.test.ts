import { isLostValue } from '../../../nodes/Chakra/json/lostValue';

test.each([
	...['undefined', 'null', 'NaN', 'Infinity', '-Infinity', ' undefined '],
	...['Invalid Date', 'Invalid DateTime', 'Invalid date', 'Invalid Duration', 'Invalid Interval'],
	...['[object Object]', '[object Object],[object Object]', '[object Promise]', 'undefined, null'],
])('%j is no value', (text) => {
	expect(isLostValue(text)).toBe(true);
});

test.each([
	...['', 'Hello undefined', 'null and void', 'NaN-bread', 'to Infinity', 'undefined,', 'Null'],
	...['[object] Object', 'an [object Object]'],
])('%j is one', (text) => {
	expect(isLostValue(text)).toBe(false);
});
