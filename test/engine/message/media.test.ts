import type { INodeParameters } from 'n8n-workflow';
import { binaryModes, type InputFile } from '../engine';
import { onlyJson, errorOf } from '../operate';
import { clip, pdf, picture, song, table, voice, webp } from '../pictures';
import { useSandbox } from '../useSandbox';
import { envelope, send } from './message';

const sandbox = useSandbox();

const sendFile = async (type: string, file: InputFile, more: INodeParameters = {}) =>
	await send(
		sandbox(),
		{ type, mediaSource: 'binary', binaryPropertyName: 'data', ...more },
		{ items: [{ files: { data: file } }] },
	);

describe.each(binaryModes)('a file of the item, kept in %s mode', (binaryMode) => {
	test.each<[string, InputFile, object]>([
		['image', picture, {}],
		['video', clip, {}],
		['audio', song, {}],
		['document', pdf, { filename: 'Invoice 7.pdf' }],
		['sticker', webp, {}],
	])('is uploaded and sent as %s by its public URL', async (type, file, more) => {
		const result = await send(
			sandbox(),
			{ type, mediaSource: 'binary', binaryPropertyName: 'data' },
			{ binaryMode, items: [{ files: { data: file } }] },
		);
		const [upload, ...others] = sandbox().uploads;
		expect(others).toEqual([]);
		expect(upload?.size).toBe(Buffer.isBuffer(file.bytes) ? file.bytes.length : undefined);
		expect(sandbox().messages.map(({ body }) => body)).toEqual([
			{ ...envelope, type, [type]: { link: upload?.publicMediaUrl, ...more } },
		]);
		expect(onlyJson(result)).toEqual({
			whatsappMessageId: sandbox().messages[0]?.whatsappMessageId,
			status: 'accepted',
			recipient: '15550100001',
			type,
			publicMediaUrl: upload?.publicMediaUrl,
		});
	});
});

test('a voice note of the item', async () => {
	await sendFile('audio', voice, { voice: true });
	expect(sandbox().messages[0]?.body.audio).toEqual({
		link: sandbox().uploads[0]?.publicMediaUrl,
		voice: true,
	});
});

test('a document under the name that is wanted', async () => {
	await sendFile('document', pdf, { caption: 'Thanks', options: { fileName: 'Bill' } });
	expect(sandbox().messages[0]?.body.document).toEqual({
		link: sandbox().uploads[0]?.publicMediaUrl,
		filename: 'Bill.pdf',
		caption: 'Thanks',
	});
});

test('a picture above reply buttons', async () => {
	await sendFile('replyButtons', picture, {
		text: 'This one?',
		header: 'image',
		buttons: { button: [{ title: 'Yes' }] },
	});
	const { interactive } = sandbox().messages[0]?.body ?? {};
	expect(interactive).toMatchObject({
		header: { type: 'image', image: { link: sandbox().uploads[0]?.publicMediaUrl } },
	});
});

test('is uploaded once for all items that carry it, and anew where Reuse Uploads is off', async () => {
	const items = [{ files: { data: picture } }, { sameFilesAs: 0 }, { sameFilesAs: 0 }];
	const parameters = { type: 'image', mediaSource: 'binary', binaryPropertyName: 'data' };
	await send(sandbox(), parameters, { items });
	expect([sandbox().uploads.length, sandbox().messages.length]).toEqual([1, 3]);

	await send(sandbox(), { ...parameters, options: { reuseUploads: false } }, { items });
	expect([sandbox().uploads.length, sandbox().messages.length]).toEqual([4, 6]);
});

describe('is refused before anything is uploaded or sent', () => {
	test.each<[string, InputFile, string, INodeParameters]>([
		['image', pdf, 'The file "Invoice 7.pdf" (application/pdf) cannot be sent as an image', {}],
		['image', webp, 'The file "smile.webp" (image/webp) cannot be sent as an image', {}],
		['sticker', picture, 'The file "hat.png" (image/png) cannot be sent as a sticker', {}],
		['audio', clip, 'The file "clip.mp4" (video/mp4) cannot be sent as audio', {}],
		['video', song, 'The file "song.mp3" (audio/mpeg) cannot be sent as a video', {}],
		['document', picture, 'The file "hat.png" (image/png) cannot be sent as a document', {}],
		[
			'document',
			table,
			'The file "table.csv" was not uploaded, because of Media Check: WhatsApp does not accept text/csv. Save the table as XLSX, or as PDF.',
			{},
		],
		[
			'image',
			table,
			'The file "table.csv" (text/csv) cannot be sent as an image',
			{ options: { mediaCheck: 'ignore' } },
		],
		['audio', song, 'The file "song.mp3" cannot be a voice note', { voice: true }],
		['image', { ...picture, bytes: Buffer.alloc(0) }, 'The file "hat.png" is empty (0 bytes)', {}],
		[
			'image',
			{ ...picture, bytes: Buffer.concat([picture.bytes as Buffer, Buffer.alloc(5_300_000)]) },
			'The file "hat.png" was not uploaded, because of Media Check: This image is 5.3 MB; WhatsApp accepts images up to 5 MB. Make it smaller before sending it.',
			{},
		],
		[
			'image',
			picture,
			'Input Binary Field "other" is not in this item',
			{ binaryPropertyName: 'other' },
		],
		[
			'image',
			picture,
			'Input Binary Field names several files, and a message takes one',
			{ binaryPropertyName: 'data, data' },
		],
		[
			'image',
			picture,
			'Caption has 1025 characters, and WhatsApp takes at most 1024',
			{ caption: 'x'.repeat(1025) },
		],
	])('as %s: %#', async (type, file, sentence, more) => {
		expect(errorOf(await sendFile(type, file, more)).split(' | ')[0]).toBe(`${sentence} [item 0]`);
		expect(sandbox().requests).toEqual([]);
	});
});

test.each(['warn', 'ignore'])(
	'any file goes as a document where Media Check is %s',
	async (mediaCheck) => {
		const { hints, output } = await sendFile('document', table, { options: { mediaCheck } });
		expect(sandbox().messages[0]?.body.document).toEqual({
			link: sandbox().uploads[0]?.publicMediaUrl,
			filename: 'table.csv',
		});
		const warning = 'WhatsApp does not accept text/csv. Save the table as XLSX, or as PDF.';
		const isTold = mediaCheck === 'warn';
		expect(hints.map(({ message }) => message)).toEqual(isTold ? [`table.csv: ${warning}`] : []);
		expect(output[0]?.json.mediaWarning).toBe(isTold ? warning : undefined);
	},
);

test('a failed upload sends nothing', async () => {
	sandbox().inject({ match: { path: 'upload-public-media' }, status: 413, body: {} });
	const { error } = await sendFile('image', picture);
	expect(error?.message).toMatch(/^The file is larger than ChakraHQ takes \(HTTP 413\)/);
	expect(sandbox().messages).toEqual([]);
});
