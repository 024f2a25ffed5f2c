/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
// With the file extension, because Chakra.node.json would be loaded otherwise.
import { Chakra } from '../../nodes/Chakra/Chakra.node.js';
import { ChakraTrigger } from '../../nodes/Chakra/ChakraTrigger.node.js';
import { EngineHost } from '../engine/engineHost';
import type { StoredRun } from '../n8n';
import { readExample } from '../n8n/example';
import type { Say } from '../n8n/progress';
import { asRecord, asText } from '../narrow';
import type { Sandbox, SentMessage } from '../server';
import { sendWebhook, type DeliveryAnswer } from '../webhooks/sendWebhook';
import { approvalWorkflow, question } from './approval';
import { builtInNodes } from './builtInNodes';
import type { DemoAccess } from './options';
import { reportPicture } from './picture';
import { demoWorkflow, onlyResult, requireSuccess } from './workflow';

/** How long to wait for a run that an event has started. */
const runTimeoutMs = 30_000;

/** n8n's engine with both nodes of this package in it. */
export async function startEngine(
	{ accessToken, baseUrl, pluginId }: DemoAccess,
	webhookSecret: string,
): Promise<EngineHost> {
	return await EngineHost.start({
		credential: { accessToken, baseUrl, pluginId, webhookSecret },
		nodeTypes: {
			...builtInNodes,
			'n8n-nodes-chakrahq.chakra': new Chakra(),
			'n8n-nodes-chakrahq.chakraTrigger': new ChakraTrigger(),
		},
	});
}

/**
 * Uploads a file and sends a template with its public URL.
 * @throws when that did not succeed
 */
export async function showPicture(
	host: EngineHost,
	file: string,
	access: DemoAccess,
	say: Say,
): Promise<string> {
	const workflow = await demoWorkflow(file, file, access);
	say(`\n1. A file goes up, and its public URL into a template\n`);
	return await reportPicture(await host.run(workflow), file, access, say);
}

/**
 * The trigger receives a customer's picture, and the workflow replies.
 * @returns the trigger's URL
 */
export async function showInbound(
	host: EngineHost,
	sandbox: Sandbox,
	webhookSecret: string,
	say: Say,
): Promise<string> {
	say('\n2. A customer sends a picture, and it is answered\n');
	const url = host.publish(await readExample('auto-reply-with-picture.json'));
	const ended = nextRun(host);
	accepted(await sendWebhook({ url, secret: webhookSecret, events: [{ kind: 'image' }] }));
	const run = requireSuccess(await ended);
	const event = onlyResult(run, 'ChakraHQ Trigger');
	say(
		`  Came in     ${asText(event?.type)} of ${asText(event?.contactName)}: "${asText(event?.text)}"`,
	);
	say(`  Signature   right; its file was downloaded`);
	const reply = lastMessage(sandbox);
	const { link } = asRecord(reply.body.image);
	const { message_id: quoted } = asRecord(reply.body.context);
	if (quoted !== event?.messageId) throw new Error('The answer does not quote the message');
	say(`  Answered    ${reply.to} with ${asText(link)}`);
	say(`  Checked     the answer quotes the message it belongs to`);
	accepted(await sendWebhook({ url, events: [{ kind: 'image' }] }), 401);
	say(`  Checked     the same event without a signature is turned down (401)`);
	return url;
}

/** Asks a question with two buttons. One is pressed, and the waiting workflow continues. */
export async function showApproval(
	host: EngineHost,
	sandbox: Sandbox,
	triggerUrl: string,
	webhookSecret: string,
	say: Say,
): Promise<void> {
	say('\n3. A workflow asks, waits, and goes on when Approve is pressed\n');
	const asked = await host.run(approvalWorkflow);
	if (asked.status !== 'waiting') requireSuccess(asked);
	say(`  Asked       "${question}" with the buttons Approve and Decline`);
	say(`  Execution   ${asked.status}`);
	const { whatsappMessageId: messageId, to } = lastMessage(sandbox);
	const ended = nextRun(host);
	accepted(
		await sandbox.press({ messageId, title: '✓ Approve', url: triggerUrl, secret: webhookSecret }),
	);
	say(`  Pressed     Approve, by ${to}; the press came in by the trigger`);
	const run = requireSuccess(await ended);
	const answer = onlyResult(run, 'Ask');
	if (run.id !== asked.id || answer?.approved !== true) {
		throw new Error(`The execution did not go on with the answer: ${JSON.stringify(answer)}`);
	}
	say(`  Went on     approved: true, responder: ${asText(asRecord(answer.responder).name)}`);
	say(`  Sent        "${asText(asRecord(lastMessage(sandbox).body.text).body)}"`);
}

function lastMessage({ messages }: Sandbox): SentMessage {
	const message = messages.at(-1);
	if (!message) throw new Error('No message went out');
	return message;
}

/** @throws when the trigger responded with another status */
function accepted({ status, body }: DeliveryAnswer, expected = 200): void {
	if (status !== expected) throw new Error(`The trigger answered ${status}: ${body}`);
}

async function nextRun(host: EngineHost): Promise<StoredRun> {
	return await new Promise((resolve, reject) => {
		const timer = setTimeout(
			() => reject(new Error(`No run began within ${runTimeoutMs / 1000} s`)),
			runTimeoutMs,
		);
		host.onRun = (run) => {
			clearTimeout(timer);
			resolve(run);
		};
	});
}
