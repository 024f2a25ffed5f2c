/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { demoHelp, readDemoOptions, UsageError, type DemoAccess } from './demo/options';
import { checkSameBytes } from './demo/sameBytes';
import { demoWorkflow, readSent, readUpload, whyNoSend } from './demo/workflow';
import { createN8n, type N8n } from './n8n';
import { exampleCredential } from './n8n/example';
import { startSandbox } from './server';

const secrets = new Set<string>();
const say = (line: string) => {
	const clean = [...secrets].reduce((text, secret) => text.replaceAll(secret, '(token)'), line);
	process.stdout.write(`${clean}\n`);
};
const bytes = (count: number) => `${count.toLocaleString('en')} bytes`;

/** Listens on, so that a second Ctrl-C does not cut the cleaning up short. */
const interrupted = new Promise<void>((resolve) => {
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => resolve());
});
/** From here on, Ctrl-C is how the demo ends well. */
let editing = false;

/** What is stopped at the end, the last one first. */
const cleanups: Array<() => Promise<void>> = [];

async function openAccess(given: DemoAccess | undefined): Promise<DemoAccess> {
	if (given) return given;
	const { url, token, pluginId, close } = await startSandbox();
	cleanups.push(close);
	// The example's own settings are those of the local API.
	const send = { settings: {}, parameters: { 1: 'John' } };
	return { baseUrl: url, accessToken: token, pluginId, send };
}

/** What the local API's webhooks are signed with: npm run sandbox -- --send ... --secret. */
const webhookSecret = randomBytes(16).toString('hex');

/** Only of the local API, whose token opens nothing else; the service's is never shown. */
function showCredential({ baseUrl, accessToken, pluginId }: DemoAccess): void {
	process.stdout.write(`
  To make a credential by hand:
  Access Token       ${accessToken}
  Base URL           ${baseUrl}
  Default Plugin ID  ${pluginId}
  Webhook Secret     ${webhookSecret}
`);
}

async function openEditor(n8n: N8n, workflowId: string): Promise<void> {
	say('\nStarting the editor ...');
	const { url, owner } = await n8n.start();
	say(`
  Editor    ${url}/workflow/${workflowId}
  Sign in   ${owner.email}
  Password  ${owner.password}

Ctrl-C ends it.`);
	editing = true;
	await interrupted;
}

async function demo(): Promise<void> {
	const options = readDemoOptions(process.argv.slice(2), process.env);
	if (options.help) return say(demoHelp);
	const { file, open } = options;
	const began = Date.now();
	if (options.access) secrets.add(options.access.accessToken);

	const access = await openAccess(options.access);
	secrets.add(access.accessToken);
	say(
		`ChakraHQ  ${options.access ? 'the service' : 'a local API, started for this,'} at ${access.baseUrl}`,
	);

	const env = { N8N_RESTRICT_FILE_ACCESS_TO: dirname(file) };
	const n8n = await createN8n({ env, say });
	cleanups.push(async () => await n8n.close());
	say(`n8n       ${n8n.install.version}, with this package in it as npm delivers it`);

	const workflow = await demoWorkflow(file, access);
	say(`Workflow  ${workflow.name}\n\nImporting and running it ...\n`);
	const { accessToken, baseUrl, pluginId } = access;
	await n8n.importCredentials(
		exampleCredential({
			accessToken,
			baseUrl,
			pluginId,
			...(!options.access && { webhookSecret }),
		}),
	);
	await n8n.importWorkflow(workflow);
	const run = await n8n.execute(workflow.id, { timeout: 900_000 });

	const upload = readUpload(run);
	say(`  Uploaded    ${upload.fileName} (${upload.mimeType})`);
	if (upload.mediaWarning) say(`  Warning     ${upload.mediaWarning}`);
	say(`  Public URL  ${upload.publicMediaUrl}`);
	say(
		`  Checked     it serves the same ${bytes(await checkSameBytes(upload.publicMediaUrl, file))}`,
	);
	const sent = readSent(run);
	if (sent) {
		say(`  Sent        template ${sent.template} to ${sent.recipient} (${sent.status})`);
		say(`  Message ID  ${sent.messageId}`);
	} else say(`  Not sent    ${whyNoSend(file, access)}`);
	say(`\nDone in ${Math.round((Date.now() - began) / 1000)} s.`);

	if (open) {
		if (!options.access) showCredential(access);
		await openEditor(n8n, workflow.id);
	} else say('To look at it in the editor: npm run demo -- --open');
}

interface Outcome {
	exitCode: number;
	message?: string;
}

async function outcome(): Promise<Outcome> {
	try {
		await demo();
		return { exitCode: 0 };
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return { exitCode: error instanceof UsageError ? 2 : 1, message };
	}
}

async function interruption(): Promise<Outcome> {
	await interrupted;
	return editing ? { exitCode: 0 } : { exitCode: 130, message: '\nInterrupted.' };
}

async function main(): Promise<void> {
	const { exitCode, message } = await Promise.race([outcome(), interruption()]);
	if (message) say(message);
	for (const cleanup of cleanups.reverse()) await cleanup();
	process.exit(exitCode); // whatever was interrupted must not go on
}

void main();
