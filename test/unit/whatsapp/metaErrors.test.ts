import fc from 'fast-check';
import {
	explainMetaError,
	metaErrorCodeIn,
	metaErrors,
} from '../../../nodes/Chakra/whatsapp/metaErrors';
import { takesLinearTime } from '../linearTime';

describe('explainMetaError', () => {
	test('tells what happened and what to do', () => {
		expect(explainMetaError(131009)).toEqual({
			happened: 'A field has a value that is not allowed.',
			remedy: 'Correct the value named in the details.',
			sent: 'no',
		});
	});

	test.each([
		[0, 'no'],
		[1, 'unknown'],
		[2, 'unknown'],
		[4, 'no'],
		[100, 'no'],
		[190, 'no'],
		[192, 'no'],
		[130429, 'no'],
		[130472, 'no'],
		[131000, 'unknown'],
		[131016, 'unknown'],
		[131026, 'no'],
		[131047, 'no'],
		[131056, 'no'],
		[132015, 'no'],
		[133004, 'unknown'],
		[200006, 'no'],
		[2388093, 'no'],
		[2593108, 'no'],
	])('knows of %d whether the message may have been sent: %s', (code, sent) => {
		expect(explainMetaError(code)).toMatchObject({ sent });
	});

	test.each([200, 201, 250, 299])('takes %d as a missing permission', (code) => {
		expect(explainMetaError(code)).toMatchObject({
			happened: 'The permission was never granted or was withdrawn.',
		});
	});

	test.each([199, 300, 2494055, -1, 1.5, NaN, Infinity])('knows nothing of %d', (code) => {
		expect(explainMetaError(code)).toBeNull();
	});
});

describe('the table', () => {
	test('holds every published code once', () => {
		const codes = metaErrors.map(({ from }) => from);
		expect(new Set(codes).size).toBe(codes.length);
		expect(codes).toHaveLength(89);
		expect(metaErrors.every(({ from, to }) => Number.isInteger(from) && from <= to)).toBe(true);
	});

	test.each(metaErrors.map((row) => [row.from, row] as const))(
		'explains %d in two calm whole sentences',
		(_, { happened, remedy }) => {
			for (const sentence of [happened, remedy]) {
				expect(sentence).toMatch(/^[A-Z].*[^.]\.$/);
				expect(sentence).not.toMatch(/error|problem|failure|mistake/i);
			}
		},
	);
});

describe('metaErrorCodeIn', () => {
	test.each<[string, number | null]>([
		['(#131009) Parameter value is not valid', 131009],
		['Request failed: (#100) Invalid parameter', 100],
		['(#0) AuthException', 0],
		['(#132000) first, then (#131009)', 132000],
		['(#2388019) Too many templates', 2388019],
		['', null],
		['131009', null],
		['order #131009', null],
		['(#12345678901234567890)', null],
		['(#1a)', null],
		['(# 131009)', null],
	])('in %j', (text, code) => {
		expect(metaErrorCodeIn(text)).toBe(code);
	});

	test('finds the code wherever it stands', () => {
		const words = fc.string().filter((text) => !text.includes('#'));
		fc.assert(
			fc.property(words, fc.integer({ min: 0, max: 9_999_999 }), words, (before, code, after) => {
				expect(metaErrorCodeIn(`${before}(#${code})${after}`)).toBe(code);
			}),
		);
	});

	test.each(['(#', '(#1', '1', '(#1234567'])('reads many %j in linear time', (unit) => {
		const textOf = (length: number) => unit.repeat(length / unit.length);
		expect(takesLinearTime(metaErrorCodeIn, textOf)).toBe(true);
	});
});
