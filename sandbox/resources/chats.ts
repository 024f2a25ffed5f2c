import { randomUUID } from 'node:crypto';
import { asNumber, asRecord, asText } from '../narrow';
import type { Operations } from '../operation';
import type { Chat, ChatMessage, Template } from '../seed/types';
import { enveloped, errorResponse } from '../wire/response';
import type { World } from '../world';

export const chatOperations = {
	listChats({ body }, world) {
		const { orderField, orderDirection, search } = asRecord(body);
		const field = orderField === 'createdAt' ? 'createdAt' : 'updatedAt';
		const sign = orderDirection === 'asc' ? 1 : -1;
		const text = (asText(search) ?? '').replace(/^\+/, '').toLowerCase();
		const found = world.chats
			.filter(({ phone, name }) => phone.includes(text) || name.toLowerCase().includes(text))
			.sort((a, b) => sign * (a[field] - b[field]));
		return enveloped(page(found, body).map((chat) => describe(chat, world)));
	},

	listChatMessages({ params, body }, world) {
		if (!world.chats.some(({ id }) => id === params.chatId)) return errorResponse(404, 'Not Found');
		return enveloped(page(messagesOf(world, params.chatId), body));
	},

	listChatMessagesForPhoneNumber({ body }, world) {
		const chat = world.chats.find(({ phone }) => phone === asRecord(body).customerPhoneNumber);
		return enveloped(chat === undefined ? [] : page(messagesOf(world, chat.id), body));
	},
} satisfies Operations;

/**
 * Puts a sent template into its chat, which is opened where there is none, and gives the message as ChakraHQ shows it.
 */
export function recordOutgoing(
	world: World,
	to: string,
	template: Template,
	whatsappMessageId: string,
	at: number,
): Record<string, unknown> {
	const chat = world.chats.find(({ phone }) => phone === to) ?? openChat(world, to, at);
	chat.updatedAt = at;
	const body = asText(template.components.find(({ type }) => type === 'BODY')?.text) ?? '';
	const message: ChatMessage = {
		id: randomUUID(),
		createdAt: at,
		updatedAt: at,
		externalId: whatsappMessageId,
		provider: 'whatsapp',
		dataType: 'template',
		body: { body },
		text: body,
		attachments: null,
		deliveryStatus: 'SENT',
		direction: 'OUTGOING',
		timestamp: at,
		context: { contactIdentifier: to, messageTemplateId: template.id },
		adhocAgent: null,
		source: null,
		team: world.team,
		chat: chat.id,
		plugin: world.pluginId,
		contact: null,
		user: null,
		procedure: null,
		process: null,
		campaign: null,
		inReplyTo: null,
	};
	world.chatMessages.push(message);
	return { ...message, chat: null };
}

function openChat(world: World, phone: string, at: number): Chat {
	const chat = { id: randomUUID(), phone, name: phone, createdAt: at, updatedAt: at };
	world.chats.push(chat);
	return chat;
}

/** Newest first. */
function messagesOf(world: World, chatId: string | undefined): ChatMessage[] {
	const messages = world.chatMessages.filter(({ chat }) => chat === chatId);
	return messages.sort((a, b) => b.timestamp - a.timestamp);
}

function describe(chat: Chat, world: World) {
	const [latest] = messagesOf(world, chat.id);
	return {
		id: chat.id,
		provider: 'whatsapp',
		initiatedDirection: 'INCOMING',
		primaryContact: {
			id: chat.id,
			name: chat.name,
			firstName: chat.name,
			lastName: '',
			photo: null,
		},
		primaryContactHandle: { id: chat.id, value: chat.phone, type: 'phone' },
		latestMessage: latest === undefined ? null : summary(latest),
		latestMessageTs: latest?.timestamp ?? chat.createdAt,
		status: 'OPEN',
		createdAt: chat.createdAt,
		updatedAt: chat.updatedAt,
	};
}

const summary = ({ text, direction, timestamp, dataType }: ChatMessage) => ({
	text,
	direction,
	timestamp,
	dataType,
});

/** Pages count from 1. */
function page<T>(all: T[], body: unknown): T[] {
	const { page: number, limit } = asRecord(body);
	const size = asNumber(limit) ?? 50;
	const start = ((asNumber(number) ?? 1) - 1) * size;
	return all.slice(start, start + size);
}
