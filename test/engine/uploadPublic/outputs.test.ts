/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { readFile } from 'node:fs/promises';
import { jpeg, ogg, pdf, png, stillWebp } from '../../unit/files/sampleFiles';
import { binaryModes } from '../engine';
import { oneItem, textItems, upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const bytesOf = (text: string | Uint8Array) => Buffer.from(text);

const twoFiles = {
	files: {
		a: { bytes: bytesOf(jpeg()), fileName: 'a.jpg' },
		b: { bytes: bytesOf(pdf()), fileName: 'b.pdf' },
	},
};

describe.each(binaryModes)('Upload Public Media, files kept in %s mode', (binaryMode) => {
	test('gives a URL, name, type, kind, size and field for a file, and nothing else', async () => {
		const { output, error, hints } = await upload(sandbox(), {
			binaryMode,
			items: [{ json: { id: 7 }, files: { data: { bytes: bytesOf(png()), fileName: 'cat.png' } } }],
		});
		expect(error).toBeUndefined();
		expect(output).toEqual([
			{
				json: {
					publicMediaUrl: sandbox().uploads[0]?.publicMediaUrl,
					fileName: 'cat.png',
					mimeType: 'image/png',
					mediaType: 'image',
					fileSize: png().length,
					binaryField: 'data',
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(hints).toEqual([]);
	});

	test('serves the same bytes and type at the URL', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: [{ files: { data: { bytes: bytesOf(pdf()), fileName: 'offer.pdf' } } }],
		});
		const response = await fetch(String(output[0]?.json.publicMediaUrl));
		expect(response.headers.get('content-type')).toBe('application/pdf');
		expect(Buffer.from(await response.arrayBuffer()).equals(bytesOf(pdf()))).toBe(true);
	});

	test('sends one authorised multipart request with its length stated', async () => {
		await upload(sandbox(), { binaryMode, items: oneItem() });
		expect(sandbox().requests).toHaveLength(1);
		const [request] = sandbox().requests;
		expect(request).toMatchObject({
			method: 'POST',
			path: `/v1/ext/plugin/whatsapp/${sandbox().pluginId}/upload-public-media`,
			query: '',
			authorized: true,
		});
		expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=\S+$/);
		expect(request?.headers['content-length']).toBe(String(request?.bodyBytes));
		expect(request?.headers['transfer-encoding']).toBeUndefined();
	});

	test('keeps the order and the pairing of the items, however the answers come in', async () => {
		for (const slowAnswerMs of [500, 350, 200, 100, 50]) sandbox().inject({ slowAnswerMs });
		const { output } = await upload(sandbox(), { binaryMode, items: textItems(8) });
		const ended = [...sandbox().requests].sort((a, b) => Number(a.endedAt) - Number(b.endedAt));
		expect(ended).not.toEqual(sandbox().requests);
		const contents = await Promise.all(
			output.map(async ({ json }) => {
				const stored = sandbox().uploads.find((one) => one.publicMediaUrl === json.publicMediaUrl);
				return await readFile(String(stored?.path), 'utf8');
			}),
		);
		expect(contents).toEqual(textItems(8).map((_, index) => `file ${index}`));
		expect(output.map(({ json }) => json.fileName)).toEqual(
			textItems(8).map((_, index) => `${index}.txt`),
		);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			textItems(8).map((_, item) => ({ item })),
		);
	});

	test('gives one output for each of several fields, in the order they are named', async () => {
		const files = {
			photo: { bytes: bytesOf(jpeg()), fileName: 'photo.jpg' },
			contract: { bytes: bytesOf(pdf()), fileName: 'contract.pdf' },
			unused: { bytes: bytesOf('not asked for'), fileName: 'unused.txt' },
		};
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: [{ files }, { files }],
			parameters: { binaryPropertyName: ' contract,photo , ' },
		});
		expect(
			output.map(({ json, pairedItem }) => [json.binaryField, json.fileName, pairedItem]),
		).toEqual([
			['contract', 'contract.pdf', { item: 0 }],
			['photo', 'photo.jpg', { item: 0 }],
			['contract', 'contract.pdf', { item: 1 }],
			['photo', 'photo.jpg', { item: 1 }],
		]);
		expect(sandbox().uploads.map(({ fileName }) => fileName)).not.toContain('unused.txt');
	});

	test('takes the file itself from an expression, also one of another node', async () => {
		const photo = binaryMode === 'combined' ? '_files.photo' : 'binary.photo';
		const { output, error } = await upload(sandbox(), {
			binaryMode,
			items: [{ files: { photo: { bytes: bytesOf(jpeg()), fileName: 'photo.jpg' } } }],
			parameters: { binaryPropertyName: `={{ $('Input').item.${photo} }}` },
		});
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ fileName: 'photo.jpg', binaryField: null });
		expect(sandbox().uploads[0]?.size).toBe(jpeg().length);
	});

	test.each([
		['names', (file: string) => `Object.keys(${file})`, ['a', 'b']],
		['files', (file: string) => `Object.values(${file})`, [null, null]],
	])('takes a list of %s from an expression', async (_, listOf, fields) => {
		const files = binaryMode === 'combined' ? '$json._files' : '$input.item.binary';
		const { output, error } = await upload(sandbox(), {
			binaryMode,
			items: [twoFiles],
			parameters: { binaryPropertyName: `={{ ${listOf(files)} }}` },
		});
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => [json.fileName, json.binaryField])).toEqual([
			['a.jpg', fields[0]],
			['b.pdf', fields[1]],
		]);
	});

	test('takes a file of its own item from an expression', async () => {
		const file = binaryMode === 'combined' ? '$json._files.b' : '$binary.b';
		const { output, error } = await upload(sandbox(), {
			binaryMode,
			items: [twoFiles],
			parameters: { binaryPropertyName: `={{ ${file} }}` },
		});
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.fileName)).toEqual(['b.pdf']);
		expect(sandbox().uploads[0]?.size).toBe(pdf().length);
	});

	test('takes the name of the field from an expression, for each item its own', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: [
				{ json: { field: 'a' }, files: { a: { bytes: bytesOf('aa'), fileName: 'a.txt' } } },
				{ json: { field: 'b' }, files: { b: { bytes: bytesOf('bbb'), fileName: 'b.txt' } } },
			],
			parameters: { binaryPropertyName: '={{ $json.field }}' },
		});
		expect(output.map(({ json }) => [json.binaryField, json.fileSize])).toEqual([
			['a', 2],
			['b', 3],
		]);
	});

	test('tells what WhatsApp would send each file as', async () => {
		const kinds = [
			['photo.jpg', jpeg(), 'image'],
			['clip.mp4', Buffer.from('\0\0\0\x14ftypisom\0\0\x02\0isom', 'latin1'), 'video'],
			['voice.ogg', ogg('OpusHead\x01\x01\0\0'), 'audio'],
			['offer.pdf', pdf(), 'document'],
			['smile.webp', stillWebp(), 'sticker'],
			['page.html', '<!doctype html><p>hello', null],
		] as const;
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: kinds.map(([fileName, bytes]) => ({
				files: { data: { bytes: bytesOf(bytes), fileName } },
			})),
		});
		expect(output.map(({ json }) => [json.fileName, json.mediaType])).toEqual(
			kinds.map(([fileName, , kind]) => [fileName, kind]),
		);
	});

	test('gives a file without name or telling type both', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: [
				{
					files: {
						data: { bytes: bytesOf(pdf()), overlay: { fileName: undefined, mimeType: '' } },
					},
				},
			],
		});
		expect(output[0]?.json).toMatchObject({
			fileName: 'document.pdf',
			mimeType: 'application/pdf',
		});
		expect(sandbox().uploads[0]).toMatchObject({
			fileName: 'document.pdf',
			filenameField: 'document.pdf',
			mimeType: 'application/pdf',
		});
	});

	test('repairs the MIME types that n8n and other nodes get wrong', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: [
				{
					files: {
						data: {
							bytes: bytesOf('ID3\x04\0\0\0\0\0\0'),
							fileName: 'a.mp3',
							mimeType: 'audio/mp3',
						},
					},
				},
				{
					files: {
						data: { bytes: bytesOf(png()), fileName: 'b', mimeType: 'application/octet-stream' },
					},
				},
			],
		});
		expect(output.map(({ json }) => [json.fileName, json.mimeType])).toEqual([
			['a.mp3', 'audio/mpeg'],
			['b.png', 'image/png'],
		]);
		expect(
			sandbox()
				.uploads.map(({ partHeaders }) => partHeaders['content-type'])
				.sort(),
		).toEqual(['audio/mpeg', 'image/png']);
	});
});
