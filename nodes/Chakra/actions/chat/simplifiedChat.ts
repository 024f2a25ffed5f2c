import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { isoTime } from '../../json/isoTime';
import { directionOf, typeOf } from './chatMessage';

/** The main members of a chat. Missing values are null. */
export function simplifiedChat(chat: IDataObject): IDataObject {
	const { primaryContact: contact, primaryContactHandle: handle, latestMessage: latest } = chat;
	const { text = null, direction, dataType, timestamp } = isObject(latest) ? latest : {};
	return {
		id: chat.id ?? null,
		contactName: (isObject(contact) && contact.name) || null,
		phoneNumber: (isObject(handle) && handle.value) || null,
		status: chat.status ?? null,
		lastMessageAt: isoTime(timestamp ?? chat.latestMessageTs),
		lastMessageDirection: directionOf(direction),
		lastMessageType: typeOf(dataType),
		lastMessageText: text,
		createdAt: isoTime(chat.createdAt),
		updatedAt: isoTime(chat.updatedAt),
	} as IDataObject;
}
