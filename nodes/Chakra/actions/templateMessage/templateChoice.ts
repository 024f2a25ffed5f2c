import type { INodeProperties, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { headerFormatOf, listTemplates, type StoredTemplate } from '../../account/templates';
import { editorRetryOptions, requestInEditor } from '../../parameters/editorRequest';
import { readOptionalText } from '../../parameters/givenText';
import { READ_BY_INFERRED_CALLS } from '../../parameters/inferredNotice';
import { searchResults } from '../../parameters/listSearch';
import { languageLocator } from '../../parameters/templateLanguage';
import { ChakraError } from '../../transport/chakraError';
import { templateLanguage } from '../../whatsapp/templateLanguage';
import { isTemplateName } from '../../whatsapp/templateName';
import type { Item } from '../item';
import { accountOf, currentTemplateOwner } from './templateLookup';

/** The template to send. The value from the list is `name:language`; neither part can contain a colon. */
export const templateField: INodeProperties = {
	displayName: 'Template',
	name: 'template',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: `The approved message template to send. The list is ${READ_BY_INFERRED_CALLS}; By Name needs none of them.`,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template...',
			hint: 'The approved templates of the chosen sender. The variables of the chosen one appear below.',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. order_update',
			hint: 'Needs no list, and works with an expression',
		},
	],
};

/**
 * Shows a field only for one mode of Template. The path starts at the node's root, with a slash: without the slash n8n
 * 1 searches for a field `template.mode` and cannot load workflows with this node.
 */
export const whenTemplateIs = (mode: 'list' | 'name') => ({ show: { '/template.mode': [mode] } });

export const templateLanguageField = languageLocator({
	displayName: 'Template Language',
	name: 'templateLanguage',
	description: 'The language of the template, needed where its name exists in several',
	displayOptions: whenTemplateIs('name'),
});

/** A template by name, and whether its definition is looked up. */
export interface TemplateChoice {
	name: string;
	/** Empty where none was given. */
	language: string;
	isFromList: boolean;
}

/** @throws ChakraError where no template is chosen, or the name is not valid */
export function readTemplateChoice(item: Item): TemplateChoice {
	const chosen = item.optionalText(templateField) ?? '';
	const [name = '', language = ''] = chosen.split(':');
	if (!isTemplateName(name)) {
		throw new ChakraError(
			name === ''
				? 'Template is not set'
				: `Template "${name.slice(0, 80)}" is not a template's name`,
			{
				remedy:
					'Choose one from the list, or give its name as WhatsApp shows it: small letters, digits and underscores.',
			},
		);
	}
	if (item.locatorMode('template') === 'list') return { name, language, isFromList: true };
	// Without a mode of the template its language is hidden.
	const given = item.value(templateLanguageField.name, '');
	const typed = readOptionalText(given, templateLanguageField.displayName) ?? '';
	return { name, language: templateLanguage(typed || language), isFromList: false };
}

/**
 * The list search of Template: the approved templates of the chosen sender, shown as `order_update (en_US, image
 * header)`.
 */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const wabaId = await accountOf(api, currentTemplateOwner(this), editorRetryOptions);
		const entries = [];
		let others = 0;
		for await (const template of listTemplates(api, wabaId, editorRetryOptions)) {
			if (template.status === 'APPROVED') {
				entries.push({ name: nameOf(template), value: `${template.name}:${template.language}` });
			} else {
				others += 1;
			}
		}
		return searchResults(entries, filter, noneApproved(others));
	});
}

/** @param others how many templates there are that cannot be sent */
const noneApproved = (others: number) =>
	others === 0
		? {
				happened: 'This WhatsApp Business Account has no template yet',
				remedy: "Make one with Template > Create, or in ChakraHQ, and wait for Meta's approval.",
			}
		: {
				happened: `This WhatsApp Business Account has no approved template, and ${others} that cannot be sent`,
				remedy: 'Template > Get Many shows their status: only approved ones can be sent.',
			};

function nameOf(template: StoredTemplate): string {
	const header = headerFormatOf(template);
	return `${template.name} (${[template.language, header && `${header} header`].filter(Boolean).join(', ')})`;
}
