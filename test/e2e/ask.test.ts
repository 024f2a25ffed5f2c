/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { readPressId } from '../../nodes/Chakra/ask/pressId';
import { waitingUrl } from '../../nodes/Chakra/ask/signedAddress';
import { showPhones } from '../../sandbox/demo/phones';
import { chain, items, start } from '../../sandbox/n8n/workflow';
import { webhookSecret, type BegunRun } from '../../sandbox/n8n/workspace';
import { asRecord, asRecords } from '../../sandbox/narrow';
import { approve, askNode, AskStage, decline } from './askStage';
import { trigger, TriggerStage } from './triggerStage';
import { until } from './until';
import { useSharedN8n } from './useN8n';

const base = useSharedN8n();
let stage: AskStage;
beforeAll(async () => {
	stage = await AskStage.prepare(base().live, base().sandbox);
}, 180_000);

/** The address that the button opens. */
async function addressOf(text: string, title: string): Promise<string> {
	const { body } = await stage.question(text);
	const replies = asRecords(asRecord(asRecord(body.interactive).action).buttons);
	const reply = replies.map((one) => asRecord(one.reply)).find((one) => one.title === title);
	const found = readPressId(String(reply?.id));
	if (!found) throw new Error(`No button ${title}`);
	return waitingUrl(`${base().live.server.url}/webhook-waiting`, found);
}

/** The address of a question that is answered on a page. */
async function linkOf(text: string): Promise<string> {
	const { body } = await stage.question(text);
	return String(asRecord(asRecord(asRecord(body.interactive).action).parameters).url);
}

it('goes on with the press of a button, once', async () => {
	const run = await stage.begun('May it be paid?');
	expect(await stage.press('May it be paid?', approve)).toMatchObject({ status: 200 });
	expect(await stage.answerOf(run)).toMatchObject({
		approved: true,
		responder: { phone: '15550100001', name: 'Ana' },
	});
	expect(await stage.press('May it be paid?', decline)).toMatchObject({ status: 200 });
	await wait(1500);
	expect(await stage.answerOf(run)).toMatchObject({ approved: true });
});

it("goes on with a press in the demo's terminal, which shows the buttons with numbers and takes messages", async () => {
	const said: string[] = [];
	const input = new PassThrough();
	const { sandbox, live } = base();
	const say = (line: string) => void said.push(line);
	showPhones({ sandbox, n8n: live.server, webhookSecret, say, input });
	const run = await stage.begun('Does the terminal show this?', { thankYouText: 'Noted' });
	await until(() => said.includes(`  1: ${approve}   2: ${decline}`));
	expect(said).toContain(
		'\n+15550100001 is asked. To press a button, type its number and press Enter.',
	);
	input.write('7\n2\n');
	await until(() => said.includes(`"${decline}" is pressed, and n8n has heard of it.`));
	expect(said).toContain('There is no button 7.');
	expect(await stage.answerOf(run)).toMatchObject({ approved: false });
	await until(() => said.includes('\n+15550100001 gets: "Noted"'));
	input.write('Is it still there?\n');
	await until(() => said.some((line) => /^Ana wrote, .* n8n has heard of it.$/.test(line)));
	input.end();
});

it('takes no forged press', async () => {
	const text = 'Shall we forge?';
	const run = await stage.begun(text);
	expect(await stage.press(text, approve, { secret: undefined })).toMatchObject({ status: 401 });
	expect(await stage.press(text, approve, { secret: 'another' })).toMatchObject({ status: 401 });
	await stage.press(text, approve, { from: '15550100002' });
	const right = await addressOf(text, decline);
	const post = async (url: string) => (await fetch(url, { method: 'POST', body: '{}' })).status;
	expect(await post(right.replace(/\.1&/, '.0&'))).toBe(401);
	expect(await post(right.replace(/signature=..../, 'signature=0000'))).toBe(401);
	expect(await post(right)).toBe(401);
	expect((await fetch(right)).status).toBe(200);
	await wait(1500);
	await stage.waiting(run);
	await stage.press(text, decline);
	expect(await stage.answerOf(run)).toMatchObject({ approved: false });
});

it('answers each of 20 open questions, in another order', async () => {
	const texts = Array.from({ length: 20 }, (_, index) => `Question ${index}`);
	const runs: BegunRun[] = [];
	for (const text of texts) runs.push(await stage.begun(text));
	const isApproved = (index: number) => index % 3 === 0;
	for (const index of [...texts.keys()].reverse()) {
		await stage.press(texts[index] ?? '', isApproved(index) ? approve : decline);
	}
	for (const [index, run] of runs.entries()) {
		expect(await stage.answerOf(run)).toMatchObject({ approved: isApproved(index) });
	}
});

it("gives on the items that came in when the time is up, as n8n's own nodes do", async () => {
	const values = { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' };
	const people = [{ name: 'Ana' }, { name: 'Bo' }, { name: 'Cem' }];
	const ask = askNode('In time?', { limitWaitTime: { values } });
	const run = await stage.begunWorkflow('In time?', chain([start, items(people), ask]));
	expect(await stage.answersOf(run)).toEqual(people);
	expect(base().sandbox.messages).toHaveLength(1);
	await stage.press('In time?', approve);
	expect(await stage.answersOf(run)).toEqual(people);
});

it('does not take the press of one question for another, of another execution', async () => {
	const [first, second] = [await stage.begun('Number one?'), await stage.begun('Number two?')];
	const one = await addressOf('Number one?', approve);
	const two = await addressOf('Number two?', approve);
	/** A signed press of the first question, sent to addresses that mix parts of both questions. */
	const mixed = [
		one.replace(`/${first.executionId}/`, `/${second.executionId}/`),
		two.replace(/answer=[^&]*/, /answer=[^&]*/.exec(one)?.[0] ?? ''),
		two,
	];
	for (const url of mixed) {
		expect(await stage.press('Number one?', approve, { url })).toMatchObject({ status: 401 });
	}
	await stage.waiting(first);
	await stage.waiting(second);
	await stage.press('Number two?', approve);
	await stage.press('Number one?', decline);
	expect(await stage.answerOf(second)).toMatchObject({ approved: true });
	expect(await stage.answerOf(first)).toMatchObject({ approved: false });
});

it('takes a press that two triggers hear of once, and thanks once', async () => {
	const other = new TriggerStage(base().live);
	const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
	const url = other.url(await other.publish(chain([trigger(), end])));
	const run = await stage.begun('Heard twice?', { thankYouText: 'Noted' });
	await Promise.all([
		stage.press('Heard twice?', approve),
		stage.press('Heard twice?', approve, { url }),
	]);
	expect(await stage.answerOf(run)).toMatchObject({ approved: true });
	await wait(1500);
	expect(base().sandbox.messages.map(({ body }) => asRecord(body.text).body)).toEqual([
		undefined,
		'Noted',
	]);
});

it('knows a node by a name with quotes, braces and backslashes', async () => {
	const name = 'Ask "Ana" }} \\ {{ \'x\' `y` ${z}';
	const ask = { ...askNode('Which name?'), name };
	const run = await stage.begunWorkflow('Which name?', chain([start, ask]));
	await stage.press('Which name?', approve);
	const { nodes } = await base().live.ended(run);
	expect(nodes[name]?.[0]?.outputs[0]?.[0]?.json).toMatchObject({ approved: true });
});

it('asks anew in each round of a loop, and takes each answer for its own round', async () => {
	const loop = {
		name: 'Loop',
		type: 'n8n-nodes-base.splitInBatches',
		typeVersion: 3,
		parameters: { options: {} },
	};
	const ask = askNode('={{ $json.question }}');
	const rounds = items([{ question: 'Round 1?' }, { question: 'Round 2?' }]);
	const workflow = chain([start, rounds, loop, ask]);
	workflow.connections = {
		...workflow.connections,
		Loop: { main: [[], [{ node: 'Ask', type: 'main', index: 0 }]] },
		Ask: { main: [[{ node: 'Loop', type: 'main', index: 0 }]] },
	};
	const run = await stage.begunWorkflow('Round 1?', workflow);
	await stage.press('Round 1?', approve);
	await stage.question('Round 2?');
	await stage.waiting(run);
	await stage.press('Round 1?', approve);
	await wait(1500);
	await stage.waiting(run);
	await stage.press('Round 2?', decline);
	const { status, nodes } = await base().live.ended(run);
	expect(status).toBe('success');
	const answers = (nodes.Ask ?? []).map(({ outputs }) => outputs[0]?.[0]?.json.approved);
	expect(answers).toEqual([true, false]);
});

it('takes a form of several parts, once, and nothing that is none', async () => {
	const formFields = {
		values: [
			{ fieldLabel: 'Name', fieldType: 'text', requiredField: true },
			{ fieldLabel: 'Count', fieldType: 'number' },
		],
	};
	const more = { responseType: 'customForm', formFields };
	const run = await stage.begun('Who and how many?', {}, more);
	const url = await linkOf('Who and how many?');
	const post = async (body: RequestInit['body'], headers = {}) =>
		(await fetch(url, { method: 'POST', body, headers })).status;
	const filled = (fields: Record<string, string>) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		return form;
	};
	expect((await fetch(url)).status).toBe(200);
	for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD']) await fetch(url, { method });
	expect(await post(new URLSearchParams({ field0: 'Ana' }))).toBe(415);
	expect(await post('{"data":{"field0":"Ana"}}', { 'content-type': 'application/json' })).toBe(415);
	expect(await post(filled({ field1: '2' }))).toBe(400);
	expect(await post(filled({ field0: 'Ana', field1: 'two' }))).toBe(400);
	const refused = await fetch(url, {
		method: 'POST',
		body: filled({ field0: 'Ana "A"', field1: 'two' }),
	});
	expect(await refused.text()).toContain('value="Ana &quot;A&quot;"');
	expect(await post(filled({ field0: 'x'.repeat(1024 ** 2) }))).toBeGreaterThanOrEqual(400);
	await stage.waiting(run);
	const right = filled({ field0: 'Ana', field1: '2', field7: 'unknown' });
	right.set('upload', new Blob(['not asked for']), 'a.txt');
	expect(await post(right)).toBe(200);
	expect(await stage.answerOf(run)).toMatchObject({ data: { Name: 'Ana', Count: 2 } });
	expect(await post(filled({ field0: 'Bo' }))).toBe(200);
	expect(await stage.answerOf(run)).toMatchObject({ data: { Name: 'Ana' } });
});

it('takes a free text and an approval from a page that is safe to open', async () => {
	const more = { responseType: 'freeText' };
	const run = await stage.begun('<b>Why?</b>', {}, more);
	const url = await linkOf('<b>Why?</b>');
	const page = await fetch(url);
	expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
	expect(page.headers.get('content-type')).toMatch(/text\/html/);
	expect(await page.text()).toContain('&lt;b&gt;Why?&lt;/b&gt;');
	const thanks = await fetch(url, { method: 'POST', body: new URLSearchParams({ text: 'So.' }) });
	// n8n serves this page with its own policy.
	expect(thanks.headers.get('content-security-policy')).toMatch(/^sandbox /);
	expect(await thanks.text()).toContain('Thank you');
	expect(await stage.answerOf(run)).toMatchObject({ text: 'So.' });

	const approval = await stage.begun('By link?', { answerBy: 'link' });
	const link = await linkOf('By link?');
	await fetch(link);
	await stage.waiting(approval);
	await fetch(link, { method: 'POST', body: new URLSearchParams({ choice: '1' }) });
	expect(await stage.answerOf(approval)).toMatchObject({ approved: false });
});

it('asks by a template where the person last wrote long ago, and takes its button', async () => {
	const template = { __rl: true, mode: 'list', value: 'order_update:en_US' };
	const options = { template, templateValues: 'Ana\nA-100' };
	const run = await base().live.begin(chain([start, askNode('By a template?', options)]));
	await stage.waiting(run);
	const [asked] = base().sandbox.messages;
	expect(asked?.body.type).toBe('template');
	const press = { messageId: asked?.whatsappMessageId ?? '', url: stage.triggerUrl };
	await base().sandbox.press({ ...press, title: 'Help', secret: webhookSecret });
	expect(await stage.answerOf(run)).toMatchObject({
		approved: false,
		messageId: asked?.whatsappMessageId,
	});
});
