import fc from 'fast-check';
import { apiPath } from '../../../nodes/Chakra/transport/apiPath';
import { ChakraError } from '../../../nodes/Chakra/transport/chakraError';

test('leaves what stands in the code as it is', () => {
	expect(apiPath`/v1/ext/config`).toBe('/v1/ext/config');
	expect(apiPath`/v1/${'a'}/b/${'c'}`).toBe('/v1/a/b/c');
});

test.each([
	['a slash', 'a/b', 'a%2Fb'],
	['a backslash', 'a\\b', 'a%5Cb'],
	['a way up', '../../admin', '..%2F..%2Fadmin'],
	['an encoded way up', '%2e%2e', '%252e%252e'],
	['a question mark', 'a?b=c', 'a%3Fb%3Dc'],
	['a number sign', 'a#b', 'a%23b'],
	['an at sign and a colon', 'user:pass@host', 'user%3Apass%40host'],
	['a space', 'LEAD 1', 'LEAD%201'],
	['a line break', 'a\r\nHost: b', 'a%0D%0AHost%3A%20b'],
	['three dots', '...', '...'],
	['a name of another script', 'Заявка', '%D0%97%D0%B0%D1%8F%D0%B2%D0%BA%D0%B0'],
	['an emoji', '😀', '%F0%9F%98%80'],
	['half an emoji', '\ud83d', '%EF%BF%BD'],
])('%s in a value stays inside its segment', (_, value, segment) => {
	expect(apiPath`/v1/${value}/send`).toBe(`/v1/${segment}/send`);
});

test.each(['', '.', '..'])('%j is refused: no encoding makes it a segment', (value) => {
	expect(() => apiPath`/v1/${value}/send`).toThrow(
		new ChakraError(`"${value}" cannot be part of an address`),
	);
});

test('whatever the values, the host stays and there are as many segments as in the code', () => {
	const value = fc.string({ unit: 'binary', minLength: 1 });
	fc.assert(
		fc.property(value, value, (one, other) => {
			fc.pre(![one, other].some((each) => each === '.' || each === '..'));
			const url = new URL(`https://api.chakrahq.com${apiPath`/v1/${one}/x/${other}`}`);
			expect(url.host).toBe('api.chakrahq.com');
			expect([url.search, url.hash]).toEqual(['', '']);
			expect(url.pathname.split('/').map(decodeURIComponent)).toEqual([
				'',
				'v1',
				one.toWellFormed(),
				'x',
				other.toWellFormed(),
			]);
		}),
		{ numRuns: 1000 },
	);
});
