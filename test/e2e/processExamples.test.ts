import { readExample } from '../../sandbox/n8n/example';
import { asRecord } from '../../sandbox/narrow';
import { seedMedia } from '../../sandbox/seed/media';
import { served, sha256 } from './pictures';
import { TriggerStage } from './triggerStage';
import { useSharedN8n } from './useN8n';

const base = useSharedN8n();
let stage: TriggerStage;
beforeAll(() => {
	stage = new TriggerStage(base().live);
});

const [picture] = seedMedia();
const customer = '15550100007';
const sender = '775966265503012';

const changes = () =>
	base()
		.sandbox.requests.filter(({ path }) => path.startsWith('/v1/ext/procedure/lead/process'))
		.filter(({ path }) => !path.endsWith('/list'))
		.map(({ method, path, body }) => ({ method, path, body }));

it('new-lead-from-form.json makes a lead of a form and writes to it', async () => {
	const { live, sandbox } = base();
	const workflow = await readExample('new-lead-from-form.json');
	const id = await live.publish(workflow);
	const form = workflow.nodes.map(asRecord).find(({ name }) => name === 'Form');
	const url = `${live.server.url}/form/${String(form?.webhookId)}`;
	const submit = async (phone: string) => {
		const answers = ['Gus', phone, 'gus@example.com', 'Yes'];
		const body = new FormData();
		answers.forEach((answer, i) => body.append(`field-${i}`, answer));
		expect(await fetch(url, { method: 'POST', body })).toMatchObject({ status: 200 });
	};
	await submit('+1 (555) 010-0007');
	await stage.lastOf(1, { id, webhookId: '' });
	const data = { name: 'Gus', phone_number: customer, email: 'gus@example.com' };
	expect(changes()).toEqual([
		{ method: 'POST', path: '/v1/ext/procedure/lead/process', body: { data } },
	]);
	expect(sandbox.messages).toMatchObject([
		{ to: customer, from: sender, body: { templateName: 'hello_world', language: 'en_US' } },
	]);

	// The lead has the number that the message went to, also where it is written with more than it has.
	await submit('0044 (0)20 7946 0018');
	await stage.lastOf(2, { id, webhookId: '' });
	expect(changes()[1]?.body).toMatchObject({ data: { phone_number: '442079460018' } });
	expect(sandbox.messages[1]).toMatchObject({ to: '442079460018' });
});

it('keep-leads-and-answer.json keeps one lead for everybody who writes, and answers as the window allows', async () => {
	const { sandbox } = base();
	const published = await stage.publish(await readExample('keep-leads-and-answer.json'));
	const dayAgo = Math.floor(Date.now() / 1000) - 24 * 60 * 60;
	await stage.deliver(published, {
		events: [{ kind: 'text', from: customer, timestamp: dayAgo - 1 }],
	});
	await stage.lastOf(1, published);
	const data = { lead_id: customer, name: 'Ana', phone_number: customer };
	expect(changes()).toEqual([
		{ method: 'POST', path: '/v1/ext/procedure/lead/process', body: { data } },
	]);
	expect(sandbox.messages).toMatchObject([
		{ to: customer, from: sender, body: { templateName: 'hello_world' } },
	]);

	await stage.deliver(published, {
		events: [{ kind: 'text', from: customer, messageId: 'wamid.NOW' }],
	});
	await stage.lastOf(2, published);
	expect(changes()[1]).toEqual({
		method: 'PUT',
		path: `/v1/ext/procedure/lead/process/lead_id/${customer}`,
		body: { data },
	});
	expect(sandbox.messages[1]).toMatchObject({
		to: customer,
		from: sender,
		body: {
			text: { body: 'Thank you, we have your message and write back today.' },
			context: { message_id: 'wamid.NOW' },
		},
	});

	// Somebody who shows no phone number.
	const userId = 'US.13491208655302741918';
	await stage.deliver(published, { events: [{ kind: 'text', from: userId }] });
	await stage.lastOf(3, published);
	expect(changes()[2]?.body).toEqual({ data: { lead_id: userId, name: 'Ana' } });
	expect(sandbox.messages[2]).toMatchObject({ from: sender, body: { recipient: userId } });

	// A reaction to an answer is none to be answered.
	await stage.deliver(published, { events: [{ kind: 'reaction', from: customer }] });
	await stage.lastOf(3, published);
	expect(sandbox.messages).toHaveLength(3);
});

it('photo-to-lead.json puts the photo of a customer into the lead', async () => {
	const { sandbox } = base();
	const leads = `${sandbox.url}/v1/ext/procedure/lead/process`;
	const headers = {
		authorization: `Bearer ${sandbox.token}`,
		'content-type': 'application/json',
	};
	const body = JSON.stringify({ data: { lead_id: customer } });
	expect(await fetch(leads, { method: 'POST', headers, body })).toMatchObject({ ok: true });
	const published = await stage.publish(await readExample('photo-to-lead.json'));
	await stage.deliver(published, {
		events: [
			{ kind: 'image', from: customer },
			{ kind: 'expiredImage', from: customer },
		],
	});
	await stage.lastOf(1, published);
	const [, change, ...more] = changes();
	expect(more).toEqual([]);
	expect(change).toEqual({
		method: 'PUT',
		path: `/v1/ext/procedure/lead/process/lead_id/${customer}`,
		body: { data: { lead_id: customer, photo: expect.any(String) } },
	});
	const photoId = String(asRecord(asRecord(change?.body).data).photo);
	const photo = await served(`${sandbox.url}/v1/ext/photo/${photoId}`, headers.authorization);
	expect(photo.sha256).toBe(sha256(picture?.bytes ?? Buffer.alloc(0)));

	const newcomer = '15550100077';
	await stage.deliver(published, { events: [{ kind: 'image', from: newcomer }] });
	await stage.lastOf(2, published);
	expect(changes().at(-1)).toMatchObject({
		method: 'POST',
		body: { data: { lead_id: newcomer, photo: expect.any(String) } },
	});
});
