import { generateKeyPairSync } from 'node:crypto';
import { resources } from '../../nodes/Chakra/actions';
import type { ImportedWorkflow, RunItem, StoredRun } from '../../sandbox/n8n';
import { chain, chakra, items, start, toFile } from '../../sandbox/n8n/workflow';
import type { Sandbox } from '../../sandbox/server';
import { picture } from './pictures';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });
const byKey = (value: string) => ({ __rl: true, mode: 'primaryKey', value });
const filledIn = (value: object) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});
const of = (name: string, member: string) => `={{ $('${name}').first().json.${member} }}`;

const sender = byId('775966265503012');
const phoneNumberId = sender;
const account = byId('83784929738012');
const recipient = '+1 555 010 0001';
const procedure = byId('lead');
const ticket = byId('ticket');
/** A file that the newer address does not know. */
const olderFile = '1166846181421434';
const file = { binaryPropertyName: "={{ $('File').first().binary.data }}" };
const hello = { sender, recipient, template: byName('hello_world'), templateLanguage: 'en_US' };
const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
	.publicKey.export({ type: 'spki', format: 'pem' })
	.toString();

/** `resource.operation`, with a suffix if it runs more than once. In this order, each step finds what it needs. */
const steps: Array<[name: string, parameters: object]> = [
	['account.getBusinessAccounts', {}],
	['account.getConfig', {}],
	['account.getPhoneNumber', { phoneNumberId }],
	['account.getPhoneNumbers', {}],
	['account.forgetSendOnceKeys', { forget: 'all' }],
	['call.getSettings', { phoneNumberId }],
	['call.updateSettings', { phoneNumberId, settingsJson: '{ "status": "ENABLED" }' }],
	['call.getPermissions', { phoneNumberId, recipient }],
	['call.act', { phoneNumberId, callAction: 'reject', callId: 'wacid.1' }],
	['chat.getAll', {}],
	['chat.getMessages', { findBy: 'phoneNumber', phoneNumber: recipient }],
	['chat.getMessages by chat', { findBy: 'chat', chat: byId(of('chat.getAll', 'id').slice(1)) }],
	['chat.getWindow', { phoneNumber: recipient }],
	['flow.setPublicKey', { phoneNumberId, publicKey }],
	['flow.getPublicKey', { phoneNumberId }],
	['lead.create', { columns: filledIn({ lead_id: 'LEAD-50', name: 'Ana' }) }],
	['lead.updateMany', { process: 'LEAD-50', dataJson: '{ "score": 3 }' }],
	['media.uploadPublic', file],
	['media.get', { mediaId: '1166846181421424' }],
	['media.download', { findBy: 'mediaId', mediaId: '1166846181421424' }],
	[
		'media.download by link',
		{
			findBy: 'attachmentLink',
			attachmentLink:
				'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1166846181421425&ext=1&hash=x',
		},
	],
	['media.download of the older address', { findBy: 'mediaId', mediaId: olderFile }],
	['message.send', { sender, recipient, type: 'text', text: 'Hello' }],
	[
		'message.sendRaw',
		{ sender, messageJson: '{ "to": "15550100001", "type": "text", "text": { "body": "Hi" } }' },
	],
	['message.markAsRead', { sender, messageId: 'wamid.1' }],
	['partner.createConnectToken', { plugin: 'existing' }],
	['photo.upload', file],
	['photo.upload with an ID', { ...file, photoId: '00000000-0000-4000-8000-0000000000f1' }],
	['photo.download', { photoId: of('photo.upload', 'id') }],
	['process.create', { procedure, columns: filledIn({ lead_id: 'LEAD-60', name: 'Bo' }) }],
	['process.createMany', { procedure, columns: filledIn({ lead_id: 'LEAD-61', name: 'Cem' }) }],
	['process.create a ticket', { procedure: ticket, columns: filledIn({ ticket_id: 'TICKET-9' }) }],
	[
		'process.updateMany tickets',
		{ procedure: ticket, process: byKey('TICKET-9'), state: 'SOLVED' },
	],
	['process.upsert', { procedure, columns: filledIn({ lead_id: 'LEAD-60', name: 'Bob' }) }],
	['process.get', { procedure, process: byId(of('process.create', 'id').slice(1)) }],
	['process.getAll', { procedure }],
	['process.update', { procedure, process: byKey('LEAD-60'), columns: filledIn({ score: 4 }) }],
	[
		'process.update by ID',
		{
			procedure,
			process: byId('00000000-0000-4000-8000-000000000e00'),
			columns: filledIn({ score: 4 }),
		},
	],
	['process.updateMany', { procedure, process: byKey('LEAD-60'), columns: filledIn({ score: 5 }) }],
	['process.delete', { procedure, process: byKey('LEAD-60') }],
	['process.delete by ID', { procedure, process: byId('00000000-0000-4000-8000-000000000e01') }],
	['backgroundJob.get', { jobId: of('process.createMany', 'jobId') }],
	['backgroundJob.getEntries', { jobId: of('process.createMany', 'jobId') }],
	['backgroundJob.wait', { jobId: of('process.createMany', 'jobId') }],
	['task.create', { procedure, process: byKey('LEAD-1'), stateTask: byId('call') }],
	[
		'template.create',
		{
			account,
			name: 'order_left',
			language: 'en_US',
			category: 'UTILITY',
			bodyText: 'Your order has left.',
		},
	],
	['template.get', { account, templateId: byId('1000001') }],
	['template.getAll', { account }],
	['template.update', { account, templateId: byId('1000003'), category: 'MARKETING' }],
	['template.delete', { account, templateId: byId(of('template.create', 'id').slice(1)) }],
	['templateMessage.send', hello],
	[
		'templateMessage.sendForProcess',
		{ ...hello, procedureShortId: 'lead', primaryKeyOrId: 'LEAD-1' },
	],
	['templateMessage.sendMeta', hello],
	['user.get', { userId: byId('00000000-0000-4000-8000-000000000010') }],
	[
		'user.get as V1',
		{ userId: byId('00000000-0000-4000-8000-000000000010'), options: { apiVersion: 'v1' } },
	],
	['user.getAll', {}],
	['user.getAll as V1', { options: { apiVersion: 'v1' } }],
	[
		'user.update',
		{ userId: byId('00000000-0000-4000-8000-000000000010'), updateFields: { firstName: 'Janet' } },
	],
];

const operationOf = (name: string) => name.split(' ')[0] ?? '';

/** A locator whose value is an expression is stored as an expression. */
const asSaved = (parameters: object): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [
			name,
			typeof value === 'object' && '__rl' in value && String(value.value).startsWith('{{')
				? { ...value, value: `=${value.value}` }
				: value,
		]),
	);

/** Each node runs once, however many items the previous one gives. */
const nodes = steps.map(([name, parameters]) => {
	const [resource, operation] = operationOf(name).split('.');
	const settings = { executeOnce: true, alwaysOutputData: true, onError: 'continueRegularOutput' };
	return chakra(name, { options: {}, resource, operation, ...asSaved(parameters) }, settings);
});

/** A workflow that runs all of them, one after the other, and what the sandbox does differently for it. */
export function everyOperation(sandbox: Sandbox): ImportedWorkflow {
	const path = new RegExp(`/v2/.*/media/${olderFile}/show$`);
	sandbox.inject({ match: { path }, status: 404, body: { _errors: ['Not Found'] } });
	return chain([start, items([picture(0)]), toFile, ...nodes]);
}

/** Those that the workflow runs, as `resource.operation`. */
export const triedOperations = new Set(steps.map(([name]) => operationOf(name)));

/** All have worked, and all calls of the contract that they name were made. */
export function expectEveryOperation(run: StoredRun, sandbox: Sandbox): void {
	expect(run.status).toBe('success');

	const outputs = new Map<string, RunItem[]>(
		steps.map(([name]) => [name, run.nodes[name]?.at(-1)?.outputs[0] ?? []]),
	);
	const refused = [...outputs].flatMap(([name, [first]]) =>
		first === undefined || 'error' in first.json ? [[name, first?.json]] : [],
	);
	expect(refused).toEqual([]);

	const wanted = resources.flatMap(({ operations }) => operations.flatMap(({ api }) => api));
	const made = new Set(sandbox.requests.map(({ operationId }) => operationId));
	expect([...new Set(wanted)].filter((id) => !made.has(id))).toEqual([]);
	expect(sandbox.requests.filter(({ status }) => status !== 200)).toMatchObject([
		{ operationId: 'showWhatsappMedia', status: 404 },
	]);

	const json = (name: string) => outputs.get(name)?.[0]?.json;
	expect(json('flow.getPublicKey')).toMatchObject({ business_public_key: publicKey });
	expect(json('template.get')).toMatchObject({ id: '1000001', name: 'hello_world' });
	expect(json('template.delete')).toEqual({ deleted: true });
	expect(json('media.download of the older address')).toMatchObject({
		mimeType: 'application/pdf',
	});
	expect(json('call.updateSettings')).toEqual({ success: true });
	expect(outputs.get('account.getPhoneNumbers')).toHaveLength(2);
	// Three templates, a text, raw JSON, and the read receipt.
	expect(sandbox.messages).toHaveLength(6);
	expect(sandbox.uploads).toHaveLength(1);
}
