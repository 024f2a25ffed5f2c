import fc from 'fast-check';
import { storedName } from '../../../nodes/Chakra/inboundMedia/storedName';
import * as sample from '../files/sampleFiles';

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

	const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
	const [word, zipped] = [sample.ole(), sample.officeWithDistantEntries()];
	test.each<[string, string, Uint8Array, string]>([
		['application/force-download', 'application/msword', word, 'application/msword'],
		['application/x-download', 'application/msword', word, 'application/msword'],
		['multipart/form-data', 'application/msword', word, 'application/msword'],
		['*/*', 'application/msword', word, 'application/msword'],
		['image/png, image/png', 'application/msword', word, 'application/msword'],
		['text/plain; charset=utf-8', docx, zipped, docx],
		['text/html', docx, zipped, docx],
		['application/x-zip-compressed', docx, zipped, docx],
		['video/3gpp', 'audio/mp4; codecs=aac', sample.iso('3gp4'), 'audio/mp4'],
		['application/json', 'image/jpeg', sample.jpeg(), 'image/jpeg'],
	])(
		'an answer %s leaves to the message what the bytes do not tell',
		(type, mimeType, bytes, is) => {
			expect(storedName({ 'content-type': type }, { mimeType }, bytes).mimeType).toBe(is);
		},
	);

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

describe('the name in a Content-Disposition header', () => {
	test.each<[string, string, string]>([
		[
			'in numbered pieces',
			`attachment; filename*0*=UTF-8''R%C3%A9su; filename*1*=m%C3%A9%20; filename*2="of Ana.pdf"`,
			'Résumé of Ana.pdf',
		],
		['in plain pieces', 'attachment; filename*0="my "; filename*1="bill.pdf"', 'my bill.pdf'],
		[
			'in pieces out of order',
			`attachment; filename*1*=%20bill.pdf; filename*0*=UTF-8''my`,
			'my bill.pdf',
		],
		['in pieces with a gap', 'attachment; filename*0="a.pdf"; filename*2="b"', 'a.pdf'],
		['a character cut apart', `inline; filename*0*=UTF-8''R%C3; filename*1*=%A9.pdf`, 'Ré.pdf'],
		['in an old encoding', `attachment; filename*=ISO-8859-1''R%E9sum%E9.pdf`, 'Résumé.pdf'],
		['with its language', `attachment; filename*=UTF-8'fr'R%C3%A9sum%C3%A9.pdf`, 'Résumé.pdf'],
		['encoded and in quotes', `attachment; filename*="UTF-8''R%C3%A9sum%C3%A9.pdf"`, 'Résumé.pdf'],
		['encoded with spaces', `attachment; filename*=UTF-8''my bill.pdf`, 'my bill.pdf'],
		['encoded in an unknown charset', `a; filename*=nobody-9''x.pdf; filename=b.pdf`, 'b.pdf'],
		[
			'of two headers',
			'attachment; filename="my bill.pdf", attachment; filename="b.pdf"',
			'my bill.pdf',
		],
		['of two headers, without quotes', 'inline; filename=a.pdf, inline; filename=a.pdf', 'a.pdf'],
		[
			'with a comma in it',
			'attachment; filename=Offer, attachment A.pdf',
			'Offer, attachment A.pdf',
		],
		['marked as encoded only', 'attachment; filename*=my%20bill.pdf', 'my bill.pdf'],
		['with spaces and no quotes', 'attachment; filename=my bill of May.pdf', 'my bill of May.pdf'],
		['with quotes inside', 'attachment; filename="my \\"best\\" bill.pdf"', "my 'best' bill.pdf"],
		['with a semicolon inside', 'attachment; filename="a;b.pdf"; size=9', 'a;b.pdf'],
		[
			'that looks like another parameter',
			`attachment; filename="a; filename*=UTF-8''b.pdf"`,
			"a; filename*=UTF-8''b.pdf",
		],
		['without its last quote', 'attachment; filename="bill.pdf', 'bill.pdf'],
		['without its last quote, before others', 'attachment; filename="bill.pdf; size=9', 'bill.pdf'],
		['in single quotes', "attachment; filename='bill.pdf'", 'bill.pdf'],
		['without a disposition', 'filename="bill.pdf"', 'bill.pdf'],
		['a Windows path', 'attachment; filename="C:\\bills\\new.pdf"', 'new.pdf'],
		[
			'UTF-8 that was read as Latin-1',
			'attachment; filename="R\u00c3\u00a9sum\u00c3\u00a9.pdf"',
			'Résumé.pdf',
		],
		['encoded words of mail', 'attachment; filename="=?UTF-8?B?UsOpc3Vtw6kucGRm?="', 'Résumé.pdf'],
		['in capitals', 'ATTACHMENT; FILENAME="bill.pdf"', 'bill.pdf'],
		['twice', 'attachment; filename=a.pdf; filename=b.pdf', 'a.pdf'],
		['empty', 'attachment; filename=""', 'document.pdf'],
	])('%s', (_, disposition, expected) => {
		expect(storedName(named(disposition), {}).fileName).toBe(expected);
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
