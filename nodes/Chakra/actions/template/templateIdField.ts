import type { Item } from '../item';
import type { INodeProperties, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';
import { listTemplates } from '../../account/templates';
import { copiedId } from '../../parameters/metaId';
import { currentAccount } from './accountField';
import { editorRetryOptions, requestInEditor, searchResults } from '../../parameters/listSearch';

/** One template, by Meta's ID. Each language of a template has its own ID. */
export const templateIdField: INodeProperties = {
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The template to change',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template...',
			hint: 'The templates of the chosen account, in every status',
			typeOptions: { searchListMethod: 'searchTemplateIds', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1315502779341834',
			hint: "Meta's ID of the template, as Get Many and Create give it",
		},
	],
};

/** @throws ChakraError where no template is chosen, or the value is not an ID */
export function readTemplateId(item: Item): string {
	const id = copiedId(item.value('templateId', ''), templateIdField.displayName);
	if (/^\d{5,25}$/.test(id)) return id;
	throw new ChakraError(
		id === '' ? 'Template is not set' : `Template "${id.slice(0, 50)}" is not a template's ID`,
		{ remedy: "Choose one from the list, or give Meta's ID of it: digits only, not its name." },
	);
}

/**
 * The list search of Template: the templates of the chosen account in every status, shown as `order_update (en_US,
 * APPROVED)`.
 */
export async function searchTemplateIds(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const entries = [];
		for await (const template of listTemplates(api, currentAccount(this), editorRetryOptions)) {
			const { id, name, language, status } = template;
			entries.push({ name: `${name} (${language}, ${status})`, value: id });
		}
		return searchResults(entries, filter, {
			happened: 'This WhatsApp Business Account has no template yet',
			remedy: 'Make one with Template > Create, or in ChakraHQ.',
		});
	});
}
