import { writtenText } from '../../../nodes/Chakra/actions/template/writtenText';

test.each([
	['=Hello {{1}}, it left.', 'Hello {{1}}, it left.'],
	['={{ first_name }}: {{2}}!', '{{first_name}}: {{2}}!'],
	['=https://example.com/{{1}}', 'https://example.com/{{1}}'],
])('what n8n made an expression of is taken as it was written: %s', (raw, written) => {
	expect(writtenText(raw, 'evaluated', 'Body')).toBe(written);
});

test.each(['Hello {{1}}.', '={{ $json.text }}', '=Hello', undefined, ['={{1}}']])(
	'anything else is what n8n gives: %j',
	(raw) => {
		expect(writtenText(raw, 'evaluated', 'Body')).toBe('evaluated');
	},
);

test('a variable beside a real expression is refused, with the way to write both', () => {
	expect(() => writtenText('=Hello {{1}}, {{ $json.text }}', 'Hello 1, x', 'Body')).toThrow(
		/^Body has both an expression and the variable \{\{1\}\}/,
	);
});

test('hostile braces cost linear time', () => {
	const timeOf = (length: number) => {
		const began = performance.now();
		writtenText(`=${'{{1'.repeat(length)}${'{{ '.repeat(length)}`, '', 'Body');
		return performance.now() - began;
	};
	timeOf(1000);
	expect(timeOf(200_000)).toBeLessThan(2000);
});
