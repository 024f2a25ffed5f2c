import type { INodeProperties } from 'n8n-workflow';
import { byPageNumber } from '../../transport/pages';
import { apiPath } from '../../transport/apiPath';
import { listOperation } from '../listOperation';
import { simplifiedChat } from './simplifiedChat';

/** The maximum according to a public client. */
const PAGE_SIZE = 100;

const orderField: INodeProperties = {
	displayName: 'Order',
	name: 'orderField',
	type: 'options',
	default: 'updatedAt',
	description: 'Which chats come first',
	options: [
		{ name: 'Last Updated First', value: 'updatedAt' },
		{ name: 'Newest First', value: 'createdAt' },
	],
};

const searchField: INodeProperties = {
	displayName: 'Search',
	name: 'search',
	type: 'string',
	default: '',
	placeholder: 'e.g. 15550100001',
	description:
		'Only chats that ChakraHQ finds by this text, such as a phone number in digits. Which other texts it finds is not documented.',
};

/**
 * A chat can move to the top while the pages are read, and would appear twice. So each is output once. Source:
 * https://apidocs.chakrahq.com/api-23827369 (body and response: public client code)
 */
export const getAll = listOperation({
	entry: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many WhatsApp chats with the last message of each',
		description: 'Get WhatsApp chats of your ChakraHQ team, with the last message of each',
	},
	api: ['listChats'],
	fields: [],
	filters: [searchField, orderField],
	request: (item) => ({
		method: 'POST',
		path: apiPath`/v1/ext/chat`,
		body: {
			limit: PAGE_SIZE,
			page: 1,
			orderField: item.text(orderField),
			orderDirection: 'desc',
			search: item.optionalText(searchField),
		},
		idempotent: true,
	}),
	next: byPageNumber,
	keep: () => {
		const seen = new Set<unknown>();
		return ({ id }) => id === undefined || (!seen.has(id) && seen.add(id) !== undefined);
	},
	simplify: simplifiedChat,
});
