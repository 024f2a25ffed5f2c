import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Item } from '../item';

const searchField: INodeProperties = {
	displayName: 'Search',
	name: 'search',
	type: 'string',
	default: '',
	placeholder: 'e.g. 15550100001',
	description:
		'Only chats that ChakraHQ finds by this text, such as a phone number in digits. Which other texts it finds is not documented.',
};

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

export const chatFilterFields = [searchField, orderField];

/** The part of the body that chooses the chats and their order. Source: public client code */
export const readChatFilters = (item: Item): IDataObject => ({
	orderField: item.text(orderField),
	orderDirection: 'desc',
	search: item.optionalText(searchField),
});
