import { randomBytes } from 'node:crypto';
import FormData from 'form-data';
import { call, fileForm, uploadPath } from './callSandbox';
import { useSandbox } from './useSandbox';

const running = useSandbox({ counting: true });

describe('counting mode', () => {
	it('counts the file, keeps nothing and still answers a URL', async () => {
		const sandbox = running();
		const form = fileForm(randomBytes(500_000), 'ملف 🎟️.bin', 'video/mp4');
		const { json } = await call(sandbox, 'POST', uploadPath(sandbox), { form });
		const [upload] = sandbox.uploads;
		expect(upload).toMatchObject({
			fileName: 'ملف 🎟️.bin',
			mimeType: 'video/mp4',
			size: 500_000,
			sha256: null,
			path: null,
		});
		expect(json).toEqual({ _data: { publicMediaUrl: upload?.publicMediaUrl } });
		expect((await fetch(upload?.publicMediaUrl ?? '')).status).toBe(404);
	});

	it.each([0, 1, 20_000, 200_000])(
		'counts %i bytes with text parts on both sides',
		async (size) => {
			const sandbox = running();
			const form = new FormData();
			form.append('filename', 'first.bin');
			form.append('file', randomBytes(size), { filename: 'a.bin', contentType: 'image/png' });
			form.append('filename', 'last.bin');
			const body = form.getBuffer();
			const headers = { ...form.getHeaders(), authorization: `Bearer ${sandbox.token}` };
			const path = sandbox.url + uploadPath(sandbox);
			expect((await fetch(path, { method: 'POST', headers, body })).status).toBe(200);
			expect(sandbox.uploads).toMatchObject([{ size, contentLength: String(body.length) }]);
		},
	);

	it.each([
		[
			'without a file',
			'--cut\r\ncontent-disposition: form-data; name="filename"\r\n\r\nx\r\n--cut--\r\n',
		],
		[
			'without its end',
			'--cut\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nxxxxxxxx',
		],
		[
			'with the file under another name',
			'--cut\r\ncontent-disposition: form-data; name="f"; filename="a"\r\n\r\nx\r\n--cut--\r\n',
		],
	])('refuses a form %s', async (_what, body) => {
		const sandbox = running();
		const headers = {
			authorization: `Bearer ${sandbox.token}`,
			'content-type': 'multipart/form-data; boundary=cut',
		};
		const path = sandbox.url + uploadPath(sandbox);
		expect((await fetch(path, { method: 'POST', headers, body })).status).toBe(400);
	});

	it('can be left and is back after a reset', async () => {
		const sandbox = running();
		const upload = async () => {
			const form = fileForm('x', 'a', 'text/plain');
			await call(sandbox, 'POST', uploadPath(sandbox), { form });
			return sandbox.uploads.at(-1)?.path;
		};
		sandbox.configure({ counting: false });
		expect(await upload()).toEqual(expect.any(String));
		await sandbox.reset();
		expect(await upload()).toBeNull();
	});
});
