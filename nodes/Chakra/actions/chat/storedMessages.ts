import type { IDataObject } from 'n8n-workflow';
import { whatsappExplanations } from '../../account/metaApi';
import { apiPath } from '../../transport/apiPath';
import { toChakraError } from '../../transport/chakraError';
import { allPages, byPageNumber } from '../../transport/pages';
import { spellingsOf } from '../../whatsapp/numberSpellings';
import type { Item, ItemRequest } from '../item';
import { toOutput } from '../toOutput';
import { timeOf } from './chatMessage';

/**
 * The page size of ChakraHQ's own sample. ChakraHQ might cut a larger page, and a page that is not full ends the list,
 * as it does for public clients; see transport/pages.
 */
const PAGE_SIZE = 50;

/** Source: https://apidocs.chakrahq.com/api-23827415 (body: public client code) */
export const messagesOfChat = (chatId: string): ItemRequest => ({
	method: 'POST',
	path: apiPath`/v1/ext/chat/${chatId}/message`,
	body: { limit: PAGE_SIZE, page: 1 },
	idempotent: true,
	explanations: () => ({
		...whatsappExplanations,
		404: {
			happened: `ChakraHQ has no chat with the ID ${chatId}`,
			remedy: 'Choose the chat from the list, or take its ID from Chat > Get Many.',
		},
	}),
});

/** Source: https://apidocs.chakrahq.com/api-22749108 (body: public client code) */
const messagesOfNumber = (customerPhoneNumber: string): ItemRequest => ({
	method: 'POST',
	path: apiPath`/v1/ext/plugin/whatsapp/list-chat-messages-for-phone-number`,
	body: { customerPhoneNumber, limit: PAGE_SIZE, page: 1 },
	idempotent: true,
});

/**
 * Messages from newest to oldest. ChakraHQ does not document the order of its list. If the first page is newest first,
 * the other pages are read only as far as needed. Otherwise the whole list is read and sorted.
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
		isInOrder = isNewestFirst(waiting.map(timeOf));
		if (isInOrder) yield* waiting.splice(0);
	}
	yield* waiting.sort((a, b) => timeOf(b) - timeOf(a));
}

/** Equal times do not prove an order. */
function isNewestFirst(times: number[]): boolean {
	const [first = 0, last = 0] = [times[0], times.at(-1)];
	return first > last && times.every((time, i) => i === 0 || time <= (times[i - 1] ?? 0));
}

type Messages = AsyncGenerator<IDataObject>;

/**
 * The messages of a phone number, under each of its spellings, from newest to oldest. ChakraHQ may have a chat under
 * either.
 */
export function chatsOfNumber(item: Item, number: string): Messages[] {
	return spellingsOf(number).map((spelling) => {
		const messages = newestFirst(item, messagesOfNumber(spelling));
		return spelling === number ? messages : noneIfUnknown(messages);
	});
}

async function* noneIfUnknown(messages: Messages): Messages {
	try {
		yield* messages;
	} catch (reason) {
		const error = toChakraError(reason);
		if (error.details.httpStatus !== 404) throw error;
	}
}

/** The messages of a phone number, under the first of its spellings that ChakraHQ knows messages of. */
export async function* newestOfNumber(item: Item, number: string): Messages {
	for (const messages of chatsOfNumber(item, number)) {
		let isFound = false;
		for await (const message of messages) {
			isFound = true;
			yield message;
		}
		if (isFound) return;
	}
}
