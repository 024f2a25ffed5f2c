import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { asRecord } from '../../../sandbox/narrow';
import { spellingsOf } from '../secrecy';
import { useSandbox } from '../useSandbox';
import type { TriggerHost } from './triggerHost';
import { useTrigger } from './useTrigger';

const sandbox = useSandbox();
const trigger = useTrigger(sandbox);

const byItself = async (parameters: INodeParameters = {}, credential: IDataObject = {}) =>
	await trigger({ registerWebhook: true, ...parameters }, { credential });

/** The plugin's configuration, after setting the given members. The sandbox does not record these requests. */
async function pluginConfig(set?: IDataObject): Promise<Record<string, unknown>> {
	const { url, token, pluginId, requests } = sandbox();
	const seen = requests.length;
	const root = `${url}/v1/ext/plugin/whatsapp/${pluginId}`;
	const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
	if (set) {
		const body = JSON.stringify({ ...(await pluginConfig()), ...set });
		await fetch(`${root}/update-config`, { method: 'POST', headers, body });
	}
	const answer = asRecord(await (await fetch(`${root}/config`, { headers })).json());
	requests.splice(seen);
	return asRecord(answer._data);
}

/** The requests for the plugin's configuration. */
const asked = () => sandbox().requests.map(({ method }) => method);
const isWritten = () => asked().includes('POST');

/** The error with which publishing fails. n8n then removes the webhook again, which must change nothing. */
async function refusal(work: () => Promise<void>, host: TriggerHost): Promise<string> {
	const error: unknown = await work().then(
		() => new Error('It went through'),
		(reason: unknown) => reason,
	);
	const text = error instanceof Error ? error.message : String(error);
	expect(spellingsOf(sandbox().token).filter((one) => text.includes(one))).toEqual([]);
	sandbox().clearFaults();
	const before = await pluginConfig();
	await host.unpublish().catch(() => {});
	expect(await pluginConfig()).toEqual(before);
	return text;
}

const refusedToPublish = async (host: TriggerHost) =>
	await refusal(async () => await host.publish(), host);

const foreign = 'https://crm.example.com/hook';

describe('With Register Webhook off', () => {
	test('nothing is asked of ChakraHQ, on publishing and on unpublishing', async () => {
		const host = await trigger();
		await host.publish();
		await host.unpublish();
		expect(sandbox().requests).toEqual([]);
	});

	test.each(['', ' ', null])('publishing needs the Webhook Secret: %j', async (webhookSecret) => {
		const host = await trigger({}, { credential: { webhookSecret } });
		await expect(host.publish()).rejects.toThrow(
			/^Verify Signature needs the Webhook Secret, .*Admin > Team > Secrets.* try again\.$/,
		);
		await expect(host.listen()).rejects.toThrow(/^Verify Signature needs the Webhook Secret/);
	});

	test('publishing needs no secret where Verify Signature is off', async () => {
		const host = await trigger({ verifySignature: false }, { credential: { webhookSecret: '' } });
		await host.publish();
		expect(sandbox().requests).toEqual([]);
	});
});

describe('On publishing', () => {
	test('the configuration is read first, then the URL is written, then it is read whether it stayed', async () => {
		const host = await byItself();
		await host.publish();
		expect(asked()).toEqual(['GET', 'GET', 'POST', 'GET']);
		expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: host.workflow.url() });
	});

	test('every other setting stays, also one that nobody here knows', async () => {
		const before = await pluginConfig({ chakraWebhookUrl: foreign, enableChakraWebhook: true });
		const host = await byItself();
		await host.publish();
		expect(await pluginConfig()).toEqual({
			...before,
			passThroughWebhookUrl: host.workflow.url(),
		});
	});

	test('echoes are switched on where they are wanted', async () => {
		const host = await byItself({ events: ['message', 'messageEcho'] });
		await host.publish();
		expect(await pluginConfig()).toMatchObject({ enableMessageEchoesForPassThroughWebhook: true });
	});

	test("ChakraHQ's own webhook is switched on, with the wanted events beside those that are chosen", async () => {
		await pluginConfig({ whichChakraWebhookEventsToSend: ['status'] });
		const host = await byItself({
			webhookFormat: 'chakra',
			events: ['message', 'messageEcho', 'status'],
		});
		await host.publish();
		expect(await pluginConfig()).toMatchObject({
			chakraWebhookUrl: host.workflow.url(),
			enableChakraWebhook: true,
			whichChakraWebhookEventsToSend: ['status', 'message', 'message_echo', 'smb_message_echo'],
		});
	});

	test('the events may come from an expression, as one text', async () => {
		const events = '={{ "message, messageEcho" }}';
		const host = await byItself({ events });
		await host.publish();
		expect(await pluginConfig()).toMatchObject({ enableMessageEchoesForPassThroughWebhook: true });
		await host.unpublish();
		await (await byItself({ events, webhookFormat: 'chakra' })).publish();
		expect(await pluginConfig()).toMatchObject({
			whichChakraWebhookEventsToSend: ['message', 'message_echo', 'smb_message_echo'],
		});
	});

	test("events that ChakraHQ's own webhook does not report stop it", async () => {
		const parameters = { webhookFormat: 'chakra', events: ['templateStatus', 'account'] };
		const host = await byItself(parameters);
		expect(await refusedToPublish(host)).toMatch(
			/^The ChakraHQ webhook reports none of the chosen events\. .*Pass-Through/,
		);
		expect(isWritten()).toBe(false);
	});

	test('nothing is written where all is in place, for example when n8n starts again', async () => {
		const host = await byItself();
		await host.publish();
		sandbox().requests.length = 0;
		await host.publish('init');
		expect(asked()).toEqual(['GET']);
	});

	test('another URL stops it, and the message names that URL and what to do', async () => {
		await pluginConfig({ passThroughWebhookUrl: foreign });
		const host = await byItself();
		expect(await refusedToPublish(host)).toBe(
			`The plugin's webhook is set to another URL: ${foreign}. Turn Replace Another URL on if nobody needs that one any more. Or turn Register Webhook off and enter the URL in ChakraHQ by hand.`,
		);
		expect(isWritten()).toBe(false);
		expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: foreign });
	});

	test('another URL of the webhook that is not to be set does not stop it', async () => {
		await pluginConfig({ passThroughWebhookUrl: foreign });
		const host = await byItself({ webhookFormat: 'chakra' });
		await host.publish();
		expect(await pluginConfig()).toMatchObject({
			passThroughWebhookUrl: foreign,
			chakraWebhookUrl: host.workflow.url(),
		});
	});

	test('another URL is replaced where that is wanted', async () => {
		await pluginConfig({ passThroughWebhookUrl: foreign });
		const host = await byItself({ replaceForeignUrl: true });
		await host.publish();
		expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: host.workflow.url() });
	});

	test.each([
		[
			'is not there',
			{ status: 404 },
			/^ChakraHQ has no configuration of the plugin 5f0c1d8e-\S+ at this address \(HTTP 404\)\. Check Plugin ID\. Or turn Register Webhook off/,
		],
		['is refused', { status: 403 }, /^This access token is not allowed to do this \(HTTP 403\)/],
		[
			'is no configuration',
			{ status: 200, body: { _data: ['none'] } },
			/^ChakraHQ gave no configuration of the plugin\. Or turn Register Webhook off/,
		],
		[
			'is the page of a gateway',
			{ status: 200, body: '<html>Sign in</html>' },
			/^A web server or gateway answered instead of ChakraHQ/,
		],
	])(
		'it stops where the configuration %s, before anything is written',
		async (_, fault, message) => {
			const host = await byItself();
			sandbox().inject(fault);
			expect(await refusedToPublish(host)).toMatch(message);
			expect(isWritten()).toBe(false);
		},
	);

	test.each([
		[
			'is not there',
			{ status: 404 },
			/^ChakraHQ has no configuration of the plugin .* Or turn Register Webhook off/,
		],
		[
			'is answered with no',
			{ status: 200, body: { _data: { success: false } } },
			/^ChakraHQ did not change the plugin's configuration \(HTTP 200\)/,
		],
		[
			'is answered with yes and forgotten',
			{ status: 200, body: { _data: { success: true } } },
			/^ChakraHQ took the webhook URL and did not keep it\. Or turn/,
		],
		['is refused in a success', { status: 200, body: { _errors: ['not allowed'] } }, /not allowed/],
	])('it stops where the update %s', async (_, fault, message) => {
		const before = await pluginConfig();
		const host = await byItself();
		sandbox().inject({ ...fault, match: { method: 'POST' } });
		expect(await refusedToPublish(host)).toMatch(message);
		expect(await pluginConfig()).toEqual(before);
		expect(host.workflow.stored).toEqual({});
	});

	test('what ChakraHQ kept of an update without its URL is taken back', async () => {
		const before = await pluginConfig();
		const host = await byItself({ events: ['messageEcho'] });
		const half = {
			...before,
			passThroughWebhookUrl: foreign,
			enableMessageEchoesForPassThroughWebhook: true,
		};
		sandbox().inject({ status: 200, body: { _data: half }, match: { method: 'GET' }, after: 2 });
		expect(await refusedToPublish(host)).toMatch(/^ChakraHQ took the webhook URL and did not keep/);
		expect(await pluginConfig()).toEqual({ ...before, passThroughWebhookUrl: foreign });
	});

	test('an update whose answer was lost is tried again', async () => {
		const host = await byItself();
		sandbox().inject({ cutAnswer: true, match: { method: 'POST' } });
		await host.publish();
		expect(asked()).toEqual(['GET', 'GET', 'POST', 'POST', 'GET']);
	});

	test.each(['', foreign])('all is as before where publishing fails later: %p', async (url) => {
		const before = await pluginConfig({ passThroughWebhookUrl: url });
		const host = await byItself({ events: ['messageEcho'], replaceForeignUrl: true });
		sandbox().inject({ status: 500, times: 3, after: 2, match: { method: 'GET' } });
		await expect(host.publish()).rejects.toThrow(/HTTP 500/);
		sandbox().clearFaults();
		expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: host.workflow.url() });
		// n8n has stored nothing of it, and loads the workflow again.
		expect(host.workflow.stored).toEqual({});
		await host.unpublish();
		expect(await pluginConfig()).toEqual(before);
	});

	test('the plugin may be given by the address of its page', async () => {
		const { pluginId } = sandbox();
		const host = await byItself(
			{ pluginId: `https://app.chakrahq.com/admin/plugin/${pluginId}?tab=setup` },
			{ pluginId: '' },
		);
		await host.publish();
		expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: host.workflow.url() });
	});

	test('no plugin in the node and in the credential stops it, before anything is asked', async () => {
		const host = await byItself({}, { pluginId: '' });
		expect(await refusedToPublish(host)).toMatch(/Plugin ID/);
		expect(sandbox().requests).toEqual([]);
	});

	test('a token that is not accepted stops it', async () => {
		const host = await byItself({}, { accessToken: 'another' });
		expect(await refusedToPublish(host)).toMatch(/^ChakraHQ did not accept the access token/);
	});
});

describe('On unpublishing', () => {
	test('the configuration is again what it was before', async () => {
		const before = await pluginConfig({ passThroughWebhookUrl: '' });
		const host = await byItself({ events: ['message', 'messageEcho'] });
		await host.publish();
		await host.unpublish();
		expect(await pluginConfig()).toEqual(before);
		expect(host.workflow.stored).toEqual({});
	});

	test("of ChakraHQ's own webhook too", async () => {
		const events = { whichChakraWebhookEventsToSend: ['status'] };
		const before = await pluginConfig({ ...events, chakraWebhookUrl: '' });
		const host = await byItself({ webhookFormat: 'chakra' });
		await host.publish();
		host.workflow.restart();
		await host.unpublish();
		expect(await pluginConfig()).toEqual(before);
	});

	test('echoes stay on where they were on before', async () => {
		await pluginConfig({ enableMessageEchoesForPassThroughWebhook: true });
		const host = await byItself({ events: ['messageEcho'] });
		await host.publish();
		await host.unpublish();
		expect(await pluginConfig()).toMatchObject({ enableMessageEchoesForPassThroughWebhook: true });
	});

	test('a URL that was replaced does not come back', async () => {
		await pluginConfig({ passThroughWebhookUrl: foreign });
		const host = await byItself({ replaceForeignUrl: true });
		await host.publish();
		await host.unpublish();
		expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: '' });
	});

	test('ChakraHQ may keep the events in another order', async () => {
		const events = ['message', 'messageEcho', 'status'];
		const host = await byItself({ webhookFormat: 'chakra', events });
		await host.publish();
		const names = ['status', 'smb_message_echo', 'message_echo', 'message'];
		await pluginConfig({ whichChakraWebhookEventsToSend: names });
		sandbox().requests.length = 0;
		await host.publish('init');
		expect(asked()).toEqual(['GET']);
		await host.unpublish();
		expect(await pluginConfig()).toMatchObject({ whichChakraWebhookEventsToSend: [] });
	});

	test('what somebody has changed since stays', async () => {
		const host = await byItself({ webhookFormat: 'chakra' });
		await host.publish();
		await pluginConfig({ whichChakraWebhookEventsToSend: ['message', 'status'] });
		await host.unpublish();
		expect(await pluginConfig()).toMatchObject({
			chakraWebhookUrl: '',
			whichChakraWebhookEventsToSend: ['message', 'status'],
		});
	});

	test('nothing is written where the plugin sends elsewhere by now', async () => {
		const host = await byItself();
		await host.publish();
		const moved = await pluginConfig({ passThroughWebhookUrl: foreign });
		sandbox().requests.length = 0;
		await host.unpublish();
		expect(asked()).toEqual(['GET']);
		expect(await pluginConfig()).toEqual(moved);
	});

	test('a URL that was entered by hand before stays: only what was set is taken out', async () => {
		const host = await byItself({ events: ['messageEcho'] });
		const before = await pluginConfig({
			passThroughWebhookUrl: host.workflow.url(),
			enableMessageEchoesForPassThroughWebhook: true,
		});
		await host.publish();
		await host.unpublish();
		expect(await pluginConfig()).toEqual(before);
	});

	test('a ChakraHQ that does not answer is told', async () => {
		const host = await byItself();
		await host.publish();
		sandbox().inject({ status: 404 });
		await expect(host.unpublish()).rejects.toThrow(/^ChakraHQ has no configuration/);
	});
});

describe('When n8n starts again and ChakraHQ cannot be asked', () => {
	test.each(['init', 'leadershipChange'] as const)(
		'a URL that was entered counts as still there: %s',
		async (activation) => {
			const host = await byItself();
			await host.publish();
			const before = await pluginConfig();
			sandbox().inject({ status: 401 });
			await host.publish(activation);
			expect(await host.deliver({ events: [{ kind: 'text' }] })).toMatchObject({ status: 200 });
			sandbox().clearFaults();
			expect(await pluginConfig()).toEqual(before);
			await host.unpublish();
			expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: '' });
		},
	);

	test('one that was not entered does not', async () => {
		const host = await byItself();
		sandbox().inject({ status: 401 });
		await expect(host.publish('init')).rejects.toThrow(/HTTP 401/);
	});

	test('who publishes is told', async () => {
		const host = await byItself();
		await host.publish();
		sandbox().inject({ status: 401 });
		await expect(host.publish()).rejects.toThrow(/HTTP 401/);
	});
});

describe('While n8n listens for a test event', () => {
	test('the test URL is entered, and afterwards all is as before', async () => {
		const before = await pluginConfig({ passThroughWebhookUrl: '' });
		const host = await byItself({ events: ['message', 'messageEcho'] });
		await host.listen();
		expect(await pluginConfig()).toEqual({
			...before,
			passThroughWebhookUrl: host.workflow.url('webhook-test'),
			enableMessageEchoesForPassThroughWebhook: true,
		});
		await host.stopListening();
		expect(await pluginConfig()).toEqual(before);
	});

	test('the URL of a published workflow is not taken away unasked', async () => {
		const host = await byItself();
		await host.publish();
		await expect(host.listen()).rejects.toThrow(
			/^This workflow is published and ChakraHQ sends to it\. Unpublish it to test/,
		);
		expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: host.workflow.url() });
	});

	test.each(['webhook', 'webhook-test'] as const)(
		'its own URL with a slash at its end is no other URL: %s',
		async (kind) => {
			const host = await byItself();
			await pluginConfig({ passThroughWebhookUrl: `${host.workflow.url(kind)}/` });
			await host.publish();
			expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: host.workflow.url() });
			await pluginConfig({ passThroughWebhookUrl: `${host.workflow.url()}/` });
			await expect(host.listen()).rejects.toThrow(/^This workflow is published/);
		},
	);

	test('a test URL that was left over does not keep the workflow from being published', async () => {
		const host = await byItself();
		await pluginConfig({ passThroughWebhookUrl: host.workflow.url('webhook-test') });
		await host.publish();
		expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: host.workflow.url() });
	});

	test('a URL that was replaced is given back, and publishing goes on as if nothing had been', async () => {
		const host = await byItself({ replaceForeignUrl: true });
		await host.publish();
		await host.listen();
		expect(await pluginConfig()).toMatchObject({
			passThroughWebhookUrl: host.workflow.url('webhook-test'),
		});
		await host.stopListening();
		expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: host.workflow.url() });
		await host.unpublish();
		expect(await pluginConfig()).toMatchObject({ passThroughWebhookUrl: '' });
	});

	test.each<[string, IDataObject, RegExp]>([
		['a plugin', { pluginId: '' }, /^Plugin ID is not set/],
		['a secret', { webhookSecret: '' }, /^Verify Signature needs the Webhook Secret/],
		['a token', { accessToken: '' }, /Access Token/],
	])(
		'a trigger without %s says so, and its end gives no second error',
		async (_, without, words) => {
			const host = await byItself({}, without);
			await expect(host.listen()).rejects.toThrow(words);
			await host.stopListening();
			expect(isWritten()).toBe(false);
		},
	);
});
