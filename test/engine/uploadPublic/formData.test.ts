/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { once } from 'node:events';
import { request } from 'node:http';
import FormData from 'form-data';
import { jpeg, ogg, pdf, png } from '../../unit/files/sampleFiles';
import { binaryModes } from '../engine';
import { upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

interface File {
	fileName: string;
	mimeType: string;
	bytes: Buffer;
}

const files: File[] = [
	{ fileName: 'photo.jpg', mimeType: 'image/jpeg', bytes: Buffer.from(jpeg()) },
	{ fileName: 'one pixel.png', mimeType: 'image/png', bytes: Buffer.from(png()) },
	{ fileName: 'offer (v1.2).pdf', mimeType: 'application/pdf', bytes: Buffer.from(pdf()) },
	{ fileName: 'voice.ogg', mimeType: 'audio/ogg', bytes: Buffer.from(ogg('OpusHead\x01\x01\0\0')) },
	{
		fileName: "it's 100%.txt",
		mimeType: 'text/plain',
		bytes: Buffer.from('\r\n--not a boundary--\r\n'),
	},
	{
		fileName: '\u062A\u0642\u0631\u064A\u0631 \u{1F468}\u200D\u{1F469}.txt',
		mimeType: 'text/plain',
		bytes: Buffer.from('\u20AC'),
	},
	{ fileName: 'large.bin.txt', mimeType: 'text/plain', bytes: Buffer.alloc(3_000_000, 'abc\r\n') },
];

/** The reference: the vendor's documented form, made by the widely used encoder `form-data`. */
async function uploadWithFormData({ fileName, mimeType, bytes }: File): Promise<void> {
	const { url, token, pluginId } = sandbox();
	const form = new FormData();
	form.append('filename', fileName);
	form.append('file', bytes, { filename: fileName, contentType: mimeType });
	const sending = request(`${url}/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`, {
		method: 'POST',
		headers: {
			...form.getHeaders(),
			authorization: `Bearer ${token}`,
			'content-length': form.getLengthSync(),
		},
	});
	form.pipe(sending);
	const [response] = await once(sending, 'response');
	response.resume();
	await once(response, 'end');
}

describe.each(binaryModes)('The same upload by form-data, files kept in %s mode', (binaryMode) => {
	test.each(files)('gives the server the same: $fileName', async (file) => {
		await uploadWithFormData(file);
		const { fileName, mimeType, bytes } = file;
		const { error } = await upload(sandbox(), {
			binaryMode,
			items: [{ files: { data: { bytes, overlay: { fileName, mimeType } } } }],
		});
		expect(error).toBeUndefined();
		const [theirs, ours] = sandbox().uploads.map((one) => ({
			fileName: one.fileName,
			filenameField: one.filenameField,
			mimeType: one.mimeType,
			size: one.size,
			sha256: one.sha256,
			pluginId: one.pluginId,
			partHeaders: one.partHeaders,
		}));
		expect(ours).toEqual(theirs);
		expect(theirs).toMatchObject({ fileName, filenameField: fileName, mimeType });
		expect(sandbox().requests.map(({ headers }) => Number(headers['content-length']) > 0)).toEqual([
			true,
			true,
		]);
	});
});
