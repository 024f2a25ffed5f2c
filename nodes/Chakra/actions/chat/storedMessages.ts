import type { IDataObject } from 'n8n-workflow';
import { apiPath } from '../../transport/apiPath';
import { allPages, byPageNumber } from '../../transport/pages';
import { toOutput } from '../answerOutput';
import type { Item, ItemRequest } from '../item';
import { timeOf } from './chatMessage';

/** The page size of ChakraHQ's own sample; a larger one may be cut, and a page that is not full ends the list. */
const PAGE_SIZE = 50;

/** Source: https://apidocs.chakrahq.com/api-23827415 (body: public client code) */
export const messagesOfChat = (chatId: string): ItemRequest => ({
	method: 'POST',
	path: apiPath`/v1/ext/chat/${chatId}/message`,
	body: { limit: PAGE_SIZE, page: 1 },
	idempotent: true,
	explanations: {
		404: {
			happened: `ChakraHQ has no chat with the ID ${chatId}`,
			remedy: 'Choose the chat from the list, or take its ID from Chat > Get Many.',
		},
	},
});

/** Source: https://apidocs.chakrahq.com/api-22749108 (body: public client code) */
export const messagesOfNumber = (customerPhoneNumber: string): ItemRequest => ({
	method: 'POST',
	path: apiPath`/v1/ext/plugin/whatsapp/list-chat-messages-for-phone-number`,
	body: { customerPhoneNumber, limit: PAGE_SIZE, page: 1 },
	idempotent: true,
});

/**
 * Messages from the newest to the oldest. In which order ChakraHQ lists them is not documented: where the first page
 * is in this order the rest is read only as far as it is asked for; else all of it is read and sorted.
 * @throws ChakraError
 */
export async function* newestFirst(item: Item, request: ItemRequest): AsyncGenerator<IDataObject> {
	const waiting: IDataObject[] = [];
	let isInOrder: boolean | undefined;
	for await (const entry of allPages((page) => item.send(page), request, { next: byPageNumber })) {
		const message = toOutput(entry);
		if (isInOrder) yield message;
		else waiting.push(message);
		if (isInOrder !== undefined || waiting.length < PAGE_SIZE) continue;
		isInOrder = waiting.every((one, i) => i === 0 || timeOf(one) <= timeOf(waiting[i - 1] ?? {}));
		if (isInOrder) yield* waiting.splice(0);
	}
	yield* waiting.sort((a, b) => timeOf(b) - timeOf(a));
}
