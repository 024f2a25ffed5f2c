/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createHash } from 'node:crypto';
import { appendFile, rm, truncate } from 'node:fs/promises';
import { binaryModes, type InputItem } from '../engine';
import { eventually } from '../eventually';
import { memoryGrowth } from '../memoryGrowth';
import { openConnectionsTo, openStoredFiles } from '../openResources';
import { upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const MB = 1024 * 1024;

afterEach(async () => await eventually(() => openStoredFiles().length === 0));

// In memory mode n8n holds the file before the node sees it.
describe.each(binaryModes.filter((mode) => mode !== 'memory'))(
	'A large file, kept in %s mode',
	(binaryMode) => {
		/** Bytes that differ from place to place, so that a lost or swapped piece is noticed. */
		function generated(megabytes: number) {
			const hash = createHash('sha256');
			async function* bytes() {
				for (let index = 0; index < megabytes; index++) {
					const chunk = Buffer.alloc(MB, `megabyte ${index} `);
					hash.update(chunk);
					yield chunk;
				}
			}
			return { bytes: bytes(), sha256: () => hash.digest('hex') };
		}

		const growthOf = async (items: InputItem[]) =>
			await memoryGrowth(
				() => sandbox().requests.length > 0,
				async () => {
					const { error } = await upload(sandbox(), { binaryMode, items });
					expect(error).toBeUndefined();
				},
			);

		test('of 300 MB is uploaded whole, and never held in memory', async () => {
			// V8's space for young objects grows to its full size here, so that this growth is not measured.
			await growthOf([{ files: { data: { bytes: generated(100).bytes, fileName: 'first.txt' } } }]);
			await sandbox().reset();
			const file = generated(300);
			const growth = await growthOf([
				{ files: { data: { bytes: file.bytes, fileName: 'a.txt' } } },
			]);
			expect(sandbox().uploads).toMatchObject([{ size: 300 * MB, sha256: file.sha256() }]);
			// Held as a whole it would be 300 or more. On a busy machine V8 frees the buffers later: 155 was seen.
			expect(growth).toBeLessThan(200);
		}, 60_000);
	},
);

describe('A stored file', () => {
	const bytes = Buffer.alloc(2 * MB, 'stored ');
	const spoilt = (spoil: (path: string) => Promise<void>): InputItem[] => [
		{ files: { data: { bytes, fileName: 'a.txt', spoil } } },
	];
	const notAsLong = `The stored file "a.txt" is not ${bytes.length} bytes long, as the item says [item 0]`;
	const unreadable = 'n8n could not read the stored file [item 0]';

	test.each([
		['cut short', async (path: string) => await truncate(path, bytes.length - 100)],
		['cut to nothing', async (path: string) => await truncate(path, 0)],
		['grown', async (path: string) => await appendFile(path, 'more')],
	])('that was %s is refused, and not tried again', async (_, spoil) => {
		const { error } = await upload(sandbox(), { items: spoilt(spoil) });
		expect(error?.message).toBe(notAsLong);
		expect(error?.description).toMatch(/^Run the node that made the file again/);
		expect(sandbox().uploads).toEqual([]);
		expect(sandbox().requests.length).toBeLessThanOrEqual(1);
	});

	test('that is gone is refused before anything is sent', async () => {
		const { error } = await upload(sandbox(), { items: spoilt(async (path) => await rm(path)) });
		expect(error?.message).toBe(unreadable);
		// Another machine of a queue mode may have stored it, in a folder of its own.
		expect(error?.description).toBe(
			'Run the node that made the file again. If its output is pinned, unpin it first. In queue mode, all processes of n8n must keep their files in one shared folder (environment variable N8N_BINARY_DATA_STORAGE_PATH).',
		);
		expect(sandbox().requests).toEqual([]);
	});

	test('that goes away between two tries is refused as well', async () => {
		sandbox().inject({ status: 500 });
		let stored = '';
		const running = upload(sandbox(), { items: spoilt(async (path) => void (stored = path)) });
		await eventually(() => sandbox().requests[0]?.status === 500);
		await rm(stored);
		const { error } = await running;
		expect(error?.message).toBe(unreadable);
		expect(sandbox().requests.length).toBeLessThanOrEqual(2);
	});

	test('is read no further once the Timeout is over', async () => {
		// More than once, because a request that the previous test gave up may still arrive.
		sandbox().inject({ slowReadBytesPerSecond: 50_000, times: 9 });
		const large = Buffer.alloc(30 * MB, 'x');
		const { error } = await upload(sandbox(), {
			items: [{ files: { data: { bytes: large, fileName: 'a.txt' } } }],
			parameters: { options: { timeout: 1, maxTries: 1 } },
		});
		expect(error?.message).toBe('The upload did not end within the Timeout [item 0]');
		expect(error?.description).toMatch(/^Raise Timeout in the node's options/);
		await eventually(() => openStoredFiles().length === 0);
		await eventually(() => openConnectionsTo(sandbox().url) === 0);
	});

	test('is read no further once an answer has come', async () => {
		sandbox().inject({ status: 401, early: true });
		const large = Buffer.alloc(30 * MB, 'x');
		await upload(sandbox(), {
			items: [{ files: { data: { bytes: large, fileName: 'a.txt' } } }],
		});
		// The sandbox keeps the connection open for a second, but the sender must close it.
		await eventually(() => openStoredFiles().length === 0, 800);
	});

	test.each([
		[
			'an ID that leads nowhere',
			{ id: 'filesystem-v2:workflows/none/executions/none/binary_data/none' },
		],
		['an ID of a storage that n8n does not have', { id: 'cloud:1234' }],
		['an ID that climbs out of the storage', { id: 'filesystem-v2:../../../../etc/passwd' }],
	])('that is described with %s is refused clearly', async (_, overlay) => {
		const { error } = await upload(sandbox(), {
			items: [
				{
					files: { data: { bytes, fileName: 'a.txt', overlay: { ...overlay, bytes: undefined } } },
				},
			],
		});
		expect(error?.message).toBe(unreadable);
		expect(error?.description).toMatch(
			/^Run the node that made the file again. If its output is pinned, unpin it first./,
		);
		expect(sandbox().requests).toEqual([]);
	});

	test.each([
		['no bytes at all', { data: undefined, id: undefined }],
		['a number for its bytes', { data: 5, id: undefined }],
		['a Buffer for its bytes', { data: Buffer.from('x'), id: undefined }],
	])('that is described with %s is none', async (_, overlay) => {
		const { error } = await upload(sandbox(), {
			items: [{ files: { data: { bytes, fileName: 'a.txt', overlay } } }],
		});
		expect(error?.message).toBe(
			'Input Binary Field "data" holds no file as n8n stores it [item 0]',
		);
		expect(error?.description).toMatch(/base64 text in the member data/);
		expect(sandbox().requests).toEqual([]);
	});

	test.each([
		['a name that is no text', { fileName: 42 }],
		['an empty name and type', { fileName: '', mimeType: '' }],
		['no name', { fileName: null }],
		['no type', { fileName: undefined, mimeType: undefined }],
		['a type that is no text', { fileName: undefined, mimeType: ['text/plain'] }],
		['a size that is no number', { fileName: undefined, bytes: '2 MB' }],
	])('that is described with %s gets others', async (_, overlay) => {
		const { output, error } = await upload(sandbox(), {
			items: [{ files: { data: { bytes, overlay } } }],
		});
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ fileName: 'document.txt', mimeType: 'text/plain' });
	});
});
