import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { storedTemplate } from './storedTemplate';

export const deletedLanguagesField: INodeProperties = {
	displayName: 'Delete',
	name: 'languages',
	type: 'options',
	noDataExpression: true,
	default: 'one',
	description: 'How much to delete; WhatsApp keeps a template for each language of a name',
	options: [
		{
			name: 'This Template',
			value: 'one',
			description: 'In its one language; others of its name stay',
		},
		{
			name: 'All Languages of Its Name',
			value: 'all',
			description: 'Every template that has the name of this one, whatever its status',
		},
	],
};

/**
 * The query of the delete call. Deleting by name alone deletes all languages; with the template's ID beside it, only
 * this one. Meta asks for the name in both cases, so the template is looked up.
 * @throws ChakraError where the account does not have the template, or it has no name
 */
export async function readDeletedLanguages(item: Item): Promise<IDataObject> {
	const isAll = item.choice(deletedLanguagesField) === 'all';
	const { id, name } = await storedTemplate(item);
	if (name !== '') return { name, ...(!isAll && { hsm_id: id }) };
	throw new ChakraError(`ChakraHQ gave no name for the template ${id}`, {
		remedy: 'Delete it in ChakraHQ or in WhatsApp Manager.',
	});
}
