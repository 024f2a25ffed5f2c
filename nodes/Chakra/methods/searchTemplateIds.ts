import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listTemplates } from '../account/templates';
import { currentAccount } from '../actions/template/account';
import { editorRetryOptions, found, inEditor } from './listing';

/** The templates of the chosen account in every status, as `order_update (en_US, APPROVED)`. */
export async function searchTemplateIds(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (api) => {
		const entries = [];
		for await (const template of listTemplates(api, currentAccount(this), editorRetryOptions)) {
			const { id, name, language, status } = template;
			entries.push({ name: `${name} (${language}, ${status})`, value: id });
		}
		return found(entries, filter);
	});
}
