import fc from 'fast-check';
import { hideToken } from '../../../nodes/Chakra/transport/hideToken';

const hidden = '[access token]';

/** The characters of tokens, and others that a header can hold. No token has a backslash: here it is only an escape. */
const character = fc
	.integer({ min: 0x21, max: 0x7e })
	.map((code) => String.fromCharCode(code))
	.filter((one) => !/["'`\\]/.test(one));
const token = fc.string({ unit: character, minLength: 8, maxLength: 40 });

const hexOf = (one: string) => (one.codePointAt(0) ?? 0).toString(16);

/** How servers encode a character. Encodings can be nested. */
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

/** The token, with each of its characters encoded in a different way. */
const spelled = token.chain((one) =>
	fc
		.array(fc.constantFrom(...spellings), { minLength: one.length, maxLength: one.length })
		.map((ways) => ({
			token: one,
			text: Array.from(one, (each, index) => (ways[index] ?? String)(each)).join(''),
		})),
);

test('no encoding of the token survives, and the text around it does', () => {
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

test('the token is hidden at each place, in upper and lower case', () => {
	expect(hideToken('a chk/1 b CHK/1 c chk%2F1', 'chk/1')).toBe(
		`a ${hidden} b ${hidden} c ${hidden}`,
	);
});

test('characters that are special in a regular expression are literal', () => {
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
	'a long response full of %j is searched in linear time',
	(unit) => {
		const text = unit.repeat(1_000_000 / unit.length);
		expect(hideToken(text, 'chk/1')).toBe(text);
	},
);

test.each([101, 3000, 10_000])(
	'a token of %d characters is hidden too, in whatever form',
	(length) => {
		const secret = Array.from({ length }, (_, at) => (at ** 3 % 36_007).toString(36))
			.join('')
			.slice(0, length);
		const json = JSON.stringify(Array.from(secret, (one) => `\\u${hexOf(one).padStart(4, '0')}`));
		for (const text of [secret, encodeURIComponent(secret), btoa(`u:${secret}`), json]) {
			expect(hideToken(`{"message": "${text}"}`, secret)).toMatch(
				/^.{12,20}\[access token\].{1,9}$/,
			);
		}
	},
);

describe('A long piece of the token', () => {
	/** 44 characters. */
	const secret = 'chk/9fQ2-Lm_7Zx.Yt4~Rk8+Wb1/Vn6Hs3Dp5Gj0Ca==';
	const base64 = (text: string) => Buffer.from(text).toString('base64');
	const inLines = (text: string, length: number, lineBreak: string) =>
		(text.match(new RegExp(`.{1,${length}}`, 'g')) ?? []).join(lineBreak);
	const escaped = (text: string) =>
		Array.from(text, (one) => `\\u${hexOf(one).padStart(4, '0')}`).join('');

	test.each<[string, string]>([
		['its first 40', secret.slice(0, 40)],
		['its first 20', secret.slice(0, 20)],
		['its last 40', secret.slice(4)],
		['the middle', secret.slice(10, 30)],
		['in lower case', secret.slice(0, 40).toLowerCase()],
		['in an address', encodeURIComponent(secret.slice(0, 40))],
		['in an address in an address', encodeURIComponent(encodeURIComponent(secret.slice(4)))],
		['escaped by JSON', escaped(secret.slice(0, 40))],
		['escaped by JSON twice', JSON.stringify(escaped(secret.slice(0, 40))).slice(1, -1)],
		['with slashes as PHP escapes them', secret.slice(0, 40).replaceAll('/', '\\/')],
		[
			'as characters of HTML',
			Array.from(secret, (one) => `&#x${hexOf(one)};`)
				.join('')
				.slice(0, -30),
		],
		['in base64', base64(secret)],
		['in base64 behind other words', base64(`Bearer ${secret}`)],
		['in base64 behind a name', base64(`u:${secret}`)],
		['in base64, cut', base64(`Bearer ${secret}`).slice(0, 50)],
		['in base64url', Buffer.from(`xy${secret}`).toString('base64url')],
		['in hex', Buffer.from(secret).toString('hex')],
		['in UTF-16 that was read as UTF-8', Array.from(secret, (one) => `${one}\0`).join('')],
		['in lines of 8', inLines(secret, 8, '\r\n ')],
		['in lines of 10, in JSON', inLines(secret, 10, '\\r\\n')],
		['in lines of 10, in an address', inLines(secret, 10, '%0D%0A')],
		['in lines of 10, in HTML', inLines(secret, 10, '&#10;')],
		['in lines of 10, in HTML and hex', inLines(secret, 10, '&#xA;')],
		['in lines that mail breaks', inLines(secret, 10, '=\n')],
		['in base64 with lines', inLines(base64(secret), 10, '\n')],
		['with zero-width signs', inLines(secret, 5, '\u200b')],
		['character by character', inLines(secret, 1, "','")],
		['byte by byte', inLines(Buffer.from(secret).toString('hex'), 2, ' ')],
		['in lines that HTML breaks', inLines(secret, 10, '<br>')],
		['in lines that XHTML breaks', inLines(secret, 10, '<br />')],
		['in words that HTML sets apart', inLines(secret, 9, '</b><b>')],
		['in signs that HTML names', secret.replaceAll('/', '&sol;').replaceAll('+', '&plus;')],
		['in base64 of base64', base64(base64(secret))],
		['in base64 of base64 behind a name', base64(base64(`u:${secret}`))],
		['as a list of bytes', Buffer.from(secret).join(', ')],
		['as a Buffer in JSON', JSON.stringify(Buffer.from(secret).toJSON().data)],
		[
			'as a list of hex bytes',
			inLines(Buffer.from(secret).toString('hex'), 2, ', 0x').replace(/^/, '0x'),
		],
		['as PHP and Rust write it', Array.from(secret, (one) => `\\u{${hexOf(one)}}`).join('')],
		[
			'as the older escape of JavaScript',
			Array.from(secret, (one) => `%u00${hexOf(one)}`).join(''),
		],
		[
			'as an object of its characters',
			JSON.stringify({ ...Array.from(secret.slice(0, 40)) }).slice(5, -1),
		],
		[
			'as such an object in JSON',
			JSON.stringify(JSON.stringify({ ...Array.from(secret.slice(0, 40)) })).slice(8, -2),
		],
		['backwards', [...secret].reverse().join('')],
		['byte by byte, as C does', Array.from(secret, (one) => `\\x${hexOf(one)}`).join('')],
	])('%s', (_, piece) => {
		const shown = hideToken(`{"message": "got ${piece}"}`, secret);
		expect(shown).toMatch(/^\{"message": "got .{0,12}\[access token\].{0,12}"\}$/s);
	});

	test.each([
		'{"message": "the key chk/9fQ2-Lm_7 is unknown"}',
		'{"id": "9fQ2", "url": "https://media.example/Vn6Hs3Dp5"}',
	])('a short piece is not hidden, because it may be any word: %s', (text) => {
		expect(hideToken(text, secret)).toBe(text);
	});

	test('the head of a signed token, which all have in common, stays', () => {
		const [head, mine, other] = [
			'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
			'bWluZS1taW5lLW1pbmU',
			'b3RoZXI',
		];
		expect(hideToken(`a ${head}.${other} b`, `${head}.${mine}.c2lnbmF0dXJlLW9mLWl0`)).toBe(
			`a ${head}.${other} b`,
		);
		expect(hideToken(`a ${head}.${mine}.c2l`, `${head}.${mine}.c2lnbmF0dXJlLW9mLWl0`)).toBe(
			`a ${head}.${hidden}`,
		);
	});

	test('the text around it is unchanged', () => {
		const around = fc.string({ unit: 'grapheme-ascii' }).filter((text) => !/[\\%&]/.test(text));
		const cut = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 20, max: 24 }));
		fc.assert(
			fc.property(around, cut, around, (before, [from, length], after) => {
				const piece = secret.slice(from, from + length);
				// A character at either end may stay.
				const left = piece.replace(/[a-z\d].*[a-z\d]/i, hidden);
				expect(hideToken(`${before} e ${piece} e ${after}`, secret)).toBe(
					`${before} e ${left} e ${after}`,
				);
			}),
		);
	});
});
