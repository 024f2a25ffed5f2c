import fc from 'fast-check';
import { cleanAccessToken } from '../../../nodes/Chakra/transport/accessToken';

const token = 'chk_A1-b2.C3~d4/e5+f6==';

test.each([
	['alone', token],
	['with Bearer in front', `Bearer ${token}`],
	['with bearer in front', `bearer ${token}`],
	['with Bearer: in front', `Bearer: ${token}`],
	['as the whole header', `Authorization: Bearer ${token}`],
	['as the whole header in small letters', `authorization: bearer ${token}`],
	['in quotes', `"${token}"`],
	['in single quotes', `'${token}'`],
	['in typographic quotes', `“${token}”`],
	['in backquotes', `\`${token}\``],
	['in quotes with Bearer', `"Bearer ${token}"`],
	['with spaces around', `  ${token}\t`],
	['with unbreakable spaces around', `\u00a0${token}\u00a0`],
	['with a line break behind', `${token}\r\n`],
	['with line breaks inside', `${token.slice(0, 8)}\n${token.slice(8, 16)}\r\n${token.slice(16)}`],
	['in German quotes', `„${token}“`],
	['in French quotes with Bearer', `« Bearer ${token} »`],
	['with invisible marks', `\ufeff\u200b${token}\u200e`],
	['with marks of direction', `\u2066${token}\u2069`],
	['with soft hyphens, as from a web page', `${token.slice(0, 8)}\u00ad${token.slice(8)}`],
	['with what ends a text in a terminal', `${token}\0\x1b`],
])('a token pasted %s is the token', (_, pasted) => {
	expect(cleanAccessToken(pasted)).toBe(token);
});

test.each(['', ' ', '\n', '""', 'Bearer', 'Bearer ', 'Authorization: Bearer '])(
	'%j is no token',
	(pasted) => {
		expect(cleanAccessToken(pasted)).toBe('');
	},
);

test('whatever a token is made of stays, and cleaning again changes nothing', () => {
	const character = fc.constantFrom(...'ABCXYZabcxyz0189-._~+/=');
	fc.assert(
		fc.property(fc.string({ unit: character, minLength: 1 }), (one) => {
			fc.pre(!/^(authorization|bearer)/i.test(one));
			expect(cleanAccessToken(`Bearer ${one}\n`)).toBe(one);
			expect(cleanAccessToken(one)).toBe(one);
		}),
	);
});
