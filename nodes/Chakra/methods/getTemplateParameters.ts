import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { currentOwner } from '../actions/templateMessage/currentOwner';
import { TemplateLookup } from '../actions/templateMessage/templateLookup';
import { templateParameterFields } from '../actions/templateMessage/templateParameters';
import { editorRetryOptions, inEditor } from './listing';

/** One field for each variable of the chosen template, with the template's own example beside its name. */
export async function getTemplateParameters(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const chosen = this.getCurrentNodeParameter('template', { extractValue: true });
	const [name = '', language = ''] = String(chosen ?? '').split(':');
	if (name === '' || language === '') return { fields: [] };
	return await inEditor(this, async (api) => {
		const template = await new TemplateLookup(api).find(
			{ name, language },
			currentOwner(this),
			editorRetryOptions,
		);
		return { fields: templateParameterFields(template) };
	});
}
