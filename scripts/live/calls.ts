import { asRecord, asRecords, asText } from '../../sandbox/narrow';

/** Values from earlier responses and from the environment. Kept in memory only, and in no report. */
export interface Known {
	pluginId: string;
	metaVersion: string;
	phoneNumberId?: string;
	wabaId?: string;
	chatId?: string;
	/** Digits of a customer who has a chat. */
	customer?: string;
	userId?: string;
	procedure?: string;
	processId?: string;
	mediaId?: string;
	/** The `mid` of an attachment link. */
	mid?: string;
	photoId?: string;
	jobId?: string;
	recipient?: string;
}

export interface LiveCall {
	/** The call's ID in the contract. */
	id: string;
	/** Values of the path's parameters, by their names. */
	path?: Record<string, keyof Known>;
	/** Values of the query, by their names. */
	query?: Record<string, keyof Known>;
	/** JSON, or a form. */
	body?: (known: Known) => unknown;
	/** What later calls need of the answer. */
	learn?: (answer: unknown) => Partial<Known>;
	/** Of `Known`, beside those of the path and the query. */
	needs?: Array<keyof Known>;
	/** A question to be answered before it is made; only calls that change something have one. */
	ask?: (known: Known) => string;
}

const data = (answer: unknown) => asRecord(answer)._data;
const firstOf = (answer: unknown) => asRecords(data(answer))[0] ?? {};
const firstId = (answer: unknown) => asText(firstOf(answer).id);

const metaNumber = {
	whatstappApiVersion: 'metaVersion',
	whatsappPhoneNumberId: 'phoneNumberId',
} as const;

/** Every call that only reads, in an order in which earlier ones tell what later ones need. */
export const readCalls: LiveCall[] = [
	{ id: 'health' },
	{
		id: 'fetchConfig',
		learn: (answer) => {
			const [procedure] = asRecords(asRecord(data(answer)).procedures);
			return { procedure: asText(procedure?.shortId) };
		},
	},
	{
		id: 'listWhatsappPhoneNumbers',
		learn: (answer) => ({ phoneNumberId: firstId(answer), wabaId: asText(firstOf(answer).waba) }),
	},
	{ id: 'fetchWhatsappPhoneNumber', path: { whatsappPhoneNumberId: 'phoneNumberId' } },
	{
		id: 'listWhatsappBusinessAccounts',
		learn: (answer) => ({ wabaId: firstId(answer) }),
	},
	{ id: 'fetchWhatsappPluginConfiguration', path: { pluginId: 'pluginId' } },
	{ id: 'listMessageTemplates', path: { whatsappApiVersion: 'metaVersion', wabaId: 'wabaId' } },
	{
		id: 'listChats',
		body: () => ({ limit: 5, page: 1, orderField: 'updatedAt', orderDirection: 'desc' }),
		learn: (answer) => ({
			chatId: firstId(answer),
			customer: asText(asRecord(firstOf(answer).primaryContactHandle).value)?.replace(/\D/g, ''),
		}),
	},
	{ id: 'listChatMessages', path: { chatId: 'chatId' }, body: () => ({ limit: 5, page: 1 }) },
	{
		id: 'listChatMessagesForPhoneNumber',
		needs: ['customer'],
		body: ({ customer }) => ({ customerPhoneNumber: customer, limit: 5, page: 1 }),
	},
	{ id: 'listUsers', learn: (answer) => ({ userId: firstId(answer) }) },
	{ id: 'listUsersV2', learn: (answer) => ({ userId: firstId(answer) }) },
	{ id: 'fetchUser', path: { userId: 'userId' } },
	{ id: 'fetchUserV2', path: { userId: 'userId' } },
	{
		id: 'listProcesses',
		path: { procedureShortId: 'procedure' },
		body: () => ({ where: {}, skip: 0, limit: 5 }),
		learn: (answer) => ({ processId: firstId(answer) }),
	},
	{
		id: 'fetchProcessById',
		path: { procedureShortId: 'procedure', processId: 'processId' },
	},
	{ id: 'getCallingSettings', path: metaNumber },
	{ id: 'getCallPermissions', path: metaNumber, query: { user_wa_id: 'customer' } },
	{ id: 'getBusinessPublicKey', path: { pluginId: 'pluginId', ...metaNumber } },
	...['fetchWhatsappMedia', 'showWhatsappMedia', 'showWhatsappMediaV1'].map((id): LiveCall => ({
		id,
		path: { whatstappApiVersion: 'metaVersion', whatsappMediaId: 'mediaId' },
	})),
	{
		id: 'showWhatsappMediaAttachment',
		path: { whatstappApiVersion: 'metaVersion' },
		query: { mid: 'mid' },
	},
	{ id: 'fetchPhoto', path: { photoId: 'photoId' } },
	{ id: 'fetchBackgroundJob', path: { backgroundJobId: 'jobId' } },
	{ id: 'listBackgroundJobEntries', path: { backgroundJobId: 'jobId' } },
];

/** One red pixel. */
const picture = () =>
	new Blob(
		[
			Buffer.from(
				'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
				'base64',
			),
		],
		{ type: 'image/png' },
	);

function pictureForm(): FormData {
	const form = new FormData();
	form.set('file', picture(), 'live-check.png');
	return form;
}

/** The parts that the contract names for a photo. */
function photoForm(): FormData {
	const form = new FormData();
	form.set('filename', 'live-check.png');
	form.set('filetype', 'png');
	form.set('photo', picture(), 'live-check.png');
	return form;
}

/** Calls that change something, each made only after a yes. */
export const writeCalls: LiveCall[] = [
	{
		id: 'uploadPublicMedia',
		path: { pluginId: 'pluginId' },
		body: pictureForm,
		ask: () => 'Upload a picture of one pixel? It stays public, and cannot be taken back.',
	},
	{
		id: 'uploadPhoto',
		body: photoForm,
		ask: () => 'Upload a photo of one pixel to your team?',
		learn: (answer) => ({ photoId: asText(asRecord(data(answer)).id) }),
	},
	{
		id: 'sendWhatsappMessagePassThrough',
		path: { pluginId: 'pluginId', ...metaNumber },
		needs: ['recipient'],
		body: ({ recipient }) => ({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to: recipient,
			type: 'text',
			text: { body: 'A test of the n8n package for ChakraHQ.' },
		}),
		ask: ({ recipient }) => `Send a WhatsApp text to ${recipient}?`,
	},
];
