/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { asRecord, asRecords } from '../../../sandbox/narrow';
import type { SentMessage } from '../../../sandbox/server';
import { eventBody, type EventOutline } from '../../../sandbox/webhooks/eventBody';
import { signature } from '../../../sandbox/webhooks/sendWebhook';
import { webhookSecret } from '../trigger/triggerHost';
import { useSandbox } from '../useSandbox';
import { buttonAddress } from './buttonAddress';
import { useAskHost } from './useAskHost';

const sandbox = useSandbox();
const host = useAskHost(sandbox);

const both: INodeParameters = { approvalOptions: { values: { approvalType: 'double' } } };
const approve = '✓ Approve';
const decline = '✗ Decline';

const addressOf = (asked: SentMessage, title: string) =>
	buttonAddress(asked, title, host().waitingBase);

function question(): SentMessage {
	const message = sandbox().messages[0];
	if (!message) throw new Error('Nothing was asked');
	return message;
}

/** Presses a button. Its event goes to the waiting execution, as the trigger hands it on. */
async function press(title: string, more: { url?: string; from?: string; secret?: string } = {}) {
	const asked = question();
	return await sandbox().press({
		messageId: asked.whatsappMessageId,
		title,
		url: more.url ?? addressOf(asked, title),
		from: more.from,
		secret: 'secret' in more ? more.secret : webhookSecret,
	});
}

/** n8n leaves the bytes of a body unchanged only for this type. */
async function post(url: string, body: string, headers: Record<string, string> = {}) {
	return await fetch(url, {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/octet-stream', ...headers },
	});
}

test.each([
	[approve, true],
	[decline, false],
])('%s goes on with approved: %s, and who it was', async (title, approved) => {
	const { run } = await host().ask(both);
	expect(run.status).toBe('waiting');
	expect(await press(title)).toMatchObject({ status: 200, body: '{"message":"Answer taken"}' });
	expect(host().resumed).toEqual([
		[
			{
				json: {
					approved,
					responder: { phone: '15550100001', userId: null, name: 'Ana' },
					respondedAt: expect.stringMatching(/^\d{4}-.*Z$/),
					messageId: question().whatsappMessageId,
				},
				pairedItem: { item: 0 },
			},
		],
	]);
});

test('a second press, of the same or another button, changes nothing', async () => {
	await host().ask(both);
	await press(approve);
	expect(await press(approve)).toMatchObject({
		status: 200,
		body: expect.stringMatching(/already/),
	});
	expect(await press(decline)).toMatchObject({
		status: 200,
		body: expect.stringMatching(/already/),
	});
	expect(host().resumed).toHaveLength(1);
});

test('a press after the time is up changes nothing, also where n8n has not ended the wait yet', async () => {
	const limit = { limitType: 'afterTimeInterval', resumeAmount: 0.005, resumeUnit: 'minutes' };
	await host().ask({ ...both, options: { limitWaitTime: { values: limit } } });
	await wait(300);
	expect(await press(approve)).toMatchObject({
		status: 410,
		body: expect.stringContaining('no longer open'),
	});
	expect(host().resumed).toEqual([]);
});

test('two presses that come at once go on once', async () => {
	await host().ask(both);
	await Promise.all([press(approve), press(approve), press(decline)]);
	expect(host().resumed).toHaveLength(1);
});

test('a forged press goes nowhere', async () => {
	await host().ask(both);
	const asked = question();
	expect(await press(approve, { secret: undefined })).toMatchObject({ status: 401 });
	expect(await press(approve, { secret: 'another' })).toMatchObject({ status: 401 });
	expect(await press(approve, { from: '15550100002' })).toMatchObject({ status: 403 });
	// The signed press of one button, sent to the address of the other.
	expect(await press(decline, { url: addressOf(asked, approve) })).toMatchObject({ status: 401 });
	// The address with the other decision in it.
	const swapped = addressOf(asked, decline).replace(/\.1&/, '.0&');
	expect(await press(approve, { url: swapped })).toMatchObject({ status: 401 });
	expect(
		await press(approve, { url: addressOf(asked, approve).replace('/77/', '/78/') }),
	).toMatchObject({ status: 401 });
	expect((await post(addressOf(asked, approve), '{"approved":true}')).status).toBe(401);
	expect(host().resumed).toEqual([]);
	expect(await press(decline)).toMatchObject({ status: 200 });
	expect(host().resumed).toHaveLength(1);
});

/** The event of a press, signed by ChakraHQ. */
function pressEvent(title: string, more: Partial<EventOutline> = {}): EventOutline {
	const action = asRecord(asRecord(question().body.interactive).action);
	const replies = asRecords(action.buttons).map(({ reply }) => asRecord(reply));
	const button_reply = replies.find((reply) => reply.title === title);
	const interactive = { type: 'button_reply', button_reply };
	return { kind: 'buttonReply', ...more, members: { interactive, ...more.members } };
}

/** Sends the event to the address of a button, with the signed bytes or with others. */
async function handOn(title: string, events: EventOutline[], spoil = (body: string) => body) {
	const body = JSON.stringify(eventBody('meta', events));
	const url = addressOf(question(), title);
	return (await post(url, spoil(body), signature(body, webhookSecret))).status;
}

const userId = 'US.13491208655302741918';
const parentId = 'US.ENT.11815799212886844830';
const byUserId = { from: '', members: { from_user_id: userId } };
const byBoth = { from_user_id: userId, from_parent_user_id: parentId };

test.each<[string, string, Partial<EventOutline>, number]>([
	['who shows no number, and may answer', userId, byUserId, 200],
	['who shows no number, and may not', 'US.134912086553027419', byUserId, 403],
	['whose number was given as a link', 'https://wa.me/15550100001', {}, 200],
	['by the ID that portfolios share', parentId, { ...byUserId, members: byBoth }, 200],
	['by such an ID of somebody else', 'US.ENT.118157992128868448', { members: byBoth }, 403],
	['whose user ID stands in the place of the number', userId, { from: userId }, 200],
	['from within a group', '+1 555 010-0001', { members: { group_id: 'g' } }, 200],
	['from within a group, of others', '+1 555 010-0002', { members: { group_id: 'g' } }, 403],
	['in an echo of our own', '+1 555 010-0001', { echo: true }, 401],
])('a press of a person %s', async (_, approverIds, more, status) => {
	await host().ask({ ...both, options: { approverIds } });
	expect(await handOn(approve, [pressEvent(approve, more)])).toBe(status);
	expect(host().resumed).toHaveLength(status === 200 ? 1 : 0);
});

test('a question to the user ID that portfolios share is answered by its recipient', async () => {
	await host().ask({ ...both, recipient: parentId });
	expect(question().body).toMatchObject({ recipient: parentId });
	const more = { ...byUserId, members: byBoth };
	expect(await handOn(approve, [pressEvent(approve, more)])).toBe(200);
	const responder = { phone: null, userId, name: 'Ana' };
	expect(host().resumed).toMatchObject([[{ json: { approved: true, responder } }]]);
});

test('of several people who pressed in one event, the one counts who may answer', async () => {
	await host().ask(both);
	const others = ['15550100002', '15550100003'].map((from) => pressEvent(approve, { from }));
	expect(await handOn(approve, others)).toBe(403);
	expect(await handOn(approve, [...others, pressEvent(approve), ...others])).toBe(200);
	expect(host().resumed).toMatchObject([[{ json: { responder: { phone: '15550100001' } } }]]);
});

test.each<[string, (body: string) => string]>([
	['one digit', (body) => body.replace('15550100001', '15550100002')],
	['one letter', (body) => body.replace('Ana', 'Bna')],
	['a blank more', (body) => `${body} `],
	['its last byte less', (body) => body.slice(0, -1)],
])('an event altered by %s is none of ours', async (_, spoil) => {
	await host().ask(both);
	expect(await handOn(approve, [pressEvent(approve)], spoil)).toBe(401);
	expect(host().resumed).toEqual([]);
	expect(await handOn(approve, [pressEvent(approve)])).toBe(200);
});

test('opening the address decides nothing', async () => {
	await host().ask(both);
	const answer = await fetch(addressOf(question(), approve));
	expect(answer.status).toBe(200);
	expect(await answer.text()).toContain('Please answer in the chat.');
	expect(host().resumed).toEqual([]);
});

test('a button of an earlier question of the same execution answers no later one', async () => {
	await host().ask(both);
	const earlier = addressOf(question(), approve);
	await host().ask(both);
	expect(await press(approve, { url: earlier })).toMatchObject({ status: 410 });
	expect(host().resumed).toEqual([]);
});

test('choices give the value of the chosen one, as buttons and as a list', async () => {
	const choice = ['Now', 'Next week', 'In spring', 'Never'].map((title) => ({ title, value: '' }));
	const ask = async (choices: object) =>
		await host().ask({
			responseType: 'choices',
			choices: JSON.parse(JSON.stringify({ choice: choices })),
		});
	await ask([{ title: 'Red', value: '#f00' }, { title: 'Blue' }]);
	await press('Red');
	sandbox().messages.length = 0;
	await ask(choice);
	expect(question().body.interactive).toMatchObject({ type: 'list' });
	await press('In spring');
	expect(host().resumed).toMatchObject([
		[{ json: { choice: '#f00' } }],
		[{ json: { choice: 'In spring' } }],
	]);
});

test('texts of the options go out: to who may not answer, and after the answer', async () => {
	await host().ask({
		...both,
		options: {
			approverIds: '+49 151 23456789, US.13491208655302741918',
			unauthorizedReplyText: 'Only Bo may.',
			thankYouText: 'Thank you',
		},
	});
	expect(await press(approve)).toMatchObject({ status: 403 });
	expect(await press(approve, { from: '4915123456789' })).toMatchObject({ status: 200 });
	expect(sandbox().messages.slice(1)).toMatchObject([
		{ to: '15550100001', body: { text: { body: 'Only Bo may.' } } },
		{ to: '4915123456789', body: { text: { body: 'Thank you' } } },
	]);
});

test('an answer counts although the thank you text could not be sent', async () => {
	await host().ask({ ...both, options: { thankYouText: 'Thank you' } });
	sandbox().inject({ match: { path: '/messages' }, status: 500 });
	expect(await press(approve)).toMatchObject({ status: 200 });
	expect(host().resumed).toHaveLength(1);
});

/** The response to a press, once no answer before it is under way. */
async function nextPress() {
	let response = await press(approve);
	while (response.body.includes('is answered already')) response = await press(approve);
	return response;
}

test('an answer with which n8n could not go on can be given again, also where the caller hung up, and is thanked for once', async () => {
	await host().ask({ ...both, options: { thankYouText: 'Thank you' } });
	host().cannotResume = true;
	sandbox().inject({ match: { path: '/messages' }, slowAnswerMs: 300 });
	const body = JSON.stringify(eventBody('meta', [pressEvent(approve)]));
	const hungUp = fetch(addressOf(question(), approve), {
		method: 'POST',
		body,
		headers: {
			'content-type': 'application/octet-stream',
			...signature(body, webhookSecret),
		},
		signal: AbortSignal.timeout(100),
	});
	await expect(hungUp).rejects.toThrow();
	expect(await nextPress()).toMatchObject({ status: 500 });
	host().cannotResume = false;
	expect(await nextPress()).toMatchObject({ body: '{"message":"Answer taken"}' });
	expect(host().resumed).toHaveLength(1);
	expect(sandbox().messages).toHaveLength(2);
});

test('a press that n8n cannot check, because it cannot read the credential, leaves the question open', async () => {
	await host().ask(both);
	host().noCredential = 'no such credential';
	expect(await press(approve)).toMatchObject({
		status: 503,
		body: '{"message":"n8n could not check the answer, and the question stays open: no such credential"}',
	});
	expect(host().resumed).toEqual([]);
	host().noCredential = undefined;
	expect(await press(approve)).toMatchObject({ status: 200, body: '{"message":"Answer taken"}' });
	expect(host().resumed).toHaveLength(1);
});

test.each([
	['Yes', 'yes'],
	['👨‍👩‍👧 Yes', '👨‍👩‍👧 No'],
])('the titles %j and %j are two answers', async (approveLabel, disapproveLabel) => {
	await host().ask({
		approvalOptions: { values: { approvalType: 'double', approveLabel, disapproveLabel } },
	});
	await press(disapproveLabel);
	expect(host().resumed).toMatchObject([[{ json: { approved: false } }]]);
});
