import { base64In } from '../../../nodes/Chakra/files/base64';
import { fileNameFor } from '../../../nodes/Chakra/files/fileNames';
import { mediaWarningFor } from '../../../nodes/Chakra/files/mediaWarning';
import { repairMimeType, unprovenType } from '../../../nodes/Chakra/files/mimeTypes';
import * as sample from './sampleFiles';

const openXml = 'application/vnd.openxmlformats-officedocument';
const docx = `${openXml}.wordprocessingml.document`;
const xlsx = `${openXml}.spreadsheetml.sheet`;
const xlsm = 'application/vnd.ms-excel.sheet.macroenabled.12';
const json = sample.text('{"error": "not found"}');

const warned = (stated: string | undefined, fileName: string, firstBytes: Uint8Array) => {
	const clues = { stated, fileName, firstBytes };
	const mimeType = repairMimeType(clues);
	const unproven = unprovenType(clues);
	const warning = mediaWarningFor({ mimeType, fileName, fileSize: 9, firstBytes, unproven });
	return { mimeType, warning };
};

describe('what always begins with a signature is not believed without it', () => {
	test.each<[string, string | undefined, string, Uint8Array, string]>([
		['JSON', 'application/pdf', 'invoice.pdf', json, 'application/json'],
		['JSON by the name only', undefined, 'invoice.pdf', json, 'application/json'],
		['a list', 'image/jpeg', 'photo.jpg', sample.text('[{"a":1}]'), 'application/json'],
		['an error of PHP', 'application/pdf', 'a.pdf', sample.text('<br />\n<b>Fatal'), 'text/html'],
		['HTML without prolog', 'image/jpeg', 'p.jpg', sample.text('<h1>No</h1>'), 'text/html'],
		['XML', 'application/pdf', 'a.pdf', sample.text('<Error><Code>1'), 'application/xml'],
		[
			'a redirect',
			'application/pdf',
			'a.pdf',
			sample.text('<a href="/login">Found</a>.'),
			'text/html',
		],
		['a warning of PHP', 'image/png', 'a.png', sample.text('<b>Warning</b>: no'), 'text/html'],
		['a small heading', 'image/png', 'a.png', sample.text('<H3>Not found</H3>'), 'text/html'],
		['a form', 'video/mp4', 'a.mp4', sample.text('\ufeff<form action="/login">'), 'text/html'],
		['text', 'video/mp4', 'a.mp4', sample.text('Not found'), 'text/plain'],
		['text under Office', docx, 'a.docx', sample.text('Not found'), 'text/plain'],
		['text stated so', 'text/plain', 'a.pdf', sample.text('Not found'), 'text/plain'],
		['another voice format', 'audio/amr', 'v.amr', sample.bytesOf('\x02#!SILK_V3'), 'audio/amr'],
		['unknown sound', 'audio/ogg', 'v.ogg', sample.noise(), 'audio/ogg'],
		['unknown bytes', 'application/pdf', 'a.pdf', sample.noise(), 'application/pdf'],
		['an error in place of a song', 'audio/mpeg', 's.mp3', json, 'application/json'],
		['words in place of a song', 'audio/mp3', 's.mp3', sample.text('Not found'), 'text/plain'],
		['words in place of sound', 'audio/aac', 's.aac', sample.text('Not found'), 'text/plain'],
		['words in place of a zip', 'application/zip', 'a.zip', sample.text('Gone'), 'text/plain'],
		['words in place of a film', 'video/webm', 'a.webm', sample.text('Gone'), 'text/plain'],
		['CSV of a browser', 'application/vnd.ms-excel', 'c.csv', sample.text('a,b\n1,2'), 'text/csv'],
	])('%s', (_, stated, fileName, bytes, mimeType) => {
		const result = warned(stated, fileName, bytes);
		expect(result.mimeType).toBe(mimeType);
		expect(result.warning).toMatch(/is given as/);
	});

	test.each<[string, string, Uint8Array]>([
		['a PDF', 'application/pdf', sample.pdf()],
		['a JPEG', 'image/jpeg', sample.jpeg()],
		['an old film without a first box', 'video/mp4', sample.bytesOf('\0\0\0\x08wide\0\0\0\0')],
		['text', 'text/plain', sample.text('Hello')],
		['a song without a tag', 'audio/mpeg', sample.mp3()],
		['a drawing, which is text', 'image/svg+xml', sample.text('<!-- made by hand -->')],
		['a playlist, which is text', 'audio/x-mpegurl', sample.text('#EXTM3U')],
	])('%s is as it says', (_, stated, bytes) => {
		expect(unprovenType({ stated, fileName: undefined, firstBytes: bytes })).toBeNull();
	});
});

test.each(['a;b\n1;2', '\ufeffa,b\n1,2', 'a,b'])(
	'a table of a browser is not called broken: %j',
	(table) => {
		const { warning } = warned('application/vnd.ms-excel', 'c.csv', sample.text(table));
		expect(warning).toMatch(/holds text\/csv: it is a table as text\. .*Save the table as XLSX/);
	},
);

describe('a file that base64 has spoilt is told what to do', () => {
	const base64 = Buffer.from(sample.pdf()).toString('base64').padEnd(80, 'A');
	const dataUrl = `data:application/pdf;base64,${base64}`;
	test.each<[string, string | undefined, Uint8Array, RegExp]>([
		['base64 as text', 'application/pdf', sample.text(base64), /holds the base64 text/],
		['a data URL as text', 'application/pdf', sample.text(dataUrl), /holds the base64 text/],
		['base64 as JSON', 'application/pdf', sample.text(`"${base64}"`), /holds the base64 text/],
		['a decoded data URL', 'application/pdf', Buffer.from(dataUrl, 'base64'), /from a data URL/],
		['the same without a type', undefined, Buffer.from(dataUrl, 'base64'), /from a data URL/],
	])('%s', (_, stated, bytes, advice) => {
		expect(warned(stated, stated ? 'a.pdf' : 'file', bytes).warning).toMatch(advice);
	});
});

describe('a file that a node has read as text is told what to do', () => {
	const asText = (bytes: Uint8Array) => sample.text(Buffer.from(bytes).toString('utf8'));
	const pdf = sample.bytesOf(
		'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nstream\n\x78\x9c\xed\xbd',
	);
	test.each<[string, string, Uint8Array]>([
		['application/pdf', 'a.pdf', pdf],
		[docx, 'a.docx', Buffer.concat([sample.docx(), pdf])],
		['image/jpeg', 'a.jpg', sample.jpeg()],
	])('%s', (stated, fileName, bytes) => {
		expect(warned(stated, fileName, bytes).warning ?? '').not.toMatch(/read it as text/);
		expect(warned(stated, fileName, asText(bytes)).warning).toMatch(
			/has read it as text, .* set Response Format to File/,
		);
	});

	test('a text may hold such characters', () => {
		expect(warned('text/plain', 'a.txt', sample.text('\ufffd'.repeat(9))).warning).toBeNull();
	});
});

describe('a file whose bytes are written as numbers is told what to do', () => {
	const bytes = [...sample.pdf()];
	test.each([
		['a Buffer of Node', JSON.stringify(Buffer.from(bytes))],
		['the same, indented', JSON.stringify(Buffer.from(bytes), null, 2)],
		['a list', JSON.stringify(bytes)],
		['an array of a browser', JSON.stringify(Uint8Array.from(bytes))],
	])('%s', (_, numbers) => {
		expect(warned('application/pdf', 'a.pdf', sample.text(numbers)).warning).toMatch(
			/^“a.pdf” is given as application\/pdf and holds application\/json: it holds the bytes of the file as a list of numbers\./,
		);
	});

	test('another list is not called so', () => {
		expect(warned('application/pdf', 'a.pdf', sample.text('[1,2,3]')).warning).not.toMatch(
			/numbers/,
		);
	});
});

describe('inside a container the name decides', () => {
	const distant = sample.officeWithDistantEntries();
	test.each<[string, string, Uint8Array, string]>([
		['application/zip', 'offer.docx', distant, docx],
		['application/x-zip-compressed', 'offer.docx', distant, docx],
		['application/octet-stream', 'plan.xlsm', distant, xlsm],
		[docx, 'offer.docm', sample.docx(), 'application/vnd.ms-word.document.macroenabled.12'],
		['application/zip', 'offer.dotx', sample.docx(), `${openXml}.wordprocessingml.template`],
		['application/zip', 'plan.pages', distant, 'application/vnd.apple.pages'],
		['application/zip', 'plan.vsdx', distant, 'application/vnd.ms-visio.drawing'],
		['application/zip', 'places.kmz', distant, 'application/vnd.google-earth.kmz'],
		['application/vnd.ms-excel', 'offer.doc', sample.ole(), 'application/msword'],
		['application/msword', 'plan.XLS', sample.ole(), 'application/vnd.ms-excel'],
		['application/msword', 'mail.msg', sample.ole(), 'application/vnd.ms-outlook'],
		[docx, 'plan.xlsx', distant, xlsx],
		['application/x-cfb', 'plan.vsd', sample.ole(), 'application/vnd.visio'],
		[xlsx, 'offer.zip', distant, xlsx],
	])('%s, %s', (stated, fileName, bytes, mimeType) => {
		expect(warned(stated, fileName, bytes).mimeType).toBe(mimeType);
	});

	test('a file with macros is warned of', () => {
		expect(warned(xlsm, 'plan.xlsm', distant).warning).toMatch(/does not accept .*XLSX/);
	});

	test.each([
		['plan.xlsm', xlsm],
		['plan.xlsb', 'application/vnd.ms-excel.sheet.binary.macroenabled.12'],
		['offer.docm', 'application/vnd.ms-word.document.macroenabled.12'],
		['offer.dotx', `${openXml}.wordprocessingml.template`],
		['show.pptm', 'application/vnd.ms-powerpoint.presentation.macroenabled.12'],
	])('%s keeps its name and gets its own type, with a warning', (fileName, type) => {
		for (const stated of ['application/zip', 'application/octet-stream', docx, xlsx, type]) {
			const { mimeType, warning } = warned(stated, fileName, distant);
			expect([stated, mimeType]).toEqual([stated, type]);
			expect(fileNameFor({ fileName, mimeType })).toBe(fileName);
			expect(warning).toMatch(/WhatsApp does not accept/);
		}
	});
});

test('a password-protected Office file is called so', () => {
	expect(warned(docx, 'offer.docx', sample.ole()).warning).toMatch(/is password-protected/);
});

test.each([
	['application/vnd.ms-excel', 'plan.xlsx'],
	['application/msword', 'offer.docx'],
	['application/octet-stream', 'offer'],
	['application/zip', 'plan.xlsm'],
	['application/encrypted', 'plan.xlsx'],
	['application/x-cfb', 'plan.xls'],
	['application/cdfv2', 'plan.xls'],
])('so it is where it is stated as %s, %s', (stated, fileName) => {
	const { mimeType, warning } = warned(stated, fileName, sample.lockedOffice());
	expect(mimeType).toBe('application/encrypted');
	expect(warning).toMatch(/is password-protected.*Save it without a password\.$/);
});

test('an old Office file whose bytes do not tell may be one', () => {
	const { warning } = warned('application/vnd.ms-excel', 'plan.xlsx', sample.ole());
	expect(warning).toMatch(/is password-protected.*An old Office file under a new name/);
});

test('an old Office file under its own name is sound, whatever the stated type', () => {
	expect(warned(xlsx, 'plan.xls', sample.ole())).toEqual({
		mimeType: 'application/vnd.ms-excel',
		warning: null,
	});
});

test.each([
	'\n%PDF-1.7',
	'\xef\xbb\xbf%PDF-1.4',
	'\r\n\r\n %PDF-1.4',
	'junk of a mail\r\n%PDF-1.4\n',
	`${'x'.repeat(1000)}\n%PDF-1.4`,
])('the header of a PDF may stand further back: %j', (bytes) => {
	expect(repairMimeType({ stated: '', fileName: 'a', firstBytes: sample.bytesOf(bytes) })).toBe(
		'application/pdf',
	);
});

test.each(['Write %PDF-1.4 first', `${'x'.repeat(1024)}\n%PDF-1.4`, '\n%PDF-x'])(
	'a text about PDF is a text: %j',
	(bytes) => {
		expect(repairMimeType({ stated: '', fileName: 'a', firstBytes: sample.bytesOf(bytes) })).toBe(
			'text/plain',
		);
	},
);

describe('a type that somebody chose', () => {
	const chosen = (stated: string, fileName: string, firstBytes: Uint8Array) =>
		repairMimeType({ stated, isChosen: true, fileName, firstBytes });

	test('wins over the name and over guesses', () => {
		expect(chosen('text/plain', 'a.csv', sample.text('a,b'))).toBe('text/plain');
		expect(chosen('text/plain', 'a', sample.text('<!doctype html>'))).toBe('text/plain');
		expect(chosen('text/plain', 'a', sample.noise())).toBe('text/plain');
	});

	test('wins also where it says nothing', () => {
		expect(chosen('application/octet-stream', 'a.csv', sample.text('a,b'))).toBe(
			'application/octet-stream',
		);
	});

	test('loses to a signature', () => {
		expect(chosen('application/octet-stream', 'a', sample.pdf())).toBe('application/pdf');
		expect(chosen('text/plain', 'a.csv', sample.pdf())).toBe('application/pdf');
		expect(chosen('image/png', 'a.png', sample.jpeg())).toBe('image/jpeg');
	});
});

test.each([
	['aGVsbG8=', 'hello'],
	['aGVsbG8', 'hello'],
	['data:text/plain;base64,aGVsbG8=', 'hello'],
	['data:image/png;name=a;base64,aGVsbG8=', 'hello'],
	['aGVs\r\nbG8=\n', 'hello'],
	['', ''],
])('%j is base64', (text, bytes) => {
	expect(Buffer.from(base64In(text) ?? 'none', 'base64').toString()).toBe(bytes);
});

test.each([
	'Hello, world',
	'Hello world',
	'HelloWorld',
	'{"a":1}',
	'data:text/plain,Hello',
	'a=b=',
])('%j is no base64', (text) => {
	expect(base64In(text)).toBeNull();
});

test.each([
	['a data URL with a charset', 'data:text/plain;charset=utf-8;base64,aGVsbG8=', 'hello'],
	['a data URL with blanks', ' data:text/plain; base64, aGVsbG8=', 'hello'],
	['indented lines', 'aGVs\r\n  bG8=\r\n', 'hello'],
	['blanks around', '  aGVsbG8= ', 'hello'],
	['a data URL with a comma in a name', 'data:text/plain;name="a,b.txt";base64,aGVsbG8=', 'hello'],
	['a data URL with blanks around the word', 'data:image/png ; base64 , aGVsbG8=', 'hello'],
	['a data URL without a type', 'data:base64,aGVsbG8=', 'hello'],
	['a data URL without its first word', 'image/png;base64,aGVsbG8=', 'hello'],
	['a data URL cut at the semicolon', 'base64,aGVsbG8=', 'hello'],
])('%s is base64', (_, text, bytes) => {
	expect(Buffer.from(base64In(text) ?? 'none', 'base64').toString()).toBe(bytes);
});

test.each([
	'data:text/plain;charset=utf-8,hello',
	'data:,hello',
	'aGVs bG8=',
	'a=',
	'null',
	'Written in base64, as usual',
])('%j is none', (text) => {
	expect(base64In(text)).toBeNull();
});

test.each([
	[
		'RTF under the name of Word',
		'application/msword',
		'a.doc',
		'{\\rtf1\\ansi a}',
		'application/rtf',
	],
	['a page under the name of Word', 'application/msword', 'a.doc', '<html><body>', 'text/html'],
	['a mail as text', 'text/plain', 'a.eml', 'From: a@b\r\n\r\nHi', 'message/rfc822'],
	['a contact card', 'text/x-vcard', 'a.vcf', 'BEGIN:VCARD\nEND:VCARD', 'text/vcard'],
	['a calendar as text', 'text/plain', 'a.ics', 'BEGIN:VCALENDAR', 'text/calendar'],
	['TIFF as JPEG', 'image/jpeg', 'a.jpg', 'II*\0\x08\0\0\0', 'image/tiff'],
	['a picture that is drawn', 'image/png', 'a.png', '<svg xmlns="a"/>', 'image/svg+xml'],
	[
		'an app as zip',
		'application/zip',
		'a.apk',
		'PK\x03\x04',
		'application/vnd.android.package-archive',
	],
])('%s has its own type', (_, stated, fileName, start, mimeType) => {
	const firstBytes = Buffer.from(start.padEnd(80), 'latin1');
	expect(repairMimeType({ stated, fileName, firstBytes })).toBe(mimeType);
});

test.each([
	['application/msword', 'letter.doc'],
	['application/rtf', 'letter.doc'],
])('Rich Text Format under the name of Word is called so: %s', (stated, fileName) => {
	const { warning } = warned(stated, fileName, sample.text('{\\rtf1\\ansi Hello}'));
	expect(warning).toMatch(/it is a document in Rich Text Format under another name/);
	expect(warning).not.toMatch(/broken|web page/);
});
