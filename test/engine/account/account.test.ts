import type { INodeParameters } from 'n8n-workflow';
import { byId, fromList, onlyJson, operate, errorOf, senderId, wabaId } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

const account = async (operation: string, parameters: INodeParameters = {}) =>
	await operate(sandbox(), { resource: 'account', operation, ...parameters });
const idsOf = async (...call: Parameters<typeof account>) => {
	const { output, error } = await account(...call);
	if (error) throw new Error(error.message);
	return output.map(({ json }) => json.id);
};

test('Get Configuration gives the response unchanged', async () => {
	expect(onlyJson(await account('getConfig'))).toMatchObject({
		team: { name: 'Example Shop' },
		procedures: [{ shortId: 'lead' }, { shortId: 'ticket' }],
	});
});

test('Get Phone Numbers gives an item for each number, and no item for an empty list', async () => {
	expect(await idsOf('getPhoneNumbers')).toEqual([senderId, '694794789348887']);
	sandbox().inject({ status: 200, body: { _data: [] } });
	expect(await idsOf('getPhoneNumbers')).toEqual([]);
});

test('Get Phone Number gives one, from the list or by its ID', async () => {
	for (const phoneNumberId of [fromList(senderId), byId(` ${senderId} `)]) {
		expect(onlyJson(await account('getPhoneNumber', { phoneNumberId }))).toMatchObject({
			id: senderId,
			displayPhoneNumber: '+1 555-010-0099',
		});
	}
});

test.each([
	['', 'Phone Number is not set'],
	['+1 555-010-0099', 'Phone Number "+1 555-010-0099" is not an ID'],
])('Get Phone Number refuses "%s", and asks nobody', async (given, sentence) => {
	const phoneNumberId = byId(`={{ "${given}" }}`);
	const refusal = errorOf(await account('getPhoneNumber', { phoneNumberId }));
	expect(refusal).toContain(`${sentence} [item 0]`);
	expect(sandbox().requests).toEqual([]);
});

test('Get Phone Number says what to do about one that is not there', async () => {
	const refusal = errorOf(await account('getPhoneNumber', { phoneNumberId: byId('111111') }));
	expect(refusal).toMatch(/^ChakraHQ has no WhatsApp number with the ID 111111 \(HTTP 404\)/);
});

test('Get Business Accounts gives those of the team, or of one plugin', async () => {
	expect(await idsOf('getBusinessAccounts')).toEqual([wabaId, '21750398712345']);
	const { pluginId } = sandbox();
	expect(await idsOf('getBusinessAccounts', { pluginId })).toEqual([wabaId, '21750398712345']);
	const other = '00000000-0000-4000-8000-000000000001';
	expect(await idsOf('getBusinessAccounts', { pluginId: other })).toEqual([]);
	expect(sandbox().requests.map(({ query }) => query)).toEqual([
		'',
		`?pluginId=${pluginId}`,
		`?pluginId=${other}`,
	]);
});

test('Get Business Accounts refuses a text that is not a plugin ID', async () => {
	const refusal = errorOf(await account('getBusinessAccounts', { pluginId: 'mine' }));
	expect(refusal).toMatch(/^Plugin ID "mine" holds no plugin ID/);
});
