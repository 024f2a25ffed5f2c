import { mostAtOnce } from '../../../sandbox/mostAtOnce';
import { jpeg, jpegOfColours, mp4With, pdf, png } from '../../unit/files/sampleFiles';
import { binaryModes, type InputItem } from '../engine';
import { oneItem, textItems, upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const fileItem = (bytes: Uint8Array | string, fileName: string): InputItem => ({
	files: { data: { bytes: Buffer.from(bytes), fileName } },
});

describe.each(binaryModes)('File Name and MIME Type, files kept in %s mode', (binaryMode) => {
	test('replace those of the file, also by an expression', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: [{ ...fileItem('a,b\n1,2\n', 'export.dat'), json: { name: 'Sales 2024' } }],
			parameters: { options: { fileName: '={{ $json.name }}', mimeType: 'text/csv' } },
		});
		expect(output[0]?.json).toMatchObject({ fileName: 'Sales 2024.csv', mimeType: 'text/csv' });
		expect(sandbox().uploads[0]).toMatchObject({
			fileName: 'Sales 2024.csv',
			filenameField: 'Sales 2024.csv',
			mimeType: 'text/csv',
		});
	});

	test('may be a number, and are no object', async () => {
		const named = async (fileName: string) =>
			await upload(sandbox(), {
				binaryMode,
				items: [{ ...fileItem(png(), 'cat.png'), json: { invoice: 4711 } }],
				parameters: { options: { fileName } },
			});
		const { output } = await named('={{ $json.invoice }}');
		expect(output[0]?.json.fileName).toBe('4711.png');
		const { error } = await named('={{ $json }}');
		expect(error?.message).toBe('File Name is an object, not a text [item 0]');
	});

	test('left empty, leave the file its own', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: [fileItem(png(), 'cat.png')],
			parameters: { options: { fileName: '  ', mimeType: '' } },
		});
		expect(output[0]?.json).toMatchObject({ fileName: 'cat.png', mimeType: 'image/png' });
	});
});

describe.each(binaryModes)('Media Check, files kept in %s mode', (binaryMode) => {
	const rejected = () => [fileItem('<!doctype html><p>hello', 'page.html'), ...oneItem()];

	test('warns by default: uploads the file, and warns in the item and in one hint', async () => {
		const { output, hints } = await upload(sandbox(), {
			binaryMode,
			items: [...rejected(), fileItem('<!doctype html><p>hello', 'page.html')],
		});
		const warning = 'WhatsApp does not accept text/html. Convert the file to PDF.';
		expect(output.map(({ json }) => json.mediaWarning)).toEqual([warning, undefined, warning]);
		expect(Object.keys(output[1]?.json ?? {})).not.toContain('mediaWarning');
		expect(hints).toEqual([
			{ message: `page.html: ${warning}`, type: 'warning', location: 'outputPane' },
		]);
		// Files that n8n stores in the items are compared by their bytes: equal ones are uploaded once.
		expect(sandbox().uploads).toHaveLength(binaryMode === 'memory' ? 2 : 3);
	});

	test('ignores it silently if it is set so', async () => {
		const { output, hints } = await upload(sandbox(), {
			binaryMode,
			items: rejected(),
			parameters: { options: { mediaCheck: 'ignore' } },
		});
		expect(output).toHaveLength(2);
		expect(JSON.stringify(output)).not.toContain('mediaWarning');
		expect(hints).toEqual([]);
	});

	test('stops before the upload if it is set so', async () => {
		const { output, error } = await upload(sandbox(), {
			binaryMode,
			items: rejected(),
			parameters: { options: { mediaCheck: 'stop', parallelUploads: 1 } },
		});
		expect(output).toEqual([]);
		expect(error?.message).toBe(
			'The file "page.html" was not uploaded, because of Media Check: WhatsApp does not accept text/html. Convert the file to PDF. [item 0]',
		);
		expect(error?.description).toContain('set Media Check to Warn');
		expect(sandbox().requests).toEqual([]);
	});

	test('looks at what is inside a video and a picture', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: [
				fileItem(mp4With('hvc1', 'mp4a'), 'phone.mp4'),
				fileItem(mp4With('avc1', 'mp4a'), 'fine.mp4'),
				fileItem(jpegOfColours(4), 'poster.jpg'),
			],
		});
		expect(output.map(({ json }) => json.mediaWarning)).toEqual([
			expect.stringContaining('This video holds HEVC (H.265) video'),
			undefined,
			expect.stringContaining('the colours of a printer (CMYK)'),
		]);
	});

	const description = Buffer.concat([mp4With(), mp4With('hvc1')]).indexOf('stsd');
	test.each([
		['at its end', 3_000_000],
		['across two reads of 1 MB', 1024 * 1024 - 10 - description],
	])('finds the codecs that a phone wrote into a video %s', async (_, before) => {
		const film = (codec: string) =>
			Buffer.concat([mp4With(), Buffer.alloc(before, 'x'), mp4With(codec, 'mp4a')]);
		const items = [fileItem(film('hvc1'), 'high.mp4'), fileItem(film('avc1'), 'fine.mp4')];
		const { output } = await upload(sandbox(), { binaryMode, items });
		expect(output.map(({ json }) => json.mediaWarning)).toEqual([
			expect.stringContaining('This video holds HEVC (H.265) video'),
			undefined,
		]);
		expect(sandbox().uploads.map(({ size }) => size)).toEqual(
			['hvc1', 'avc1'].map((codec) => film(codec).length),
		);
	});

	test('judges the size by the limit of the kind', async () => {
		const large = Buffer.concat([jpeg(), Buffer.alloc(6 * 1024 * 1024)]);
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: [fileItem(large, 'large.jpg'), fileItem(pdf(), 'fine.pdf')],
		});
		expect(output[0]?.json.mediaWarning).toMatch(/6\.2 MB; WhatsApp accepts images up to 5 MB/);
		expect(output[1]?.json).not.toHaveProperty('mediaWarning');
	});

	test('refuses a value it does not know', async () => {
		const { error } = await upload(sandbox(), {
			binaryMode,
			items: oneItem(),
			parameters: { options: { mediaCheck: 'maybe' } },
		});
		expect(error?.message).toBe('Media Check "maybe" is none of its choices [item 0]');
		expect(sandbox().requests).toEqual([]);
	});
});

describe.each(binaryModes)('Include Input Fields, files kept in %s mode', (binaryMode) => {
	const items = () => [
		{ ...fileItem('hello', 'a.txt'), json: { id: 7, fileName: 'own', nested: { a: [1] } } },
	];

	test('puts the fields of the input before those of the upload, which win', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: items(),
			parameters: { options: { includeInputFields: true } },
		});
		expect(output[0]?.json).toMatchObject({
			id: 7,
			nested: { a: [1] },
			fileName: 'a.txt',
			publicMediaUrl: sandbox().uploads[0]?.publicMediaUrl,
		});
		expect(Object.keys(output[0]?.json ?? {})[0]).toBe('id');
	});

	test('is off by default', async () => {
		const { output } = await upload(sandbox(), { binaryMode, items: items() });
		expect(output[0]?.json).not.toHaveProperty('id');
	});
});

describe('Parallel Uploads', () => {
	test.each([
		[1, {}, { parallelUploads: 1 }],
		[3, {}, { parallelUploads: 3 }],
		[10, {}, {}],
		[4, { n: '4' }, { parallelUploads: '={{ $json.n }}' }],
	])('has at most %i under way', async (most, json, options) => {
		sandbox().configure({ answerDelayMs: 120 });
		const { output } = await upload(sandbox(), {
			items: textItems(most * 3).map((item) => ({ ...item, json })),
			parameters: { options },
		});
		expect(output).toHaveLength(most * 3);
		expect(mostAtOnce(sandbox().requests)).toBe(most);
	});

	test.each([0, 51, 2.5, 'many', '', null])(
		'is refused where it is %j',
		async (parallelUploads) => {
			const { error } = await upload(sandbox(), {
				items: oneItem(),
				parameters: { options: { parallelUploads } },
			});
			expect(error?.message).toBe(
				`Parallel Uploads must be a whole number from 1 to 50, and is ${JSON.stringify(parallelUploads)} [item 0]`,
			);
			expect(error?.description).toBe('Correct Parallel Uploads.');
			expect(sandbox().requests).toEqual([]);
		},
	);

	test('sends the files of one item one after the other', async () => {
		sandbox().configure({ answerDelayMs: 60 });
		const text = { bytes: Buffer.from('x'), fileName: 'x.txt' };
		await upload(sandbox(), {
			items: [
				{
					files: { a: text, b: { ...text, fileName: 'y.txt' }, c: { ...text, fileName: 'z.txt' } },
				},
			],
			parameters: { binaryPropertyName: 'a,b,c' },
		});
		expect(sandbox().requests).toHaveLength(3);
		expect(mostAtOnce(sandbox().requests)).toBe(1);
	});
});

describe('Max Tries and Timeout', () => {
	test.each([
		['maxTries', 0, 'Max Tries must be a whole number from 1 to 10, and is 0 [item 0]'],
		['maxTries', 11, 'Max Tries must be a whole number from 1 to 10, and is 11 [item 0]'],
		['timeout', 0, 'Timeout must be a whole number from 1 to 3600, and is 0 [item 0]'],
		['timeout', -1, 'Timeout must be a whole number from 1 to 3600, and is -1 [item 0]'],
	])('%s of %j is refused', async (name, value, message) => {
		const { error } = await upload(sandbox(), {
			items: oneItem(),
			parameters: { options: { [name]: value } },
		});
		expect(error?.message).toBe(message);
		expect(sandbox().requests).toEqual([]);
	});
});
