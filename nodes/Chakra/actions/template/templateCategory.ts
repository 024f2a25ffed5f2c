import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Item } from '../item';

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-categorization */
const categoryOptions: INodePropertyOptions[] = [
	{ name: 'Authentication', value: 'AUTHENTICATION', description: 'One-time codes' },
	{ name: 'Marketing', value: 'MARKETING', description: 'Offers and news' },
	{
		name: 'Utility',
		value: 'UTILITY',
		description: 'About an order, an account or an appointment',
	},
];

export const categoryField: INodeProperties = {
	displayName: 'Category',
	name: 'category',
	type: 'options',
	noDataExpression: true,
	default: 'UTILITY',
	description: 'What the template is for. Meta checks it, and prices messages by it.',
	options: categoryOptions,
};

const KEEP = 'keep';

export const changedCategoryField: INodeProperties = {
	...categoryField,
	default: KEEP,
	description: 'Meta does not change the category of an approved template',
	options: [...categoryOptions, { name: 'Keep as It Is', value: KEEP }],
};

/**
 * @returns null where the category stays as it is
 * @throws ChakraError where the value is not one of the categories
 */
export function readChangedCategory(item: Item): string | null {
	const category = item.choice(changedCategoryField);
	return category === KEEP ? null : category;
}
