import fc from 'fast-check';
import { isCleanMimeType, repairMimeType } from '../../../nodes/Chakra/files/mimeTypes';
import { takesLinearTime } from '../linearTime';
import * as sample from './sampleFiles';

const none = new Uint8Array();
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Case {
	stated?: string;
	fileName?: string;
	bytes?: Uint8Array;
	becomes: string;
}

const repaired = ({ stated, fileName, bytes = none }: Omit<Case, 'becomes'>) =>
	repairMimeType({ stated, fileName, firstBytes: bytes });

describe('a stated type is put in its registered spelling', () => {
	test.each([
		['audio/mp3', 'audio/mpeg'],
		['audio/x-m4a', 'audio/mp4'],
		['audio/opus', 'audio/ogg'],
		['image/jpg', 'image/jpeg'],
		['image/pjpeg', 'image/jpeg'],
		['image/x-png', 'image/png'],
		['video/3gp', 'video/3gpp'],
		['audio/x-wav', 'audio/wav'],
		['application/x-pdf', 'application/pdf'],
		['audio/ogg; codecs=opus', 'audio/ogg'],
		['IMAGE/PNG', 'image/png'],
		['  image/png\n', 'image/png'],
		['Audio/MP3 ; rate=44100', 'audio/mpeg'],
		['application/vnd.acme.widget+json', 'application/vnd.acme.widget+json'],
		['application/xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
		['application/x-docx', docxType],
		['audio/mpga', 'audio/mpeg'],
		['text/tsv', 'text/tab-separated-values'],
		['audio/mov', 'audio/mov'],
		['application/vnd.ms-asf', 'video/x-ms-wmv'],
		['video/matroska', 'video/x-matroska'],
		['image/heic-sequence', 'image/heic'],
		['audio/3gp', 'audio/3gpp'],
		['"application/pdf"', 'application/pdf'],
		[
			'application/x-vnd.oasis.opendocument.spreadsheet',
			'application/vnd.oasis.opendocument.spreadsheet',
		],
		['application/x-pkcs7-mime', 'application/pkcs7-mime'],
	])('%j is %s', (stated, becomes) => {
		expect(repaired({ stated })).toBe(becomes);
	});
});

describe('a stated type that says nothing gives way', () => {
	test.each<[what: string, Case]>([
		['no type: bytes', { bytes: sample.png(), becomes: 'image/png' }],
		[
			'no type: bytes before ending',
			{ fileName: 'a.pdf', bytes: sample.png(), becomes: 'image/png' },
		],
		[
			'no type: ending',
			{ fileName: 'Scan.PDF', bytes: sample.noise(), becomes: 'application/pdf' },
		],
		['no type: text', { fileName: 'README', bytes: sample.text('Hello'), becomes: 'text/plain' }],
		['nothing known at all', { bytes: sample.noise(), becomes: 'application/octet-stream' }],
		['not even bytes', { becomes: 'application/octet-stream' }],
		['empty text', { stated: '', bytes: sample.jpeg(), becomes: 'image/jpeg' }],
		[
			'octet-stream',
			{ stated: 'application/octet-stream', bytes: sample.pdf(), becomes: 'application/pdf' },
		],
		[
			'binary/octet-stream',
			{ stated: 'binary/octet-stream', fileName: 'a.mp3', becomes: 'audio/mpeg' },
		],
		['not a type', { stated: 'picture', bytes: sample.png(), becomes: 'image/png' }],
		['a wildcard', { stated: 'image/*', bytes: sample.png(), becomes: 'image/png' }],
		[
			'a form',
			{ stated: 'multipart/form-data; boundary=x', bytes: sample.png(), becomes: 'image/png' },
		],
		[
			'text/plain on a picture',
			{ stated: 'text/plain', fileName: 'x', bytes: sample.jpeg(), becomes: 'image/jpeg' },
		],
		[
			'text/plain on a PDF, which looks like text',
			{ stated: 'text/plain', bytes: sample.pdf(), becomes: 'application/pdf' },
		],
		[
			"Google's type of a document",
			{
				stated: 'application/vnd.google-apps.document',
				bytes: sample.text('Hello'),
				becomes: 'text/plain',
			},
		],
		[
			'text/plain on noise',
			{ stated: 'text/plain', fileName: 'x.mp4', bytes: sample.noise(), becomes: 'video/mp4' },
		],
		[
			'text/plain without bytes',
			{ stated: 'text/plain', fileName: 'x.jpg', becomes: 'image/jpeg' },
		],
		[
			'text/csv on a spreadsheet',
			{
				stated: 'text/csv',
				bytes: sample.ole(),
				fileName: 'a.xls',
				becomes: 'application/vnd.ms-excel',
			},
		],
		[
			'json on a picture',
			{ stated: 'application/json', bytes: sample.png(), becomes: 'image/png' },
		],
		[
			'old Office: the ending decides',
			{ fileName: 'a.ppt', bytes: sample.ole(), becomes: 'application/vnd.ms-powerpoint' },
		],
		['old Office without ending', { bytes: sample.ole(), becomes: 'application/x-ole-storage' }],
		[
			'Office with distant entries: the ending decides',
			{ fileName: 'a.docx', bytes: sample.officeWithDistantEntries(), becomes: docxType },
		],
		[
			'an MP4 brand on .m4a',
			{ fileName: 'a.m4a', bytes: sample.iso('isom'), becomes: 'audio/mp4' },
		],
	])('%s', (_, { becomes, ...clues }) => {
		expect(repaired(clues)).toBe(becomes);
	});
});

describe('the ending is read from the name as people see it', () => {
	const table = sample.text('id,name\n1,Ana');
	const word = 'application/msword';
	test.each<[fileName: string, bytes: Uint8Array, becomes: string]>([
		['contacts.csv?X-Amz-Signature=a&X-Amz-Expires=60', table, 'text/csv'],
		['contacts.csv#sheet', table, 'text/csv'],
		['=?utf-8?q?letter=2Edoc?=', sample.ole(), word],
		['=?UTF-8?B?bGV0dGVyLmRvYw==?=', sample.ole(), word],
		['"letter.doc"', sample.ole(), word],
		["UTF-8''letter%2Edoc", sample.ole(), word],
		['attachment; filename=letter.doc', sample.ole(), word],
		['letter.doc\u200e', sample.ole(), word],
		['letter.doc. ', sample.ole(), word],
		['\u202aletter.doc\u202c', sample.ole(), word],
		['letter.doc\0', sample.ole(), word],
		['offer.docx?token=a.b', sample.officeWithDistantEntries(), docxType],
	])('%s', (fileName, bytes, becomes) => {
		expect(repaired({ stated: 'binary/octet-stream', fileName, bytes })).toBe(becomes);
	});
});

describe('a type that nobody knows gives way to one that WhatsApp takes', () => {
	test.each<[what: string, Case]>([
		['by the bytes', { stated: 'image/x-citrix-png', bytes: sample.png(), becomes: 'image/png' }],
		[
			'also misspelled',
			{ stated: 'application/octetstream', bytes: sample.pdf(), becomes: 'application/pdf' },
		],
		[
			'by the name in a container',
			{
				stated: 'application/docx',
				fileName: 'a.docx',
				bytes: sample.officeWithDistantEntries(),
				becomes: docxType,
			},
		],
		[
			'by the name of a text',
			{
				stated: 'plain/text',
				fileName: 'a.txt',
				bytes: sample.text('Hello'),
				becomes: 'text/plain',
			},
		],
		[
			'but not to a name without proof',
			{ stated: 'image/x-odd', fileName: 'a.jpg', bytes: sample.noise(), becomes: 'image/x-odd' },
		],
		[
			'nor to a type that WhatsApp does not take either',
			{ stated: 'application/x-odd', bytes: sample.plainZip(), becomes: 'application/x-odd' },
		],
	])('%s', (_, { becomes, ...clues }) => {
		expect(repaired(clues)).toBe(becomes);
	});
});

test.each([
	['audio/x-m4a', 'memo.m4a', '3gp4', 'audio/mp4'],
	['audio/3gpp', 'memo.3gp', '3gp4', 'audio/3gpp'],
	['audio/3gpp', 'memo', 'isom', 'audio/3gpp'],
	['video/3gpp', 'film.3gp', '3gp4', 'video/3gpp'],
])('a sound stays a sound: %s, %s', (stated, fileName, brand, becomes) => {
	expect(repaired({ stated, fileName, bytes: sample.iso(brand) })).toBe(becomes);
});

const isom = sample.iso('isom');
const webm = sample.bytesOf('\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm');
test.each<[string | undefined, string, Uint8Array, string]>([
	['audio/mpeg', 'voice.mp3', isom, 'audio/mp4'],
	['audio/mp3', 'voice', sample.iso('mp42'), 'audio/mp4'],
	[undefined, 'voice.mp3', isom, 'audio/mp4'],
	['application/octet-stream', 'voice.ogg', webm, 'audio/webm'],
	['audio/ogg', 'voice.ogg', webm, 'audio/webm'],
	['audio/amr', 'memo.amr', sample.iso('3gp4'), 'audio/3gpp'],
	['audio/wav', 'memo.wav', sample.mp3(), 'audio/mpeg'],
	['image/png', 'film.png', isom, 'video/mp4'],
	['video/mp4', 'film.mp4', webm, 'video/webm'],
])(
	'sound under the type of another format is sound: %s, %s',
	(stated, fileName, bytes, becomes) => {
		expect(repaired({ stated, fileName, bytes })).toBe(becomes);
	},
);

test('a misspelled octet-stream says nothing either', () => {
	const table = { fileName: 'a.csv', bytes: sample.text('a,b') };
	expect(repaired({ ...table, stated: 'application/octetstream' })).toBe('text/csv');
});

test.each(['txt', '.TXT', 'TEXT/plain; charset=utf-8'])('%s is chosen for a table', (stated) => {
	const clues = { stated, isChosen: true, fileName: 'a.csv', firstBytes: sample.text('a,b') };
	expect(repairMimeType(clues)).toBe('text/plain');
});

test('the chosen type of a sound is overruled by that of a sound', () => {
	const clues = { stated: 'audio/mpeg', isChosen: true, fileName: 'voice.mp3', firstBytes: isom };
	expect(repairMimeType(clues)).toBe('audio/mp4');
});

test.each<[string, Uint8Array, string]>([
	['contacts.csv', sample.text('a;b\n1;2'), 'text/csv'],
	['contacts.csv', sample.text('\ufeffa,b\n1,2'), 'text/csv'],
	['notes.txt', sample.text('Hello'), 'text/plain'],
	['data.json', sample.text('[1]'), 'application/json'],
	['page.php', sample.text('Hello'), 'text/html'],
	['page', sample.text('Hello'), 'text/html'],
	['notes.txt', sample.text('<!doctype html>'), 'text/html'],
])('what PHP calls HTML and is text has the type of its name: %s', (fileName, bytes, becomes) => {
	expect(repaired({ stated: 'text/html; charset=UTF-8', fileName, bytes })).toBe(becomes);
});

test.each([
	['the line breaks inside the cells of a table', 'a\u000bb,c'],
	['the end mark of an old file', 'a,b\r\n\x1a'],
])('a text with %s is a text', (_, words) => {
	expect(repaired({ stated: 'text/plain', bytes: sample.text(words) })).toBe('text/plain');
});

test.each(['odg', 'odf', 'ott', 'ots', 'otp', 'ods'])(
	'a zip called a.%s is what it says',
	(ending) => {
		const bytes = sample.officeWithDistantEntries();
		expect(repaired({ stated: 'application/zip', fileName: `a.${ending}`, bytes })).toMatch(
			/^application\/vnd\.oasis\.opendocument\./,
		);
	},
);

describe('text stays text', () => {
	const words = sample.text('id,name\n1,Zoë 😀\n');
	test.each<[what: string, Case]>([
		['on text', { stated: 'text/plain', bytes: words, becomes: 'text/plain' }],
		[
			'with an ending for pictures',
			{ stated: 'text/plain', fileName: 'a.jpg', bytes: words, becomes: 'text/plain' },
		],
		[
			'on markup without an ending',
			{ stated: 'text/plain', bytes: sample.text('<html>'), becomes: 'text/plain' },
		],
		[
			'unless the ending says CSV',
			{ stated: 'text/plain', fileName: 'a.csv', bytes: words, becomes: 'text/csv' },
		],
		[
			'unless the ending says HTML',
			{ stated: 'text/plain', fileName: 'a.htm', bytes: words, becomes: 'text/html' },
		],
		[
			'unless the ending says JSON',
			{ stated: 'text/plain', fileName: 'a.json', bytes: words, becomes: 'application/json' },
		],
		[
			'in an old 8-bit encoding',
			{ stated: 'text/plain', bytes: sample.bytesOf('Gr\xfc\xdfe'), becomes: 'text/plain' },
		],
		[
			'in UTF-16',
			{ stated: 'text/plain', bytes: sample.bytesOf('\xff\xfeH\0i\0'), becomes: 'text/plain' },
		],
		[
			'cut off within a character',
			{ stated: 'text/plain', bytes: sample.text('héé').subarray(0, 4), becomes: 'text/plain' },
		],
		['when nothing can be read', { stated: 'text/plain', becomes: 'text/plain' }],
	])('%s', (_, { becomes, ...clues }) => {
		expect(repaired(clues)).toBe(becomes);
	});
});

describe('where bytes prove another format than the stated one', () => {
	test.each<[what: string, Case]>([
		['JPEG stated as PNG', { stated: 'image/png', bytes: sample.jpeg(), becomes: 'image/jpeg' }],
		[
			'WebP stated as JPEG',
			{ stated: 'image/jpeg', fileName: 'a.jpg', bytes: sample.stillWebp(), becomes: 'image/webp' },
		],
		[
			'a web page stated as PDF',
			{ stated: 'application/pdf', bytes: sample.text('<!doctype html>'), becomes: 'text/html' },
		],
		['MP3 stated as Ogg', { stated: 'audio/ogg', bytes: sample.mp3(), becomes: 'audio/mpeg' }],
		[
			'QuickTime stated as MP4',
			{ stated: 'video/mp4', bytes: sample.iso('qt  '), becomes: 'video/quicktime' },
		],
		['DOCX stated as zip', { stated: 'application/zip', bytes: sample.docx(), becomes: docxType }],
	])('the bytes are right: %s', (_, { becomes, ...clues }) => {
		expect(repaired(clues)).toBe(becomes);
	});

	test.each<[what: string, Case]>([
		[
			'M4A with the brand of MP4',
			{ stated: 'audio/mp4', bytes: sample.iso('isom'), becomes: 'audio/mp4' },
		],
		[
			'old Word',
			{ stated: 'application/msword', bytes: sample.ole(), becomes: 'application/msword' },
		],
		[
			'DOCX that looks like zip',
			{ stated: docxType, bytes: sample.officeWithDistantEntries(), becomes: docxType },
		],
		[
			'a raw photo, which is TIFF inside',
			{ stated: 'image/x-adobe-dng', bytes: sample.bytesOf('II*\0'), becomes: 'image/x-adobe-dng' },
		],
		[
			'Markdown that starts with markup',
			{ stated: 'text/markdown', bytes: sample.text('<html>'), becomes: 'text/markdown' },
		],
		[
			'a type whose bytes prove nothing',
			{ stated: 'image/png', bytes: sample.noise(), becomes: 'image/png' },
		],
	])('the stated type stays where both may be true: %s', (_, { becomes, ...clues }) => {
		expect(repaired(clues)).toBe(becomes);
	});
});

describe('a hostile type', () => {
	test.each([
		'image/png\r\nX-Injected: yes',
		'image/png; name="a\r\nX-Injected: yes"',
		'image/png\0',
		'image/png, text/html',
		'image/"png"',
		'image/png/gif',
		'im age/png',
		'image/',
		'/png',
		'ímage/png',
	])('%j says nothing', (stated) => {
		expect(repaired({ stated, bytes: sample.pdf() })).toBe('application/pdf');
	});

	test('gives a clean lower-case type whatever it is', () => {
		const stated = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('image/png', 'text/plain', 'TEXT/html').map((type) => `${type};\r\nx`),
			fc.tuple(fc.string(), fc.string()).map(([type, subtype]) => `${type}/${subtype}`),
		);
		const fileName = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
		fc.assert(
			fc.property(stated, fileName, fc.uint8Array({ maxLength: 80 }), (type, name, firstBytes) => {
				const mimeType = repairMimeType({ stated: type, fileName: name, firstBytes });
				expect(isCleanMimeType(mimeType)).toBe(true);
				expect(mimeType).toBe(mimeType.toLowerCase());
			}),
			{ numRuns: 500 },
		);
	});

	test('is left alone by a second repair', () => {
		fc.assert(
			fc.property(
				fc.string(),
				fc.string(),
				fc.uint8Array({ maxLength: 80 }),
				(type, fileName, firstBytes) => {
					const once = repairMimeType({ stated: `image/${type}`, fileName, firstBytes });
					expect(repairMimeType({ stated: once, fileName, firstBytes })).toBe(once);
				},
			),
		);
	});

	test.each(['a', ' ', ';', '/', '\r\n', 'a/', '.', '+xml'])(
		'of many %j are read in linear time',
		(unit) => {
			const read = (hostile: string) =>
				repairMimeType({
					stated: `image/${hostile}`,
					fileName: hostile,
					firstBytes: sample.text(hostile),
				});
			const textOf = (length: number) => unit.repeat(length / unit.length);
			expect(takesLinearTime(read, textOf)).toBe(true);
		},
	);
});

describe('isCleanMimeType', () => {
	test.each(['image/png', 'image/svg+xml', 'application/vnd.ms-excel', docxType])(
		'takes %s',
		(mimeType) => {
			expect(isCleanMimeType(mimeType)).toBe(true);
		},
	);

	test.each(['', 'image', 'image/png\n', ' image/png', 'image/png; q=1', '*/*', 'a/b/c'])(
		'refuses %j',
		(mimeType) => {
			expect(isCleanMimeType(mimeType)).toBe(false);
		},
	);
});
