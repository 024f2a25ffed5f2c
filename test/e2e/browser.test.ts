/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ImportedWorkflow } from '../../sandbox/n8n';
import { chain, chakra, items, start, toFile } from '../../sandbox/n8n/workflow';
import { webhookSecret } from '../../sandbox/n8n/workspace';
import { Editor } from './editor';
import { trigger, TriggerStage } from './triggerStage';
import { until } from './until';
import { useSharedN8n } from './useN8n';

const stage = useSharedN8n();
let editor: Editor;

beforeAll(async () => {
	editor = await Editor.open(stage().live.server);
});
afterAll(async () => {
	await editor.close();
});

const picture = {
	name: 'summer-hats.png',
	type: 'image/png',
	base64: readFileSync(resolve(__dirname, '../../examples/files/picture.png'), 'base64'),
	customer: 'Ana',
	phone: '+1 555 010 0001',
};

async function save(workflow: ImportedWorkflow): Promise<string> {
	return String((await stage().live.save(workflow)).id);
}

describe('The node panel', () => {
	it.each(['chakra', 'whatsapp'])('lists the node for "%s"', async (words) => {
		const entry = await editor.findNode(words, 'ChakraHQ');
		await entry.click();
		// They are below the triggers, which come opened.
		await editor.page.getByText(/^Triggers \(/).click();
		await editor.page.getByText(/^Actions \(/).click();
		await editor.page.getByText('Upload public media').waitFor();
		await editor.picture('node-panel');
	});

	it('lists the node for what people type', async () => {
		const words = ['send message', 'send image', 'upload image', 'whats app', 'approval', 'lead'];
		for (const typed of words) await editor.findNode(typed, 'ChakraHQ');
	});
});

describe('The credential form', () => {
	const form = () => editor.part('editCredential-modal');

	it('says what is wrong with a token, and that the right one works', async () => {
		const { sandbox } = stage();
		const node = chakra('Upload Public Media', { resource: 'media', operation: 'uploadPublic' });
		await editor.openNode(await save(chain([start, { ...node, credentials: {} }])), node.name);
		await editor.part('node-credentials-select').click();
		await editor.part('node-credentials-select-item-new').click();

		await editor.field('accessToken').fill('a-token-of-somebody-else');
		await editor.field('baseUrl').fill(sandbox.url);
		await editor.part('credential-save-button').click();
		await form().getByText('Couldn’t connect with these settings').waitFor();
		await form().getByText('More details').click();
		await form()
			.getByText(/did not accept the access token.*Admin > API Keys/)
			.waitFor();

		await editor.field('accessToken').fill(sandbox.token);
		await editor.part('credential-save-button').click();
		await form().waitFor({ state: 'hidden' });
		await editor.part('credential-edit-button').click();
		await editor.part('credentials-config-container-test-success').waitFor();
		await editor.picture('credential', form());
	});
});

describe('Upload Public Media', () => {
	const uploadNode = chakra('Upload Public Media', {
		resource: 'media',
		operation: 'uploadPublic',
		binaryPropertyName: 'data',
		options: { mediaCheck: 'stop', parallelUploads: 5 },
	});

	it('runs from the editor, and the URL stands in the output panel', async () => {
		const workflow = chain([start, items([picture]), toFile, uploadNode]);
		await editor.openNode(await save(workflow), uploadNode.name);
		await editor.picture('parameters', editor.part('node-parameters'));
		const docs = editor.page.getByRole('link', { name: 'Docs' }).first();
		expect(await docs.getAttribute('href')).toMatch(/\/n8n-nodes-chakrahq#what-it-can-do$/);
		await editor.execute();
		await editor.part('output-panel').getByText('publicMediaUrl').first().waitFor();

		const { uploads } = stage().sandbox;
		expect(uploads).toHaveLength(1);
		await editor.part('output-panel').getByText('Schema').click();
		const url = editor.part('output-panel').getByText(String(uploads[0]?.publicMediaUrl));
		await url.first().waitFor();
		await editor.picture('output');
	});

	it('says beside the output where a file is not what WhatsApp takes, and what to do', async () => {
		const base64 = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
		const gif = { name: 'party.gif', type: 'image/gif', base64 };
		const node = { ...uploadNode, parameters: { ...uploadNode.parameters, options: {} } };
		await editor.openNode(await save(chain([start, items([gif]), toFile, node])), node.name);
		await editor.execute();
		await editor.part('output-panel').getByText('mediaWarning').first().waitFor();
		await editor.picture('warning');
	});

	it('refuses in words a person can act on', async () => {
		const parameters = { ...uploadNode.parameters, binaryPropertyName: 'photo' };
		const node = { ...uploadNode, parameters };
		await editor.openNode(await save(chain([start, items([picture]), toFile, node])), node.name);
		await editor.execute();
		const refusal = editor.part('output-panel').getByText(/Input Binary Field "photo"/);
		await refusal.first().waitFor();
		await editor.picture('refusal');
		expect(stage().sandbox.uploads).toEqual([]);
	});
});

describe('A template message', () => {
	const node = chakra('Send Template', {
		resource: 'templateMessage',
		operation: 'send',
		recipient: "={{ $('Items').item.json.phone }}",
		headerMedia: 'binary',
		binaryPropertyName: 'data',
	});

	it('takes sender and template from lists, and has a field for each variable', async () => {
		const workflow = chain([start, items([picture]), toFile, node]);
		await editor.page.setViewportSize({ width: 1280, height: 1180 });
		await editor.openNode(await save(workflow), node.name);
		await editor.page.getByText('Execute previous nodes').click();
		await editor.part('ndv-input-panel').getByText('summer-hats.png').waitFor();
		await editor.choose('sender', 'Example Shop');
		await editor.choose('template', 'christmas_promo_23');
		await editor.page.getByText('e.g. John').first().waitFor();
		await editor.picture('template-message');
	});
});

describe('A template message whose recipient is an expression that nothing can resolve yet', () => {
	const node = chakra('Send Template', {
		resource: 'templateMessage',
		operation: 'send',
		sender: { __rl: true, mode: 'list', value: '775966265503012' },
		recipient: "={{ $('Items').item.json.phone }}",
	});

	it('has the fields of each template that is chosen', async () => {
		await editor.openNode(await save(chain([start, items([picture]), node])), node.name);
		const form = editor.part('node-parameters');
		await editor.choose('template', 'christmas_promo_23');
		await form.getByText('{{1}} "Dear …"').waitFor();
		await editor.choose('template', 'hello_world');
		await form.getByText(/^This template has no variables/).waitFor();
		await editor.choose('template', 'order_update (en_US');
		await form.getByText('{{2}} "order … left."').waitFor();
		expect(await form.getByText('{{1}} "Dear …"').count()).toBe(0);
	});

	it('is only checked as soon as Validate Only is added', async () => {
		const template = { __rl: true, mode: 'list', value: 'coupon_week:en_US' };
		const value = { body_1: 'Ana', button_0_code: 'SAVE20', button_1_url: 'hats' };
		const parameters = {
			...node.parameters,
			template,
			templateParameters: { mappingMode: 'defineBelow', value },
			headerMedia: 'url',
			headerMediaUrl: 'https://cdn.example.com/hats.png',
		};
		const workflow = chain([start, items([picture]), { ...node, parameters }]);
		await editor.openNode(await save(workflow), node.name);
		await editor.part('node-parameters').getByText('{{1}} "…, take 20').waitFor();
		await editor.add('Validate Only');
		await editor.execute();
		await editor.part('output-panel').getByText('Schema').click();
		const output = editor.part('output-panel');
		await output.getByText(/\/send-template-message$/).waitFor();
		expect(stage().sandbox.messages).toEqual([]);
	});
});

describe("A template that ChakraHQ's own format cannot say", () => {
	const parameters = {
		resource: 'templateMessage',
		operation: 'send',
		sender: { __rl: true, mode: 'list', value: '775966265503012' },
		recipient: '15550100001',
	};
	const card = (index: number) => ({
		[`card_${index}_header_image`]: `https://cdn.example.com/${index}.png`,
		[`card_${index}_button_0_url`]: `hat-${index}`,
	});
	const link = 'https://cdn.example.com/sale.png';

	it.each([
		['a carousel', 'summer_hats', {}, { body_1: 'Ana', ...card(0), ...card(1), ...card(2) }],
		[
			'an offer that ends',
			'flash_sale',
			{ headerMedia: 'url', headerMediaUrl: link },
			{
				body_1: 'Ana',
				button_0_code: 'HALF50',
				button_1_url: 'hats',
				offer_ends: '2030-01-01 12:00:00',
			},
		],
	])("goes in Meta's format by itself: %s", async (_, template, more, values) => {
		const node = chakra('Send Template', { ...parameters, ...more });
		await editor.openNode(await save(chain([start, node])), node.name);
		await editor.choose('template', template);
		for (const [variable, value] of Object.entries(values)) await editor.fill(variable, value);
		await editor.execute();
		await editor.part('output-panel').getByText('wamid.').first().waitFor();

		const [message, ...others] = stage().sandbox.messages;
		expect(others).toEqual([]);
		expect(message).toMatchObject({
			operationId: 'sendWhatsappMessagePassThrough',
			to: '15550100001',
			body: { type: 'template', template: { name: template, language: { code: 'en_US' } } },
		});
		const sent = JSON.stringify(message?.body);
		const written = Object.values(values).filter((value) => !value.startsWith('2030'));
		expect(written.filter((value) => !sent.includes(value))).toEqual([]);
	});
});

describe('A template for review', () => {
	const account = { __rl: true, mode: 'id', value: '83784929738012' };
	const example = (variable: string, value: string) => ({ example: [{ variable, value }] });
	const lastPost = () => stage().sandbox.requests.findLast(({ method }) => method === 'POST')?.body;

	it('has its variables as they were typed or pasted, also where n8n sees an expression', async () => {
		const node = chakra('Create Template', {
			resource: 'template',
			operation: 'create',
			account,
			name: 'order_left',
			language: { __rl: true, mode: 'code', value: 'en_US' },
			componentsMode: 'fields',
			headerFormat: 'text',
			headerExample: 'A-100',
			bodyExamples: example('1', 'Ana'),
			buttons: {
				button: [{ type: 'url', text: 'Track', urlExample: 'https://example.com/orders/A-100' }],
			},
		});
		await editor.openNode(await save(chain([start, node])), node.name);
		await editor.type('headerText', 'Order {{1}}');
		await editor.paste('bodyText', 'Hello {{1}}, it left.');
		await editor.part('node-parameters').getByText('Hello 1, it left.').waitFor();
		await editor.typeBraces('url', 'https://example.com/orders/', '1');
		await editor.part('node-parameters').getByText('https://example.com/orders/1').waitFor();
		await editor.execute();
		await editor.part('output-panel').getByText('PENDING').first().waitFor();
		expect(lastPost()).toMatchObject({
			name: 'order_left',
			components: [
				{ type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' },
				{ type: 'BODY', text: 'Hello {{1}}, it left.' },
				{ type: 'BUTTONS', buttons: [{ type: 'URL', url: 'https://example.com/orders/{{1}}' }] },
			],
		});
	});

	it('keeps the parts that are left out, and loses those under Remove', async () => {
		// new_collection: a picture, a text, a footer and a button.
		const node = chakra('Update Template', {
			resource: 'template',
			operation: 'update',
			account,
			templateId: { __rl: true, mode: 'id', value: '1000005' },
			componentsMode: 'fields',
			bodyExamples: example('1', 'Ana'),
		});
		await editor.openNode(await save(chain([start, node])), node.name);
		await editor.type('bodyText', 'Hello {{1}}, look.');
		await editor.part('parameter-input-removeParts').click();
		await editor.page.getByRole('option', { name: 'Footer' }).click();
		await editor.execute();
		await editor.part('output-panel').getByText('success').first().waitFor();
		expect(lastPost()).toMatchObject({
			components: [
				{ type: 'HEADER', format: 'IMAGE' },
				{ type: 'BODY', text: 'Hello {{1}}, look.' },
				{ type: 'BUTTONS', buttons: [{ text: 'Open' }] },
			],
		});
	});
});

/** docs/ask-and-wait.md, "Step by step", from its fourth step on. */
describe('A question in WhatsApp', () => {
	const approved = {
		name: 'Approved?',
		type: 'n8n-nodes-base.if',
		typeVersion: 2.2,
		parameters: {
			conditions: {
				options: { version: 2, caseSensitive: true, leftValue: '', typeValidation: 'strict' },
				combinator: 'and',
				conditions: [
					{
						id: 'approved',
						leftValue: '={{ $json.approved }}',
						rightValue: '',
						operator: { type: 'boolean', operation: 'true', singleValue: true },
					},
				],
			},
		},
	};

	it('is written into its form, published and run; a press takes the true branch', async () => {
		const { live, sandbox } = stage();
		const ask = chakra('Ask', { resource: 'message', operation: 'sendAndWait' });
		const flow = chain([start, ask, approved]);
		const listening = { ...trigger(), webhookId: 'press', id: 'press', position: [0, 200] };
		const workflow = { ...flow, nodes: [...flow.nodes, listening] };
		const id = await save(workflow);
		await editor.openNode(id, ask.name);
		await editor.choose('sender', 'Example Shop');
		await editor.fill('recipient', '+1 555 010 0001');
		await editor.type('message', 'May it be paid?');
		await editor.page.getByRole('button', { name: 'Add option' }).first().click();
		await editor.part('parameter-input-approvalType').click();
		await editor.page.getByRole('option', { name: 'Approve and Disapprove' }).click();
		await editor.closeNode();
		await editor.publish();
		await editor.executeFrom(start.name);

		await until(() => sandbox.messages.length > 0);
		const url = new TriggerStage(live).url({ id, webhookId: listening.webhookId });
		const messageId = String(sandbox.messages[0]?.whatsappMessageId);
		await sandbox.press({ messageId, title: '✓ Approve', url, secret: webhookSecret });
		await editor.page.getByText('Workflow executed successfully').waitFor();
		const { nodes } = await live.lastRun(id);
		const [[yes, no] = []] = (nodes[approved.name] ?? []).map(({ outputs }) => outputs);
		expect(yes?.map(({ json }) => json.approved)).toEqual([true]);
		expect(no ?? []).toEqual([]);
	});
});

describe('A new process', () => {
	it('has its attributes once a procedure is chosen, and nothing red before', async () => {
		const node = chakra('Create Lead', { resource: 'process', operation: 'create' });
		await editor.openNode(await save(chain([start, node])), node.name);
		const form = editor.part('node-parameters');
		await editor.part('parameter-input-procedure').waitFor();
		expect(await form.getByText(/attribute/i).allTextContents()).toEqual([]);
		await editor.choose('procedure', 'Lead (lead)');
		await form.getByText('Lead ID').waitFor();
		await form.getByText('Attributes as JSON').waitFor();
	});
});

describe('Before the first run', () => {
	it('the next node shows the fields that this one will give', async () => {
		const upload = chakra('Upload', { resource: 'media', operation: 'uploadPublic' });
		const next = chakra('Send', { resource: 'message', operation: 'send' });
		await editor.openNode(await save(chain([start, upload, next])), next.name);
		await editor.part('ndv-input-panel').getByText('publicMediaUrl').waitFor();
	});
});

describe('The trigger', () => {
	it('shows the URL to copy and where it goes in ChakraHQ', async () => {
		const { credentials } = chakra('', {});
		const trigger = {
			name: 'ChakraHQ Trigger',
			type: 'n8n-nodes-chakrahq.chakraTrigger',
			typeVersion: 1,
			parameters: {},
			credentials,
		};
		await editor.openNode(await save(chain([trigger])), trigger.name);
		await editor.page.getByText('pass-through webhook URL for Meta events').waitFor();
		await editor.part('node-parameters').getByText('Webhook URLs').first().click();
		await editor.picture('trigger');
	});
});
