/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { createInterface } from 'node:readline';
import type { N8nServer } from '../n8n';
import type { Say } from '../n8n/progress';
import { asRecord, asRecords } from '../narrow';
import type { Sandbox } from '../server';
import { buttonTitles } from '../webhooks/press';

/** A button that somebody's phone shows. */
interface Button {
	messageId: string;
	title: string;
}

/** The people who are written to: their phones show a question, and whoever runs the demo presses its buttons. */
interface Phones {
	sandbox: Sandbox;
	n8n: N8nServer;
	/** By which the local API signs a press. */
	webhookSecret: string;
	say: Say;
	/** Where the numbers are typed. */
	input: NodeJS.ReadableStream;
}

const LOOK_AGAIN_MS = 500;

/** Shows each question that goes out from now on, with a number for each button, and presses the one whose number is typed. */
export function showPhones({ sandbox, n8n, webhookSecret, say, input }: Phones): void {
	let shown = sandbox.messages.length;
	const buttons: Button[] = [];
	const look = () => {
		const added = sandbox.messages.slice(shown);
		shown += added.length;
		for (const message of added) {
			const titles = buttonTitles(message);
			if (titles.length === 0) continue;
			const { whatsappMessageId: messageId, to } = message;
			const numbered = titles.map((title) => `${buttons.push({ messageId, title })}: ${title}`);
			say(`\n+${to} is asked. To press a button, type its number and press Enter.`);
			say(`  ${numbered.join('   ')}`);
		}
	};
	setInterval(look, LOOK_AGAIN_MS).unref();

	const press = async (number: string): Promise<string> => {
		const button = buttons[Number(number) - 1];
		if (!button) return `There is no button ${number}.`;
		const url = await triggerUrl(n8n);
		if (url === undefined) {
			return 'No workflow with a ChakraHQ Trigger is published, so n8n does not hear of the press. Publish one, and press again.';
		}
		const { status, body } = await sandbox.press({ ...button, url, secret: webhookSecret });
		if (status === 200) return `"${button.title}" is pressed, and n8n has heard of it.`;
		return `"${button.title}" is pressed, and n8n answered ${status}: ${body}`;
	};
	createInterface({ input }).on('line', (line) => {
		const number = line.trim();
		if (number !== '') void press(number).catch(String).then(say);
	});
}

/** The webhook of the published ChakraHQ Trigger, to which ChakraHQ would send its events. */
async function triggerUrl(n8n: N8nServer): Promise<string | undefined> {
	for (const { id, active } of asRecords(await n8n.rest('GET', '/workflows'))) {
		if (active !== true) continue;
		const { nodes } = asRecord(await n8n.rest('GET', `/workflows/${String(id)}`));
		const trigger = asRecords(nodes).find(
			({ type, disabled }) => type === 'n8n-nodes-chakrahq.chakraTrigger' && disabled !== true,
		);
		if (trigger) return `${n8n.url}/webhook/${String(trigger.webhookId)}/webhook`;
	}
	return undefined;
}
