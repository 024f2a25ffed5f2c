import type { Item } from '../item';
import type { INodeProperties } from 'n8n-workflow';
import { META_API_VERSION } from '../../account/metaApi';
import { languageLocator } from '../../parameters/templateLanguage';
import { optionsField } from '../../parameters/optionsField';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import { simplifyField } from '../../parameters/simplify';
import { apiPath } from '../../transport/apiPath';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import { templateLanguage } from '../../whatsapp/templateLanguage';
import { provesCreated } from '../acceptedMessageId';
import { toOutput } from '../answerOutput';
import { onceForKey } from '../sendOnce/onceForKey';
import { accountField, readAccount } from './accountField';
import { readComponentsMode, readTemplateValues } from './readTemplateContent';
import { contentFromForm, contentFromJson } from './templateComponents';
import { categoryOptions, readCategory } from './templateCategory';
import { templateExplanations } from './templateExplanations';
import { componentFields } from './templateForm';

const contentFields: INodeProperties[] = [
	{
		displayName: 'Category',
		name: 'category',
		type: 'options',
		noDataExpression: true,
		default: 'UTILITY',
		description: 'What the template is for. Meta checks it, and prices messages by it.',
		options: categoryOptions,
	},
	...componentFields,
];

/**
 * Submits a template for review by Meta. Created at most once, see transport/retryPolicy. Source:
 * https://apidocs.chakrahq.com/api-17615301
 */
export const create = onceForKey({
	entry: {
		name: 'Create',
		value: 'create',
		action: 'Create a WhatsApp template for the review by Meta',
		description: "Submit a new template to Meta's review",
	},
	api: ['createMessageTemplate'],
	description: [
		accountField,
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. order_update',
			description: 'Small letters, digits and underscores, at most 512 characters',
		},
		{
			...languageLocator(
				{
					displayName: 'Language',
					name: 'language',
					description: 'The language of the texts',
				},
				'en_US',
			),
			required: true,
		},
		...contentFields,
		simplifyField,
		optionsField([maxTriesField, timeoutField]),
	],

	async prepare(item) {
		const wabaId = readAccount(item);
		const name = readName(item);
		const language = readLanguage(item);
		const category = readCategory(item);
		const values = readTemplateValues(item, contentFields);
		const isJson = readComponentsMode(item) === 'json';
		const content = isJson ? contentFromJson(values) : contentFromForm(values);
		const isSimplified = item.flag(simplifyField);
		return async () => {
			const { data, warning } = await item.send({
				method: 'POST',
				path: apiPath`/v1/ext/plugin/whatsapp/api/${META_API_VERSION}/${wabaId}/message_templates`,
				body: { name, language, category, ...content },
				idempotent: false,
				provesDone: provesCreated,
				explanations: templateExplanations,
			});
			if (warning) item.run.hint(`ChakraHQ did this and added: ${warning}`);
			const { id, status, category: given } = isObject(data) ? data : {};
			if (typeof id !== 'string' && typeof id !== 'number') {
				throw new ChakraError('ChakraHQ answered without an ID for the template', {
					remedy:
						'It may have been created all the same: look at the templates before you run it again.',
					mayBeDone: true,
				});
			}
			const json = isSimplified
				? {
						id: String(id),
						name,
						language,
						status: typeof status === 'string' ? status : null,
						category: typeof given === 'string' ? given : category,
					}
				: toOutput(data);
			return item.outputs(json);
		};
	},
});

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview */
function readName(item: Item): string {
	const name = String(item.value('name', '') ?? '').trim();
	if (/^[a-z0-9_]{1,512}$/.test(name)) return name;
	throw new ChakraError(
		name === '' ? 'Name is not set' : `Name "${name.slice(0, 80)}" cannot be a template's name`,
		{ remedy: 'Use small letters, digits and underscores, at most 512, such as order_update.' },
	);
}

function readLanguage(item: Item): string {
	const language = templateLanguage(String(item.value('language', '') ?? ''));
	if (/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/.test(language)) return language;
	throw new ChakraError(
		language === ''
			? 'Language is not set'
			: `Language "${language.slice(0, 50)}" is no language code of WhatsApp`,
		{ remedy: 'Give the code with an underscore, such as en, en_US or pt_BR.' },
	);
}
