import fc from 'fast-check';
import { fileNameFor } from '../../../nodes/Chakra/files/fileNames';
import { takesLinearTime } from '../linearTime';

const utf8Length = (text: string) => new TextEncoder().encode(text).length;
const family = '👨‍👩‍👧‍👦';

describe('a usable name stays as it is', () => {
	test.each([
		['photo.jpg', 'image/jpeg'],
		['PHOTO.JPEG', 'image/jpeg'],
		['Angebot Größe 5.pdf', 'application/pdf'],
		['תפריט ערב.pdf', 'application/pdf'],
		['قائمة\u200fالطعام.pdf', 'application/pdf'],
		[`${family}❤️🇩🇪.png`, 'image/png'],
		['e\u0301te\u0301.png', 'image/png'],
		["John's file; v=2 100%.mp4", 'video/mp4'],
		['What? Really.mp4', 'video/mp4'],
		['50% off.mp4', 'video/mp4'],
		['backup.sqlite', 'application/x-sqlite3'],
		['NESCAFÉ® Menu.jpg', 'image/jpeg'],
		['CAFÉ’s menu.jpg', 'image/jpeg'],
		['R&D 2026.mp4', 'video/mp4'],
		['A+B.mp4', 'video/mp4'],
		['Ana & Zo\u00eb.jpg', 'image/jpeg'],
		['\u00c3\u00bc is no German letter \u2013 \u00fc is.jpg', 'image/jpeg'],
	])('%s', (wanted, mimeType) => {
		expect(fileNameFor({ fileName: wanted, mimeType })).toBe(wanted);
	});
});

describe('what could break or mislead is taken out', () => {
	test.each([
		['escapes of an address', 'Gr%C3%B6%C3%9Fe%20M.jpg', 'Größe M.jpg'],
		['escaped controls and folders', '..%2Fa%0D%0Ab%22.jpg', "ab'.jpg"],
		['a signed query', 'photo.jpg?X-Amz-Credential=A/b/s3&Expires=60', 'photo.jpg'],
		['a query without a value', 'photo.jpg?download', 'photo.jpg'],
		[
			'the encoded words of mail',
			'=?UTF-8?Q?Gr=C3=B6=C3=9Fe_M?= =?utf-8?B?LmpwZw==?=',
			'Größe M.jpg',
		],
		['an encoded word in an old encoding', '=?iso-8859-1?q?Gr=F6=DFe?=.jpg', 'Größe.jpg'],
		['the encoded form of a header', "UTF-8''Gr%C3%B6%C3%9Fe.jpg", 'Größe.jpg'],
		['the whole form of a header', "filename*=UTF-8''Gr%C3%B6%C3%9Fe.jpg", 'Größe.jpg'],
		['a form in an old encoding', "iso-8859-1'de'Gr%F6%DFe.jpg", 'Größe.jpg'],
		['a form in no known encoding', "nobody-1''Gr%F6.jpg", 'Gr%F6.jpg'],
		['a whole header', 'attachment; filename="my photo.jpg"; size=9', 'my photo.jpg'],
		['a whole header, encoded', "inline; filename*=UTF-8''Gr%C3%B6%C3%9Fe.jpg", 'Größe.jpg'],
		['a header without quotes', 'filename=photo.jpg', 'photo.jpg'],
		['an empty query', 'photo.jpg?', 'photo.jpg'],
		['a character cut apart', '=?UTF-8?B?w6TD?= =?UTF-8?B?tiBhLmpwZw==?=', 'äö a.jpg'],
		['words folded by a header', '=?utf-8?Q?Gr=C3=B6?=\r\n =?utf-8?Q?=C3=9Fe.jpg?=', 'Größe.jpg'],
		['escapes of escapes', 'Gr%25C3%25B6%25C3%259Fe%2520M.jpg', 'Größe M.jpg'],
		['a place in the file', 'photo.jpg#page=2', 'photo.jpg'],
		['a parameter of an address', 'photo.jpg;v=1', 'photo.jpg'],
		['quotes around', '"photo.jpg"', 'photo.jpg'],
		['what Windows keeps for itself', 'CON.jpg', '_CON.jpg'],
		['a device of Windows', 'com1', '_com1.jpg'],
		['a device with more behind', 'aux.2026.jpg', '_aux.2026.jpg'],
		['a device with a small number', 'LPT².jpg', '_LPT².jpg'],
		['a console of Windows', 'CONOUT$.jpg', '_CONOUT$.jpg'],
		['a value that is none', 'undefined.jpg', 'image.jpg'],
		['an object in place of a name', '[object Object]', 'image.jpg'],
		['folders', '../../etc/photo.jpg', 'photo.jpg'],
		['Windows folders', 'C:\\Users\\me\\photo.jpg', 'photo.jpg'],
		['the slashes of a date', 'Report 11/25/2026.jpg', 'Report 11-25-2026.jpg'],
		['folders called by a date', 'in/2026/11/photo.jpg', 'photo.jpg'],
		['the slash of an abbreviation', 'AC/DC.jpg', 'AC-DC.jpg'],
		['the slashes of a number', 'Invoice RE/2026/001.jpg', 'Invoice RE-2026-001.jpg'],
		['the slash of two quarters', 'Q1/Q2 of 2026.jpg', 'Q1-Q2 of 2026.jpg'],
		['a slash between blanks', 'Ana Silva / Bo Li.jpg', 'Ana Silva - Bo Li.jpg'],
		['a folder of one word', 'invoices/March.jpg', 'March.jpg'],
		['a folder in capitals inside another', '/A/B/photo.jpg', 'photo.jpg'],
		['a drive of Windows', 'C:/Docs/Photo.jpg', 'Photo.jpg'],
		['signs as web pages write them', 'R&amp;D &quot;1&#34; &#xfc;.jpg', "R&D '1' ü.jpg"],
		['a query as web pages write it', 'photo.jpg?a=1&amp;b=2', 'photo.jpg'],
		['the comma of a list', 'photo.jpg,', 'photo.jpg'],
		['a semicolon behind the name', 'photo.jpg; ', 'photo.jpg'],
		['an address without an ending', 'uc?export=download&id=1AbC', 'uc.jpg'],
		['an address that names the file', 'get?id=7&file=My%20photo.jpg&v=1', 'My photo.jpg'],
		['an address in an address', 'image?url=%2Fmedia%2Fphoto.jpg&w=640&q=75', 'photo.jpg'],
		['folders in such a name', 'get?file=../../photo.jpg', 'photo.jpg'],
		['the program that gave it out', 'photo.php?id=7', 'photo.jpg'],
		['another program, behind the ending', 'Photo.JPG.aspx', 'Photo.JPG'],
		['a download under way', 'photo.jpg.crdownload', 'photo.jpg'],
		['an ending that says nothing', 'photo.tmp', 'photo.jpg'],
		['such an ending alone', '.bin', 'bin.jpg'],
		['an escaped query', 'photo.jpg%3FX-Amz-Signature=abc%26Expires=60', 'photo.jpg'],
		['an escaped place in the file', 'photo.jpg%23page=2', 'photo.jpg'],
		['a number sign behind a number', 'Photo No.5#12.jpg', 'Photo No.5#12.jpg'],
		['a number sign without an ending', 'Photo No.5#12', 'Photo No.5#12.jpg'],
		['line breaks', 'pho\r\nto.jpg', 'photo.jpg'],
		['Unicode line breaks', 'pho\u2028to\u2029.jpg', 'photo.jpg'],
		['control characters', 'p\0h\x1bo\x7ft\x85o.jpg', 'photo.jpg'],
		['double quotes', 'my "best" photo.jpg', "my 'best' photo.jpg"],
		['direction overrides', 'photo\u202Egpj.exe\u2066.jpg', 'photogpj.exe.jpg'],
		['halves of an emoji', 'pho\ud83dto\ude00.jpg', 'photo.jpg'],
		['a half of an emoji on each side of a control', '\ud83d\0\ude00photo.jpg', 'photo.jpg'],
		['dots and spaces around', ' . photo.jpg . ', 'photo.jpg'],
		['the byte order mark', '\uFEFFphoto.jpg', 'photo.jpg'],
		['the pieces of a header', `filename*0*=UTF-8''Gr%C3%B6; filename*1*=%C3%9Fe.jpg`, 'Größe.jpg'],
		['a header with an escaped quote', 'attachment; filename="a \\"b\\".jpg"', "a 'b'.jpg"],
		['the signs of Windows in mail', '=?windows-1252?Q?Menu_=96_5_=80.jpg?=', 'Menu – 5 €.jpg'],
		['the same under the name of Latin-1', "iso-8859-1''Menu%20%96%205.jpg", 'Menu – 5.jpg'],
		['UTF-8 that was read as Latin-1', 'Gr\u00c3\u00b6\u00c3\u009fe.jpg', 'Größe.jpg'],
		['UTF-8 that was read as Windows-1252', 'GrÃ¶ÃŸe â€“ 5 â‚¬.jpg', 'Größe – 5 €.jpg'],
		['a capital that was read so', 'Ãœbersicht.jpg', 'Übersicht.jpg'],
		['letters of Turkish that were read so', 'DoÄŸum.jpg', 'Doğum.jpg'],
		['parameters without a question mark', 'photo.jpg&token=abc', 'photo.jpg'],
		['a query behind an ampersand', 'R&D.jpg?X-Amz-Expires=60', 'R&D.jpg'],
		['an escape that was cut off', 'Gr%C3%B6%C3%9Fe%20M%C3.jpg', 'Größe M%C3.jpg'],
		['an escape of an old encoding beside others', 'Gr%F6%DFe%20M.jpg', 'Gr%F6%DFe M.jpg'],
		['the spaces of a form', 'Gr%C3%B6%C3%9Fe+M.jpg', 'Größe M.jpg'],
		['a plus beside escaped spaces', 'A+B%20C.jpg', 'A+B C.jpg'],
		['quotes of letters', '„photo.jpg“', 'photo.jpg'],
		['a blank before the ending', 'photo. jpg', 'photo.jpg'],
		['an invisible mark behind the ending', 'photo.jpg\u200e', 'photo.jpg'],
		['invisible marks around', '\u200e\u2060photo.\u200bjpg\u200b', 'photo.\u200bjpg.jpg'],
		['a query with spaces', 'photo.jpg?title=My best photo', 'photo.jpg'],
		[
			'UTF-8 that was misread twice',
			'Gr\u00c3\u0192\u00c2\u00b6\u00c3\u0192\u00c5\u00b8e.jpg',
			'Größe.jpg',
		],
		['the line of a header', 'Content-Disposition: attachment; filename="photo.jpg"', 'photo.jpg'],
		[
			'a signed address that names the file',
			'7f3a-11?response-content-disposition=attachment%3B%20filename%3D%22My%20photo.jpg%22&X-Amz-Expires=60',
			'My photo.jpg',
		],
		[
			'the same of Azure',
			"7f3a?rscd=inline%3B+filename*%3DUTF-8''Gr%25C3%25B6%25C3%259Fe.jpg",
			'Größe.jpg',
		],
		['the slash of an abbreviation in small letters', 'Offer c/o Bo.jpg', 'Offer c-o Bo.jpg'],
		['the same in front', 'w/o tax.jpg', 'w-o tax.jpg'],
		[
			'a program that gives out the file it names',
			'index.php?id=7&file=My%20photo.jpg',
			'My photo.jpg',
		],
		['another one, in other letters', 'getFile.ashx?FileName=photo.jpg', 'photo.jpg'],
		['a query alone', '?file=photo.jpg', 'photo.jpg'],
		['a query alone that names no file', '?id=7', 'image.jpg'],
		['a folder of one letter', 'a/photo.jpg', 'photo.jpg'],
		['a download of Safari', 'photo.jpg.download', 'photo.jpg'],
		['an action of a web server', 'photo.do', 'photo.jpg'],
		['a mark of direction around', '\u202aphoto.jpg\u202c', 'photo.jpg'],
		['a control behind', 'photo.jpg\0', 'photo.jpg'],
	])('%s', (_, wanted, becomes) => {
		expect(fileNameFor({ fileName: wanted, mimeType: 'image/jpeg' })).toBe(becomes);
	});
});

describe('the extension fits the type', () => {
	test.each([
		['added where there is none', 'report', 'application/pdf', 'report.pdf'],
		[
			'replaced where it belongs to another known type',
			'report.txt',
			'application/pdf',
			'report.pdf',
		],
		['found before an ending of another type', 'report.pdf.docx', 'application/pdf', 'report.pdf'],
		['found in capitals', 'Report.PDF.txt', 'application/pdf', 'Report.PDF'],
		['replaced only at the end', 'offer.v2.docx.txt', 'application/pdf', 'offer.v2.docx.pdf'],
		['replaced with the dots before it', 'report...txt', 'application/pdf', 'report.pdf'],
		['replaced where WhatsApp does not list it', 'photo.jfif', 'image/jpeg', 'photo.jpg'],
		[
			'added after a dot that is part of the name',
			'offer v1.2',
			'application/pdf',
			'offer v1.2.pdf',
		],
		[
			'added after an ending nobody knows',
			'www.example.com',
			'application/pdf',
			'www.example.com.pdf',
		],
		['kept for a type nobody knows', 'data.parquet', 'application/x-parquet', 'data.parquet'],
		['.bin for a type nobody knows', 'data', 'application/x-parquet', 'data.bin'],
		['by the type without its parameters', 'voice', 'Audio/OGG; codecs=opus', 'voice.ogg'],
		['for a dot file', '.gitignore', 'text/plain', 'gitignore.txt'],
		['of a slide show', 'show.pps', 'application/vnd.ms-powerpoint', 'show.ppt'],
		['of a template of Word', 'letter.dot', 'application/msword', 'letter.doc'],
		['of an old table', 'table.xlt', 'application/vnd.ms-excel', 'table.xls'],
		['of an old sound', 'song.mp2', 'audio/mpeg', 'song.mp3'],
		['of a ringtone', 'song.m4r', 'audio/mp4', 'song.m4a'],
		['of a Flash video', 'film.f4v', 'video/mp4', 'film.mp4'],
	])('%s', (_, wanted, mimeType, becomes) => {
		expect(fileNameFor({ fileName: wanted, mimeType })).toBe(becomes);
	});
});

describe('a name is made up where nothing usable is left', () => {
	test.each([
		undefined,
		'',
		'..',
		'...',
		'/',
		'folder/',
		' ',
		'.png',
		'\u202E',
		'\u200B',
		'\ud83d',
		'. .',
	])('for %j', (wanted) => {
		expect(fileNameFor({ fileName: wanted, mimeType: 'image/png' })).toBe('image.png');
	});

	test.each([
		['video/mp4', 'video.mp4'],
		['audio/mpeg', 'audio.mp3'],
		['application/pdf', 'document.pdf'],
		['image/webp', 'sticker.webp'],
		['image/gif', 'file.gif'],
		['application/octet-stream', 'file.bin'],
	])('by the kind of %s', (mimeType, becomes) => {
		expect(fileNameFor({ mimeType })).toBe(becomes);
	});
});

describe('a long name', () => {
	test('keeps its extension within 200 bytes', () => {
		const name = fileNameFor({ fileName: `${'a'.repeat(300)}.pdf`, mimeType: 'application/pdf' });
		expect(name).toBe(`${'a'.repeat(196)}.pdf`);
	});

	test('is cut between whole characters', () => {
		const name = fileNameFor({ fileName: `${family.repeat(20)}.png`, mimeType: 'image/png' });
		expect(name).toBe(`${family.repeat(7)}.png`);
	});

	test('of letters from other scripts is measured in bytes', () => {
		const name = fileNameFor({ fileName: `${'漢'.repeat(100)}.png`, mimeType: 'image/png' });
		expect(name).toBe(`${'漢'.repeat(65)}.png`);
	});

	test('that Windows keeps for itself has room for the sign in front', () => {
		const name = fileNameFor({ fileName: `con.${'x'.repeat(300)}`, mimeType: 'image/png' });
		expect(name).toBe(`_con.${'x'.repeat(191)}.png`);
	});

	test('made of one endless character is cut all the same', () => {
		const name = fileNameFor({ fileName: `a${'\u0301'.repeat(500)}.png`, mimeType: 'image/png' });
		expect(utf8Length(name)).toBeLessThanOrEqual(200);
		expect(name).toMatch(/^a\u0301+\.png$/);
	});

	test.each(['a', ' ', '.', '/', '"', '\u0301', '👨‍👩‍👧‍👦', '\ud83d', 'a.', '1'])(
		'of many %j are read in linear time',
		(unit) => {
			const read = (wanted: string) => fileNameFor({ fileName: wanted, mimeType: 'image/png' });
			const textOf = (length: number) => `x${unit.repeat(length / unit.length)}y`;
			expect(takesLinearTime(read, textOf)).toBe(true);
		},
	);
});

describe('whatever is wanted', () => {
	const pieces = fc.constantFrom(
		'/',
		'\\',
		'"',
		'\n',
		'.',
		' ',
		'\u202E',
		'\ud83d',
		'\ude00',
		family,
		'.pdf',
		'.png',
		'a',
	);
	const anyText = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc.string({ unit: 'grapheme', maxLength: 300 }),
		fc.string({ unit: pieces, maxLength: 40 }),
		fc.uint16Array({ maxLength: 50 }).map((units) => String.fromCharCode(...units)),
	);
	const anyType = fc.oneof(
		fc.constantFrom(
			'image/png',
			'application/pdf',
			'text/plain',
			'application/octet-stream',
			'a/b',
		),
		fc.string(),
	);

	test('the name can be sent', () => {
		fc.assert(
			fc.property(anyText, anyType, (wanted, mimeType) => {
				const name = fileNameFor({ fileName: wanted, mimeType });
				expect(name).not.toMatch(/[\p{Cc}\p{Cs}"/\\\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
				expect(name).toMatch(/[^.\s]\.[A-Za-z0-9]{1,16}$/u);
				expect(name).not.toMatch(/^[.\s]/);
				expect(utf8Length(name)).toBeLessThanOrEqual(200);
			}),
			{ numRuns: 1000 },
		);
	});

	test('a second time changes nothing', () => {
		fc.assert(
			fc.property(anyText, anyType, (wanted, mimeType) => {
				const once = fileNameFor({ fileName: wanted, mimeType });
				expect(fileNameFor({ fileName: once, mimeType })).toBe(once);
			}),
			{ numRuns: 1000 },
		);
	});
});
