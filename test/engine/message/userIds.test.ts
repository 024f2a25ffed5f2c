import type { INodeParameters } from 'n8n-workflow';
import { byId, onlyJson, operate, refusalOf, senderId } from '../operate';
import { named, listed, sendTemplate } from '../templateMessage/templateMessage';
import { useSandbox } from '../useSandbox';
import { send } from './message';

const sandbox = useSandbox();
const userId = 'US.13491208655302741918';
const fromEvent = { items: [{ json: { from: userId } }] };

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
	const refusal = refusalOf(
		await sendTemplate(sandbox(), 'send', { ...named('hello_world'), recipient: userId }),
	);
	expect(refusal).toMatch(/is a user ID.*phone numbers only.*Send in Meta Format/);
	expect(sandbox().messages).toEqual([]);
});

test.each([
	['by hand', named('login_otp', [['code', '', '123456']])],
	['from the list', listed('login_otp', { code: '123456' })],
])('a one-time code %s does not go to a user ID', async (_, template) => {
	const refusal = refusalOf(
		await sendTemplate(sandbox(), 'sendMeta', { ...template, recipient: userId }),
	);
	expect(refusal).toMatch(/131062.*Give the phone number/);
	expect(sandbox().messages).toEqual([]);
});

test('raw JSON with a user ID in to is refused, because WhatsApp drops it silently', async () => {
	expect(refusalOf(await sendRaw({ to: ` ${userId} ` }))).toMatch(
		/"to" holds the user ID US\.13491208655302741918.*Put the user ID into "recipient"/,
	);
	expect(sandbox().messages).toEqual([]);
});

test('raw JSON with a user ID as recipient goes out as it is', async () => {
	expect(onlyJson(await sendRaw({ recipient: userId }))).toMatchObject({ recipient: userId });
	expect(sandbox().messages[0]?.body).toMatchObject({ recipient: userId });
});

test.each(['us.13491208655302741918', 'USA.1349120865', 'US.', 'US.1349_12', '@jane.doe'])(
	'%s is no user ID, and no phone number',
	async (recipient) => {
		expect(refusalOf(await send(sandbox(), { recipient }))).toMatch(/cannot be used/);
	},
);
