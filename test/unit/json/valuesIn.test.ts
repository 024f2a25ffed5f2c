import { DateTime } from 'luxon';
import { unserializable, unserializableOrUndefined } from '../../../nodes/Chakra/json/valuesIn';

test.each([
	['a text', 'NaN'],
	['a number', 0],
	['nothing', null],
	['a member that is not there', { a: undefined }],
	['a date', new Date(0)],
	['a point in time', { at: DateTime.fromMillis(0) }],
	['a list', [1, ['a', { b: [true] }]]],
])('all of %s can be written', (_, value) => {
	expect(unserializable(value)).toBeUndefined();
});

test.each<[unknown, string]>([
	[NaN, 'NaN'],
	[{ a: [{ b: -Infinity }] }, '-Infinity'],
	[[1n], '1'],
	[{ at: new Date(NaN) }, 'Invalid Date'],
])('%p cannot be written', (value, name) => {
	expect(unserializable(value)).toBe(name);
});

test('of a whole value, an undefined member counts too', () => {
	expect(unserializableOrUndefined({ a: [{ b: undefined }] })).toBe('undefined');
	expect(unserializableOrUndefined({ a: [{ b: null }] })).toBeUndefined();
});

test('a value that contains itself, and a value of 100,000 levels, are searched once', () => {
	const itself: unknown[] = [];
	itself.push(itself);
	expect(unserializable(itself)).toBeUndefined();
	let deep: unknown = NaN;
	for (let level = 0; level < 100_000; level++) deep = [deep];
	expect(unserializable(deep)).toBe('NaN');
});
