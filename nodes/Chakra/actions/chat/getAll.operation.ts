import { apiPath } from '../../transport/apiPath';
import { byPageNumber } from '../../transport/pages';
import { listOperation } from '../listOperation';
import { chatFilterFields, readChatFilters } from './chatFilters';
import { simplifiedChat } from './simplifiedChat';

/** The maximum according to a public client. */
const PAGE_SIZE = 100;

/** Source: https://apidocs.chakrahq.com/api-23827369 (body and response: public client code) */
export const getAll = listOperation({
	entry: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many WhatsApp chats with the last message of each',
		description: 'Get WhatsApp chats of your ChakraHQ team, with the last message of each',
	},
	api: ['listChats'],
	fields: [],
	filters: chatFilterFields,
	request: (item) => ({
		method: 'POST',
		path: apiPath`/v1/ext/chat`,
		body: { limit: PAGE_SIZE, page: 1, ...readChatFilters(item) },
		idempotent: true,
	}),
	next: byPageNumber,
	simplify: simplifiedChat,
});
