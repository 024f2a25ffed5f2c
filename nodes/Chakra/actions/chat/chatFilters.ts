import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readOptionalText } from '../../parameters/givenText';
import { recipientDigits } from '../../whatsapp/phoneNumbers';
import type { Item } from '../item';

const searchField: INodeProperties = {
	displayName: 'Search',
	name: 'search',
	type: 'string',
	default: '',
	placeholder: 'e.g. 15550100001',
	description:
		'Only chats that ChakraHQ finds by this text, such as a phone number, written in any way. Which other texts it finds is not documented.',
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
	orderField: item.choice(orderField),
	orderDirection: 'desc',
	search: searched(readOptionalText(item.filter(searchField), searchField.displayName)),
});

/**
 * A phone number, or a part of one, is searched by its digits, as ChakraHQ stores it. Any other text is left as it is.
 */
export function searched(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	const number = recipientDigits(text);
	if ('digits' in number) return number.digits;
	return /^[+(\d][\d\s().-]{4,30}$/.test(text) ? text.replace(/\D/g, '') : text;
}
