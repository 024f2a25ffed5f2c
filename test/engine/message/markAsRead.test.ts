import type { INodeParameters } from 'n8n-workflow';
import { byId, onlyJson, operate, errorOf, senderId } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

const markAsRead = async (more: INodeParameters = {}) =>
	await operate(sandbox(), {
		resource: 'message',
		operation: 'markAsRead',
		sender: byId(senderId),
		messageId: ' wamid.ABC ',
		...more,
	});

test.each([
	[false, {}],
	[true, { typing_indicator: { type: 'text' } }],
])('marks a message as read, with typing indicator %p', async (typingIndicator, more) => {
	expect(onlyJson(await markAsRead({ typingIndicator }))).toEqual({
		success: true,
		messageId: 'wamid.ABC',
	});
	expect(sandbox().messages).toMatchObject([{ to: null, from: senderId }]);
	expect(sandbox().messages[0]?.body).toEqual({
		messaging_product: 'whatsapp',
		status: 'read',
		message_id: 'wamid.ABC',
		...more,
	});
});

test.each([
	['ChakraHQ', { _data: { success: true } }],
	['Meta', { success: true }],
])('takes any success for one, whoever words it: %s', async (_, body) => {
	sandbox().inject({ status: 200, body });
	expect(onlyJson(await markAsRead())).toMatchObject({ success: true });
});

test.each(['', 'null', '[]', '"OK"'])(
	'says nothing of success where the answer is %j',
	async (body) => {
		sandbox().inject({ status: 200, body });
		expect(errorOf(await markAsRead())).toMatch(/does not say whether this was done/);
	},
);

test('fails if a 2xx holds an error of ChakraHQ', async () => {
	sandbox().inject({ status: 200, body: { _data: [], _errors: ['(#100) Invalid parameter'] } });
	expect(errorOf(await markAsRead())).toMatch(/\(#100\) Invalid parameter/);
});

test('is tried again after any failure, because a repeat changes nothing', async () => {
	sandbox().inject({ cutAnswer: true });
	expect(onlyJson(await markAsRead())).toMatchObject({ success: true });
	expect(sandbox().requests).toHaveLength(2);
});

test('needs a message ID', async () => {
	expect(errorOf(await markAsRead({ messageId: '={{ "" }}' }))).toMatch(
		/^Message ID is empty \[item 0\]/,
	);
	expect(sandbox().requests).toEqual([]);
});

test('does not call it done if ChakraHQ says that it is not', async () => {
	sandbox().inject({ status: 200, body: { success: false } });
	expect(errorOf(await markAsRead())).toMatch(
		/^ChakraHQ did not mark the message as read \(HTTP 200\) \[item 0\] \| Check Message ID/,
	);
});
