import type { Item } from '../item';
import type { INodePropertyOptions } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-categorization */
export const categoryOptions: INodePropertyOptions[] = [
	{ name: 'Authentication', value: 'AUTHENTICATION', description: 'One-time codes' },
	{ name: 'Marketing', value: 'MARKETING', description: 'Offers and news' },
	{
		name: 'Utility',
		value: 'UTILITY',
		description: 'About an order, an account or an appointment',
	},
];

/** @throws ChakraError where the value is not one of the categories */
export function readCategory(item: Item): string {
	const given: unknown = item.value('category', '');
	const known = categoryOptions.find(({ value }) => value === given);
	if (known) return String(known.value);
	throw new ChakraError(`Category "${String(given)}" is not known`, {
		remedy: 'Choose AUTHENTICATION, MARKETING or UTILITY.',
	});
}
