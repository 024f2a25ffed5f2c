/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { copyFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ImportedWorkflow, StoredRun } from '../../sandbox/n8n';
import { exampleCredential, exampleFiles, readExample } from '../../sandbox/n8n/example';
import { asRecord } from '../../sandbox/narrow';
import type { Sandbox } from '../../sandbox/server';
import { LiveN8n } from './liveN8n';
import { MailServer } from './mailServer';
import { seen, served, sha256 } from './pictures';
import { useN8n } from './useN8n';

const stage = useN8n();

const folder = resolve(__dirname, '../../examples');
const pictureFile = join(folder, 'files', 'picture.png');
/** The values of the examples' Settings nodes that fit the sandbox. */
const recipient = '15550100001';
const senderId = '775966265503012';

interface Example {
	/** Whether its Settings node names a file. */
	needsFile?: true;
	/** Prepares responses that the sandbox does not give by itself. */
	before?: (sandbox: Sandbox) => Promise<void> | void;
	/** Checks what arrived. */
	arrived: (run: StoredRun, sandbox: Sandbox) => Promise<void> | void;
}

/** By file name. An example without an entry here fails the first test. */
const examples: Record<string, Example> = {
	'upload-file-from-disk.json': { needsFile: true, arrived: expectPicture },
	'upload-then-send-template.json': {
		needsFile: true,
		arrived: async (run, sandbox) => {
			await expectPicture(run, sandbox);
			expectSent(sandbox, {
				templateName: 'christmas_promo_23',
				language: 'en_US',
				mapping: [{ schemaPropertyName: '1', schemaPropertyValue: 'John' }],
				imageUrl: sandbox.uploads[0]?.publicMediaUrl,
			});
		},
	},
	'scheduled-report-as-pdf.json': {
		arrived: async (_, sandbox) => {
			const { path, publicMediaUrl, fileName, mimeType, sha256: digest } = onlyUpload(sandbox);
			expect(fileName).toMatch(/^report-\d{4}-\d\d-\d\d\.pdf$/);
			expect(mimeType).toBe('application/pdf');
			const pdf = await readFile(String(path), 'latin1');
			expect(pdf).toMatch(/^%PDF-.*Sales of the week.*Monday: 41 orders.*%%EOF\s*$/s);
			expect(await served(publicMediaUrl)).toEqual({ mimeType, sha256: digest });
			expectSent(sandbox, {
				templateName: 'weekly_report',
				documentUrl: publicMediaUrl,
				filename: fileName,
			});
		},
	},
	'send-template-to-a-list.json': {
		needsFile: true,
		arrived: async (run, sandbox) => {
			const picture = await readFile(pictureFile);
			const upload = onlyUpload(sandbox);
			expect(seen(upload)).toMatchObject({ fileName: 'picture.png', sha256: sha256(picture) });
			const people = { Ana: '15550100001', Bo: '15550100002', Dee: '15550100004' };
			expect(sandbox.messages).toMatchObject(
				Object.entries(people).map(([name, to]) => ({
					to,
					body: {
						imageUrl: upload.publicMediaUrl,
						mapping: [{ schemaPropertyValue: name }],
					},
				})),
			);
			expect(resultsOf(run, 'Sent')).toEqual(
				Object.entries(people).map(([name, phone], i) => ({
					name,
					phone,
					messageId: sandbox.messages[i]?.whatsappMessageId,
				})),
			);
			const why = {
				whatHappened: expect.stringContaining('"ask him" cannot be used'),
				whatToDo: expect.stringMatching(/./),
			};
			expect(resultsOf(run, 'Refused')).toEqual([{ name: 'Cem', phone: 'ask him', ...why }]);
			expect(await sheetOf(run, 'Refused as a sheet')).toMatch(
				/^\ufeff?name,phone,whatHappened,whatToDo\s+Cem,ask him,/,
			);
		},
	},
	'ask-for-feedback.json': {
		arrived: (run, { messages }) => {
			const ids = ['feedback-good', 'feedback-fair', 'feedback-call'];
			expect(messages).toMatchObject([
				{
					to: recipient,
					from: senderId,
					body: {
						type: 'interactive',
						interactive: {
							type: 'button',
							body: { text: 'Hi Ana, how was our help today?' },
							action: { buttons: ids.map((id) => ({ reply: { id } })) },
						},
					},
				},
			]);
			expect(resultsOf(run, 'Ask')).toEqual([
				{
					whatsappMessageId: messages[0]?.whatsappMessageId,
					recipient,
					status: 'accepted',
					type: 'replyButtons',
				},
			]);
		},
	},
	'weekly-template-report.json': {
		arrived: async (run, { messages }) => {
			expect(messages).toEqual([]);
			expect(resultsOf(run, 'Report')).toMatchObject([
				{ template: 'shouting_promo', status: 'REJECTED', reason: 'INVALID_FORMAT' },
				{ template: 'daily_deal', status: 'PAUSED', reason: '' },
			]);
			expect(await sheetOf(run, 'Report as a sheet')).toMatch(
				/shouting_promo,en_US,REJECTED,INVALID_F/,
			);
		},
	},
	'create-many-with-report.json': {
		before: (sandbox) => {
			const entries = [
				{ completionStatus: 'SUCCESS', process: 'process-1', data: { lead_id: 'ROW-1' } },
				{ completionStatus: 'ERROR', data: { lead_id: 'ROW-4' }, statusMessage: 'No such phone' },
				{ completionStatus: 'SUCCESS', process: 'process-2', data: { lead_id: 'ROW-2' } },
			];
			sandbox.inject({
				match: { path: /entries$/ },
				status: 200,
				body: { _data: entries, _meta: { total: 3 } },
			});
		},
		arrived: async (run, { requests }) => {
			const posted = requests.filter(({ path }) => path.endsWith('/bulk-create'));
			expect(posted.map(({ body }) => body)).toMatchObject([
				[{ lead_id: 'ROW-1' }, { lead_id: 'ROW-2' }, { lead_id: 'ROW-4' }],
			]);
			expect(resultsOf(run, 'Created')).toMatchObject([
				{ process: 'process-1' },
				{ process: 'process-2' },
			]);
			const number = 'Score (score) must be a number, and is "high"';
			expect(resultsOf(run, 'Failed')).toMatchObject([
				{ row: 'ROW-3', name: 'Cem', whatHappened: expect.stringContaining(number) },
				{ row: 'ROW-4', name: 'Dee', whatHappened: 'No such phone' },
			]);
			expect(await sheetOf(run, 'Failed as a sheet')).toMatch(
				/^\ufeff?row,name,whatHappened,more\s+ROW-3,Cem,.*\s+ROW-4,Dee,No such phone,/,
			);
		},
	},
	'nightly-open-processes.json': {
		before: async ({ url, token }) => {
			const answer = await fetch(`${url}/v1/ext/procedure/lead/process/lead_id/LEAD-2`, {
				method: 'PUT',
				headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
				body: JSON.stringify({ data: { name: '=HYPERLINK("https://example.com")' } }),
			});
			expect(answer).toMatchObject({ ok: true });
		},
		arrived: async (run, { requests }) => {
			expect(requests.find(({ path }) => path.endsWith('/list'))?.body).toMatchObject({
				where: { status: 'OPEN' },
			});
			// Every third of the seed's twelve leads is completed.
			expect(resultsOf(run, 'Rows')).toHaveLength(8);
			const sheet = await sheetOf(run, 'As a sheet');
			expect(sheet).toMatch(
				/^\ufeff?name,phone,state,assignedTo,createdAt,nextActionAt,process\s+Ana,15550100001,New,Jane Doe,2026-01-05T08:00:00\.000Z,,/,
			);
			// A spreadsheet would take it for a formula.
			expect(sheet).toContain(`"'=HYPERLINK(""https://example.com"")",`);
			const [mail, ...more] = mailServer.mails;
			expect(more).toEqual([]);
			expect(mail).toMatch(/^To: team@example\.com$/im);
			expect(mail).toMatch(/^Subject: Open processes: 8$/im);
			expect(mail).toMatch(/filename="?open-\d{4}-\d\d-\d\d\.csv/);
			expect(mail?.replaceAll('\r\n', '')).toContain(Buffer.from(sheet).toString('base64'));
		},
	},
};

let mailServer: MailServer;

const outputOf = ({ nodes }: StoredRun, node: string) => nodes[node]?.[0]?.outputs[0] ?? [];
const resultsOf = (run: StoredRun, node: string) => outputOf(run, node).map(({ json }) => json);

/** The text of an output file, from n8n's storage. */
async function sheetOf(run: StoredRun, node: string): Promise<string> {
	const { id, data } = asRecord(outputOf(run, node)[0]?.binary?.data);
	// n8n 1 keeps it in the run itself.
	if (id === undefined) return Buffer.from(String(data), 'base64').toString();
	const place = String(id).replace(/^filesystem-v2:/, '');
	return await readFile(join(stage().n8n.folder, '.n8n', 'storage', place), 'utf8');
}

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
	expect(messages).toMatchObject([{ to: recipient, from: senderId, body }]);
}

const webhooks = ['n8n-nodes-chakrahq.chakraTrigger', 'n8n-nodes-base.formTrigger'];
const isTriggered = ({ nodes }: ImportedWorkflow) =>
	nodes.some((node) => webhooks.includes(String(asRecord(node).type)));

it('every example is run by a test', async () => {
	const workflows = await Promise.all(exampleFiles.map(async (file) => await readExample(file)));
	// Examples that begin with a webhook have tests of their own, and the batches are tested in queue mode.
	const others = exampleFiles.filter((_, i) => workflows[i] && !isTriggered(workflows[i]));
	expect(others.sort()).toEqual([...Object.keys(examples), 'campaign-in-batches.json'].sort());
});

describe('imported, filled in and executed', () => {
	let live: LiveN8n;

	beforeAll(async () => {
		const { n8n, sandbox } = stage();
		const filePath = join(n8n.folder, 'picture.png');
		await copyFile(pictureFile, filePath);
		const { token: accessToken, url: baseUrl, pluginId } = sandbox;
		mailServer = await MailServer.start();
		await n8n.importCredentials(exampleCredential({ accessToken, baseUrl, pluginId }), {
			id: 'smtpAccount',
			name: 'SMTP account',
			type: 'smtp',
			data: mailServer.credential,
		});
		const workflows = Object.entries(examples).map(
			async ([file, { needsFile }]) => await readExample(file, needsFile && { filePath }),
		);
		await n8n.importWorkflow(...(await Promise.all(workflows)));
		live = await LiveN8n.start(n8n, sandbox);
	});
	afterAll(() => mailServer.close());

	it.each(Object.entries(examples))('%s does what it says', async (file, { before, arrived }) => {
		const { sandbox } = stage();
		await before?.(sandbox);
		const { id } = await readExample(file);
		const run = await live.ended(await live.beginSaved(id, 'Start'));
		expect(run).toMatchObject({ status: 'success' });
		await arrived(run, sandbox);
	});
});
