/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { operations } from '../../../sandbox/operations';
import { contractPath } from '../../../sandbox/wire/contract';
import { call, fileForm } from './callSandbox';
import { useSandbox } from './useSandbox';

const running = useSandbox();
const plugin = () => `/v1/ext/plugin/whatsapp/${running().pluginId}`;
const number = '775966265503012';
const waba = '83784929738012';
const lead = '00000000-0000-4000-8000-000000000e00';

interface Document {
	paths: Record<string, Record<string, { operationId?: string }>>;
}

it('has a handler for every operation, and no other', () => {
	const { paths }: Document = parse(readFileSync(contractPath, 'utf8'));
	const stated = Object.values(paths).flatMap((item) =>
		Object.values(item).flatMap(({ operationId }) => operationId ?? []),
	);
	expect(Object.keys(operations).sort()).toEqual(stated.sort());
});

describe('every operation answers as the contract says', () => {
	const photo = () => {
		const form = new FormData();
		form.append('photo', new File(['x'], 'a.png', { type: 'image/png' }));
		return form;
	};
	const photoId = '00000000-0000-4000-8000-0000000000f1';
	const message = { messaging_product: 'whatsapp', to: '15550100001' };
	const text = { ...message, type: 'text', text: { body: 'Hi' } };
	const template = {
		whatsappPhoneNumberId: number,
		templateName: 'hello_world',
		language: 'en_US',
	};
	const draft = { name: 'new_one', language: 'en', category: 'UTILITY', components: [] };
	const bulk = { processes: [{ lead_id: 'LEAD-2', update: { state: 'CONVERTED' } }] };
	const calling = { messaging_product: 'whatsapp', action: 'connect', to: '1' };
	const tpl = `/v1/ext/plugin/whatsapp/api/v24.0/${waba}/message_templates`;
	const leads = '/v1/ext/procedure/lead/process';
	const tickets = '/v1/ext/procedure/ticket/process';
	const meta = '/v1/whatsapp/v24.0';
	const media = '1166846181421424';
	const user = '00000000-0000-4000-8000-000000000010';
	const encryption = () => `${plugin()}/api/v24.0/${number}/whatsapp_business_encryption`;

	/** operationId, method, path, request. */
	const calls: Array<[string, string, () => string, Parameters<typeof call>[3]?]> = [
		['health', 'GET', () => '/v1/health', { token: null }],
		['fetchConfig', 'GET', () => '/v1/ext/config'],
		['listWhatsappPhoneNumbers', 'GET', () => '/v1/ext/whatsapp-phone-number'],
		['fetchWhatsappPhoneNumber', 'GET', () => `/v1/ext/whatsapp-phone-number/${number}`],
		['listWhatsappBusinessAccounts', 'GET', () => '/v1/ext/whatsapp-business-account'],
		['fetchWhatsappPluginConfiguration', 'GET', () => `${plugin()}/config`],
		[
			'updateWhatsappPluginConfiguration',
			'POST',
			() => `${plugin()}/update-config`,
			{ json: { enableChakraWebhook: true, chakraWebhookUrl: 'https://hooks.example.com/chakra' } },
		],
		[
			'createConnectToken',
			'POST',
			() => '/v1/ext/whatsapp-partner/create-connect-token',
			{ json: { newPluginName: 'Client' } },
		],
		[
			'uploadPublicMedia',
			'POST',
			() => `${plugin()}/upload-public-media`,
			{ form: fileForm('x', 'a.png', 'image/png') },
		],
		[
			'sendTemplateMessageForPhoneNumber',
			'POST',
			() => `${plugin()}/phoneNumber/15550100001/send-template-message`,
			{ json: template },
		],
		[
			'sendTemplateMessageForProcess',
			'POST',
			() => `${plugin()}/process/lead/LEAD-1/send-template-message`,
			{ json: template },
		],
		[
			'sendWhatsappMessagePassThrough',
			'POST',
			() => `${plugin()}/api/v24.0/${number}/messages`,
			{ json: text },
		],
		['listMessageTemplates', 'GET', () => tpl],
		['createMessageTemplate', 'POST', () => tpl, { json: draft }],
		[
			'updateMessageTemplate',
			'POST',
			() => '/v1/ext/plugin/whatsapp/api/v24.0/1000001',
			{ json: { components: [] } },
		],
		['deleteMessageTemplate', 'DELETE', () => `${tpl}?name=hello_world`],
		['fetchWhatsappMedia', 'GET', () => `${meta}/media/${media}`],
		['showWhatsappMedia', 'GET', () => `/v2/whatsapp/v24.0/media/${media}/show`],
		['showWhatsappMediaV1', 'GET', () => `${meta}/media/${media}/show`],
		[
			'showWhatsappMediaAttachment',
			'GET',
			() => '/v2/whatsapp/v24.0/media/whatsapp_business/attachments?mid=1166846181421425',
		],
		['listChats', 'POST', () => '/v1/ext/chat', { json: { limit: 5, page: 2 } }],
		[
			'listChatMessages',
			'POST',
			() => '/v1/ext/chat/00000000-0000-4000-8000-000000000c00/message',
			{ json: {} },
		],
		[
			'listChatMessagesForPhoneNumber',
			'POST',
			() => '/v1/ext/plugin/whatsapp/list-chat-messages-for-phone-number',
			{ json: { customerPhoneNumber: '15550100001' } },
		],
		['createLead', 'POST', () => leads, { json: { data: { name: 'Ana' } } }],
		['createProcess', 'POST', () => tickets, { json: { data: { ticket_id: 'TICKET-2' } } }],
		['bulkUpdateLeads', 'PATCH', () => leads, { json: bulk }],
		['bulkUpdateProcesses', 'PATCH', () => tickets, { json: bulk }],
		[
			'bulkCreateProcesses',
			'POST',
			() => `${leads}/bulk-create`,
			{ json: [{ lead_id: 'LEAD-50' }] },
		],
		['listProcesses', 'POST', () => `${leads}/list`, { json: { where: { status: 'OPEN' } } }],
		['fetchProcessById', 'GET', () => `${leads}/${lead}`],
		['updateProcess', 'PUT', () => `${leads}/${lead}`, { json: { status: 'CANCELLED' } }],
		['deleteProcess', 'DELETE', () => `${leads}/${lead}`],
		['updateProcessByPrimaryKey', 'PUT', () => `${leads}/lead_id/LEAD-1`, { json: { data: {} } }],
		['deleteProcessByPrimaryKey', 'DELETE', () => `${leads}/lead_id/LEAD-1`],
		[
			'createTask',
			'POST',
			() => '/v1/ext/p/lead/LEAD-1/task/call',
			{ json: { status: 'COMPLETED', assignedTo: 'janedoe' } },
		],
		['listUsers', 'GET', () => '/v1/ext/users'],
		['listUsersV2', 'GET', () => '/v2/ext/users'],
		['fetchUser', 'GET', () => `/v1/ext/user/${user}`],
		['fetchUserV2', 'GET', () => `/v2/ext/user/${user}`],
		['updateUser', 'PUT', () => `/v1/ext/user/${user}`, { json: { firstName: 'Janet' } }],
		['uploadPhoto', 'POST', () => '/v1/ext/photo', { form: photo() }],
		['uploadPhotoWithId', 'POST', () => `/v1/ext/photo/${photoId}`, { form: photo() }],
		['getCallingSettings', 'GET', () => `${meta}/${number}/settings`],
		[
			'updateCallingSettings',
			'POST',
			() => `${meta}/${number}/settings`,
			{ json: { calling: { status: 'ENABLED' } } },
		],
		['getCallPermissions', 'GET', () => `${meta}/${number}/call_permissions?user_wa_id=1`],
		['callAction', 'POST', () => `${meta}/${number}/calls`, { json: calling }],
		['getBusinessPublicKey', 'GET', encryption],
		['setBusinessPublicKey', 'POST', encryption, { json: { business_public_key: 'PEM' } }],
	];

	it.each(calls)('%s', async (...[operationId, method, path, request]) => {
		const { status, text: answer } = await call(running(), method, path(), request);
		expect([status, answer.slice(0, 300)]).toEqual([200, expect.any(String)]);
		expect(running().requests).toMatchObject([{ operationId, status: 200 }]);
	});

	it('also those that need something made first, and then none is left that was not tried', async () => {
		const sandbox = running();
		await call(sandbox, 'POST', `/v1/ext/photo/${photoId}`, { form: photo() });
		const shown = await call(sandbox, 'GET', `/v1/ext/photo/${photoId}`);
		expect([shown.status, shown.text]).toEqual([200, 'x']);

		const started = await call(sandbox, 'PATCH', leads, { json: bulk });
		const job = `/v1/ext/background-job/${String(Object(started.json)._data.id)}`;
		const looks = [await call(sandbox, 'GET', job), await call(sandbox, 'GET', job)];
		expect(looks.map(({ json }) => Object(json)._meta.bjEntryCompletionStatusVsCount)).toEqual([
			{ NOT_STARTED: 1 },
			{ SUCCESS: 1 },
		]);
		expect((await call(sandbox, 'GET', `${job}/entries`)).status).toBe(200);
		const made = sandbox.requests.map(({ operationId }) => operationId ?? '');
		const tried = new Set([...made, ...calls.map(([operationId]) => operationId)]);
		expect([...tried].sort()).toEqual(Object.keys(operations).sort());
	});
});
