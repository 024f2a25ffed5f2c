/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { createInterface } from 'node:readline';
import type { N8nServer } from '../n8n';
import type { Say } from '../n8n/progress';
import { asRecord, asRecords } from '../narrow';
import type { Sandbox } from '../server';
import { buttonTitles } from '../webhooks/press';
import { sendWebhook, type DeliveryAnswer } from '../webhooks/sendWebhook';

/** A button that somebody's phone shows. */
interface Button {
	messageId: string;
	title: string;
}

/** People's phones: they show a question, and whoever runs the demo presses its buttons and writes messages. */
interface Phones {
	sandbox: Sandbox;
	n8n: N8nServer;
	/** By which the local API signs what happens on a phone. */
	webhookSecret: string;
	say: Say;
	/** Where it is typed. */
	input: NodeJS.ReadableStream;
}

const LOOK_AGAIN_MS = 500;

/**
 * Shows each text and each question that goes out from now on, with a number for each button. A number that is typed
 * presses that button, and any other text comes in as a customer's message.
 */
export function showPhones({ sandbox, n8n, webhookSecret, say, input }: Phones): void {
	let shown = sandbox.messages.length;
	const buttons: Button[] = [];
	const look = () => {
		const added = sandbox.messages.slice(shown);
		shown += added.length;
		for (const message of added) {
			const titles = buttonTitles(message);
			const { whatsappMessageId: messageId, to, body } = message;
			const text = asRecord(body.text).body;
			if (typeof text === 'string') say(`\n+${to} gets: "${text}"`);
			if (titles.length === 0) continue;
			const numbered = titles.map((title) => `${buttons.push({ messageId, title })}: ${title}`);
			say(`\n+${to} is asked. To press a button, type its number and press Enter.`);
			say(`  ${numbered.join('   ')}`);
		}
	};
	setInterval(look, LOOK_AGAIN_MS).unref();

	const press = async (number: number): Promise<string> => {
		const button = buttons[number - 1];
		if (!button) return `There is no button ${number}.`;
		const [url] = await triggerUrls(n8n);
		if (url === undefined) return nobodyHears;
		const answer = await sandbox.press({ ...button, url, secret: webhookSecret });
		return report(`"${button.title}" is pressed`, answer);
	};
	createInterface({ input }).on('line', (line) => {
		const text = line.trim();
		if (text === '') return;
		const done = /^\d+$/.test(text) ? press(Number(text)) : write(text, n8n, webhookSecret);
		void done.catch(String).then(say);
	});
}

/** A customer writes a text, or sends a picture, to every published trigger. */
async function write(text: string, n8n: N8nServer, secret: string): Promise<string> {
	const event =
		text === 'image' ? { kind: 'image' } : { kind: 'text', members: { text: { body: text } } };
	const urls = await triggerUrls(n8n);
	if (urls.length === 0) return nobodyHears;
	const deliver = async (url: string) =>
		report(`Ana wrote, to ${url}`, await sendWebhook({ url, secret, events: [event] }));
	return (await Promise.all(urls.map(deliver))).join('\n');
}

const nobodyHears =
	'No workflow with a ChakraHQ Trigger is published, so n8n does not hear of it. Publish one, and try again.';

const report = (what: string, { status, body }: DeliveryAnswer) =>
	status === 200
		? `${what}, and n8n has heard of it.`
		: `${what}, and n8n answered ${status}: ${body}`;

/** The webhooks of the published ChakraHQ Triggers, to which ChakraHQ would send its events. */
async function triggerUrls(n8n: N8nServer): Promise<string[]> {
	const workflows = asRecords(await n8n.rest('GET', '/workflows'));
	const published = workflows.filter(({ active }) => active === true);
	const urls = published.map(async ({ id }) => {
		const { nodes } = asRecord(await n8n.rest('GET', `/workflows/${String(id)}`));
		const triggers = asRecords(nodes).filter(
			({ type, disabled }) => type === 'n8n-nodes-chakrahq.chakraTrigger' && disabled !== true,
		);
		return triggers.map(({ webhookId }) => `${n8n.url}/webhook/${String(webhookId)}/webhook`);
	});
	return (await Promise.all(urls)).flat();
}
