import { newDatabaseStorage } from '../databaseStorage';
import type { InputItem } from '../engine';
import { picture } from '../pictures';
import { sendTemplate, named } from '../templateMessage/templateMessage';
import { textItems, upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const binaryMode = 'database';

const large = (letter: string): InputItem => ({
	files: { data: { bytes: Buffer.alloc(10_000_000, letter), fileName: 'large.txt' } },
});

describe("files in n8n's database", () => {
	test('are read once each, whole and right', async () => {
		const storage = newDatabaseStorage();
		const items = [large('a'), large('b'), large('c'), ...textItems(20)];
		const { output, error } = await upload(sandbox(), { binaryMode, items });
		expect(error).toBeUndefined();
		expect(output.slice(0, 3).map(({ json }) => json.fileSize)).toEqual([1e7, 1e7, 1e7]);
		const sizes = sandbox().uploads.map(({ size }) => size);
		expect(sizes.sort()).toEqual(output.map(({ json }) => json.fileSize).sort());
		expect(storage.reads).toBe(23);
	});

	test('are read again for the next try', async () => {
		const storage = newDatabaseStorage();
		sandbox().inject({ status: 500 });
		await upload(sandbox(), { binaryMode, items: [large('a')] });
		expect(sandbox().uploads.map(({ size }) => size)).toEqual([1e7]);
		expect(storage.reads).toBe(2);
	});

	test('are read once for a campaign', async () => {
		const storage = newDatabaseStorage();
		const { error } = await sendTemplate(
			sandbox(),
			'send',
			{
				recipient: '={{ $json.phone }}',
				headerMedia: 'binary',
				binaryPropertyName: 'data',
				...named('christmas_promo_23', [['body', '1', 'Guest']]),
			},
			{
				binaryMode,
				items: Array.from({ length: 20 }, (_, index) => ({
					json: { phone: `+1 555 020 ${1000 + index}` },
					...(index === 0 ? { files: { data: picture } } : { sameFilesAs: 0 }),
				})),
			},
		);
		expect(error).toBeUndefined();
		expect(sandbox().messages).toHaveLength(20);
		expect(storage.reads).toBe(1);
	});

	test('that are never given end with the Timeout, and say what to do', async () => {
		newDatabaseStorage().neverAnswers = true;
		const { error } = await upload(sandbox(), {
			binaryMode,
			items: [large('a')],
			parameters: { options: { timeout: 1 } },
		});
		expect(error?.message).toBe(
			"n8n's storage did not give the stored file within the Timeout [item 0]",
		);
		expect(error?.description).toContain('N8N_DEFAULT_BINARY_DATA_MODE=filesystem');
		expect(sandbox().requests).toEqual([]);
	});

	test('that are never given end with the run', async () => {
		const storage = newDatabaseStorage();
		storage.neverAnswers = true;
		const { msAfterCancel } = await upload(sandbox(), {
			binaryMode,
			items: [large('a')],
			cancelWhen: () => storage.reads > 0,
		});
		expect(msAfterCancel).toBeLessThan(1500);
		expect(sandbox().requests).toEqual([]);
	});
});
