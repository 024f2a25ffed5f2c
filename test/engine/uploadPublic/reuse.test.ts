import { binaryModes, type InputItem } from '../engine';
import { upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const other = '0a0b0c0d-1111-4222-8333-444455556666';
const picture = { bytes: Buffer.from('the same picture'), fileName: 'picture.txt' };

/** One stored file, and more items with the same file, as after a node that makes many items of one. */
const fannedOut = (count: number): InputItem[] => [
	{ json: { index: 0 }, files: { data: picture } },
	...Array.from({ length: count - 1 }, (_, index) => ({
		json: { index: index + 1 },
		sameFilesAs: 0,
	})),
];

describe.each(binaryModes)('Reuse Uploads, files kept in %s mode', (binaryMode) => {
	test('uploads one file of 500 items once, and gives each item its URL', async () => {
		const { output } = await upload(sandbox(), { binaryMode, items: fannedOut(500) });
		expect(sandbox().requests).toHaveLength(1);
		expect(output).toHaveLength(500);
		expect(new Set(output.map(({ json }) => json.publicMediaUrl)).size).toBe(1);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(output.map((_, item) => ({ item })));
	});

	test('uploads for each item where it is off', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: fannedOut(5),
			parameters: { options: { reuseUploads: false } },
		});
		expect(sandbox().uploads).toHaveLength(5);
		expect(new Set(output.map(({ json }) => json.publicMediaUrl)).size).toBe(5);
	});

	test.each([
		['name', { options: { fileName: '={{ "name " + $json.index }}' } }],
		['type', { options: { mimeType: '={{ $json.index ? "text/csv" : "text/plain" }}' } }],
	])('uploads again under another %s', async (_, parameters) => {
		await upload(sandbox(), { binaryMode, items: fannedOut(2), parameters });
		expect(sandbox().uploads).toHaveLength(2);
	});

	test('uploads again through another plugin', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			onError: 'continueRegularOutput',
			items: fannedOut(3),
			parameters: { options: { pluginId: `={{ $json.index === 1 ? "${other}" : "" }}` } },
		});
		expect(
			sandbox()
				.requests.map(({ status }) => status)
				.sort(),
		).toEqual([200, 404]);
		expect(output[0]?.json.publicMediaUrl).toBe(output[2]?.json.publicMediaUrl);
		expect(output[1]?.json.httpStatus).toBe(404);
	});

	test('shares a refusal with the items that wait for it, and tries again for later ones', async () => {
		sandbox().inject({ status: 500, times: 2 });
		const { output } = await upload(sandbox(), {
			binaryMode,
			onError: 'continueRegularOutput',
			items: fannedOut(12),
			parameters: { options: { maxTries: 2, parallelUploads: 10 } },
		});
		expect(sandbox().requests.map(({ status }) => status)).toEqual([500, 500, 200]);
		const refusal = 'ChakraHQ could not handle the request at the moment (HTTP 500), after 2 tries';
		expect(output.slice(0, 10).map(({ json }) => json.error)).toEqual(
			Array.from({ length: 10 }, (_, item) => `${refusal} [item ${item}]`),
		);
		const url = sandbox().uploads[0]?.publicMediaUrl;
		expect(output.slice(10).map(({ json }) => json.publicMediaUrl)).toEqual([url, url]);
	});

	test('shares nothing between two runs', async () => {
		await upload(sandbox(), { binaryMode, items: fannedOut(2) });
		await upload(sandbox(), { binaryMode, items: fannedOut(2) });
		expect(sandbox().requests).toHaveLength(2);
	});
});

test('in memory mode, equal bytes of different items are one file, others are not', async () => {
	const { output } = await upload(sandbox(), {
		binaryMode: 'memory',
		items: [picture, picture, { ...picture, bytes: Buffer.from('the same picturE') }].map(
			(data) => ({ files: { data } }),
		),
	});
	expect(sandbox().uploads).toHaveLength(2);
	const urls = output.map(({ json }) => json.publicMediaUrl);
	expect(urls[0]).toBe(urls[1]);
	expect(urls[2]).not.toBe(urls[0]);
});
