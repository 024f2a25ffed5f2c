import type { INodeParameters } from 'n8n-workflow';
import type { SentMessage } from '../../../sandbox/server';
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

/** Presses a button; the event goes to where it leads, as the trigger hands it on. */
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

/** Bytes of a signed event stay as they are only under this type. */
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
	// The signed press of one button, at the address of the other.
	expect(await press(decline, { url: addressOf(asked, approve) })).toMatchObject({ status: 401 });
	// The decision swapped in the address.
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
