import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';
import { languageName, templateLanguages } from '../whatsapp/templateLanguages';
import { searchResults } from './listSearch';

/** A template language, from the list or by its code. */
export const languageLocator = (
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'displayOptions'>,
	language = '',
): INodeProperties => ({
	type: 'resourceLocator',
	default: { mode: 'list', value: language },
	...field,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a language...',
			typeOptions: { searchListMethod: 'searchLanguages', searchable: true },
		},
		{
			displayName: 'By Code',
			name: 'code',
			type: 'string',
			placeholder: 'e.g. en_US',
			hint: 'As WhatsApp writes it, such as pt_BR',
		},
	],
});

/** The list search of Language: WhatsApp's languages, shown as `British English (en_GB)`. */
export async function searchLanguages(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const entries = templateLanguages.map((code) => ({
		name: `${languageName(code)} (${code})`,
		value: code,
	}));
	return searchResults(entries, filter);
}
