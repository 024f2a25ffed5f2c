import { generateKeyPairSync } from 'crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { seedMedia } from '../../../sandbox/seed/media';
import type { Fault, Sandbox } from '../../../sandbox/server';
import { startJob } from '../backgroundJob/startJob';
import type { InputItem } from '../engine';
import { byId, byName, fromList, operate, senderId, wabaId } from '../operate';
import { picture } from '../pictures';
import { byKey, filledIn, firstLead } from '../process/process';
import { newTemplate } from '../template/template';

/** Runs of an operation, from whose outputs its schema is made. */
interface Outputs {
	runs: Array<{ parameters?: INodeParameters; items?: InputItem[]; fault?: Fault }>;
	/** Parameters that come from this sandbox, such as the ID of a job. */
	prepare?: (sandbox: Sandbox) => Promise<INodeParameters>;
	/** Paths whose members are the account's own, such as the attributes of a process. */
	open?: string[];
}

const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
	.publicKey.export({ type: 'spki', format: 'pem' })
	.toString();
const [media] = seedMedia();
const janeId = '00000000-0000-4000-8000-000000000010';
const sender = byId(senderId);
const recipient = '15550100001';
const file: InputItem[] = [{ files: { data: picture } }];
const helloWorld = { template: byName('hello_world'), templateLanguage: 'en_US' };
const promo = {
	template: byName('christmas_promo_23'),
	templateLanguage: 'en_US',
	headerMedia: 'binary',
	parameterPairs: { pair: [{ part: 'body', name: '1', value: 'Ana' }] },
};
const lead = { procedure: fromList('lead') };
/** A message from the team with a file. The seed has none. */
const ourPicture: Fault = {
	match: { path: /message/ },
	status: 200,
	body: {
		_data: [
			{
				id: 'm1',
				direction: 'OUTGOING',
				dataType: 'image',
				deliveryStatus: 'READ',
				timestamp: 1_767_600_000_000,
				user: 'user-1',
				source: 'web',
				inReplyTo: 'wamid.EARLIER',
				attachments: [{ url: 'https://files.example.com/hat.png', type: 'image', name: 'hat.png' }],
			},
		],
	},
};
const jobOfThree = async (sandbox: Sandbox) => ({ jobId: await startJob(sandbox, 3) });

/** By `resource: operation`. Every operation has an entry here, from which `npm run schemas` makes its schema. */
export const outputs: Record<string, Outputs> = {
	'account: forgetSendOnceKeys': { runs: [{ parameters: { sendOnceKey: 'order-7' } }] },
	'account: getBusinessAccounts': { runs: [{}] },
	'account: getConfig': { runs: [{}] },
	'account: getPhoneNumber': { runs: [{ parameters: { phoneNumberId: sender } }] },
	'account: getPhoneNumbers': { runs: [{}] },
	'backgroundJob: get': { runs: [{}], prepare: jobOfThree, open: ['counts'] },
	'backgroundJob: getEntries': { runs: [{}], prepare: jobOfThree },
	'backgroundJob: wait': { runs: [{}], prepare: jobOfThree, open: ['counts'] },
	'call: act': {
		runs: [
			{ parameters: { phoneNumberId: sender, callAction: 'connect', recipient, sdp: 'v=0\ns=-' } },
			{
				parameters: { phoneNumberId: sender, callAction: 'terminate', callId: 'wacid.ABC' },
			},
		],
	},
	'call: getPermissions': { runs: [{ parameters: { phoneNumberId: sender, recipient } }] },
	'call: getSettings': { runs: [{ parameters: { phoneNumberId: sender } }] },
	'call: updateSettings': { runs: [{ parameters: { phoneNumberId: sender } }] },
	'chat: getAll': { runs: [{}] },
	'chat: getMessages': {
		runs: [
			{ parameters: { phoneNumber: recipient } },
			{ parameters: { phoneNumber: recipient }, fault: ourPicture },
		],
	},
	'chat: getWindow': {
		runs: [
			{ parameters: { phoneNumber: recipient } },
			{ parameters: { phoneNumber: recipient }, fault: ourPicture },
		],
	},
	'flow: getPublicKey': {
		runs: [{ parameters: { phoneNumberId: sender } }],
		prepare: async (sandbox) => {
			const parameters = { resource: 'flow', operation: 'setPublicKey', phoneNumberId: sender };
			await operate(sandbox, { ...parameters, publicKey });
			return {};
		},
	},
	'flow: setPublicKey': { runs: [{ parameters: { phoneNumberId: sender, publicKey } }] },
	'lead: create': {
		runs: [{ parameters: { columns: filledIn({ lead_id: 'LEAD-77', name: 'Ada' }) } }],
		open: ['data'],
	},
	'lead: updateMany': { runs: [{ parameters: { process: 'LEAD-1', dataJson: { score: 3 } } }] },
	'media: download': {
		runs: [{ parameters: { findBy: 'mediaId', mediaId: media?.id ?? '' } }],
	},
	'media: get': { runs: [{ parameters: { mediaId: media?.id ?? '' } }] },
	'media: uploadPublic': { runs: [{ items: file }] },
	'message: markAsRead': { runs: [{ parameters: { sender, messageId: 'wamid.ABC' } }] },
	'message: send': {
		runs: [
			{ parameters: { sender, recipient, type: 'text', text: 'Hello' } },
			{ parameters: { sender, recipient, type: 'image', mediaSource: 'binary' }, items: file },
		],
	},
	'message: sendRaw': {
		runs: [
			{
				parameters: {
					sender,
					messageJson: { to: recipient, type: 'text', text: { body: 'Hello' } },
				},
			},
		],
	},
	'partner: createConnectToken': { runs: [{}] },
	'photo: download': {
		runs: [{}],
		prepare: async (sandbox) => {
			const { output } = await operate(
				sandbox,
				{ resource: 'photo', operation: 'upload' },
				{ items: file },
			);
			return { photoId: String(output[0]?.json.id) };
		},
	},
	'photo: upload': { runs: [{ items: file }] },
	'process: create': {
		runs: [{ parameters: { ...lead, columns: filledIn({ lead_id: 'LEAD-77', name: 'Ada' }) } }],
		open: ['data'],
	},
	'process: createMany': {
		runs: [{ parameters: { ...lead, columns: filledIn({ lead_id: 'NEW-1', score: 5 }) } }],
	},
	'process: delete': { runs: [{ parameters: { ...lead, process: byId(firstLead) } }] },
	'process: get': { runs: [{ parameters: { ...lead, process: byId(firstLead) } }], open: ['data'] },
	'process: getAll': { runs: [{ parameters: lead }], open: ['data'] },
	'process: update': {
		runs: [{ parameters: { ...lead, process: byId(firstLead), columns: filledIn({ score: 5 }) } }],
		open: ['data'],
	},
	'process: updateMany': {
		runs: [{ parameters: { ...lead, process: byKey('LEAD-1'), state: 'CONVERTED' } }],
	},
	'process: upsert': {
		runs: [{ parameters: { ...lead, columns: filledIn({ lead_id: 'LEAD-2', score: 5 }) } }],
		open: ['data'],
	},
	'task: create': {
		runs: [
			{
				parameters: {
					...lead,
					process: byKey('LEAD-1'),
					stateTask: fromList('call'),
					status: 'COMPLETED',
					assignedTo: byId('janedoe'),
					dataJson: '{ "remarks": "No answer" }',
				},
			},
		],
		open: ['data'],
	},
	'template: create': { runs: [{ parameters: { account: byId(wabaId), ...newTemplate } }] },
	'template: delete': {
		runs: [{ parameters: { account: byId(wabaId), templateId: byId('1000003') } }],
	},
	'template: get': {
		runs: [{ parameters: { account: byId(wabaId), templateId: byId('1000003') } }],
	},
	'template: getAll': { runs: [{ parameters: { account: byId(wabaId), returnAll: true } }] },
	'template: update': {
		runs: [
			{
				parameters: {
					account: byId(wabaId),
					templateId: byId('1000003'),
					componentsMode: 'fields',
					footerText: 'Reply STOP',
				},
			},
		],
	},
	'templateMessage: send': {
		runs: [
			{ parameters: { sender, recipient, ...helloWorld } },
			{ parameters: { sender, recipient, ...promo }, items: file },
			{ parameters: { sender, recipient, template: fromList('hello_world:en_US') } },
		],
	},
	'templateMessage: sendForProcess': {
		runs: [
			{
				parameters: {
					sender,
					procedureShortId: 'lead',
					primaryKeyOrId: 'LEAD-1',
					...helloWorld,
				},
			},
			{
				parameters: { sender, procedureShortId: 'lead', primaryKeyOrId: 'LEAD-1', ...promo },
				items: file,
			},
		],
	},
	'templateMessage: sendMeta': {
		runs: [
			{ parameters: { sender, recipient, ...helloWorld } },
			{ parameters: { sender, recipient, ...promo }, items: file },
		],
	},
	'user: get': { runs: [{ parameters: { userId: byId(janeId) } }] },
	'user: getAll': { runs: [{}] },
	'user: update': {
		runs: [{ parameters: { userId: byId(janeId), updateFields: { lastName: 'Poe' } } }],
	},
};

/** The JSON of all items. The sandbox's records hold the requests of the last run. @throws Error where a run stopped */
export async function outputsOf(
	sandbox: Sandbox,
	resource: string,
	operation: string,
	{ runs, prepare }: Outputs,
): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for (const { parameters, items, fault } of runs) {
		if (fault) sandbox.inject(fault);
		const prepared = await prepare?.(sandbox);
		sandbox.requests.length = 0;
		const { output, error } = await operate(
			sandbox,
			{ resource, operation, ...parameters, ...prepared },
			{ ...(items && { items }) },
		);
		if (error) throw new Error(`${error.message} | ${error.description ?? ''}`);
		all.push(...output.map(({ json }) => json));
	}
	return all;
}
