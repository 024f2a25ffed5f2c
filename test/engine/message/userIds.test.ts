import type { INodeParameters } from 'n8n-workflow';
import { byId, onlyJson, operate, errorOf, senderId } from '../operate';
import { named, listed, sendTemplate } from '../templateMessage/templateMessage';
import { useSandbox } from '../useSandbox';
import { send } from './message';

const sandbox = useSandbox();
const userId = 'US.13491208655302741918';
const fromEvent = { items: [{ json: { from: userId } }] };

const otpComponents = JSON.stringify([
	{ type: 'body', parameters: [{ type: 'text', text: '123456' }] },
	{ type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: '123456' }] },
]);

const sendRaw = async (message: object) =>
	await operate(sandbox(), {
		resource: 'message',
		operation: 'sendRaw',
		sender: byId(senderId),
		messageJson: JSON.stringify({ type: 'text', text: { body: 'Hello' }, ...message }),
	});

test.each([
	['a user ID', userId, userId],
	['an ID of several portfolios', 'BR.ENT.11815799212886844830', 'BR.ENT.11815799212886844830'],
	['small letters, as a table may write it', userId.toLowerCase(), userId],
	['blanks within', 'US. 1349 1208 655', 'US.13491208655'],
	['small letters of several portfolios', 'br.ent.118157', 'BR.ENT.118157'],
	['blanks and invisible marks around it', ` \u200e${userId}\u202c\n`, userId],
])('a message goes to %s as recipient, without to', async (_, recipient, sent) => {
	const json = onlyJson(await send(sandbox(), { recipient }));
	const body = sandbox().messages[0]?.body;
	expect(body).toMatchObject({ recipient_type: 'individual', recipient: sent });
	expect(body).not.toHaveProperty('to');
	expect(json).toMatchObject({ recipient: sent });
});

test("an answer goes to the event's from", async () => {
	await send(sandbox(), { recipient: '={{ $json.from }}' }, fromEvent);
	expect(sandbox().messages[0]?.body).toMatchObject({ recipient: userId });
});

test("a template in Meta's format goes to the event's from", async () => {
	const more: INodeParameters = { ...named('hello_world'), recipient: '={{ $json.from }}' };
	const json = onlyJson(await sendTemplate(sandbox(), 'sendMeta', more, fromEvent));
	expect(sandbox().messages[0]?.body).toMatchObject({ recipient: userId, type: 'template' });
	expect(sandbox().messages[0]?.body).not.toHaveProperty('to');
	expect(json).toMatchObject({ recipient: userId });
});

test("ChakraHQ's own template call takes no user ID, and the refusal names the one that does", async () => {
	const refusal = errorOf(
		await sendTemplate(sandbox(), 'send', { ...named('hello_world'), recipient: userId }),
	);
	expect(refusal).toMatch(/is a user ID.*phone numbers only.*Send in Meta Format/);
	expect(sandbox().messages).toEqual([]);
});

test.each([
	['by hand', named('login_otp', [['code', '', '123456']])],
	['from the list', listed('login_otp', { code: '123456' })],
	[
		'as parts by hand',
		named('login_otp', [
			['body', '1', '123456'],
			['urlButton', '1', '123456'],
		]),
	],
	['as components', { ...named('login_otp'), options: { components: otpComponents } }],
	[
		'as components, from the list',
		{ ...listed('login_otp'), options: { components: otpComponents } },
	],
])('a one-time code %s does not go to a user ID', async (_, template) => {
	const refusal = errorOf(
		await sendTemplate(sandbox(), 'sendMeta', { ...template, recipient: userId }),
	);
	expect(refusal).toMatch(/131062.*Give the phone number/);
	expect(sandbox().messages).toEqual([]);
});

test('raw JSON with a one-time code does not go to a user ID either', async () => {
	const template = {
		name: 'login_otp',
		language: { code: 'en_US' },
		components: JSON.parse(otpComponents),
	};
	const message = { type: 'template', template, text: undefined };
	expect(errorOf(await sendRaw({ ...message, recipient: userId }))).toMatch(
		/131062.*Give the phone number/,
	);
	expect(sandbox().messages).toEqual([]);
	expect(onlyJson(await sendRaw({ ...message, to: '15550100001' }))).toMatchObject({
		recipient: '15550100001',
	});
});

test('a template goes to a user ID also where the account gives no list of templates', async () => {
	sandbox().inject({ match: { path: '/message_templates' }, status: 403 });
	const more = { ...named('hello_world'), recipient: userId };
	expect(onlyJson(await sendTemplate(sandbox(), 'sendMeta', more))).toMatchObject({
		recipient: userId,
	});
	expect(sandbox().requests.map(({ status }) => status)).toContain(403);
});

test.each([
	['text', { text: { body: 'Hello' } }],
	['template', { template: { name: 'hello_world', language: { code: 'en_US' } } }],
	['image', { image: { link: 'https://files.example.com/hat.png' } }],
	['interactive', { interactive: { type: 'button' } }],
	['reaction', { reaction: { message_id: 'wamid.A', emoji: '👍' } }],
	['something_new', { something_new: {} }],
])(
	'raw JSON of the type %s with a user ID in to is refused in every spelling',
	async (type, content) => {
		for (const to of [userId, userId.toLowerCase(), 'BR.ENT.1181579921', ' US.1349 1208 ']) {
			expect(errorOf(await sendRaw({ type, text: undefined, ...content, to }))).toMatch(
				/"to" holds the user ID .*Put the user ID into "recipient"/,
			);
		}
		expect(sandbox().requests).toEqual([]);
	},
);

test('raw JSON with a user ID as recipient beside an empty to names the person in its output', async () => {
	const json = onlyJson(await sendRaw({ to: '', recipient: ` ${userId.toLowerCase()} ` }));
	expect(json).toMatchObject({ recipient: userId });
});

test('raw JSON with a user ID in to is refused, because WhatsApp drops it silently', async () => {
	expect(errorOf(await sendRaw({ to: ` ${userId} ` }))).toMatch(
		/"to" holds the user ID US\.13491208655302741918.*Put the user ID into "recipient"/,
	);
	expect(sandbox().messages).toEqual([]);
});

test('raw JSON with a user ID as recipient goes out as it is', async () => {
	expect(onlyJson(await sendRaw({ recipient: userId }))).toMatchObject({ recipient: userId });
	expect(sandbox().messages[0]?.body).toMatchObject({ recipient: userId });
});

test.each(['us.1349abc', 'US.1349_12'])(
	'%s is told to be no user ID as Meta spells it',
	async (recipient) => {
		expect(errorOf(await send(sandbox(), { recipient }))).toMatch(
			/cannot be used.*exactly as the event has it/,
		);
	},
);

test.each(['getWindow', 'getMessages'])(
	'Chat > %s says that a user ID is none of its',
	async (operation) => {
		const run = await operate(sandbox(), { resource: 'chat', operation, phoneNumber: userId });
		expect(errorOf(run)).toMatch(/is a user ID.*by phone number only/);
		expect(sandbox().requests).toEqual([]);
	},
);

test.each(['USA.1349120865', 'US.', '@jane.doe'])(
	'%s is no user ID, and no phone number',
	async (recipient) => {
		expect(errorOf(await send(sandbox(), { recipient }))).toMatch(/cannot be used/);
	},
);
