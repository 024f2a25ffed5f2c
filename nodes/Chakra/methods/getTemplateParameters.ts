import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { StoredTemplate } from '../account/templates';
import { headerFormatOf } from '../actions/templateMessage/headerFields';
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
	if (name === '' || language === '') {
		return { fields: [], emptyFieldsNotice: 'Choose a template: its variables then appear here.' };
	}
	return await inEditor(this, async (api) => {
		const template = await new TemplateLookup(api).find(
			{ name, language },
			currentOwner(this),
			editorRetryOptions,
		);
		const fields = templateParameterFields(template);
		return fields.length > 0
			? { fields }
			: { fields, emptyFieldsNotice: nothingToFillIn(template) };
	});
}

function nothingToFillIn(template: StoredTemplate): string {
	const header = headerFormatOf(template);
	return ['image', 'video', 'document'].includes(String(header))
		? `The template "${template.name}" has no variables. Its ${header} is given under Header Media.`
		: `The template "${template.name}" has no variables: there is nothing to fill in.`;
}
