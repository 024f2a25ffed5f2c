/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';
import { ChatModel } from '../../sandbox/chatModel';
import type { ImportedWorkflow } from '../../sandbox/n8n';
import { readExample } from '../../sandbox/n8n/example';
import { webhookSecret } from '../../sandbox/n8n/workspace';
import { asRecord } from '../../sandbox/narrow';
import { AskStage } from './askStage';
import { TriggerStage } from './triggerStage';
import { useSharedN8n } from './useN8n';

const base = useSharedN8n();

/** A model that does not know prices, and says so with more than the one word that was asked for. */
let model: ChatModel;
let stage: AskStage;
beforeAll(async () => {
	model = await ChatModel.start((messages) => {
		const asked = messages.at(-1)?.content ?? '';
		return { say: /cost/.test(asked) ? 'COLLEAGUE.\n' : 'We are open until 18.' };
	});
	stage = await AskStage.prepare(base().live, base().sandbox);
}, 180_000);
afterAll(async () => await model.close());

let imported = 0;

/** The example, imported once more. */
async function example(file: string): Promise<ImportedWorkflow> {
	imported += 1;
	const workflow = await readExample(file);
	return { ...workflow, id: `${workflow.id}${imported}` };
}

const sent = () =>
	base()
		.sandbox.messages.filter(({ body }) => body.type === 'text')
		.map(({ to, body }) => ({ to, text: asRecord(body.text).body }));

describe('approve-invoice.json', () => {
	const question = 'Invoice 4711 over 250 EUR: may it be paid?';

	it.each([
		['Pay it', 'Pay the invoice'],
		['Do not pay', 'Hold it back'],
	])('goes on at %s with %s', async (title, next) => {
		const { live, sandbox } = base();
		const triggers = new TriggerStage(live);
		const published = await triggers.publish(await example('approve-invoice.json'));
		const run = { ...(await live.beginSaved(published.id, 'Start')), workflowId: published.id };
		const { whatsappMessageId: messageId } = await stage.question(question);
		await stage.waiting(run);
		await sandbox.press({ messageId, title, url: triggers.url(published), secret: webhookSecret });
		const { status, nodes } = await live.ended(run);
		expect(status).toBe('success');
		const others = ['Pay the invoice', 'Hold it back'].filter((name) => nodes[name]);
		expect(others).toEqual([next]);
		expect(sent()).toEqual([{ to: '15550100001', text: 'Thank you, noted.' }]);
		await triggers.unpublish(published);
	});
});

describe('conversation-with-agent.json', () => {
	const customer = '15550100003';
	async function workflow(): Promise<ImportedWorkflow> {
		const credentials = await base().live.credential('openAiApi', {
			apiKey: 'made up',
			url: model.baseUrl,
		});
		const conversation = await example('conversation-with-agent.json');
		const nodes = conversation.nodes
			.map(asRecord)
			.map((node) => (node.name === 'Model' ? { ...node, credentials } : node));
		return { ...conversation, nodes };
	}

	async function written(...texts: string[]) {
		const triggers = new TriggerStage(base().live);
		const published = await triggers.publish(await workflow());
		for (const [index, body] of texts.entries()) {
			const event = { kind: 'text', from: customer, timestamp: 1_800_000_000 + index };
			await triggers.deliver(published, { events: [{ ...event, members: { text: { body } } }] });
		}
		return { triggers, published };
	}

	it('answers once what was written in a row, from the history of the chat', async () => {
		const { triggers, published } = await written('Hello', 'are you', 'open today?');
		await triggers.lastOf(1, published);
		expect(sent()).toEqual([{ to: customer, text: 'We are open until 18.' }]);
		const prompt = model.asked.at(-1)?.messages.at(-1)?.content;
		expect(prompt).toContain('Customer: Hello, is the blue hat back?');
		expect(prompt).toMatch(/Hello\nare you\nopen today\?$/);
		expect(base().sandbox.requests.some(({ body }) => asRecord(body).status === 'read')).toBe(true);
		await triggers.unpublish(published);
	});

	it('is silent while a colleague writes', async () => {
		base().sandbox.inject({
			match: { path: '/list-chat-messages-for-phone-number' },
			status: 200,
			body: {
				_data: [{ id: 'a', direction: 'OUTGOING', timestamp: Date.now(), user: 'user-1' }],
			},
		});
		const { triggers, published } = await written('Hello');
		await triggers.lastOf(1, published);
		expect(sent()).toEqual([]);
		await triggers.unpublish(published);
	});

	it('asks a colleague where the agent does not know, and passes the answer on', async () => {
		const { triggers, published } = await written('What does the blue hat cost?');
		let question;
		while (!question) {
			question = base().sandbox.messages.find(({ body }) => body.type === 'interactive');
			await wait(100);
		}
		expect(question.to).toBe('15550100002');
		const { parameters } = asRecord(asRecord(question.body.interactive).action);
		const answer = new URLSearchParams({ text: 'It costs 40 EUR.' });
		let status = 0;
		while (status !== 200) {
			await wait(300);
			status = (await fetch(String(asRecord(parameters).url), { method: 'POST', body: answer }))
				.status;
		}
		await triggers.lastOf(1, published);
		expect(sent()).toEqual([
			{ to: '15550100002', text: 'Thank you, your answer goes to the customer.' },
			{ to: customer, text: 'It costs 40 EUR.' },
		]);
		await triggers.unpublish(published);
	});
});
