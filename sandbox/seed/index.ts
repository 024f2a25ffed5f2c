import { seedMedia } from './media';
import { seedTemplates } from './templates';
import type { Chat, ChatMessage, Process, Seed, User } from './types';

export type { Seed } from './types';

const team = '00000000-0000-4000-8000-0000000000aa';
const firstWaba = '83784929738012';
const secondWaba = '21750398712345';
const leadProcedure = '00000000-0000-4000-8000-0000000000b1';
const ticketProcedure = '00000000-0000-4000-8000-0000000000b2';

/** 2026-01-05T08:00:00Z */
const start = 1_767_600_000_000;
const minutes = (count: number) => start + count * 60_000;
const uuid = (last: number) => `00000000-0000-4000-8000-${last.toString(16).padStart(12, '0')}`;

/**
 * A small business: one plugin, two accounts with a number each, some customers, leads and tickets. Fresh each time.
 */
export function seed(): Seed {
	return {
		team,
		businessAccounts: [
			{ id: firstWaba, name: 'Example Shop', chakraStatus: 'CONNECTED' },
			{ id: secondWaba, name: 'Example Repairs', chakraStatus: 'CONNECTED' },
		],
		phoneNumbers: [
			phoneNumber('775966265503012', firstWaba, '+1 555-010-0099', 'Example Shop'),
			phoneNumber('694794789348887', secondWaba, '+1 555-010-0098', 'Example Repairs'),
		],
		templates: seedTemplates(firstWaba, secondWaba),
		media: seedMedia(),
		chats: customers.map((customer, i) => chat(i, customer)),
		chatMessages: customers.flatMap((_, i) => [
			message(i, 0, 'Hello, is the blue hat back?'),
			message(i, 1, 'It is, and it is yours until Friday.'),
		]),
		procedures: [
			{
				id: leadProcedure,
				shortId: 'lead',
				name: 'Lead',
				primaryKey: 'lead_id',
				states: ['NEW', 'IN_PROGRESS', 'CONVERTED', 'NOT_INTERESTED'],
				attributes: [
					{ shortId: 'lead_id', name: 'Lead ID', dataType: 'stringId', isRequired: true },
					{ shortId: 'name', name: 'Name', dataType: 'name' },
					{ shortId: 'phone_number', name: 'Phone Number', dataType: 'phone' },
					{ shortId: 'email', name: 'Email', dataType: 'email' },
					{ shortId: 'score', name: 'Score', dataType: 'integer' },
					{ shortId: 'is_vip', name: 'Is VIP', dataType: 'boolean' },
					{ shortId: 'visit_at', name: 'Visit At', dataType: 'datetime' },
					{
						shortId: 'source',
						name: 'Source',
						dataType: 'stringEnum',
						options: ['web-form', 'shop'],
					},
					{
						shortId: 'tags',
						name: 'Tags',
						dataType: 'multiStringEnum',
						options: ['hot', 'cold', 'new'],
					},
					{ shortId: 'photo', name: 'Photo', dataType: 'photo' },
				],
			},
			{
				id: ticketProcedure,
				shortId: 'ticket',
				name: 'Ticket',
				primaryKey: 'ticket_id',
				states: ['NEW', 'SOLVED'],
				attributes: [
					{ shortId: 'ticket_id', name: 'Ticket ID', dataType: 'stringId' },
					{ shortId: 'phone_number', name: 'Phone Number', dataType: 'phone' },
				],
			},
		],
		processes: [
			...customers.map(([phone, name], i) =>
				process(i, leadProcedure, {
					lead_id: `LEAD-${i + 1}`,
					name,
					phone_number: phone,
					score: i,
				}),
			),
			process(100, ticketProcedure, { ticket_id: 'TICKET-1', phone_number: '15550100001' }),
		],
		users: [user(0x10, 'janedoe', 'Jane', 'Doe'), user(0x20, 'johnroe', 'John', 'Roe')],
		photos: [],
		jobs: [],
		pluginConfig: {
			enableMessageEchoesForPassThroughWebhook: false,
			enableSendMessageTemplateEventForPassThroughWebhook: false,
			enableChakraWebhook: false,
			whichChakraWebhookEventsToSend: [],
		},
		callingSettings: {},
		publicKeys: {},
	};
}

/** Digits and name. More than a page of ten. */
const customers = Array.from({ length: 12 }, (_, i): [string, string] => [
	String(15550100001 + i),
	['Ana', 'Bo', 'Cem', 'Dee', 'Eli', 'Fay', 'Gus', 'Hua', 'Ivo', 'Jin', 'Kai', 'Lea'][i] ?? '',
]);

function phoneNumber(id: string, waba: string, displayPhoneNumber: string, verifiedName: string) {
	return {
		id,
		waba,
		displayPhoneNumber,
		verifiedName,
		status: 'CONNECTED',
		chakraStatus: 'CONNECTED',
		qualityScore: { score: 'GREEN' },
		messagingLimitTier: 'TIER_1K',
		nameStatus: 'APPROVED',
	};
}

function chat(index: number, [phone, name]: [string, string]): Chat {
	const at = minutes(index * 10);
	return { id: uuid(0xc00 + index), phone, name, createdAt: at, updatedAt: at + 60_000 };
}

function message(chatIndex: number, index: number, text: string): ChatMessage {
	const timestamp = minutes(chatIndex * 10 + index);
	return {
		id: uuid(0xd00 + chatIndex * 16 + index),
		chat: uuid(0xc00 + chatIndex),
		externalId: `wamid.SEED${chatIndex}${index}`,
		provider: 'whatsapp',
		dataType: 'text',
		direction: index % 2 === 0 ? 'INCOMING' : 'OUTGOING',
		deliveryStatus: 'read',
		body: { body: text },
		text,
		attachments: null,
		timestamp,
		createdAt: timestamp,
		updatedAt: timestamp,
		team,
	};
}

function process(index: number, procedure: string, data: Record<string, unknown>): Process {
	return {
		id: uuid(0xe00 + index),
		team,
		procedure,
		status: index % 3 === 2 ? 'COMPLETED' : 'OPEN',
		state: 'NEW',
		assignedTo: index % 2 === 0 ? 'janedoe' : 'johnroe',
		data,
		createdAt: minutes(index),
	};
}

function user(id: number, username: string, firstName: string, lastName: string): User {
	const email = `${firstName}.${lastName}@example.com`.toLowerCase();
	const times = { createdAt: start, updatedAt: start };
	return {
		id: uuid(id),
		...times,
		username,
		firstName,
		lastName,
		middleName: '',
		displayName: `${firstName} ${lastName}`,
		gender: '',
		dob: 0,
		bio: '',
		profileImageUrl: '',
		coverImageUrl: '',
		timezone: '+0000',
		data: null,
		onboardingData: null,
		isActive: true,
		isDeleted: false,
		deletedAt: null,
		availabilityStatus: 'AVAILABLE',
		team,
		role: uuid(0xdd),
		primaryEmail: {
			id: uuid(id + 1),
			...times,
			email,
			normalizedEmail: email,
			type: '',
			isVerified: false,
			user: uuid(id),
		},
		primaryPhone: null,
		profile: null,
	};
}
