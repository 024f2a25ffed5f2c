import { defaultPluginId } from '../../../sandbox/server';
import { binaryModes, type BinaryMode, type InputItem } from '../engine';
import { startRawServer, uploaded } from '../rawServer';
import { upload } from '../upload';
import { madeUpToken } from '../useSandbox';

const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';

/** Names as people and attackers give them → the name that is uploaded. */
const names: Array<[what: string, given: string, sent: string]> = [
	['quotes', 'a "quoted" name.txt', "a 'quoted' name.txt"],
	['a line break and a header', 'a\r\nX-Injected: yes\r\n\r\nbody.txt', 'aX-Injected: yesbody.txt'],
	['a bare line feed', 'a\nb.txt', 'ab.txt'],
	['Unicode line breaks', 'a\u2028b\u2029c\u0085d.txt', 'abcd.txt'],
	['a NUL', 'a\0b.txt', 'ab.txt'],
	['parts of a path', '../../etc/passwd.txt', 'passwd.txt'],
	['parts of a Windows path', 'C:\\Users\\me\\report.txt', 'report.txt'],
	['nothing but a path', '../..', 'document.txt'],
	['escaped line breaks and quotes', '100%0d%0a%22.txt', "100'.txt"],
	['a backslash before the quote', 'a\\".txt', "'.txt"],
	['a semicolon and a second name', 'a.txt; filename="b.exe', "a.txt; filename='b.exe.txt"],
	['an emoji of several parts', `${family}.txt`, `${family}.txt`],
	[
		'a flag and a skin tone',
		'\u{1F1EE}\u{1F1F3}\u{1F44D}\u{1F3FD}.txt',
		'\u{1F1EE}\u{1F1F3}\u{1F44D}\u{1F3FD}.txt',
	],
	['Arabic', '\u062A\u0642\u0631\u064A\u0631.txt', '\u062A\u0642\u0631\u064A\u0631.txt'],
	[
		'Hebrew with a direction mark',
		'\u05D3\u05D5\u05D7\u200F 2024.txt',
		'\u05D3\u05D5\u05D7\u200F 2024.txt',
	],
	['an override that hides the ending', 'photo\u202Etxt.exe', 'phototxt.exe.txt'],
	['isolates', 'a\u2066b\u2069.txt', 'ab.txt'],
	['half an emoji', 'a\uD83D.txt', 'a.txt'],
	[
		'Devanagari',
		'\u0930\u093F\u092A\u094B\u0930\u094D\u091F.txt',
		'\u0930\u093F\u092A\u094B\u0930\u094D\u091F.txt',
	],
	['combining accents', 'cafe\u0301.txt', 'cafe\u0301.txt'],
	['300 letters', `${'n'.repeat(300)}.txt`, `${'n'.repeat(196)}.txt`],
	['300 Chinese characters', `${'\u6587'.repeat(300)}.txt`, `${'\u6587'.repeat(65)}.txt`],
	['dots and spaces around', '  ..hidden.txt.. ', 'hidden.txt'],
	['spaces only', '   ', 'document.txt'],
];

const types: Array<[what: string, given: string, sent: string]> = [
	['a line break and a header', 'text/plain\r\nX-Injected: yes', 'text/plain'],
	['a line feed in a parameter', 'text/plain; charset=utf-8\nX-Injected: yes', 'text/plain'],
	['a second part', 'text/plain\r\n\r\n--boundary\r\nContent-Disposition: form-data', 'text/plain'],
	['parameters', 'Text/CSV; charset="utf-8"', 'text/csv'],
	['quotes', '"text/plain"', 'text/plain'],
	['no slash', 'text', 'text/plain'],
	['two of them', 'text/plain, text/html', 'text/plain'],
	['other letters', 'text/\u043F\u043B\u0430\u0438\u043D', 'text/plain'],
];

interface Sent {
	/** The form up to the blank line before the file's bytes. */
	partHead: string;
	requestHead: string;
	filenameField: string;
	file: string;
}

/** Uploads one item to a server that only records what arrives. */
async function sent(binaryMode: BinaryMode, item: InputItem, options = {}) {
	const server = await startRawServer(() => uploaded());
	const { output, error } = await upload(
		{ url: server.url, token: madeUpToken(), pluginId: defaultPluginId },
		{ binaryMode, items: [item], parameters: { options: { mediaCheck: 'ignore', ...options } } },
	);
	expect(error).toBeUndefined();
	expect(server.requests).toHaveLength(1);
	const [request] = server.requests;
	return { output, ...parts(request?.head ?? '', request?.body ?? Buffer.alloc(0)) };
}

/** Parses by hand and strictly: exactly two parts, with nothing between, before or after them. */
function parts(requestHead: string, body: Buffer): Sent {
	const boundary = /boundary=(\S+)/.exec(requestHead)?.[1];
	const [before, first = '', second = '', after, ...more] = body
		.toString('utf8')
		.split(new RegExp(`(?:^|\r\n)--${boundary}(?:\r\n|(?=--))`));
	expect([before, after, more]).toEqual(['', '--\r\n', []]);
	const [firstHead, filenameField = '', ...moreOfFirst] = first.split('\r\n\r\n');
	const [partHead = '', file = '', ...moreOfSecond] = second.split('\r\n\r\n');
	expect([moreOfFirst, moreOfSecond]).toEqual([[], []]);
	expect(firstHead).toMatch(/^Content-Disposition: form-data; name="filename"$/i);
	return { requestHead, partHead, filenameField, file };
}

const content = 'the file itself';

function expectTwoHeaders(partHead: string, name: string, type: string) {
	expect(partHead.split('\r\n').sort()).toEqual([
		`Content-Disposition: form-data; name="file"; filename="${name}"`,
		`Content-Type: ${type}`,
	]);
}

describe.each(binaryModes)('On the wire, files kept in %s mode', (binaryMode) => {
	test.each(names)('a name with %s', async (_, given, name) => {
		const item = {
			files: {
				data: { bytes: Buffer.from(content), overlay: { fileName: given, mimeType: 'text/plain' } },
			},
		};
		const { output, partHead, filenameField, file } = await sent(binaryMode, item);
		expectTwoHeaders(partHead, name, 'text/plain');
		expect([filenameField, file]).toEqual([name, content]);
		expect(output[0]?.json).toMatchObject({ fileName: name, mimeType: 'text/plain' });
	});

	test.each(types)('a MIME type with %s', async (_, given, type) => {
		const extension = type === 'text/csv' ? 'csv' : 'txt';
		const item = {
			files: {
				data: { bytes: Buffer.from(content), overlay: { fileName: 'a', mimeType: given } },
			},
		};
		const { output, partHead } = await sent(binaryMode, item);
		expectTwoHeaders(partHead, `a.${extension}`, type);
		expect(output[0]?.json.mimeType).toBe(type);
	});
});

test('The options are as harmless as the file itself', async () => {
	const item = { files: { data: { bytes: Buffer.from(content), fileName: 'a.txt' } } };
	const { partHead } = await sent('memory', item, {
		fileName: '../x"\r\nX-Injected: yes.txt',
		mimeType: 'text/plain\r\nX-Injected: yes',
	});
	expectTwoHeaders(partHead, "x'X-Injected: yes.txt", 'text/plain');
});

test('The request states its length, and is never chunked', async () => {
	for (const binaryMode of binaryModes) {
		for (const bytes of [Buffer.from('x'), Buffer.alloc(1_000_000, 'ab')]) {
			const item = { files: { data: { bytes, fileName: 'a.txt' } } };
			const { requestHead } = await sent(binaryMode, item);
			expect(requestHead).toMatch(/^content-length: \d+$/im);
			expect(requestHead).not.toMatch(/^transfer-encoding/im);
			expect(requestHead).not.toMatch(/^expect/im);
		}
	}
});
