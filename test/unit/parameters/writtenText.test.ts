import { writtenText } from '../../../nodes/Chakra/parameters/writtenText';

test.each([
	['=Hello {{1}}, it left.', 'Hello {{1}}, it left.'],
	['={{ first_name }}: {{2}}!', '{{first_name}}: {{2}}!'],
	['=https://example.com/{{1}}', 'https://example.com/{{1}}'],
	['=Hello {{first-name}}.', 'Hello {{first-name}}.'],
	['=Hello {{ First Name }}.', 'Hello {{ First Name }}.'],
	['=Hello {{$1}} and {{größe}}.', 'Hello {{$1}} and {{größe}}.'],
	['=Hello {{customer.name}}.', 'Hello {{customer.name}}.'],
])('what n8n made an expression of is taken as it was written: %s', (raw, written) => {
	expect(writtenText(raw, 'Body')).toBe(written);
});

test.each([
	'Hello {{1}}.',
	'={{ $json.text }}',
	'={{ 2000 + 26 }}',
	'={{ $json["first name"] }}',
	'={{ "Ana" }}',
	'={{ new Date() }}',
	'=Hello',
	undefined,
	['={{1}}'],
])('anything else is what n8n gives: %j', (raw) => {
	expect(writtenText(raw, 'Body')).toBeUndefined();
});

test('a variable beside a real expression is refused, with the way to write both', () => {
	expect(() => writtenText('=Hello {{1}}, {{ $json.text }}', 'Body')).toThrow(
		/^Body has both an expression and the variable \{\{1\}\}/,
	);
});
