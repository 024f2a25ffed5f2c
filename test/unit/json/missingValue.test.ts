import {
	isMissingValue,
	leftoverIn,
	lostValueIn,
	lostValueRemedy,
} from '../../../nodes/Chakra/json/missingValue';

test.each([
	...['undefined', 'null', 'NaN', 'Infinity', '-Infinity', ' undefined '],
	...['Invalid Date', 'Invalid DateTime', 'Invalid date', 'Invalid Duration', 'Invalid Interval'],
	...['[object Object]', '[object Object],[object Object]', '[object Promise]', 'undefined, null'],
	...['#REF!', '#N/A', '#DIV/0!', ' #VALUE! ', '#NAME?', '#ERROR!', '#REF! #REF!'],
	...['undefined undefined', 'null\nnull', 'Invalid Date NaN', '[object Object] undefined'],
])('%j is no value', (text) => {
	expect(isMissingValue(text)).toBe(true);
});

test.each([
	...['', 'Hello undefined', 'null and void', 'NaN-bread', 'to Infinity', 'undefined,', 'Null'],
	...['#1', '#N/A in the list', '#ERROR', '#sale!'],
	...['[object] Object', 'an [object Object]', 'undefinedundefined', 'NaN €', 'Ana undefined'],
])('%j is one', (text) => {
	expect(isMissingValue(text)).toBe(false);
});

test.each([
	['undefined', 'is "undefined", because an expression found nothing'],
	['#REF!', 'is "#REF!", because a formula found nothing'],
	['Hi [object Object]!', 'holds "[object Object]", because an expression gives an object'],
	['Hi [object Promise]!', 'holds "[object Promise]", because an expression gives an object'],
	['On Invalid DateTime', 'holds "Invalid DateTime", because an expression found nothing'],
	['Total: NaN €', 'holds "NaN €", because an expression found nothing'],
	['Pay $undefined now', 'holds "$undefined", because an expression found nothing'],
	['At NaN:NaN', 'holds "NaN:NaN", because an expression found nothing'],
	['On NaN.NaN.NaN', 'holds "NaN.NaN", because an expression found nothing'],
	['Hi undefined undefined,', 'holds "undefined undefined", because an expression found nothing'],
	['Hi {{ $json.name }}!', 'holds the expression {{ $json.name }}, which n8n has not evaluated'],
	['Hi {{$json["a"]}}', 'holds the expression {{$json["a"]}}, which n8n has not evaluated'],
	[
		"It is {{ DateTime.fromISO($json.at) }}, {{ $('Form').item.json.name }}",
		'holds the expression {{ DateTime.fromISO($json.at) }}, which n8n has not evaluated',
	],
	['Hi {{ $json.name', 'holds the expression {{ $json.name, which n8n has not evaluated'],
	[
		'{{ $json.list.map(x => { return x }) }}',
		'holds the expression {{ $json.list.map(x => , which n8n has not evaluated',
	],
])('of %j is told that it %s', (text, words) => {
	expect(lostValueIn(text)).toBe(words);
});

test('an object in a text is told how to take a field of it', () => {
	expect(lostValueRemedy('Hi [object Object]!', 'Text')).toBe(
		'Look at what Text is taken from. Take a field of that object, for example {{ $json.customer.name }}.',
	);
	expect(lostValueRemedy('Hi undefined', 'Text')).toBe('Look at what Text is taken from.');
});

test.each([
	...[
		'Hello undefined',
		'Invalid Date: write 31.12.',
		'Hello {{1}}',
		'Hi {{name}}',
		'{{ $5 off }}',
	],
	...['$json is a word of n8n', '[object]', 'null and void', '{ $json.a }', 'Take NaN bread'],
	...[
		'the undefined 5 %',
		'null € und null % Zinsen',
		'EURO NaN',
		'drei null null',
		'5 € and nullable',
	],
])('%j may go out as it is', (text) => {
	expect(lostValueIn(text)).toBeUndefined();
});

test.each([
	['Hello undefined, welcome', 'undefined'],
	['Total NaN', 'NaN'],
	['Hello {{name}}', '{{name}}'],
	['Hello {{ 1 }}!', '{{ 1 }}'],
	['Hello {{customer.first_name}}', '{{customer.first_name}}'],
])('%j probably holds something left over', (text, leftover) => {
	expect(leftoverIn(text)).toBe(leftover);
});

test.each([
	'Hello',
	'undefined-behaviour',
	'null and void',
	'Nan bread',
	'{name}',
	'{{ }}',
	'{{a b}}',
])('%j holds nothing left over', (text) => {
	expect(leftoverIn(text)).toBeUndefined();
});
