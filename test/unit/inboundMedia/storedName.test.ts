import fc from 'fast-check';
import { storedName } from '../../../nodes/Chakra/inboundMedia/storedName';

const png = { 'content-type': 'image/png' };
const named = (disposition: string, type = 'application/pdf') => ({
	'content-type': type,
	'content-disposition': disposition,
});

describe('the type of a downloaded file', () => {
	test.each<[string, Record<string, unknown>, string | undefined, string]>([
		['is that of the answer', png, undefined, 'image/png'],
		['is that of the answer, also against the message', png, 'image/jpeg', 'image/png'],
		['is without parameters', { 'content-type': 'audio/ogg; codecs=opus' }, undefined, 'audio/ogg'],
		[
			'is that of the message where the answer says nothing',
			{ 'content-type': 'application/octet-stream' },
			'video/mp4',
			'video/mp4',
		],
		['is that of the message where the answer has none', {}, 'video/mp4', 'video/mp4'],
		['is the right name of it', { 'content-type': 'audio/mp3' }, undefined, 'audio/mpeg'],
		['is bytes where nobody says', {}, undefined, 'application/octet-stream'],
	])('%s', (_, headers, mimeType, expected) => {
		expect(storedName(headers, { mimeType }).mimeType).toBe(expected);
	});

	test('is told by its name where nobody else says', () => {
		expect(storedName({}, { fileName: 'bill.pdf' }).mimeType).toBe('application/pdf');
	});
});

describe('the name of a downloaded file', () => {
	test.each<[string, Record<string, unknown>, string | undefined, string]>([
		['is made of its type', png, undefined, 'image.png'],
		['is what the customer called it', png, 'holiday.png', 'holiday.png'],
		[
			"is the customer's before the answer's",
			named('attachment; filename="other.pdf"'),
			'mine.pdf',
			'mine.pdf',
		],
		[
			"is the answer's, in quotes",
			named('attachment; filename="my bill.pdf"'),
			undefined,
			'my bill.pdf',
		],
		["is the answer's, bare", named('attachment; filename=bill.pdf'), undefined, 'bill.pdf'],
		['is found after inline', named('inline;filename=bill.pdf; size=3'), undefined, 'bill.pdf'],
		[
			'is the encoded one of two',
			named(`attachment; filename="a.pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9.pdf`),
			undefined,
			'Résumé.pdf',
		],
		[
			'is the plain one where the encoded one is broken',
			named(`attachment; filename*=UTF-8''%C3%; filename="a.pdf"`),
			undefined,
			'a.pdf',
		],
		[
			'is read as far as its bytes go',
			named(`attachment; filename*=UTF-8''%FFa.pdf`),
			undefined,
			'\ufffda.pdf',
		],
		['loses its folders', named('attachment; filename="../../etc/a.pdf"'), undefined, 'a.pdf'],
		[
			'loses encoded folders',
			named(`attachment; filename*=UTF-8''..%2F..%2Fa.pdf`),
			undefined,
			'a.pdf',
		],
		['keeps an extension of another type', png, 'scan.pdf', 'scan.pdf'],
		['gets an extension where it has none', png, 'holiday', 'holiday.png'],
		[
			'is made of its type where the answer names none',
			named('attachment'),
			undefined,
			'document.pdf',
		],
	])('%s', (_, headers, fileName, expected) => {
		expect(storedName(headers, { fileName }).fileName).toBe(expected);
	});
});

test('whatever server and customer say, the name is safe and the type is one', () => {
	const anything = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom(
			"attachment; filename*=UTF-8''%00",
			'a/../b',
			'text/html\r\nX: y',
			'image/png;',
			'filename=""',
		),
	);
	fc.assert(
		fc.property(
			anything,
			anything,
			fc.option(anything),
			fc.option(anything),
			(type, disposition, fileName, mimeType) => {
				const stored = storedName(named(disposition, type), { fileName, mimeType });
				expect(stored.mimeType).toMatch(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/);
				expect(stored.fileName).toMatch(/^[^/\\"\p{Cc}\p{Cs}]+\.[^/\\"\p{Cc}\p{Cs}]+$/u);
				expect(Buffer.byteLength(stored.fileName)).toBeLessThanOrEqual(200);
			},
		),
		{ numRuns: 1000 },
	);
});
