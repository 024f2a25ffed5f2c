import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listTemplates, type StoredTemplate } from '../account/templates';
import { currentOwner } from '../actions/templateMessage/currentOwner';
import { headerFormatOf } from '../actions/templateMessage/headerFields';
import { accountOf } from '../actions/templateMessage/templateLookup';
import { editorRetryOptions, found, inEditor } from './listing';

/** The approved templates of the chosen sender, as `order_update (en_US, image header)`. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (api) => {
		const wabaId = await accountOf(api, currentOwner(this), editorRetryOptions);
		const entries = [];
		for await (const template of listTemplates(api, wabaId, editorRetryOptions)) {
			if (template.status === 'APPROVED') {
				entries.push({ name: nameOf(template), value: `${template.name}:${template.language}` });
			}
		}
		return found(entries, filter);
	});
}

function nameOf(template: StoredTemplate): string {
	const header = headerFormatOf(template);
	return `${template.name} (${[template.language, header && `${header} header`].filter(Boolean).join(', ')})`;
}
