import type { INodeParameters } from 'n8n-workflow';
import { byId, fromList, onlyJson, operate, errorOf, senderId } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
/** n8n itself rejects an empty required field, but not an expression that gives nothing. */
const nothing = '={{ "" }}';
const sdp = 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=-\n';
const path = `/v1/whatsapp/v24.0/${senderId}`;

const call = async (operation: string, parameters: INodeParameters = {}) =>
	await operate(sandbox(), {
		resource: 'call',
		operation,
		phoneNumberId: fromList(senderId),
		...parameters,
	});
const lastRequest = () => sandbox().requests.at(-1);

test('the settings of a number are read, changed and read again', async () => {
	expect(onlyJson(await call('getSettings'))).toEqual({ calling: { status: 'DISABLED' } });
	expect(lastRequest()).toMatchObject({ path: `${path}/settings`, query: '' });
	expect(onlyJson(await call('updateSettings'))).toEqual({ success: true });
	expect(lastRequest()?.body).toEqual({ calling: { status: 'ENABLED' } });
	const got = onlyJson(await call('getSettings'));
	expect(got).toEqual({ calling: { status: 'ENABLED' } });
	await call('updateSettings', { settingsJson: JSON.stringify(got) });
	expect(lastRequest()?.body).toEqual(got);
});

test.each([
	[{}, ''],
	[{ includeSipCredentials: true }, '?include_sip_credentials=true'],
	[{ includeSipCredentials: false }, ''],
])('with the options %j, Get Settings asks "%s"', async (options, query) => {
	await call('getSettings', { options });
	expect(lastRequest()).toMatchObject({ query });
});

test.each([
	...['', '[]', '{}', 'ENABLED', '{"status"', '{"calling": "ENABLED"}', '{"calling": {}}'],
	'={{ ({ status: $json.status }) }}',
])('Update Settings refuses %s, and asks nobody', async (settingsJson) => {
	expect(errorOf(await call('updateSettings', { settingsJson }))).toMatch(
		/Settings \(JSON\) is not a JSON object with something in it/,
	);
	expect(sandbox().requests).toEqual([]);
});

test('an expression can give the settings as an object', async () => {
	await call('updateSettings', { settingsJson: '={{ { status: "DISABLED" } }}' });
	expect(lastRequest()?.body).toEqual({ calling: { status: 'DISABLED' } });
});

test.each([
	['a phone number', '+1 555 010 0001', '?user_wa_id=15550100001'],
	['a user ID', ' US.13491208655302741918 ', '?recipient=US.13491208655302741918'],
])('Get Permissions asks for %s', async (_, recipient, query) => {
	expect(onlyJson(await call('getPermissions', { recipient }))).toMatchObject({
		permission: { status: 'temporary' },
	});
	expect(lastRequest()).toMatchObject({ path: `${path}/call_permissions`, query });
});

test.each([
	['connect', { recipient: '+1 555 010 0001', sdp }, { to: '15550100001' }, 'offer'],
	['connect', { recipient: 'US.1349120865', sdp }, { recipient: 'US.1349120865' }, 'offer'],
	['pre_accept', { callId: ' wacid.1 ', sdp }, { call_id: 'wacid.1' }, 'answer'],
	['accept', { callId: 'wacid.1', sdp }, { call_id: 'wacid.1' }, 'answer'],
	[
		'accept',
		{ callId: 'wacid.1', sdp: JSON.stringify(sdp).slice(1, -1) },
		{ call_id: 'wacid.1' },
		'answer',
	],
])('%s sends the line and whom it is for', async (action, parameters, whom, sdp_type) => {
	const json = onlyJson(await call('act', { callAction: action, ...parameters }));
	expect(json).toMatchObject({ messaging_product: 'whatsapp' });
	expect(lastRequest()?.body).toEqual({
		messaging_product: 'whatsapp',
		action,
		...whom,
		session: { sdp_type, sdp: 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\n' },
	});
});

test.each(['reject', 'terminate'])('%s sends the call alone', async (action) => {
	const options = { callbackData: ' order 7 ' };
	expect(
		onlyJson(await call('act', { callAction: action, callId: 'wacid.1', options })),
	).toMatchObject({
		success: true,
	});
	expect(lastRequest()?.body).toEqual({
		messaging_product: 'whatsapp',
		action,
		call_id: 'wacid.1',
		biz_opaque_callback_data: 'order 7',
	});
});

test.each<[string, INodeParameters, RegExp]>([
	['an action that there is not', { callAction: 'hang_up' }, /Action "hang_up".*terminate/],
	['no call', { callAction: 'reject', callId: nothing }, /Call ID is empty/],
	[
		'a call that an expression lost',
		{ callAction: 'reject', callId: 'undefined' },
		/Call ID is "un/,
	],
	['no line', { callAction: 'accept', callId: 'wacid.1', sdp: nothing }, /SDP is empty/],
	[
		'a line that is none',
		{ callAction: 'accept', callId: 'wacid.1', sdp: 'hello' },
		/SDP is not a/,
	],
	[
		'a line without breaks',
		{ callAction: 'connect', recipient: '15550100001', sdp: 'v=0' },
		/line of its own/,
	],
	['nobody to call', { callAction: 'connect', sdp, recipient: nothing }, /Recipient is empty/],
	[
		'callback data that is too long',
		{ callAction: 'reject', callId: 'wacid.1', options: { callbackData: 'x'.repeat(513) } },
		/Callback Data has 513 characters, and WhatsApp takes at most 512/,
	],
	[
		'no number',
		{ callAction: 'reject', callId: 'wacid.1', phoneNumberId: byId('={{ "" }}') },
		/Phone Number is/,
	],
	[
		'a number in place of its ID',
		{ callAction: 'reject', callId: 'wacid.1', phoneNumberId: byId('+1 555-010-0099') },
		/is not an ID/,
	],
])('Call Action refuses %s, and asks nobody', async (_, parameters, refusal) => {
	expect(errorOf(await call('act', parameters))).toMatch(refusal);
	expect(sandbox().requests).toEqual([]);
});

test('a call that may have been started is not started again', async () => {
	sandbox().inject({ status: 500, body: 'gone' });
	const refusal = errorOf(
		await call('act', { callAction: 'connect', recipient: '15550100001', sdp }),
	);
	expect(refusal).toMatch(/It may have been done all the same: look at the call in its events/);
	expect(sandbox().requests).toHaveLength(1);
});

test.each([
	['act', { callAction: 'reject', callId: 'wacid.1' }, /WhatsApp did not do this with the call/],
	['updateSettings', {}, /WhatsApp did not change the settings/],
])('%s does not take success: false for a success', async (operation, parameters, refusal) => {
	sandbox().inject({ status: 200, body: { success: false } });
	expect(errorOf(await call(operation, parameters))).toMatch(refusal);
});

test('the error of WhatsApp is given in its own words', async () => {
	sandbox().inject({ status: 400, body: { _data: [], _errors: ['(#138006) No call permission'] } });
	const refusal = errorOf(
		await call('act', { callAction: 'connect', recipient: '15550100001', sdp }),
	);
	expect(refusal).toContain('138006');
});
