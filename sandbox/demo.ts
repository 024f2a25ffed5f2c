/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { randomBytes } from 'node:crypto';
import { accountText } from './demo/account';
import { demoInN8n, type InN8n } from './demo/inN8n';
import { demoHelp, readDemoOptions, UsageError, type DemoAccess } from './demo/options';
import { showPhones } from './demo/phones';
import { startSandbox, type Sandbox } from './server';

const secrets = new Set<string>();
const say = (line: string) => {
	const clean = [...secrets].reduce((text, secret) => text.replaceAll(secret, '(token)'), line);
	process.stdout.write(`${clean}\n`);
};

/** Keeps listening, so that a second Ctrl-C does not interrupt the clean-up. */
const interrupted = new Promise<void>((resolve) => {
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => resolve());
});
/** From here on, Ctrl-C is the normal way to end the demo. */
let editing = false;

/** What is stopped at the end, in reverse order. */
const cleanups: Array<() => Promise<void>> = [];

/** A ChakraHQ API; with the sandbox itself where it runs on this machine. */
interface Api {
	access: DemoAccess;
	sandbox?: Sandbox;
}

async function openApi(given: DemoAccess | undefined): Promise<Api> {
	if (given) return { access: given };
	const sandbox = await startSandbox();
	cleanups.push(async () => await sandbox.close());
	const { url: baseUrl, token: accessToken, pluginId } = sandbox;
	// The example's settings already fit the local API.
	const send = { settings: {}, parameters: { 1: 'John' } };
	return { access: { baseUrl, accessToken, pluginId, send }, sandbox };
}

/** The secret that signs the local API's webhooks: npm run sandbox -- --send ... --secret. */
const webhookSecret = randomBytes(16).toString('hex');

async function openEditor({ n8n, workflowId }: InN8n, { access, sandbox }: Api): Promise<void> {
	say('\nStarting the editor ...');
	const server = await n8n.start();
	const { url, owner } = server;
	say(`
  Editor    ${url}/workflow/${workflowId}
  Sign in   ${owner.email}
  Password  ${owner.password}`);
	if (sandbox) {
		process.stdout.write(accountText(access, webhookSecret));
		showPhones({ sandbox, n8n: server, webhookSecret, say, input: process.stdin });
	}
	say('\nCtrl-C ends it.');
	editing = true;
	await interrupted;
}

/** The part of the demo that runs in this process, in n8n's own engine from the development packages. */
async function showInEngine(file: string, { access, sandbox }: Api): Promise<void> {
	// Loaded here because it takes seconds, and neither --help nor the whole n8n needs it.
	const { startEngine, showApproval, showInbound, showPicture }: typeof import('./demo/inEngine') =
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- tsx would load an import() a second time
		require('./demo/inEngine');
	const host = await startEngine(access, webhookSecret);
	cleanups.push(async () => await host.close());
	say('n8n       its own engine, in this process; its server and editor are not needed for this');
	const publicMediaUrl = await showPicture(host, file, access, say);
	// The next steps need a person who writes and presses buttons.
	if (!sandbox) return;
	checkHeader(sandbox, publicMediaUrl);
	const triggerUrl = await showInbound(host, sandbox, webhookSecret, say);
	await showApproval(host, sandbox, triggerUrl, webhookSecret, say);
	if (sandbox.contractViolations.length > 0) {
		throw new Error(`The local API broke its contract: ${sandbox.contractViolations.join('\n')}`);
	}
}

/** @throws when the template that went out has another URL in its header */
function checkHeader({ messages }: Sandbox, publicMediaUrl: string) {
	const [template] = messages;
	// Files that the template does not accept are not sent.
	if (!template) return;
	if (!JSON.stringify(template.body).includes(JSON.stringify(publicMediaUrl))) {
		throw new Error(`The template went out without ${publicMediaUrl}`);
	}
	say('  Checked     the template went out with that URL in its header');
}

async function demo(): Promise<void> {
	const options = readDemoOptions(process.argv.slice(2), process.env);
	if (options.help) return say(demoHelp);
	const { file, open } = options;
	const began = Date.now();
	const seconds = () => Math.round((Date.now() - began) / 1000);
	if (options.access) secrets.add(options.access.accessToken);

	const api = await openApi(options.access);
	const { access, sandbox } = api;
	secrets.add(access.accessToken);
	const what = sandbox ? 'a local API, started for this,' : 'the service';
	say(`ChakraHQ  ${what} at ${access.baseUrl}`);

	if (!options.n8n && !open) {
		await showInEngine(file, api);
		say(`\nDone in ${seconds()} s. To look at it in n8n's editor: npm run demo -- --open`);
		return;
	}
	const secret = sandbox && webhookSecret;
	const inN8n = await demoInN8n(file, access, say, secret, (n8n) =>
		cleanups.push(async () => await n8n.close()),
	);
	say(`\nDone in ${seconds()} s.`);
	if (!open) return say('To look at it in the editor: npm run demo -- --open');
	await openEditor(inN8n, api);
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
	process.exit(exitCode); // An interrupted step must not continue.
}

void main();
