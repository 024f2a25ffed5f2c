import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listTemplates } from '../../account/templates';
import { editorRetryOptions, requestInEditor } from '../../parameters/editorRequest';
import { idLocator } from '../../parameters/idLocator';
import { searchResults } from '../../parameters/listSearch';
import { chosenId } from '../../parameters/metaId';
import type { Item } from '../item';
import { currentAccount } from './accountField';

/** One template, by Meta's ID. Each language of a template has its own ID. */
export const templateIdField = idLocator({
	field: { displayName: 'Template', name: 'templateId', description: 'The template to change' },
	search: {
		method: 'searchTemplateIds',
		placeholder: 'Select a template...',
		hint: 'The templates of the chosen account, in every status',
	},
	byId: {
		placeholder: 'e.g. 1315502779341834',
		hint: "Meta's ID of the template, as Get Many and Create give it",
	},
});

/** @throws ChakraError where no template is chosen, or the value is not an ID */
export const readTemplateId = (item: Item): string =>
	chosenId(
		item.value(templateIdField.name, ''),
		templateIdField.displayName,
		"Choose one from the list, or give Meta's ID of it: digits only, not its name.",
	);

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
