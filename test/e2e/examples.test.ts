/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ImportedWorkflow, StoredRun } from '../../sandbox/n8n';
import { exampleCredential, readExample, sandboxSends } from '../../sandbox/n8nExample';
import { asRecord } from '../../sandbox/narrow';
import type { Sandbox } from '../../sandbox/server';
import { served, sha256 } from './pictures';
import { LiveN8n } from './liveN8n';
import { useN8n } from './useN8n';

const stage = useN8n();

const folder = resolve(__dirname, '../../examples');
const pictureFile = join(folder, 'files', 'picture.png');
const recipient = '15550100001';

interface Example {
	/** What the person who imported it puts into its Settings node. */
	settings?: (at: { sandbox: Sandbox; filePath: string }) => Record<string, string>;
	/** Checks what arrived. */
	arrived: (run: StoredRun, sandbox: Sandbox) => Promise<void> | void;
}

/** By file name. An example that has no line here fails the first test. */
const examples: Record<string, Example> = {
	'upload-file-from-disk.json': {
		settings: ({ filePath }) => ({ filePath }),
		arrived: expectPicture,
	},
	'upload-then-send-template.json': {
		settings: ({ sandbox: { url: apiUrl, pluginId }, filePath }) => ({
			...{ filePath, apiUrl, pluginId, recipient },
			...sandboxSends.image,
		}),
		arrived: async (run, sandbox) => {
			await expectPicture(run, sandbox);
			expectSent(sandbox, { imageUrl: sandbox.uploads[0]?.publicMediaUrl });
		},
	},
	'scheduled-report-as-pdf.json': {
		settings: ({ sandbox: { url: apiUrl, pluginId } }) => ({
			...{ apiUrl, pluginId, recipient },
			...sandboxSends.document,
		}),
		arrived: async (_, sandbox) => {
			const { path, publicMediaUrl, fileName, mimeType, sha256: digest } = onlyUpload(sandbox);
			expect(fileName).toMatch(/^report-\d{4}-\d\d-\d\d\.pdf$/);
			expect(mimeType).toBe('application/pdf');
			const pdf = await readFile(String(path), 'latin1');
			expect(pdf).toMatch(/^%PDF-.*Sales of the week.*Monday: 41 orders.*%%EOF\s*$/s);
			expect(await served(publicMediaUrl)).toEqual({ mimeType, sha256: digest });
			expectSent(sandbox, { documentUrl: publicMediaUrl, filename: fileName });
		},
	},
};

function onlyUpload({ uploads }: Sandbox) {
	expect(uploads).toHaveLength(1);
	const [upload] = uploads;
	if (!upload) throw new Error('Nothing was uploaded');
	return upload;
}

async function expectPicture(run: StoredRun, sandbox: Sandbox): Promise<void> {
	const digest = sha256(await readFile(pictureFile));
	const { publicMediaUrl, ...upload } = onlyUpload(sandbox);
	expect(upload).toMatchObject({
		fileName: 'picture.png',
		mimeType: 'image/png',
		sha256: digest,
		pluginId: sandbox.pluginId,
	});
	expect(run.nodes['Upload Public Media']?.[0]?.outputs[0]).toMatchObject([
		{ json: { publicMediaUrl, fileName: 'picture.png', mediaType: 'image' } },
	]);
	expect(await served(publicMediaUrl)).toEqual({ mimeType: 'image/png', sha256: digest });
}

function expectSent({ messages }: Sandbox, body: Record<string, unknown>): void {
	expect(messages).toMatchObject([{ to: recipient, body }]);
}

const isTriggered = ({ nodes }: ImportedWorkflow) =>
	nodes.some((node) => asRecord(node).type === 'n8n-nodes-chakrahq.chakraTrigger');

const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

it('every example is run by a test', async () => {
	const workflows = await Promise.all(files.map(async (file) => await readExample(file)));
	// Those that begin with a Chakra Trigger are run by the trigger's own test.
	expect(files.filter((_, i) => workflows[i] && !isTriggered(workflows[i])).sort()).toEqual(
		Object.keys(examples).sort(),
	);
});

describe('imported, filled in and executed', () => {
	let live: LiveN8n;

	beforeAll(async () => {
		const { n8n, sandbox } = stage();
		const filePath = join(n8n.folder, 'picture.png');
		await copyFile(pictureFile, filePath);
		const { token: accessToken, url: baseUrl, pluginId } = sandbox;
		await n8n.importCredentials(exampleCredential({ accessToken, baseUrl, pluginId }));
		const workflows = Object.entries(examples).map(
			async ([file, { settings }]) => await readExample(file, settings?.({ sandbox, filePath })),
		);
		await n8n.importWorkflow(...(await Promise.all(workflows)));
		live = await LiveN8n.start(n8n, sandbox);
	});

	it.each(Object.entries(examples))('%s does what it says', async (file, { arrived }) => {
		const { sandbox } = stage();
		const { id } = await readExample(file);
		const run = await live.ended(await live.beginSaved(id, 'Start'));
		expect(run).toMatchObject({ status: 'success' });
		await arrived(run, sandbox);
	});
});
