import type { INodeProperties } from 'n8n-workflow';
import { languageLocator } from '../../parameters/templateLanguage';
import { ChakraError } from '../../transport/chakraError';
import { templateLanguage } from '../../whatsapp/templateLanguage';
import { isTemplateName } from '../../whatsapp/templateName';
import type { Item } from '../item';
import { readComponentsMode, readTemplateValues } from './readTemplateContent';
import { categoryField } from './templateCategory';
import { contentFromForm, contentFromJson, type TemplateContent } from './templateComponents';
import { componentFields } from './templateForm';

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. order_update',
	description: 'Small letters, digits and underscores, at most 512 characters',
};

const languageField: INodeProperties = {
	...languageLocator(
		{
			displayName: 'Language',
			name: 'language',
			description: 'The language of the texts',
		},
		'en_US',
	),
	required: true,
};

const contentFields = [categoryField, ...componentFields];

/** The form of a new template. */
export const newTemplateFields = [nameField, languageField, ...contentFields];

/** A new template as Meta's create call takes it. */
interface NewTemplate extends TemplateContent {
	name: string;
	language: string;
	category: string;
}

/** @throws ChakraError with the name of the field that cannot be used */
export function readNewTemplate(item: Item): NewTemplate {
	const name = readName(item);
	const language = readLanguage(item);
	const category = item.choice(categoryField);
	const values = { ...readTemplateValues(item, contentFields), category };
	const isJson = readComponentsMode(item) === 'json';
	const content = isJson ? contentFromJson(values) : contentFromForm(values);
	return { name, language, category, ...content };
}

function readName(item: Item): string {
	const name = item.optionalText(nameField) ?? '';
	if (isTemplateName(name)) return name;
	throw new ChakraError(
		name === '' ? 'Name is not set' : `Name "${name.slice(0, 80)}" cannot be a template's name`,
		{ remedy: 'Use small letters, digits and underscores, at most 512, such as order_update.' },
	);
}

function readLanguage(item: Item): string {
	const language = templateLanguage(item.optionalText(languageField) ?? '');
	if (/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/.test(language)) return language;
	throw new ChakraError(
		language === ''
			? 'Language is not set'
			: `Language "${language.slice(0, 50)}" is no language code of WhatsApp`,
		{ remedy: 'Give the code with an underscore, such as en, en_US or pt_BR.' },
	);
}
