import fc from 'fast-check';
import { hideToken } from '../../../nodes/Chakra/transport/hideToken';

const hidden = '[access token]';

/** What tokens are made of, and what else a header can carry. A backslash is in no token: here it only escapes. */
const character = fc
	.integer({ min: 0x21, max: 0x7e })
	.map((code) => String.fromCharCode(code))
	.filter((one) => !/["'`\\]/.test(one));
const token = fc.string({ unit: character, minLength: 8, maxLength: 40 });

const hexOf = (one: string) => (one.codePointAt(0) ?? 0).toString(16);

/** How servers write a character: each is a spelling of what stood there before. */
const spellings: Array<(one: string) => string> = [
	(one) => one,
	(one) => `\\${one}`,
	(one) => `\\\\\\${one}`,
	(one) => `\\u${hexOf(one).padStart(4, '0')}`,
	(one) => `\\u${hexOf(one).padStart(4, '0').toUpperCase()}`,
	(one) => `\\\\u${hexOf(one).padStart(4, '0')}`,
	(one) => `%${hexOf(one).padStart(2, '0')}`,
	(one) => `%${hexOf(one).padStart(2, '0').toUpperCase()}`,
	(one) => `%25${hexOf(one).padStart(2, '0')}`,
	(one) => `&#x${hexOf(one)};`,
	(one) => `&#X00${hexOf(one).toUpperCase()};`,
	(one) => `&#${one.codePointAt(0)};`,
	(one) => `&#0${one.codePointAt(0)};`,
	(one) => `&amp;#x${hexOf(one)};`,
];

/** The token, each of its characters in a spelling of its own. */
const spelled = token.chain((one) =>
	fc
		.array(fc.constantFrom(...spellings), { minLength: one.length, maxLength: one.length })
		.map((ways) => ({
			token: one,
			text: Array.from(one, (each, index) => (ways[index] ?? String)(each)).join(''),
		})),
);

test('no spelling of the token survives, and what stands around it does', () => {
	fc.assert(
		fc.property(spelled, ({ token: secret, text }) => {
			expect(hideToken(`{"_errors": [" ${text} "]}`, secret)).toBe(`{"_errors": [" ${hidden} "]}`);
		}),
		{ numRuns: 2000 },
	);
});

test.each<[string, (text: string) => string]>([
	['JSON', JSON.stringify],
	['JSON in JSON', (text) => JSON.stringify(JSON.stringify(text))],
	[
		'JSON in JSON, slashes escaped as PHP does',
		(text) => JSON.stringify(JSON.stringify(text).replaceAll('/', '\\/')).replaceAll('/', '\\/'),
	],
	['an address', encodeURIComponent],
	['an address in an address', (text) => encodeURIComponent(encodeURIComponent(text))],
])('as %s writes it, it is hidden', (_, write) => {
	fc.assert(
		fc.property(token, (secret) => {
			const written = hideToken(write(`before-${secret}-after`), secret);
			expect(written.replace(/^[\\"]+|[\\"]+$/g, '')).toBe(`before-${hidden}-after`);
		}),
	);
});

test('each place where it stands is hidden, in either case', () => {
	expect(hideToken('a chk/1 b CHK/1 c chk%2F1', 'chk/1')).toBe(
		`a ${hidden} b ${hidden} c ${hidden}`,
	);
});

test('signs that mean something in a pattern mean themselves', () => {
	expect(hideToken('.* (.*) a+b a', '.*')).toBe(`${hidden} (${hidden}) a+b a`);
});

test('a text without it stays as it is', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(hideToken(text, 'chk/never-in-there+0123456789')).toBe(text);
		}),
	);
});

test.each(['\\', '%25', '&#x0', '&#00', '&amp;', 'c', 'chk', '\\u0063'])(
	'a long answer full of %j does not hold it up',
	(unit) => {
		const text = unit.repeat(1_000_000 / unit.length);
		expect(hideToken(text, 'chk/1')).toBe(text);
	},
);
