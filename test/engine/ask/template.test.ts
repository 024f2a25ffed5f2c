import type { INodeParameters } from 'n8n-workflow';
import { asRecord, asRecords } from '../../../sandbox/narrow';
import { operate, errorOf } from '../operate';
import { webhookSecret } from '../trigger/triggerHost';
import { useSandbox } from '../useSandbox';
import { askParameters } from './askHost';
import { buttonAddress } from './buttonAddress';
import { useAskHost } from './useAskHost';

const sandbox = useSandbox();
const host = useAskHost(sandbox);

/** The seed's template order_update has two variables and two quick reply buttons. */
const template = { __rl: true, mode: 'list', value: 'order_update:en_US' };
const both = (options: INodeParameters = {}): INodeParameters => ({
	approvalOptions: { values: { approvalType: 'double' } },
	options: { template, templateValues: 'Ana\nA-100', ...options },
});

/** The person's messages at ChakraHQ. In the seed the last one is old. */
const lastWrote = (hoursAgo: number) =>
	sandbox().inject({
		match: { path: '/list-chat-messages-for-phone-number' },
		status: 200,
		body: {
			_data: [{ id: 'a', direction: 'INCOMING', timestamp: Date.now() - hoursAgo * 3_600_000 }],
		},
	});

const asked = () => sandbox().messages.map(({ body }) => body.type);
const refused131047 = {
	match: { path: '/messages' },
	status: 400,
	body: { error: { code: 131047, message: '(#131047) Re-engagement message' } },
};

test('a person who last wrote long ago is asked by the template, and its buttons carry the answers', async () => {
	const { run } = await host().ask(both());
	expect(run.status).toBe('waiting');
	expect(asked()).toEqual(['template']);
	const { name, language, components } = asRecord(sandbox().messages[0]?.body.template);
	expect({ name, language }).toMatchObject({ name: 'order_update', language: { code: 'en_US' } });
	const [body, ...buttons] = asRecords(components);
	expect(body?.parameters).toMatchObject([{ text: 'Ana' }, { text: 'A-100' }]);
	expect(buttons.map(({ index }) => index)).toEqual(['0', '1']);
	for (const button of buttons) {
		const [{ type, payload } = {}] = asRecords(button.parameters);
		expect(type).toBe('payload');
		expect(String(payload).length).toBeLessThanOrEqual(128);
	}
});

test.each([
	['Thanks', true],
	['Help', false],
])('the button %s of the template gives approved: %s', async (title, approved) => {
	await host().ask(both());
	const [message] = sandbox().messages;
	if (!message) throw new Error('Nothing was asked');
	const url = buttonAddress(message, title, host().waitingBase);
	const { whatsappMessageId: messageId } = message;
	expect(await sandbox().press({ messageId, title, url, secret: webhookSecret })).toMatchObject({
		status: 200,
	});
	expect(host().resumed).toMatchObject([[{ json: { approved, messageId } }]]);
});

test.each(['={{ ["Ana", "A-100"] }}', 'Ana\r\n A-100 \n'])(
	'the values come as lines or as a list: %j',
	async (templateValues) => {
		await host().ask(both({ templateValues }));
		const [body] = asRecords(asRecord(sandbox().messages[0]?.body.template).components);
		expect(body?.parameters).toMatchObject([{ text: 'Ana' }, { text: 'A-100' }]);
	},
);

test('a person who wrote just now is asked freely', async () => {
	lastWrote(1);
	await host().ask(both());
	expect(asked()).toEqual(['interactive']);
});

test('where WhatsApp says that the window is closed, the template follows', async () => {
	lastWrote(23);
	sandbox().inject(refused131047);
	await host().ask(both());
	expect(asked()).toEqual(['template']);
});

/** A template with these parts, as the account has it. */
const question = (...components: object[]) => {
	const made = { id: '1', name: 'question', language: 'en_US', status: 'APPROVED', components };
	sandbox().inject({ match: { path: 'message_templates' }, status: 200, body: { data: [made] } });
	return 'question:en_US';
};

const quickReplies = ['Yes', 'No'].map((text) => ({ type: 'QUICK_REPLY', text }));
const withButtons = (...more: object[]) => ({
	type: 'BUTTONS',
	buttons: [...quickReplies, ...more],
});
const oneVariable = { type: 'BODY', text: 'Please decide: {{1}} Thank you.' };
const header = (format: string) => ({ type: 'HEADER', format });
const fileAt = (kind: string, mediaUrl: string) => ({ header: kind, mediaSource: 'url', mediaUrl });

/** A template whose button opens a page. */
const withLink = (url: string) => {
	const text = { type: 'BODY', text: 'We have a question.' };
	const buttons = [{ type: 'URL', text: 'Answer', url }];
	const template = question(text, { type: 'BUTTONS', buttons });
	return { responseType: 'freeText', options: { template, maxTries: 1 } };
};

const accepted = () =>
	sandbox().inject({
		match: { path: '/messages' },
		status: 200,
		body: { messages: [{ id: 'wamid.ASKED' }] },
	});

test.each([
	['image', 'a.png', {}],
	['video', 'a.mp4', {}],
	['document', 'a.pdf', { filename: 'a.pdf' }],
])("the question's %s goes into the header of the template", async (kind, file, more) => {
	const template = question(header(kind.toUpperCase()), oneVariable, withButtons());
	const link = `https://example.com/${file}`;
	accepted();
	await host().ask({ ...both({ template, templateValues: '' }), ...fileAt(kind, link) });
	const { template: sent } = asRecord(sandbox().requests.at(-1)?.body);
	const [head, body] = asRecords(asRecord(sent).components);
	expect(head?.parameters).toEqual([{ type: kind, [kind]: { link, ...more } }]);
	expect(body?.parameters).toMatchObject([{ text: 'May invoice 4711 be paid?' }]);
});

test.each<[string, () => string, INodeParameters, RegExp]>([
	[
		'a picture, and the question has none',
		() => question(header('IMAGE'), oneVariable, withButtons()),
		{},
		/^Template "question" needs a “Header Image”.*Set Header to the kind of file.*\(image\), or choose/,
	],
	[
		'a picture, and the question has a document',
		() => question(header('IMAGE'), oneVariable, withButtons()),
		fileAt('document', 'https://example.com/a.pdf'),
		/needs a “Header Image”.*Set Header to the kind of file/,
	],
	[
		'a location',
		() => question(header('LOCATION'), oneVariable, withButtons()),
		{},
		/needs a “Header Latitude”.*Choose another template/,
	],
	[
		'a link with a variable beside the answers',
		() =>
			question(
				oneVariable,
				withButtons({ type: 'URL', text: 'See', url: 'https://shop.example/{{1}}' }),
			),
		{},
		/needs a “Button 3 Link Ending .*Choose another template/,
	],
	[
		'too little room for the question',
		() => question(oneVariable, withButtons()),
		{ message: 'x'.repeat(1024) },
		/^Message and Template Values do not fill the template "question".*Shorten a value/,
	],
])('a template that has %s is refused', async (_, template, more, refusal) => {
	const asking = host().ask({ ...both({ template: template(), templateValues: '' }), ...more });
	await expect(asking).rejects.toThrow(refusal);
	expect(sandbox().messages).toEqual([]);
});

test('the button of a template leads to the page, at the address of this n8n', async () => {
	const start = `${host().waitingBase}/`;
	accepted();
	await host().ask(withLink(`${start}{{1}}`));
	const { template: sent } = asRecord(sandbox().requests.at(-1)?.body);
	const [button] = asRecords(asRecord(sent).components);
	expect(button).toMatchObject({ sub_type: 'url', index: '0' });
	const [{ text } = {}] = asRecords(button?.parameters);
	const url = `${start}${String(text)}`;
	expect(await (await fetch(url)).text()).toContain('May invoice 4711 be paid?');
	await fetch(url, { method: 'POST', body: new URLSearchParams({ text: 'Yes' }) });
	expect(host().resumed).toMatchObject([[{ json: { text: 'Yes' } }]]);
});

test('a template whose button leads elsewhere is refused', async () => {
	const more = withLink('https://shop.example/{{1}}');
	await expect(host().ask(more)).rejects.toThrow(/takes the ending of the address only/);
	expect(sandbox().messages).toEqual([]);
});

test('where ChakraHQ does not tell, the template goes', async () => {
	sandbox().inject({
		match: { path: '/list-chat-messages-for-phone-number' },
		status: 403,
		body: {},
		times: 9,
	});
	await host().ask(both({ maxTries: 1 }));
	expect(asked()).toEqual(['template']);
});

test('without the option nobody is asked by a template', async () => {
	sandbox().inject(refused131047);
	await expect(host().ask(both({ template: '' }))).rejects.toThrow(/More than 24 hours/);
	expect(asked()).toEqual([]);
});

test('a question that may have been sent is not followed by a template', async () => {
	lastWrote(1);
	sandbox().inject({ match: { path: '/messages' }, cutAnswer: true });
	await expect(host().ask(both({ maxTries: 1 }))).rejects.toThrow(/may have been sent/);
	expect(sandbox().requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1);
});

test.each<[string, INodeParameters, RegExp]>([
	[
		'has another number of buttons',
		{ templateValues: 'a', template: 'weekly:en_US' },
		/no template/,
	],
	[
		'has no such variable',
		{ templateValues: 'Ana' },
		/has 2 variables, and Template Values gives 1/,
	],
	['is not named whole', { template: 'order_update' }, /^Template When Closed is "order_update"/],
	[
		'has no buttons',
		{ template: 'hello_world:en_US', templateValues: '' },
		/has 0 quick reply buttons/,
	],
])('a template that %s is refused before anything is sent', async (_, options, refusal) => {
	const result = await operate(sandbox(), askParameters(both(options)), {
		credential: { webhookSecret },
		host: { executionId: '7', webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting' },
	});
	expect(errorOf(result)).toMatch(refusal);
	expect(sandbox().messages).toEqual([]);
});
