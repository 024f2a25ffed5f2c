import type { INodeParameters } from 'n8n-workflow';
import { byId, onlyJson, operate, errorOf, senderId } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

const sendRaw = async (messageJson: unknown, more: INodeParameters = {}) =>
	await operate(sandbox(), {
		resource: 'message',
		operation: 'sendRaw',
		sender: byId(senderId),
		messageJson: typeof messageJson === 'string' ? messageJson : JSON.stringify(messageJson),
		...more,
	});

const text = { type: 'text', text: { body: 'Hello' } };

test('sends the JSON unchanged, except for messaging_product and the digits of the number', async () => {
	const json = onlyJson(await sendRaw({ to: '+1 (555) 010-0001', ...text, own: ['', null, 0] }));
	expect(sandbox().messages[0]?.body).toEqual({
		messaging_product: 'whatsapp',
		to: '15550100001',
		...text,
		own: ['', null, 0],
	});
	expect(json).toEqual({
		whatsappMessageId: sandbox().messages[0]?.whatsappMessageId,
		status: 'accepted',
		recipient: '15550100001',
		type: 'text',
	});
});

test.each([
	['a number that JSON holds as a number', { to: 15550100001 }, '15550100001'],
	["a group's ID", { to: '120363401234567', recipient_type: 'group' }, '120363401234567'],
])('sends to %s', async (_, more, to) => {
	await sendRaw({ ...text, ...more });
	expect(sandbox().messages[0]?.body.to).toBe(to);
});

test.each([
	[
		'an expression that was not evaluated',
		'Hi {{ $json.name }}',
		/holds the expression \{\{ \$json.name \}\}/,
	],
	['an object in place of a name', 'Hi [object Object]', /holds "\[object Object\]"/],
	['a value that was not found', 'undefined', /is "undefined"/],
])('refuses a text with %s, at any depth', async (_, body, reason) => {
	const interactive = { type: 'button', body: { text: body } };
	for (const content of [{ text: { body } }, { type: 'interactive', interactive }]) {
		expect(errorOf(await sendRaw({ to: '15550100001', ...content }))).toMatch(reason);
	}
	expect(sandbox().messages).toHaveLength(0);
});

test('refuses a number that JSON would turn into null', async () => {
	const refusal = errorOf(
		await sendRaw('={{ ({ to: "1", type: "location", location: ({ latitude: NaN }) }) }}'),
	);
	expect(refusal).toMatch(/^Message \(JSON\) holds NaN \[item 0\]/);
	expect(sandbox().requests).toEqual([]);
});

test('takes an object from an expression', async () => {
	await sendRaw('={{ { to: "15550100001", text: { body: "Hi" } } }}');
	expect(sandbox().messages[0]?.body).toEqual({
		messaging_product: 'whatsapp',
		to: '15550100001',
		text: { body: 'Hi' },
	});
});

test('a read receipt needs no ID in the response', async () => {
	sandbox().inject({ status: 200, body: { success: true } });
	const json = onlyJson(await sendRaw({ status: 'read', message_id: 'wamid.ABC' }));
	expect(json).toEqual({ success: true });
});

test('a message whose response has no ID may have been sent', async () => {
	sandbox().inject({ status: 200, body: { success: true } });
	expect(errorOf(await sendRaw({ to: '15550100001', ...text }))).toMatch(
		/^ChakraHQ answered without an ID for the message \[item 0\] \| It may have been sent/,
	);
});

test('is never sent twice', async () => {
	sandbox().inject({ cutAnswer: true });
	expect(errorOf(await sendRaw({ to: '15550100001', ...text }))).toMatch(/may have been sent/);
	expect(sandbox().messages).toHaveLength(1);
});

test('with Validate Only sends nothing', async () => {
	const json = onlyJson(
		await sendRaw({ to: '15550100001', ...text }, { options: { validateOnly: true } }),
	);
	expect(json).toMatchObject({ request: { body: { to: '15550100001', ...text } } });
	expect(sandbox().requests).toEqual([]);
});

test('tells what to remove beside an object that was dragged onto the field', async () => {
	expect(errorOf(await sendRaw('={} {{ ({ type: "text" }) }}'))).toMatch(
		/is not a JSON object .* Remove what stands before and behind the expression/,
	);
});

test.each(['', '{', '[]', '"text"', '{}', 'null'])('refuses %p', async (json) => {
	expect(errorOf(await sendRaw(json))).toMatch(
		/^Message \(JSON\) is not a JSON object with a message in it \[item 0\]/,
	);
	expect(sandbox().requests).toEqual([]);
});
